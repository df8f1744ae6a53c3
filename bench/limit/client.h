// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_LIMIT_CLIENT_H_
#define WSJS_BENCH_LIMIT_CLIENT_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "bench/limit/socket.h"
#include "src/base/bytes.h"
#include "src/net/byte_buffer.h"
#include "src/net/frame.h"
#include "src/net/masking.h"

namespace wsjs::bench {

struct ReceivedFrame {
  Opcode opcode = Opcode::kContinuation;
  ByteSpan payload;
};

// A WebSocket client with no more than the wire needs: reads and writes in
// batches, a fresh masking key a frame. What it doesn't do is what a runtime
// does besides: objects of script, events, timers.
class Client final {
 public:
  // Connects and sends the opening handshake.
  Client(const Address& address, std::string_view target);
  // Waits for the server's answer. Once, before all else.
  void FinishHandshake();

  int descriptor() const { return socket_.descriptor(); }

  // Adds a frame to the batch.
  void Write(Opcode opcode, ByteSpan payload);
  void WriteText(std::string_view text) { Write(Opcode::kText, AsBytes(text)); }
  // Sends the batch.
  void Flush();

  // The next frame that has come whole; the payload is valid until Fill().
  // False: call Fill().
  bool Next(ReceivedFrame* frame);
  // Waits for bytes.
  void Fill();
  // Waits for a frame.
  ReceivedFrame Wait();

 private:
  Socket socket_;
  MaskingKeySource keys_;
  ByteBuffer output_;
  // Received: what is in use are the bytes from begin_ to end_.
  std::vector<uint8_t> input_;
  size_t begin_ = 0;
  size_t end_ = 0;
};

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_LIMIT_CLIENT_H_
