// SPDX-License-Identifier: BSD-3-Clause
#include "bench/server/stream.h"

#include <openssl/err.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace wsjs::bench {
namespace {

// What one read takes: more than a socket of the loopback holds by default.
constexpr size_t kReadSize = 256 * 1024;
// A TLS record's most.
constexpr size_t kRecordSize = 16 * 1024;

// Shared by all streams: the server has one thread and handles one read at a
// time.
std::array<uint8_t, kReadSize> received;
std::vector<uint8_t> decrypted;

}  // namespace

Stream::Stream(int socket, SSL_CTX* tls) : socket_(socket) {
  if (!tls)
    return;
  ssl_.reset(SSL_new(tls));
  SSL_set_bio(ssl_.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  SSL_set_accept_state(ssl_.get());
}

Stream::~Stream() {
  close(socket_);
}

std::span<uint8_t> Stream::Read() {
  const ssize_t size =
      recv(socket_, received.data(), received.size(), MSG_DONTWAIT);
  if (size <= 0) {
    has_ended_ = size == 0 || (errno != EAGAIN && errno != EINTR);
    return {};
  }
  const std::span<uint8_t> bytes(received.data(), static_cast<size_t>(size));
  return ssl_ ? Decrypt(bytes) : bytes;
}

std::span<uint8_t> Stream::Decrypt(ByteSpan bytes) {
  BIO_write(SSL_get_rbio(ssl_.get()), bytes.data(),
            static_cast<int>(bytes.size()));
  size_t size = 0;
  for (;;) {
    decrypted.resize(size + kRecordSize);
    const int read = SSL_read(ssl_.get(), decrypted.data() + size, kRecordSize);
    if (read <= 0) {
      const int error = SSL_get_error(ssl_.get(), read);
      has_ended_ = error != SSL_ERROR_WANT_READ;
      ERR_clear_error();
      break;
    }
    size += static_cast<size_t>(read);
  }
  TakeCiphertext();  // of the handshake
  return std::span(decrypted).first(size);
}

uint8_t* Stream::Reserve(size_t size) {
  uint8_t* const room = output_.Room(size).data();
  output_.Commit(size);
  return room;
}

bool Stream::Flush() {
  const ByteSpan output = output_.span();
  if (ssl_) {
    Encrypt(output);
  } else {
    // The usual case: all of it leaves without a copy.
    const size_t sent = has_unsent() ? 0 : Send(output);
    unsent_.insert(unsent_.end(), output.begin() + static_cast<ptrdiff_t>(sent),
                   output.end());
  }
  output_.RemoveSuffix(output.size());
  if (has_unsent())
    unsent_offset_ += Send(ByteSpan(unsent_).subspan(unsent_offset_));
  if (has_unsent())
    return false;
  unsent_.clear();
  unsent_offset_ = 0;
  return true;
}

size_t Stream::WriteNow(ByteSpan bytes) {
  if (!Flush())
    return 0;
  if (!ssl_)
    return Send(bytes);
  // What is encrypted can't be taken back: the rest waits in unsent_.
  Encrypt(bytes);
  Flush();
  return bytes.size();
}

void Stream::Shutdown() {
  Flush();
  if (ssl_) {
    SSL_shutdown(ssl_.get());
    TakeCiphertext();
    Flush();
  }
  shutdown(socket_, SHUT_WR);
}

void Stream::Encrypt(ByteSpan bytes) {
  while (!bytes.empty()) {
    const size_t size = std::min(bytes.size(), kRecordSize);
    if (SSL_write(ssl_.get(), bytes.data(), static_cast<int>(size)) <= 0) {
      ERR_clear_error();
      has_ended_ = true;
      return;
    }
    bytes = bytes.subspan(size);
  }
  TakeCiphertext();
}

void Stream::TakeCiphertext() {
  char* data = nullptr;
  const long size = BIO_get_mem_data(SSL_get_wbio(ssl_.get()), &data);
  unsent_.insert(unsent_.end(), data, data + size);
  (void)BIO_reset(SSL_get_wbio(ssl_.get()));
}

size_t Stream::Send(ByteSpan bytes) {
  size_t sent = 0;
  while (sent < bytes.size() && !has_ended_) {
    const ssize_t size = send(socket_, bytes.data() + sent, bytes.size() - sent,
                              MSG_DONTWAIT | MSG_NOSIGNAL);
    if (size < 0) {
      if (errno == EINTR)
        continue;
      is_full_ = errno == EAGAIN;
      has_ended_ = !is_full_;
      break;
    }
    sent += static_cast<size_t>(size);
  }
  return sent;
}

}  // namespace wsjs::bench
