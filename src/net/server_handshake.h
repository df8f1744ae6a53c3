// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_SERVER_HANDSHAKE_H_
#define WSJS_SRC_NET_SERVER_HANDSHAKE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/net/http_response_head.h"

namespace wsjs {

// The server's part of the opening handshake (RFC 6455, section 4.2), as much
// as servers for examples and tests need: reads a client's request.
class ServerHandshake final {
 public:
  enum class Result : uint8_t { kNeedsMoreBytes, kComplete, kMalformed };

  // Consumes from the front of `bytes`; what follows the request stays. Once it
  // has returned another result than kNeedsMoreBytes: no more calls.
  [[nodiscard]] Result Receive(ByteSpan* bytes);

  // Of a complete request.
  const std::string& head() const { return head_; }  // as it came
  const std::string& target() const { return target_; }
  [[nodiscard]] std::vector<std::string_view> Values(
      std::string_view name) const;
  // What the client offers, in order.
  [[nodiscard]] std::vector<std::string> Protocols() const;
  [[nodiscard]] std::string key() const;

 private:
  [[nodiscard]] bool Parse();

  std::string head_;
  std::string target_;
  std::vector<HttpField> fields_;
};

// The response that accepts a handshake with this key. `fields` are further
// header lines, each with its CRLF.
[[nodiscard]] std::string AcceptHandshake(std::string_view key,
                                          std::string_view protocol,
                                          std::string_view fields);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_SERVER_HANDSHAKE_H_
