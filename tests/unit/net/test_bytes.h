// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_NET_TEST_BYTES_H_
#define WSJS_TESTS_UNIT_NET_TEST_BYTES_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"
#include "src/net/frame_decoder.h"

namespace wsjs {

// "81 05 48": bytes of two hexadecimal digits each.
[[nodiscard]] std::string Hex(std::string_view digits);

// Calls `test` with `bytes` in one piece, cut in two at every place, and in
// pieces of one byte; with what to tell when it fails.
void ForEverySplit(
    std::string_view bytes,
    const std::function<void(const std::vector<ByteSpan>& pieces)>& test);

// A server's frame: not masked.
[[nodiscard]] std::string Frame(uint8_t first_byte, std::string_view payload);

// The first bytes of frames.
inline constexpr uint8_t kFinalContinuation = 0x80;
inline constexpr uint8_t kFinalText = 0x81;
inline constexpr uint8_t kFinalBinary = 0x82;
inline constexpr uint8_t kFinalCompressedText = 0xC1;
inline constexpr uint8_t kFinalCompressedBinary = 0xC2;
inline constexpr uint8_t kFirstText = 0x01;
inline constexpr uint8_t kFirstBinary = 0x02;
inline constexpr uint8_t kContinuation = 0x00;
inline constexpr uint8_t kClose = 0x88;
inline constexpr uint8_t kPing = 0x89;
inline constexpr uint8_t kPong = 0x8A;

// A Close frame's payload.
[[nodiscard]] std::string CloseBody(uint16_t code,
                                    std::string_view reason = {});

// Reads what a client sends, in any pieces. Fails the test when a frame is
// malformed or not masked.
class ClientFrameReader final {
 public:
  // The frames that the piece completes, a line each: `text "Hello"`, `close
  // 1000 "bye"`, `compressed text (7 bytes)`; long payloads as their size.
  [[nodiscard]] std::vector<std::string> Read(std::string_view bytes);

  // Between two frames.
  [[nodiscard]] bool is_at_end_of_frame() const { return !in_frame_; }

 private:
  FrameDecoder decoder_{Role::kServer, /*allow_compressed=*/true};
  bool in_frame_ = false;
  std::string payload_;
};

// The same for complete frames.
[[nodiscard]] std::vector<std::string> DescribeClientFrames(
    std::string_view bytes);

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_NET_TEST_BYTES_H_
