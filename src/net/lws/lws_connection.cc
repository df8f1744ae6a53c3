// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/lws/lws_connection.h"

#include <libwebsockets.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <utility>

#include "src/base/check.h"

// How we use libwebsockets.
//
// Role. A connection starts in its HTTP client role, which knows proxies and
// TLS. LCCSCF_RAW_AFTER_CONNECT, a flag that our patch adds, makes it take the
// raw role where it would send an HTTP request: from RAW_ADOPT on we have a
// stream of bytes, connected and verified.
//
// Liveness. libwebsockets owns its `lws` object and calls us until it has said
// how the connection ended. Its opaque user data is our LwsConnection, or null
// when that has gone or wants no more. An LwsConnection may go at any time:
// outside of a callback it has libwebsockets kill the connection at once;
// inside one, killing would free what our caller is using, so DispatchEvent
// asks for the same by its return value. `destroyed_` tells it.
//
// Close. The raw role closes abruptly, and drops what it has buffered. A client
// that wants its bytes to arrive waits for DidDrain and for the peer to close.
//
// Scheduling. Events come from libuv's poll phase, and reach the client in the
// same call. libwebsockets' own timers don't matter: whatever is late is the
// client's to abort. An error of Write() is told from a task, since the client
// is calling.
//
// Writes. lws_write() takes all bytes or breaks: what the kernel doesn't take,
// it copies and sends later. RAW_WRITEABLE comes when nothing is left of it.

namespace wsjs {

namespace {

// One read's share of a large message.
constexpr size_t kMaximumReadBytes = 1 << 20;
// One call's share of a large write: more would be copied in one go when the
// kernel takes little.
constexpr size_t kMaximumWriteBytes = 256 << 10;

// The socket's pending error, which is then gone; 0 when it has none.
int TakeSocketError(int socket) {
  int error = 0;
  socklen_t size = sizeof(error);
  return getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error
                                                                      : 0;
}

// "conn fail: 111" is libwebsockets' word for ECONNREFUSED. It says nothing of
// use when libuv has seen the error first, and then the socket still has it.
std::string ConnectFailure(std::string_view detail, int error) {
  constexpr std::string_view kPrefix = "conn fail: ";
  if (detail.starts_with(kPrefix)) {
    std::from_chars(detail.data() + kPrefix.size(),
                    detail.data() + detail.size(), error);
  }
  return error != 0 ? strerror(error) : std::string(detail);
}

// libwebsockets' words for what goes wrong with proxies, in ours.
std::string ProxyFailure(std::string_view detail) {
  constexpr std::string_view kStatusPrefix = "http_proxy -> ";
  if (detail.starts_with(kStatusPrefix)) {
    return "it answered with status " +
           std::string(detail.substr(kStatusPrefix.size()));
  }
  if (detail == "http_proxy fail") {
    return "it isn't an HTTP proxy";
  }
  if (detail == "socks reply fail") {
    return "it refused the connection or the credentials";
  }
  if (detail == "proxy conn dead" || detail == "proxy read err" ||
      detail == "socks conn dead" || detail == "socks recv fail") {
    return "it closed the connection";
  }
  return std::string(detail);
}

bool IsAboutProxy(std::string_view detail) {
  return detail.starts_with("proxy") || detail.starts_with("http_proxy") ||
         detail.starts_with("socks");
}

std::string AddressAndPort(const std::string& address, uint16_t port) {
  const bool is_ipv6 = address.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

// Without the dot at the end that a fully qualified name may have: no
// certificate has it.
std::string VerifiableHost(std::string host) {
  if (host.ends_with('.')) {
    host.pop_back();
  }
  return host;
}

std::string WithoutBrackets(const std::string& host) {
  return host.starts_with('[') ? host.substr(1, host.size() - 2) : host;
}

}  // namespace

LwsConnection::LwsConnection(EventLoop* loop,
                             LwsContext* context,
                             Client* client)
    : loop_(loop), context_(context), client_(client) {}

LwsConnection::~LwsConnection() {
  loop_->StopTimer(break_task_);
  lws* const wsi = wsi_;
  Detach();
  if (destroyed_) {
    *destroyed_ = true;
  } else if (wsi) {
    lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
  }
}

void LwsConnection::Start(Target target) {
  target_ = std::move(target);
  std::string error;
  lws_vhost* const vhost = context_->GetVhost(target_.secure, target_.proxy,
                                              target_.address, &error);
  if (!vhost) {
    state_ = State::kEnded;
    client_->DidFail(this, {target_.proxy ? TransportError::Phase::kProxy
                                          : TransportError::Phase::kTls,
                            std::move(error)});
    return;
  }
  // A proxy is told the name, and resolves it.
  const std::string address =
      target_.proxy ? WithoutBrackets(target_.host) : target_.address;
  const std::string host =
      VerifiableHost(target_.host) + ":" + std::to_string(target_.port);
  lws_client_connect_info info = {};
  info.context = context_->GetContext();
  info.vhost = vhost;
  info.address = address.c_str();
  info.port = target_.port;
  info.host = host.c_str();
  info.path = "/";
  info.method = "GET";
  info.alpn = "http/1.1";
  info.ssl_connection = LCCSCF_RAW_AFTER_CONNECT;
  if (target_.secure) {
    info.ssl_connection |= LCCSCF_USE_SSL;
  }
  info.opaque_user_data = this;

  bool destroyed = false;
  destroyed_ = &destroyed;
  errno = 0;
  lws* const wsi = lws_client_connect_via_info(&info);
  const int connect_error = errno;
  if (destroyed) {
    return;
  }
  destroyed_ = nullptr;
  if (state_ == State::kEnded) {
    return;
  }
  if (wsi) {
    wsi_ = wsi;
  } else {
    // It tells no reason when the first step fails; the system's has survived.
    // `wsi_`, if set, will be closed from the event loop.
    DidFailToEstablish(connect_error != 0 ? strerror(connect_error)
                                          : "Unable to connect");
  }
}

bool LwsConnection::Write(ByteSpan bytes) {
  CHECK(state_ == State::kEstablished);
  while (wsi_ && !bytes.empty()) {
    const ByteSpan slice =
        bytes.first(std::min(bytes.size(), kMaximumWriteBytes));
    bytes = bytes.subspan(slice.size());
    // It doesn't write to the bytes.
    if (lws_write(wsi_, const_cast<uint8_t*>(slice.data()), slice.size(),
                  LWS_WRITE_RAW) < 0) {
      if (break_task_ == 0) {
        break_task_ = loop_->StartTimer(std::chrono::milliseconds(0), false,
                                        false, [this] { DidBreak(); });
      }
      return false;
    }
  }
  drain_awaited_ = wsi_ && lws_partial_buffered(wsi_);
  return !drain_awaited_;
}

void LwsConnection::PauseReading() {
  if (wsi_) {
    lws_rx_flow_control(wsi_, 0);
  }
}

void LwsConnection::ResumeReading() {
  if (!wsi_) {
    return;
  }
  lws_rx_flow_control(wsi_, 1);
  if (target_.secure) {
    // What TLS has read already makes no event of its own. An event of any kind
    // makes libwebsockets look.
    lws_callback_on_writable(wsi_);
  }
}

// static
int LwsConnection::DispatchEvent(lws* wsi,
                                 int reason,
                                 void* in,
                                 size_t length) {
  auto* connection =
      wsi ? static_cast<LwsConnection*>(lws_get_opaque_user_data(wsi))
          : nullptr;
  if (!connection) {
    // One that went in the middle of being established ends here.
    return reason == LWS_CALLBACK_RAW_ADOPT ? -1 : 0;
  }
  if (reason == LWS_CALLBACK_RAW_RX_BUFFER) {
    const std::span<uint8_t> buffer = connection->client_->ReceiveBuffer();
    if (!buffer.empty()) {
      *static_cast<lws_tokens*>(in) = {
          buffer.data(),
          static_cast<int>(std::min(buffer.size(), kMaximumReadBytes))};
    }
    return 0;
  }
  connection->wsi_ = wsi;
  bool destroyed = false;
  bool* const outer_destroyed =
      std::exchange(connection->destroyed_, &destroyed);
  Client* const client = connection->client_;
  switch (reason) {
    case LWS_CALLBACK_WSI_CREATE:
      connection->state_ = State::kEstablishing;
      client->DidConnect(connection);
      break;
    case LWS_CALLBACK_RAW_ADOPT:
      connection->state_ = State::kEstablished;
      client->DidEstablish(connection);
      break;
    case LWS_CALLBACK_RAW_RX:
      client->DidReceive({static_cast<const uint8_t*>(in), length});
      break;
    case LWS_CALLBACK_RAW_WRITEABLE:
      if (connection->drain_awaited_ && !lws_partial_buffered(wsi)) {
        connection->drain_awaited_ = false;
        client->DidDrain();
      }
      break;
    case LWS_CALLBACK_CLIENT_CONNECTION_ERROR:
      connection->DidFailToEstablish(
          in ? std::string_view(static_cast<const char*>(in))
             : std::string_view());
      break;
    case LWS_CALLBACK_RAW_CLOSE:
    case LWS_CALLBACK_WSI_DESTROY:
      connection->DidClose();
      break;
    default:
      break;
  }
  if (destroyed) {
    if (outer_destroyed) {
      *outer_destroyed = true;
    }
    return -1;
  }
  connection->destroyed_ = outer_destroyed;
  return 0;
}

TransportError LwsConnection::ErrorSoFar(std::string what) const {
  const std::string server = WithoutBrackets(target_.host);
  std::string server_name = AddressAndPort(server, target_.port);
  if (!target_.proxy && server != target_.address) {
    server_name += " (" + target_.address + ")";
  }
  if (target_.proxy) {
    const std::string proxy =
        "proxy " + AddressAndPort(target_.address, target_.proxy->port);
    if (state_ == State::kConnecting) {
      return {TransportError::Phase::kProxy,
              "connect to " + proxy + ": " + std::move(what)};
    }
    if (!target_.secure) {
      return {TransportError::Phase::kProxy, "connect to " + server_name +
                                                 " through " + proxy + ": " +
                                                 std::move(what)};
    }
    server_name += " through " + proxy;
  }
  if (state_ == State::kConnecting) {
    return {TransportError::Phase::kConnect,
            "connect to " + server_name + ": " + std::move(what)};
  }
  return {state_ == State::kEstablishing ? TransportError::Phase::kTls
                                         : TransportError::Phase::kEstablished,
          (target_.secure ? "TLS with " : "connection with ") + server_name +
              ": " + std::move(what)};
}

void LwsConnection::DidFailToEstablish(std::string_view detail) {
  TransportError error;
  if (state_ == State::kConnecting) {
    const int socket_error =
        wsi_ ? TakeSocketError(lws_get_socket_fd(wsi_)) : 0;
    error = ErrorSoFar(ConnectFailure(detail, socket_error));
  } else if (target_.proxy && IsAboutProxy(detail)) {
    error = ErrorSoFar(ProxyFailure(detail));
    error.phase = TransportError::Phase::kProxy;
  } else {
    error = ErrorSoFar(TlsFailure(detail));
  }
  Detach();
  state_ = State::kEnded;
  client_->DidFail(this, std::move(error));
}

std::string LwsConnection::TlsFailure(std::string_view detail) const {
  SSL* const ssl = wsi_ ? lws_get_ssl(wsi_) : nullptr;
  if (ssl) {
    const long verification = SSL_get_verify_result(ssl);
    if (verification != X509_V_OK) {
      return std::string("the certificate isn't trusted: ") +
             X509_verify_cert_error_string(verification);
    }
  }
  if (detail.empty() || detail.starts_with("connect SYSCALL")) {
    return "the connection was closed during the handshake";
  }
  return std::string(detail);
}

void LwsConnection::DidClose() {
  if (state_ != State::kEstablished) {
    DidFailToEstablish("the connection was closed");
    return;
  }
  std::optional<std::string> breakage = FindBreakage();
  std::optional<TransportError> error;
  if (breakage) {
    error = ErrorSoFar(std::move(*breakage));
  }
  Detach();
  state_ = State::kEnded;
  client_->DidEnd(error ? &*error : nullptr);
}

std::optional<std::string> LwsConnection::FindBreakage() const {
  // libwebsockets doesn't tell. After a FIN of the peer the kernel waits for us
  // to close; after a reset or a time-out it has closed.
  const int socket = lws_get_socket_fd(wsi_);
  if (const int error = TakeSocketError(socket); error != 0) {
    return strerror(error);
  }
  tcp_info info = {};
  socklen_t size = sizeof(info);
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &size) == 0 &&
      info.tcpi_state == TCP_CLOSE) {
    return strerror(ECONNRESET);
  }
  SSL* const ssl = lws_get_ssl(wsi_);
  if (ssl && info.tcpi_state == TCP_ESTABLISHED &&
      (SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN) == 0) {
    return "a record is invalid";
  }
  return std::nullopt;
}

void LwsConnection::DidBreak() {
  break_task_ = 0;
  if (state_ != State::kEstablished) {
    return;
  }
  const TransportError error = ErrorSoFar(strerror(ECONNRESET));
  lws* const wsi = wsi_;
  Detach();
  state_ = State::kEnded;
  lws_set_timeout(wsi, PENDING_TIMEOUT_USER_OK, LWS_TO_KILL_SYNC);
  client_->DidEnd(&error);
}

void LwsConnection::Detach() {
  if (wsi_) {
    lws_set_opaque_user_data(wsi_, nullptr);
    wsi_ = nullptr;
  }
}

}  // namespace wsjs
