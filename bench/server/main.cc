// SPDX-License-Identifier: BSD-3-Clause
//
// usage: bench_server CERTIFICATE.pem KEY.pem
//
// The server of the benchmark, independent of what it measures but for the
// codec: one thread, epoll, ports of the loopback. Prints {"port":…,"tls":…} on
// one line and serves until it is killed. service.h says which paths it has.
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "bench/server/connection.h"

namespace wsjs::bench {
namespace {

[[noreturn]] void Die(const char* what) {
  std::perror(what);
  std::exit(1);
}

class Server final {
 public:
  explicit Server(SSL_CTX* tls) : tls_(tls), epoll_(epoll_create1(0)) {
    plain_listener_ = Listen();
    tls_listener_ = Listen();
  }

  static uint16_t PortOf(int listener) {
    sockaddr_in address = {};
    socklen_t size = sizeof(address);
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
  }
  uint16_t plain_port() const { return PortOf(plain_listener_); }
  uint16_t tls_port() const { return PortOf(tls_listener_); }

  [[noreturn]] void Serve() {
    std::array<epoll_event, 256> events;
    for (;;) {
      const int count = epoll_wait(epoll_, events.data(), events.size(),
                                   busy_.empty() ? -1 : 0);
      // Those that have work without waiting come after those that are ready.
      const std::vector<int> busy(busy_.begin(), busy_.end());
      for (int i = 0; i < count; ++i) {
        const int socket = events[static_cast<size_t>(i)].data.fd;
        if (socket == plain_listener_ || socket == tls_listener_)
          Accept(socket);
        else
          Run(socket);
      }
      for (const int socket : busy)
        Run(socket);
    }
  }

 private:
  struct Entry {
    std::unique_ptr<Connection> connection;
    uint32_t events = EPOLLIN;
  };

  int Listen() {
    const int listener =
        socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, reinterpret_cast<sockaddr*>(&address),
             sizeof(address)) != 0 ||
        listen(listener, SOMAXCONN) != 0) {
      Die("bench_server: listen");
    }
    Watch(EPOLL_CTL_ADD, listener, EPOLLIN);
    return listener;
  }

  void Watch(int operation, int socket, uint32_t events) {
    epoll_event event = {};
    event.events = events;
    event.data.fd = socket;
    epoll_ctl(epoll_, operation, socket, &event);
  }

  void Accept(int listener) {
    for (;;) {
      const int socket =
          accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
      if (socket < 0)
        return;
      const int on = 1;
      setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
      entries_[socket].connection = std::make_unique<Connection>(
          socket, listener == tls_listener_ ? tls_ : nullptr);
      Watch(EPOLL_CTL_ADD, socket, EPOLLIN);
    }
  }

  void Run(int socket) {
    const auto found = entries_.find(socket);
    if (found == entries_.end())
      return;
    Entry& entry = found->second;
    busy_.erase(socket);
    if (!entry.connection->DidBecomeReady()) {
      entries_.erase(found);  // which closes the socket
      return;
    }
    if (entry.connection->has_work())
      busy_.insert(socket);
    const uint32_t events =
        (entry.connection->wants_to_read() ? uint32_t{EPOLLIN} : 0u) |
        (entry.connection->wants_to_write() ? uint32_t{EPOLLOUT} : 0u);
    if (events != entry.events) {
      entry.events = events;
      Watch(EPOLL_CTL_MOD, socket, events);
    }
  }

  SSL_CTX* const tls_;
  const int epoll_;
  int plain_listener_ = -1;
  int tls_listener_ = -1;
  std::unordered_map<int, Entry> entries_;  // by socket
  std::unordered_set<int> busy_;            // sockets of those with work
};

SSL_CTX* MakeTls(const char* certificate, const char* key) {
  SSL_CTX* const tls = SSL_CTX_new(TLS_server_method());
  if (SSL_CTX_use_certificate_chain_file(tls, certificate) != 1 ||
      SSL_CTX_use_PrivateKey_file(tls, key, SSL_FILETYPE_PEM) != 1) {
    std::fprintf(stderr,
                 "bench_server: %s and %s aren't a certificate and its key\n",
                 certificate, key);
    std::exit(1);
  }
  // All clients get the same cipher, and no session tickets.
  SSL_CTX_set_options(tls, SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_TICKET);
  SSL_CTX_set_ciphersuites(tls, "TLS_AES_128_GCM_SHA256");
  SSL_CTX_set_num_tickets(tls, 0);
  return tls;
}

}  // namespace
}  // namespace wsjs::bench

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: bench_server CERTIFICATE.pem KEY.pem\n", stderr);
    return 2;
  }
  std::signal(SIGPIPE, SIG_IGN);
  wsjs::bench::Server server(wsjs::bench::MakeTls(argv[1], argv[2]));
  std::printf("{\"port\":%d,\"tls\":%d}\n", server.plain_port(),
              server.tls_port());
  std::fflush(stdout);
  server.Serve();
}
