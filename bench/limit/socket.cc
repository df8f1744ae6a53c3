// SPDX-License-Identifier: BSD-3-Clause
#include "bench/limit/socket.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/x509_vfy.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace wsjs::bench {
namespace {

constexpr size_t kReadSize = 256 * 1024;
// A TLS record's most.
constexpr size_t kRecordSize = 16 * 1024;

}  // namespace

Socket::Socket(const Address& address)
    : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const int on = 1;
  setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  sockaddr_in peer = {};
  peer.sin_family = AF_INET;
  peer.sin_port = htons(address.port);
  peer.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(descriptor_, reinterpret_cast<sockaddr*>(&peer), sizeof(peer)) !=
      0) {
    Die("no connection");
  }
  if (address.tls)
    StartTls(address.tls);
}

Socket::~Socket() {
  close(descriptor_);
}

void Socket::StartTls(SSL_CTX* context) {
  ciphertext_.resize(kReadSize);
  ssl_.reset(SSL_new(context));
  SSL_set_bio(ssl_.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl_.get()), "127.0.0.1");
  for (;;) {
    const int result = SSL_connect(ssl_.get());
    DrainTls();
    if (result == 1)
      return;
    if (SSL_get_error(ssl_.get(), result) != SSL_ERROR_WANT_READ)
      Die("the TLS handshake failed");
    FeedTls();
  }
}

size_t Socket::Receive(uint8_t* destination, size_t size) {
  if (!ssl_) {
    const ssize_t received = recv(descriptor_, destination, size, 0);
    if (received <= 0)
      Die("the connection ended");
    return static_cast<size_t>(received);
  }
  for (;;) {
    size_t total = 0;
    while (size - total >= kRecordSize) {
      const int read = SSL_read(ssl_.get(), destination + total, kRecordSize);
      if (read <= 0)
        break;
      total += static_cast<size_t>(read);
    }
    if (total > 0)
      return total;
    FeedTls();
  }
}

void Socket::Send(ByteSpan bytes) {
  if (!ssl_)
    return SendRaw(bytes);
  while (!bytes.empty()) {
    const size_t size = std::min(bytes.size(), kRecordSize);
    if (SSL_write(ssl_.get(), bytes.data(), static_cast<int>(size)) <= 0)
      Die("TLS doesn't take what is sent");
    bytes = bytes.subspan(size);
  }
  DrainTls();
}

void Socket::FeedTls() {
  const ssize_t received =
      recv(descriptor_, ciphertext_.data(), ciphertext_.size(), 0);
  if (received <= 0)
    Die("the connection ended");
  BIO_write(SSL_get_rbio(ssl_.get()), ciphertext_.data(),
            static_cast<int>(received));
}

void Socket::DrainTls() {
  char* data = nullptr;
  const long size = BIO_get_mem_data(SSL_get_wbio(ssl_.get()), &data);
  SendRaw({reinterpret_cast<const uint8_t*>(data), static_cast<size_t>(size)});
  (void)BIO_reset(SSL_get_wbio(ssl_.get()));
}

void Socket::SendRaw(ByteSpan bytes) {
  while (!bytes.empty()) {
    const ssize_t sent =
        send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR)
      Die("the connection broke");
    bytes = bytes.subspan(sent < 0 ? 0 : static_cast<size_t>(sent));
  }
}

SSL_CTX* MakeTlsContext(const char* file) {
  SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
  if (SSL_CTX_load_verify_locations(context, file, nullptr) != 1)
    Die("there are no certificates in " + std::string(file));
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  return context;
}

void Die(std::string_view message) {
  std::fprintf(stderr, "bench_limit: %.*s\n", static_cast<int>(message.size()),
               message.data());
  std::exit(1);
}

}  // namespace wsjs::bench
