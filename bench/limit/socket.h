// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_LIMIT_SOCKET_H_
#define WSJS_BENCH_LIMIT_SOCKET_H_

#include <openssl/ssl.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"

namespace wsjs::bench {

// Where the server is.
struct Address {
  uint16_t port = 0;
  SSL_CTX* tls = nullptr;  // not owned; null: plain
};

// A blocking connection to the loopback. Whatever fails ends the process with a
// message: a limit that wasn't reached is no limit.
class Socket final {
 public:
  explicit Socket(const Address& address);
  ~Socket();
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  int descriptor() const { return descriptor_; }

  // Waits for bytes; at most `size`, at least one.
  size_t Receive(uint8_t* destination, size_t size);
  void Send(ByteSpan bytes);

 private:
  struct SslDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };

  void StartTls(SSL_CTX* context);
  // Reads from the socket into OpenSSL.
  void FeedTls();
  // Sends what OpenSSL has to say.
  void DrainTls();
  void SendRaw(ByteSpan bytes);

  int descriptor_ = -1;
  std::unique_ptr<SSL, SslDeleter> ssl_;  // null: plain
  std::vector<uint8_t> ciphertext_;
};

// Trusts the certificates in `file` (PEM) and nothing else.
[[nodiscard]] SSL_CTX* MakeTlsContext(const char* file);

// Prints `message` and ends the process.
[[noreturn]] void Die(std::string_view message);

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_LIMIT_SOCKET_H_
