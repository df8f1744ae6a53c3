// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_HOST_RESOLVER_H_
#define WSJS_SRC_NET_HOST_RESOLVER_H_

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/unique_function.h"
#include "src/loop/event_loop.h"
#include "src/net/network_settings.h"

namespace wsjs {

// Turns host names into addresses without blocking the event loop. An embedder
// may bring its own. One thread.
class HostResolver {
 public:
  // Destroying it cancels: its callback isn't called any more.
  class Request {
   public:
    virtual ~Request() = default;
  };
  using Callback = UniqueFunction<void(ResolveResult result)>;

  virtual ~HostResolver() = default;

  // What is known without asking anybody. `host` is an ASCII domain, an IPv4
  // address, or an IPv6 address in brackets.
  [[nodiscard]] virtual std::optional<ResolveResult> ResolveLocally(
      std::string_view host) const = 0;

  // Calls `callback` once, never inside this call. The callback may destroy the
  // request.
  [[nodiscard]] virtual std::unique_ptr<Request> Resolve(std::string_view host,
                                                         Callback callback) = 0;
};

// Asks, in this order: whether the host is an address itself, the embedder's
// table, RFC 6761 (localhost and its subdomains are the loopback), and the
// embedder's function or the operating system, which libuv's threads wait for.
class SystemHostResolver final : public HostResolver {
 public:
  // `loop` isn't owned and outlives this and the requests.
  SystemHostResolver(EventLoop* loop, const NetworkSettings& settings);
  ~SystemHostResolver() override;

  [[nodiscard]] std::optional<ResolveResult> ResolveLocally(
      std::string_view host) const override;
  std::unique_ptr<Request> Resolve(std::string_view host,
                                   Callback callback) override;

 private:
  EventLoop* const loop_;
  const std::vector<std::pair<std::string, std::string>> host_addresses_;
  const decltype(NetworkSettings::resolve) resolve_;
  const std::chrono::milliseconds timeout_;
};

// Whether `host` is localhost or below it (RFC 6761, section 6.3), or an
// address of the loopback, in brackets when it is IPv6.
[[nodiscard]] bool IsLoopbackHost(std::string_view host);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_HOST_RESOLVER_H_
