// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_OPENING_HANDSHAKE_H_
#define WSJS_SRC_NET_OPENING_HANDSHAKE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "src/base/bytes.h"
#include "src/net/handshake_request.h"
#include "src/net/handshake_response.h"
#include "src/net/http_response_head.h"

namespace wsjs {

// The client's side of one opening handshake (RFC 6455, section 4.1): the
// request's bytes out, the response's bytes in.
class OpeningHandshake final {
 public:
  enum class Result : uint8_t { kNeedsMoreBytes, kEstablished, kFailed };

  // A response head of more than `header_limit` bytes fails.
  OpeningHandshake(HandshakeRequest request, uint64_t header_limit);

  [[nodiscard]] std::string SerializeRequest() const;

  // Consumes the response from the front of `bytes`; what follows it stays.
  // After kEstablished and kFailed: no more calls.
  [[nodiscard]] Result Receive(ByteSpan* bytes);

  // The response, also one that isn't what was hoped for; null when none is
  // complete.
  [[nodiscard]] const HttpResponseHead* response() const;
  // After kEstablished.
  [[nodiscard]] const EstablishedHandshake& established() const {
    return established_;
  }
  // After kFailed: which check failed on which bytes.
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  const HandshakeRequest request_;
  const uint64_t header_limit_;
  std::optional<HttpResponseHeadParser> parser_;
  bool has_response_ = false;
  EstablishedHandshake established_;
  std::string error_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_OPENING_HANDSHAKE_H_
