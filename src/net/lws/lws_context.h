// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_LWS_LWS_CONTEXT_H_
#define WSJS_SRC_NET_LWS_LWS_CONTEXT_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "src/loop/event_loop.h"
#include "src/net/network_settings.h"
#include "src/net/proxy_server.h"
#include "src/net/tls_client_context.h"

struct lws_context;
struct lws_vhost;

namespace wsjs {

// libwebsockets' context of a runtime, on the runtime's event loop. All that
// costs something is made at first use: the context by the first connection,
// what TLS needs by the first secure one.
//
// All connections are gone before it. What it leaves behind dies as the loop
// runs on.
class LwsContext final {
 public:
  // As much as one read of a connection gives, when its messages are short. So
  // much, with the messages made of it, is in a core's cache.
  static constexpr size_t kReadBytes = 128 << 10;
  // … and when they are long, in addition to the rest of a message that it is
  // read into the place of.
  static constexpr size_t kReadBytesOfLongMessages = 256 << 10;

  // `loop` isn't owned and outlives this.
  LwsContext(EventLoop* loop, TlsSettings tls_settings);
  ~LwsContext();
  LwsContext(const LwsContext&) = delete;
  LwsContext& operator=(const LwsContext&) = delete;

  [[nodiscard]] lws_context* GetContext();

  // What libwebsockets calls a vhost: here, settings for a kind of client
  // connections. Null, and why in `error`, when TLS can't be set up. A proxy's
  // `address` is numeric; it holds for the next connection only.
  [[nodiscard]] lws_vhost* GetVhost(bool secure,
                                    const std::optional<ProxyServer>& proxy,
                                    const std::string& proxy_address,
                                    std::string* error);

 private:
  enum class Route : uint8_t { kDirect, kHttpConnect, kSocks5, kCount };

  lws_vhost* CreateVhost(Route route, bool secure);

  EventLoop* const loop_;
  const TlsSettings tls_settings_;
  UniqueSslContext ssl_context_;
  lws_context* context_ = nullptr;
  // By route and by whether secure; the context's, null when not made yet.
  std::array<lws_vhost*, 2 * static_cast<size_t>(Route::kCount)> vhosts_ = {};
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_LWS_LWS_CONTEXT_H_
