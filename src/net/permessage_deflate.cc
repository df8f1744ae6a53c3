// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/permessage_deflate.h"

#include <algorithm>
#include <optional>

namespace wsjs {
namespace {

// RFC 7692, section 7.1.2.1: "a decimal integer value without leading zeroes
// between 8 to 15, inclusive".
std::optional<int> ParseWindowBits(const std::optional<std::string>& value) {
  for (int bits = 8; bits <= 15; ++bits) {
    if (value == std::to_string(bits))
      return bits;
  }
  return std::nullopt;
}

// Whether a parameter before `parameter` has its name.
bool IsRepeated(const WebSocketExtension& extension,
                const WebSocketExtension::Parameter& parameter) {
  const auto same_name = [&](const WebSocketExtension::Parameter& other) {
    return other.name == parameter.name;
  };
  return std::ranges::count_if(extension.parameters, same_name) > 1;
}

// Takes one parameter of the response. False: its value isn't allowed, or it is
// unknown.
bool TakeParameter(const WebSocketExtension::Parameter& parameter,
                   PermessageDeflateParameters* parameters) {
  // RFC 7692, sections 7.1.1.1 and 7.1.1.2: without a value.
  if (parameter.name == "server_no_context_takeover") {
    parameters->server_no_context_takeover = true;
    return !parameter.value;
  }
  if (parameter.name == "client_no_context_takeover") {
    parameters->client_no_context_takeover = true;
    return !parameter.value;
  }
  // RFC 7692, sections 7.1.2.1 and 7.1.2.2: in a response with a value.
  const std::optional<int> bits = ParseWindowBits(parameter.value);
  if (parameter.name == "server_max_window_bits" && bits) {
    parameters->server_max_window_bits = *bits;
    return true;
  }
  if (parameter.name == "client_max_window_bits" && bits) {
    parameters->client_max_window_bits = *bits;
    return true;
  }
  return false;
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc7692#section-7.1
std::variant<PermessageDeflateParameters, std::string> AcceptPermessageDeflate(
    const WebSocketExtension& response) {
  PermessageDeflateParameters parameters;
  for (const WebSocketExtension::Parameter& parameter : response.parameters) {
    const std::string text =
        parameter.name + (parameter.value ? "=" + *parameter.value : "");
    // RFC 7692, section 7.1: a client declines a response that has parameters
    // "not defined for use in a response", with invalid values, or "multiple
    // extension parameters with the same name".
    if (IsRepeated(response, parameter)) {
      return "permessage-deflate has the parameter " + parameter.name +
             " more than once";
    }
    if (!TakeParameter(parameter, &parameters)) {
      return "permessage-deflate can't have the parameter " + text;
    }
  }
  return parameters;
}

}  // namespace wsjs
