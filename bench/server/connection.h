// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_SERVER_CONNECTION_H_
#define WSJS_BENCH_SERVER_CONNECTION_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "bench/server/service.h"
#include "bench/server/stream.h"
#include "src/net/frame_decoder.h"
#include "src/net/server_handshake.h"

namespace wsjs::bench {

// One client: the opening handshake, then the service that its path names, then
// the closing handshake.
class Connection final {
 public:
  // Owns `socket`; `tls` as for Stream.
  Connection(int socket, SSL_CTX* tls) : stream_(socket, tls) {}

  int socket() const { return stream_.socket(); }

  // The socket is readable, or writable. False: this is done with.
  bool DidBecomeReady();
  // What to wait for next.
  bool wants_to_read() const { return !stream_.has_unsent(); }
  bool wants_to_write() const {
    return stream_.has_unsent() || stream_.is_full();
  }
  // There is more to do without waiting for the socket.
  bool has_work() const { return has_work_; }

 private:
  enum class State : uint8_t { kOpeningHandshake, kOpen, kClosing };

  void Receive(ByteSpan bytes);
  void ReceiveHandshake(ByteSpan* bytes);
  void ReceiveFrames(ByteSpan bytes);
  void ReceiveControl(const FrameChunk& chunk);
  void Refuse(std::string_view status);
  void Close(std::string_view payload);

  Stream stream_;
  State state_ = State::kOpeningHandshake;
  bool has_work_ = false;
  ServerHandshake handshake_;
  std::optional<FrameDecoder> decoder_;  // once open
  std::unique_ptr<Service> service_;     // likewise
  std::string control_payload_;
};

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_SERVER_CONNECTION_H_
