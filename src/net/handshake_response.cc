// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/handshake_response.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "src/base/check.h"
#include "src/net/base64.h"
#include "src/net/http_syntax.h"
#include "src/net/sha1.h"
#include "src/net/websocket_extension.h"

namespace wsjs {
namespace {

constexpr uint16_t kSwitchingProtocols = 101;
// RFC 6455, section 1.3.
constexpr std::string_view kAcceptSuffix =
    "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

using Error = std::optional<std::string>;

// RFC 9110, section 5.3: fields with the same name are one list.
std::string Join(const std::vector<std::string_view>& values) {
  std::string list;
  for (const std::string_view value : values) {
    if (!list.empty())
      list += ", ";
    list += value;
  }
  return list;
}

// The response has exactly one such header, and it is what `matches` wants.
template <typename Predicate>
Error CheckSingleHeader(const HttpResponseHead& response,
                        std::string_view name,
                        std::string_view expected,
                        Predicate matches) {
  const std::vector<std::string_view> values = response.Values(name);
  if (values.size() == 1 && matches(values.front(), expected)) {
    return std::nullopt;
  }
  std::string error = "expected one header \"";
  error.append(name).append(": ").append(expected).append("\", got ");
  if (values.empty())
    return error + "none";
  if (values.size() > 1)
    return error + std::to_string(values.size());
  return error + QuoteForLog(values.front());
}

Error CheckUpgrade(const HttpResponseHead& response,
                   const HandshakeRequest& request) {
  // 1. "If the status code received from the server is not 101, the client
  //    handles the response per HTTP procedures." WHATWG: "if response's status
  //    is not 101, fail the WebSocket connection": no redirect is followed and
  //    no credentials are asked for.
  if (response.status != kSwitchingProtocols) {
    return "expected HTTP status 101, got " + std::to_string(response.status) +
           " " + QuoteForLog(response.reason_phrase);
  }
  // 2. "If the response lacks an |Upgrade| header field or the |Upgrade| header
  //    field contains a value that is not an ASCII case-insensitive match for
  //    the value "websocket", the client MUST _Fail the WebSocket Connection_."
  if (Error error = CheckSingleHeader(response, "Upgrade", "websocket",
                                      EqualsIgnoringAsciiCase)) {
    return error;
  }
  // 3. "If the response lacks a |Connection| header field or the |Connection|
  //    header field doesn't contain a token that is an ASCII case-insensitive
  //    match for the value "Upgrade", …"
  const std::string connection = Join(response.Values("Connection"));
  if (!ListHasToken(connection, "upgrade")) {
    return "expected the token \"Upgrade\" in the header Connection, got " +
           QuoteForLog(connection);
  }
  // 4. "If the response lacks a |Sec-WebSocket-Accept| header field or the
  //    |Sec-WebSocket-Accept| contains a value other than the base64-encoded
  //    SHA-1 …"
  return CheckSingleHeader(response, "Sec-WebSocket-Accept",
                           HandshakeAccept(request.key), std::equal_to<>());
}

// 5. "If the response includes a |Sec-WebSocket-Extensions| header field and
//    this header field indicates the use of an extension that was not present
//    in the client's handshake …, the client MUST _Fail …_."
Error AcceptExtensions(const HttpResponseHead& response,
                       const HandshakeRequest& request,
                       EstablishedHandshake* result) {
  const std::vector<std::string_view> values =
      response.Values("Sec-WebSocket-Extensions");
  if (values.empty())
    return std::nullopt;
  result->extensions = Join(values);
  const std::optional<std::vector<WebSocketExtension>> extensions =
      ParseWebSocketExtensions(result->extensions);
  if (!extensions) {
    return "the header Sec-WebSocket-Extensions doesn't parse: " +
           QuoteForLog(result->extensions);
  }
  for (const WebSocketExtension& extension : *extensions) {
    if (!request.offers_permessage_deflate ||
        extension.name != kPermessageDeflate) {
      return "the server uses the extension " + QuoteForLog(extension.name) +
             ", which was not offered";
    }
    if (result->deflate) {
      return "the server uses the extension permessage-deflate twice";
    }
    auto accepted = AcceptPermessageDeflate(extension);
    if (auto* error = std::get_if<std::string>(&accepted)) {
      return std::move(*error);
    }
    result->deflate = std::get<PermessageDeflateParameters>(accepted);
  }
  return std::nullopt;
}

// 6. "If the response includes a |Sec-WebSocket-Protocol| header field and this
//    header field indicates the use of a subprotocol that was not present in
//    the client's handshake …, the client MUST _Fail …_."
Error AcceptProtocol(const HttpResponseHead& response,
                     const HandshakeRequest& request,
                     EstablishedHandshake* result) {
  const std::vector<std::string_view> values =
      response.Values("Sec-WebSocket-Protocol");
  if (values.empty()) {
    // https://websockets.spec.whatwg.org/#concept-websocket-establish
    // "If protocols is not the empty list and extracting header list values
    // given `Sec-WebSocket-Protocol` and response's header list results in
    // null, failure, or the empty byte sequence, then fail the WebSocket
    // connection."
    if (request.protocols.empty())
      return std::nullopt;
    return "the server selected none of the requested subprotocols";
  }
  // RFC 6455, section 11.3.4: it "MUST NOT appear more than once in an HTTP
  // response".
  if (values.size() > 1) {
    return "expected one header Sec-WebSocket-Protocol, got " +
           std::to_string(values.size());
  }
  if (std::ranges::find(request.protocols, values.front()) ==
      request.protocols.end()) {
    return "the server selected the subprotocol " +
           QuoteForLog(values.front()) + ", which was not requested";
  }
  result->protocol = values.front();
  return std::nullopt;
}

}  // namespace

// RFC 6455, section 4.2.2, step 5.4.
std::string HandshakeAccept(std::string_view key) {
  std::string text(key);
  text += kAcceptSuffix;
  return Base64Encode(Sha1(AsBytes(text)));
}

// https://www.rfc-editor.org/rfc/rfc6455#section-4.1
std::variant<EstablishedHandshake, std::string> ValidateHandshakeResponse(
    const HttpResponseHead& response,
    const HandshakeRequest& request) {
  EstablishedHandshake result;
  if (Error error = CheckUpgrade(response, request))
    return std::move(*error);
  if (Error error = AcceptExtensions(response, request, &result)) {
    return std::move(*error);
  }
  if (Error error = AcceptProtocol(response, request, &result)) {
    return std::move(*error);
  }
  return result;
}

}  // namespace wsjs
