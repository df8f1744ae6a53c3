// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_SERVER_FLOOD_SERVICE_H_
#define WSJS_BENCH_SERVER_FLOOD_SERVICE_H_

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/server/service.h"

namespace wsjs::bench {

struct FloodMessage {
  bool is_text = true;
  std::string charset;
  uint64_t size = 0;
  bool is_compressed = false;
};

// Sends the same message over and over from a ring of ready frames, so that a
// flood costs nothing but the kernel's work.
class FloodService final : public Service {
 public:
  // `stream` isn't owned and outlives this.
  FloodService(Stream* stream, const FloodMessage& message);

  // Service:
  void Receive(const FrameChunk& chunk) override;
  bool Send() override;
  void EndFrame() override;

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool IsDone() const;
  // The command of a client, whose message may be compressed.
  [[nodiscard]] std::string Command() const;

  Stream* const stream_;
  std::vector<uint8_t> ring_;
  size_t frame_size_ = 0;
  ShortMessage message_;
  bool is_active_ = false;
  Clock::time_point end_;  // without limit_
  uint64_t limit_ = 0;     // bytes to send; 0: until end_
  uint64_t sent_ = 0;      // bytes, since "go"
};

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_SERVER_FLOOD_SERVICE_H_
