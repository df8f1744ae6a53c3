// SPDX-License-Identifier: BSD-3-Clause
#include <ada.h>
#include <arpa/inet.h>
#include <unistd.h>
#include <wsjs/runtime_options.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "src/net/handshake_request.h"

namespace wsjs {

namespace {

bool IsIpAddress(const std::string& text) {
  in6_addr address;
  return inet_pton(AF_INET, text.c_str(), &address) == 1 ||
         inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

std::string CheckUrl(std::string_view what, const std::string& text) {
  if (text.empty() || ada::can_parse(text))
    return {};
  return std::string(what) + " isn't an absolute URL: " + text;
}

// https://html.spec.whatwg.org/#ascii-serialisation-of-an-origin
std::string CheckOrigin(const std::string& origin) {
  if (origin.empty() || origin == "null")
    return {};
  const auto url = ada::parse<ada::url_aggregator>(origin);
  if (url && url->get_origin() == origin)
    return {};
  return "not an origin, such as https://example.com: " + origin;
}

std::string CheckProxy(const std::string& text) {
  if (text.empty())
    return {};
  const auto url = ada::parse<ada::url_aggregator>(text);
  if (url && !url->get_hostname().empty() &&
      (url->get_protocol() == "http:" || url->get_protocol() == "socks5:")) {
    return {};
  }
  return "not a proxy's URL, http://host:port or socks5://host:port: " + text;
}

std::string CheckNetwork(const NetworkSettings& network) {
  for (const std::string& file : network.tls.certificate_authority_files) {
    if (access(file.c_str(), R_OK) != 0)
      return file + ": " + std::strerror(errno);
  }
  for (const auto& [name, value] : network.extra_headers) {
    if (const auto error = ExtraHeaderError(name, value))
      return *error;
  }
  for (const auto& [host, address] : network.host_addresses) {
    if (!IsIpAddress(address))
      return "not an IP address for " + host + ": " + address;
  }
  if (std::string error = CheckProxy(network.proxy.url); !error.empty())
    return error;
  return CheckProxy(network.proxy.ws_url.value_or(""));
}

}  // namespace

std::string CheckOptions(const RuntimeOptions& options) {
  if (std::string error = CheckUrl("the base URL", options.base_url);
      !error.empty()) {
    return error;
  }
  if (std::string error = CheckOrigin(options.origin); !error.empty())
    return error;
  return CheckNetwork(options.network);
}

}  // namespace wsjs
