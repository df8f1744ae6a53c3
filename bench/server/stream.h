// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_SERVER_STREAM_H_
#define WSJS_BENCH_SERVER_STREAM_H_

#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "src/base/bytes.h"
#include "src/net/byte_buffer.h"

namespace wsjs::bench {

// The bytes of one accepted connection, plain or TLS, on a non-blocking socket.
// It costs as little beside the kernel's work as it can: what is written
// gathers until Flush(), and leaves in one system call, many TLS records
// together.
class Stream final {
 public:
  // Owns `socket`. `tls` is null for a plain connection, and outlives this.
  Stream(int socket, SSL_CTX* tls);
  ~Stream();
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  int socket() const { return socket_; }
  // The peer has closed its side, or the connection broke.
  bool has_ended() const { return has_ended_; }
  // The kernel took less than it was given last: wait until it takes more, then
  // TryAgain().
  bool is_full() const { return is_full_; }
  void TryAgain() { is_full_ = false; }
  // Something that was flushed isn't with the kernel yet.
  bool has_unsent() const { return unsent_offset_ < unsent_.size(); }

  // What one read of the socket brings, decrypted; the caller may change the
  // bytes, which are valid until the next call for any stream. Empty: nothing
  // has come, or the end.
  [[nodiscard]] std::span<uint8_t> Read();

  // Output, which is sent with Flush(): a copy of `bytes`, or `size` bytes that
  // the caller fills at once.
  void Write(ByteSpan bytes) { output_.Append(bytes); }
  [[nodiscard]] uint8_t* Reserve(size_t size);
  // Gives the kernel what was written. False: it doesn't take all of it now.
  bool Flush();
  // Sends from the caller's memory what the kernel takes, after what is unsent;
  // returns how much that was.
  [[nodiscard]] size_t WriteNow(ByteSpan bytes);
  // No more is written: the peer sees the end after all that was.
  void Shutdown();

 private:
  struct SslDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };

  std::span<uint8_t> Decrypt(ByteSpan received);
  void Encrypt(ByteSpan bytes);
  // Moves what OpenSSL has to say to unsent_.
  void TakeCiphertext();
  // How many of `bytes` the kernel took.
  size_t Send(ByteSpan bytes);

  const int socket_;
  std::unique_ptr<SSL, SslDeleter> ssl_;  // null: plain
  bool has_ended_ = false;
  bool is_full_ = false;
  ByteBuffer output_;            // plain text, not flushed
  std::vector<uint8_t> unsent_;  // bytes of the wire, from unsent_offset_ on
  size_t unsent_offset_ = 0;
};

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_SERVER_STREAM_H_
