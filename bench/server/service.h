// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_SERVER_SERVICE_H_
#define WSJS_BENCH_SERVER_SERVICE_H_

#include <memory>
#include <string>
#include <string_view>

#include "bench/server/stream.h"
#include "src/net/frame.h"
#include "src/net/frame_decoder.h"

namespace wsjs::bench {

// What the server does with the messages of one connection; its path says
// which:
//
//   /echo                         sends each message back, as its bytes come
//   /sink?ack=N                   counts; the text "a" after each N messages,
//                                 "done COUNT BYTES" for the text "end"
//   /push?type=text|binary&size=S&charset=C
//                                 for the text "go ms=T": messages of S bytes,
//                                 as many as it can for T milliseconds, then
//                                 the text "end COUNT"
//   /pushdeflate?…                the same, compressed when the client offers
//   it /hold                         nothing
class Service {
 public:
  virtual ~Service() = default;

  // A piece of a data frame, masked.
  virtual void Receive(const FrameChunk& chunk) = 0;
  // Called again and again while the stream takes bytes, as long as it returns
  // true: it has more to send.
  virtual bool Send() { return false; }
  // Writes the rest of a frame that was begun, so that another may follow.
  virtual void EndFrame() {}
};

// `target` is the request's; null: no such path. `stream` isn't owned and
// outlives the service. `is_compressed`: permessage-deflate is in use, without
// context takeover.
[[nodiscard]] std::unique_ptr<Service> MakeService(std::string_view target,
                                                   bool is_compressed,
                                                   Stream* stream);

// --- For services.

// One frame, unmasked, on the stream.
void WriteFrame(Stream* stream, Opcode opcode, std::string_view payload);

// Messages that say something to the server are short; this collects one.
class ShortMessage final {
 public:
  static constexpr size_t kLimit = 256;

  // True when the message is complete.
  bool Add(const FrameChunk& chunk);
  // Its beginning, unmasked, and its real size.
  const std::string& text() const { return text_; }
  uint64_t size() const { return size_; }
  bool is_text() const { return is_text_; }
  bool is_compressed() const { return is_compressed_; }

 private:
  std::string text_;
  uint64_t size_ = 0;
  bool is_text_ = false;
  bool is_compressed_ = false;
  bool is_complete_ = true;
};

// The value of `name` in a query (a=1&b=2), or in words (go ms=100); empty:
// there is none.
[[nodiscard]] std::string_view ParameterOf(std::string_view parameters,
                                           std::string_view name,
                                           char separator);
[[nodiscard]] uint64_t NumberOf(std::string_view text);

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_SERVER_SERVICE_H_
