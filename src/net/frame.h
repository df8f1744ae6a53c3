// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_FRAME_H_
#define WSJS_SRC_NET_FRAME_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

// The base framing protocol (RFC 6455, section 5.2).
namespace wsjs {

// Which end of a connection we are: the client masks what it sends, the server
// doesn't (RFC 6455, section 5.1).
enum class Role : uint8_t { kClient, kServer };

enum class Opcode : uint8_t {
  kContinuation = 0x0,
  kText = 0x1,
  kBinary = 0x2,
  kClose = 0x8,
  kPing = 0x9,
  kPong = 0xA,
};

[[nodiscard]] constexpr bool IsControl(Opcode opcode) {
  return (static_cast<uint8_t>(opcode) & 0x8) != 0;
}

using MaskingKey = std::array<uint8_t, 4>;

// 2 bytes, 8 of extended payload length, 4 of masking key.
inline constexpr size_t kMaximumFrameHeaderBytes = 14;
// RFC 6455, section 5.5.
inline constexpr uint64_t kMaximumControlPayloadBytes = 125;

struct FrameHeader {
  bool is_final = true;
  bool is_compressed = false;  // RSV1 (RFC 7692, section 6)
  Opcode opcode = Opcode::kContinuation;
  bool is_masked = false;
  MaskingKey masking_key = {};
  uint64_t payload_length = 0;
};

// Why the peer's bytes make us fail the connection.
struct ProtocolError {
  // What our Close frame tells the peer (RFC 6455, section 7.4.1).
  uint16_t close_code = 0;
  // For the log: which check failed on which bytes.
  std::string message;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_FRAME_H_
