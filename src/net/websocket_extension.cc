// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/websocket_extension.h"

#include <utility>

#include "src/net/http_syntax.h"

namespace wsjs {
namespace {

// extension-param = token [ "=" (token | quoted-string) ]
std::optional<WebSocketExtension::Parameter> ParseParameter(
    FieldValueScanner* scanner) {
  std::optional<std::string> name = scanner->ReadToken();
  if (!name)
    return std::nullopt;
  scanner->SkipOptionalWhitespace();
  WebSocketExtension::Parameter parameter{std::move(*name), std::nullopt};
  if (!scanner->ReadCharacter('='))
    return parameter;
  scanner->SkipOptionalWhitespace();
  parameter.value = scanner->ReadToken();
  if (!parameter.value) {
    parameter.value = scanner->ReadQuotedString();
    // "When using the quoted-string syntax variant, the value after
    // quoted-string unescaping MUST conform to the 'token' ABNF."
    if (!parameter.value || !IsToken(*parameter.value))
      return std::nullopt;
  }
  scanner->SkipOptionalWhitespace();
  return parameter;
}

// extension = extension-token *( ";" extension-param )
std::optional<WebSocketExtension> ParseExtension(FieldValueScanner* scanner) {
  std::optional<std::string> name = scanner->ReadToken();
  if (!name)
    return std::nullopt;
  WebSocketExtension extension{std::move(*name), {}};
  scanner->SkipOptionalWhitespace();
  while (scanner->ReadCharacter(';')) {
    scanner->SkipOptionalWhitespace();
    std::optional<WebSocketExtension::Parameter> parameter =
        ParseParameter(scanner);
    if (!parameter)
      return std::nullopt;
    extension.parameters.push_back(std::move(*parameter));
  }
  return extension;
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc6455#section-9.1
// extension-list = 1#extension
std::optional<std::vector<WebSocketExtension>> ParseWebSocketExtensions(
    std::string_view value) {
  std::vector<WebSocketExtension> extensions;
  FieldValueScanner scanner(value);
  while (true) {
    scanner.SkipOptionalWhitespace();
    // RFC 9110, section 5.6.1.2: "A recipient MUST parse and ignore a
    // reasonable number of empty list elements".
    if (scanner.ReadCharacter(','))
      continue;
    if (scanner.at_end())
      break;
    std::optional<WebSocketExtension> extension = ParseExtension(&scanner);
    if (!extension)
      return std::nullopt;
    extensions.push_back(std::move(*extension));
    if (!scanner.at_end() && !scanner.ReadCharacter(','))
      return std::nullopt;
  }
  if (extensions.empty())
    return std::nullopt;
  return extensions;
}

}  // namespace wsjs
