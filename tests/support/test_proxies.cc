// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/test_proxies.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>
#include <utility>

#include "src/base/check.h"
#include "src/net/base64.h"

namespace wsjs {

namespace {

// A connected socket, or -1.
int ConnectToLoopback(uint16_t port) {
  const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(descriptor, reinterpret_cast<sockaddr*>(&address),
              sizeof(address)) != 0) {
    close(descriptor);
    return -1;
  }
  return descriptor;
}

// What both kinds do: collect the client's words until the tunnel is there,
// then carry bytes both ways.
class ProxyConnection : public ServerConnection {
 public:
  ProxyConnection(EventLoop* loop,
                  TestProxyOptions options,
                  TestProxyRequests* requests)
      : options_(std::move(options)),
        loop_(loop),
        requests_(requests),
        tunnel_end_(this) {}
  ~ProxyConnection() override { loop_->StopTimer(dribble_timer_); }

  void DidAccept(ServerStream* stream) override { client_ = stream; }

  void DidReceive(ByteSpan bytes) override {
    if (tunnel_) {
      tunnel_->Write(bytes);
      return;
    }
    received_ += AsStringView(bytes);
    if (!options_.hangs) {
      ReceiveRequest();
    }
  }

 protected:
  // Looks at received_, and erases what it has understood.
  virtual void ReceiveRequest() = 0;

  bool OpenTunnel(const std::string& host, uint16_t port) {
    requests_->push_back(host + ":" + std::to_string(port));
    const int socket = ConnectToLoopback(port);
    if (socket < 0) {
      return false;
    }
    tunnel_ = std::make_unique<TcpStream>(loop_, socket);
    return true;
  }

  void Reply(std::string_view text) {
    if (!options_.dribbles) {
      client_->Write(AsBytes(text));
      StartTunnel();
      return;
    }
    rest_of_reply_ += text;
    Dribble();
  }

  void HangUp() { client_->Shutdown(); }

  std::string received_;
  const TestProxyOptions options_;

 private:
  class TunnelEnd final : public TcpStream::Client {
   public:
    explicit TunnelEnd(ProxyConnection* owner) : owner_(owner) {}
    void DidReceive(ByteSpan bytes) override { owner_->client_->Write(bytes); }
    void DidDrain() override {}
    void DidEnd() override { owner_->client_->Shutdown(); }

   private:
    ProxyConnection* const owner_;
  };

  // What the server says comes after the whole reply.
  void StartTunnel() {
    if (tunnel_ && rest_of_reply_.empty()) {
      tunnel_->Start(&tunnel_end_);
    }
  }

  void Dribble() {
    loop_->StopTimer(dribble_timer_);
    if (rest_of_reply_.empty()) {
      StartTunnel();
      return;
    }
    client_->Write(AsBytes(rest_of_reply_.substr(0, 1)));
    rest_of_reply_.erase(0, 1);
    dribble_timer_ = loop_->StartTimer(std::chrono::milliseconds(1), false,
                                       false, [this] { Dribble(); });
  }

  EventLoop* const loop_;
  TestProxyRequests* const requests_;
  ServerStream* client_ = nullptr;
  std::string rest_of_reply_;
  EventLoop::TimerId dribble_timer_ = 0;
  TunnelEnd tunnel_end_;
  std::unique_ptr<TcpStream> tunnel_;
};

// RFC 9110, section 9.3.6.
class HttpConnectProxyConnection final : public ProxyConnection {
 public:
  using ProxyConnection::ProxyConnection;

 private:
  void ReceiveRequest() override {
    if (!received_.ends_with("\r\n\r\n")) {
      return;
    }
    const std::string request = std::exchange(received_, {});
    if (!options_.credentials.empty() &&
        request.find(" " + Base64Encode(AsBytes(options_.credentials)) +
                     "\r\n") == std::string::npos) {
      Reply("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
      HangUp();
      return;
    }
    constexpr std::string_view kMethod = "CONNECT ";
    CHECK(request.starts_with(kMethod));
    const std::string target = request.substr(
        kMethod.size(), request.find(' ', kMethod.size()) - kMethod.size());
    const size_t colon = target.rfind(':');
    if (!OpenTunnel(target.substr(0, colon),
                    static_cast<uint16_t>(atoi(target.c_str() + colon + 1)))) {
      Reply("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      HangUp();
      return;
    }
    Reply("HTTP/1.1 200 Connection established\r\nVia: 1.1 test\r\n\r\n");
  }
};

// RFC 1928 and RFC 1929.
class Socks5ProxyConnection final : public ProxyConnection {
 public:
  using ProxyConnection::ProxyConnection;

 private:
  enum class State { kGreeting, kCredentials, kRequest };

  uint8_t ByteAt(size_t index) const {
    return static_cast<uint8_t>(received_[index]);
  }

  void ReceiveRequest() override {
    switch (state_) {
      case State::kGreeting:
        return ReceiveGreeting();
      case State::kCredentials:
        return ReceiveCredentials();
      case State::kRequest:
        return ReceiveConnect();
    }
  }

  void ReceiveGreeting() {
    if (received_.size() < 2 || received_.size() < 2u + ByteAt(1)) {
      return;
    }
    received_.clear();
    const bool needs_credentials = !options_.credentials.empty();
    state_ = needs_credentials ? State::kCredentials : State::kRequest;
    Reply(needs_credentials ? "\x05\x02" : std::string_view("\x05\x00", 2));
  }

  void ReceiveCredentials() {
    const size_t name_size = received_.size() < 2 ? 255 : ByteAt(1);
    if (received_.size() < 3 + name_size ||
        received_.size() < 3 + name_size + ByteAt(2 + name_size)) {
      return;
    }
    const std::string credentials =
        received_.substr(2, name_size) + ":" + received_.substr(3 + name_size);
    received_.clear();
    if (credentials != options_.credentials) {
      Reply("\x01\x01");
      HangUp();
      return;
    }
    state_ = State::kRequest;
    Reply(std::string_view("\x01\x00", 2));
  }

  void ReceiveConnect() {
    if (received_.size() < 5) {
      return;
    }
    constexpr size_t kHeaderSize = 4;
    std::string host;
    size_t end = 0;
    char text[INET6_ADDRSTRLEN];
    switch (ByteAt(3)) {
      case 1:
        end = kHeaderSize + 4;
        break;
      case 4:
        end = kHeaderSize + 16;
        break;
      default:
        end = kHeaderSize + 1 + ByteAt(4);
    }
    if (received_.size() < end + 2) {
      return;
    }
    switch (ByteAt(3)) {
      case 1:
        host = inet_ntop(AF_INET, &received_[kHeaderSize], text, sizeof(text));
        break;
      case 4:
        host = inet_ntop(AF_INET6, &received_[kHeaderSize], text, sizeof(text));
        break;
      default:
        host = received_.substr(kHeaderSize + 1, ByteAt(4));
    }
    const auto port = static_cast<uint16_t>(ByteAt(end) << 8 | ByteAt(end + 1));
    received_.clear();
    const bool opened = OpenTunnel(host, port);
    const char reply[] = {
        5, static_cast<char>(opened ? 0 : 5), 0, 1, 0, 0, 0, 0, 0, 0};
    Reply(std::string_view(reply, sizeof(reply)));
    if (!opened) {
      HangUp();
    }
  }

  State state_ = State::kGreeting;
};

template <typename Connection>
std::unique_ptr<TestServer> StartProxy(EventLoop* loop,
                                       TestProxyOptions options,
                                       TestProxyRequests* requests) {
  const char* const address = options.is_ipv6 ? "::1" : "127.0.0.1";
  return std::make_unique<TestServer>(
      loop, nullptr,
      [loop, options = std::move(options), requests] {
        return std::make_unique<Connection>(loop, options, requests);
      },
      address);
}

}  // namespace

std::unique_ptr<TestServer> StartHttpConnectProxy(EventLoop* loop,
                                                  TestProxyOptions options,
                                                  TestProxyRequests* requests) {
  return StartProxy<HttpConnectProxyConnection>(loop, std::move(options),
                                                requests);
}

std::unique_ptr<TestServer> StartSocks5Proxy(EventLoop* loop,
                                             TestProxyOptions options,
                                             TestProxyRequests* requests) {
  return StartProxy<Socks5ProxyConnection>(loop, std::move(options), requests);
}

}  // namespace wsjs
