// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/lws/lws_context.h"

#include <libwebsockets.h>
#include <uv.h>

#include <unordered_set>
#include <utility>

#include "src/base/check.h"
#include "src/net/broken_pipes.h"
#include "src/net/lws/lws_connection.h"

namespace wsjs {

namespace {

// libwebsockets' own timeouts only have to be longer than ours, which run on
// the event loop.
constexpr unsigned int kNeverSeconds = 30 * 24 * 3600;

std::unordered_set<uv_handle_t*> HandlesOf(uv_loop_t* loop) {
  std::unordered_set<uv_handle_t*> handles;
  uv_walk(
      loop,
      [](uv_handle_t* handle, void* set) {
        static_cast<std::unordered_set<uv_handle_t*>*>(set)->insert(handle);
      },
      &handles);
  return handles;
}

const lws_protocols* Protocols() {
  static const lws_protocols kProtocols[] = {
      {
          .name = "wsjs",
          .callback =
              [](lws* wsi, lws_callback_reasons reason, void*, void* in,
                 size_t length) {
                return LwsConnection::DispatchEvent(wsi, reason, in, length);
              },
          .per_session_data_size = 0,
          .rx_buffer_size = LwsContext::kReadBytes,
          .id = 0,
          .user = nullptr,
          // Writes are as large as we make them.
          .tx_packet_size = 1 << 30,
      },
      LWS_PROTOCOL_LIST_TERM,
  };
  return kProtocols;
}

// A destroyed context, until its handles are closed: then a second call frees
// it. They are closed after two rounds of libuv's close callbacks, since those
// that were on the way come in the first, but after ours.
class DyingContext final {
 public:
  DyingContext(uv_loop_t* loop,
               lws_context* context,
               UniqueSslContext ssl_context)
      : context_(context), ssl_context_(std::move(ssl_context)) {
    CloseHandle(loop);
    lws_context_destroy(context_);
  }

 private:
  static constexpr int kRounds = 2;

  ~DyingContext() { lws_context_destroy(context_); }

  void CloseHandle(uv_loop_t* loop) {
    uv_idle_init(loop, &handle_);
    handle_.data = this;
    uv_close(reinterpret_cast<uv_handle_t*>(&handle_), DidClose);
  }

  static void DidClose(uv_handle_t* handle) {
    auto* self = static_cast<DyingContext*>(handle->data);
    if (++self->closed_rounds_ < kRounds) {
      self->CloseHandle(handle->loop);
    } else {
      delete self;
    }
  }

  uv_idle_t handle_;
  int closed_rounds_ = 0;
  lws_context* const context_;
  const UniqueSslContext ssl_context_;  // the connections' until then
};

}  // namespace

LwsContext::LwsContext(EventLoop* loop, TlsSettings tls_settings)
    : loop_(loop), tls_settings_(std::move(tls_settings)) {}

LwsContext::~LwsContext() {
  if (context_) {
    new DyingContext(loop_->uv_loop(), context_, std::move(ssl_context_));
  }
}

lws_context* LwsContext::GetContext() {
  if (context_) {
    return context_;
  }
  IgnoreBrokenPipes();
  lws_set_log_level(0, nullptr);
  void* loops[] = {loop_->uv_loop()};
  lws_context_creation_info info = {};
  info.port = CONTEXT_PORT_NO_LISTEN;
  info.options = LWS_SERVER_OPTION_EXPLICIT_VHOSTS | LWS_SERVER_OPTION_LIBUV |
                 LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
  info.foreign_loops = loops;
  info.pt_serv_buf_size = kReadBytesOfLongMessages + LWS_PRE;
  info.timeout_secs = kNeverSeconds;

  const std::unordered_set<uv_handle_t*> others = HandlesOf(loop_->uv_loop());
  context_ = lws_create_context(&info);
  CHECK(context_);
  // What an idle context has must not keep the loop alive.
  for (uv_handle_t* handle : HandlesOf(loop_->uv_loop())) {
    if (!others.contains(handle)) {
      uv_unref(handle);
    }
  }
  return context_;
}

lws_vhost* LwsContext::GetVhost(bool secure,
                                const std::optional<ProxyServer>& proxy,
                                const std::string& proxy_address,
                                std::string* error) {
  if (secure && !ssl_context_) {
    ssl_context_ = CreateTlsClientContext(tls_settings_, error);
    if (!ssl_context_) {
      return nullptr;
    }
  }
  Route route = Route::kDirect;
  if (proxy) {
    route = proxy->type == ProxyServer::Type::kSocks5 ? Route::kSocks5
                                                      : Route::kHttpConnect;
  }
  lws_vhost*& vhost = vhosts_[2 * static_cast<size_t>(route) + secure];
  if (!vhost) {
    vhost = CreateVhost(route, secure);
  }
  if (proxy) {
    std::string text = proxy_address.find(':') == std::string::npos
                           ? proxy_address
                           : "[" + proxy_address + "]";
    text += ":" + std::to_string(proxy->port);
    if (!proxy->username.empty() || !proxy->password.empty()) {
      text = proxy->username + ":" + proxy->password + "@" + text;
    }
    const int result = route == Route::kSocks5
                           ? lws_set_socks(vhost, text.c_str())
                           : lws_set_proxy(vhost, text.c_str());
    if (result != 0) {
      *error = "the proxy's credentials are too long";
      return nullptr;
    }
  }
  return vhost;
}

lws_vhost* LwsContext::CreateVhost(Route route, bool secure) {
  const std::string name =
      std::to_string(static_cast<int>(route)) + (secure ? "-tls" : "");
  lws_context_creation_info info = {};
  info.port = CONTEXT_PORT_NO_LISTEN;
  info.vhost_name = name.c_str();
  info.protocols = Protocols();
  info.connect_timeout_secs = kNeverSeconds;
  // Not null, or the library takes proxies from the environment.
  info.http_proxy_address = "";
  info.socks_proxy_address = "";
  if (secure) {
    info.options = LWS_SERVER_OPTION_DO_SSL_GLOBAL_INIT;
    info.provided_client_ssl_ctx = ssl_context_.get();
  }
  lws_vhost* vhost = lws_create_vhost(GetContext(), &info);
  CHECK(vhost);
  return vhost;
}

}  // namespace wsjs
