// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/network_url.h"

#include <ada.h>

#include <string>

namespace wsjs {
namespace {

std::string PercentDecode(std::string_view text) {
  return ada::unicode::percent_decode(text, text.find('%'));
}

}  // namespace

std::optional<NetworkUrl> ParseNetworkUrl(std::string_view url) {
  ada::result<ada::url_aggregator> parsed =
      ada::parse<ada::url_aggregator>(url);
  if (!parsed)
    return std::nullopt;
  const bool is_secure = parsed->type == ada::scheme::type::WSS ||
                         parsed->type == ada::scheme::type::HTTPS;
  if (!is_secure && parsed->type != ada::scheme::type::WS &&
      parsed->type != ada::scheme::type::HTTP) {
    return std::nullopt;
  }
  NetworkUrl result;
  result.is_secure = is_secure;
  result.hostname = parsed->get_hostname();
  const std::string port(parsed->get_port());
  result.port = port.empty() ? parsed->scheme_default_port()
                             : static_cast<uint16_t>(std::stoi(port));
  result.host = parsed->get_host();
  result.path = parsed->get_pathname();
  // get_search() can't tell an empty query from none.
  const ada::url_components& components = parsed->get_components();
  result.target = parsed->get_href().substr(0, components.hash_start);
  result.target.erase(0, components.pathname_start);
  result.username = PercentDecode(parsed->get_username());
  result.password = PercentDecode(parsed->get_password());
  parsed->set_username("");
  parsed->set_password("");
  result.text = parsed->get_href();
  return result;
}

bool IsIpAddress(std::string_view hostname) {
  // In a URL record a host that ends in a number is an IPv4 address.
  return hostname.starts_with('[') ||
         (!hostname.empty() && hostname.back() >= '0' &&
          hostname.back() <= '9' &&
          hostname.find_first_not_of("0123456789.") == std::string_view::npos);
}

}  // namespace wsjs
