// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/host_resolver.h"

#include <uv.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <utility>

#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

bool IsIpAddress(const std::string& text) {
  sockaddr_in ipv4;
  sockaddr_in6 ipv6;
  return uv_ip4_addr(text.c_str(), 0, &ipv4) == 0 ||
         uv_ip6_addr(text.c_str(), 0, &ipv6) == 0;
}

// Without brackets and without the dot at the end of a fully qualified name.
std::string BareHost(std::string_view host) {
  if (host.starts_with('[') && host.ends_with(']')) {
    host = host.substr(1, host.size() - 2);
  } else if (host.ends_with('.')) {
    host.remove_suffix(1);
  }
  return std::string(host);
}

bool MatchesPattern(std::string_view host, std::string_view pattern) {
  if (pattern.starts_with("*.")) {
    const std::string_view suffix = pattern.substr(1);
    return host.size() > suffix.size() &&
           EqualsIgnoringAsciiCase(host.substr(host.size() - suffix.size()),
                                   suffix);
  }
  return EqualsIgnoringAsciiCase(host, pattern);
}

bool IsLocalhost(std::string_view host) {
  return MatchesPattern(host, "localhost") ||
         MatchesPattern(host, "*.localhost");
}

std::string NumericAddress(const addrinfo& info) {
  char text[UV_IF_NAMESIZE + INET6_ADDRSTRLEN] = {};
  if (getnameinfo(info.ai_addr, info.ai_addrlen, text, sizeof(text), nullptr, 0,
                  NI_NUMERICHOST) != 0) {
    return std::string();
  }
  return text;
}

std::vector<std::string> NumericAddresses(const addrinfo* list) {
  std::vector<std::string> addresses;
  for (; list; list = list->ai_next) {
    std::string address = NumericAddress(*list);
    if (!address.empty() && std::find(addresses.begin(), addresses.end(),
                                      address) == addresses.end()) {
      addresses.push_back(std::move(address));
    }
  }
  return addresses;
}

// A request that gives its result from a task of its own, or that it took too
// long.
class PendingRequest : public HostResolver::Request {
 public:
  PendingRequest(EventLoop* loop,
                 std::chrono::milliseconds timeout,
                 HostResolver::Callback callback)
      : loop_(loop), callback_(std::move(callback)) {
    timer_ = loop_->StartTimer(timeout, false, false, [this, timeout] {
      Finish(
          {{}, "no answer within " + std::to_string(timeout.count()) + " ms"});
    });
  }
  ~PendingRequest() override { loop_->StopTimer(timer_); }

  // The first result counts.
  void Finish(ResolveResult result) {
    if (!callback_) {
      return;
    }
    loop_->StopTimer(timer_);
    // The task owns the callback, which may destroy this.
    timer_ =
        loop_->StartTimer(std::chrono::milliseconds(0), false, false,
                          [result = std::move(result),
                           callback = std::exchange(callback_, {})]() mutable {
                            callback(std::move(result));
                          });
  }

 private:
  EventLoop* const loop_;
  HostResolver::Callback callback_;  // null once there is a result
  EventLoop::TimerId timer_ = 0;
};

// Asks the operating system.
class SystemLookup final : public PendingRequest {
 public:
  SystemLookup(EventLoop* loop,
               const std::string& host,
               std::chrono::milliseconds timeout,
               HostResolver::Callback callback)
      : PendingRequest(loop, timeout, std::move(callback)), call_(new Call) {
    call_->owner = this;
    addrinfo hints = {};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    const int status =
        uv_getaddrinfo(loop->uv_loop(), &call_->request, &DidLookUp,
                       host.c_str(), nullptr, &hints);
    if (status != 0) {
      delete std::exchange(call_, nullptr);
      Finish({{}, uv_strerror(status)});
    }
  }

  ~SystemLookup() override {
    if (call_) {
      call_->owner = nullptr;
      // Only one that no thread has begun can be; else its result is dropped.
      uv_cancel(reinterpret_cast<uv_req_t*>(&call_->request));
    }
  }

 private:
  // libuv's until it calls back, which it does in every case.
  struct Call {
    uv_getaddrinfo_t request = {};
    SystemLookup* owner = nullptr;  // null when it is gone
  };

  static void DidLookUp(uv_getaddrinfo_t* request, int status, addrinfo* list) {
    static_assert(offsetof(Call, request) == 0);
    std::unique_ptr<Call> call(reinterpret_cast<Call*>(request));
    ResolveResult result;
    if (status == 0) {
      result.addresses = NumericAddresses(list);
      result.error = "the name has no address";
    } else {
      result.error = uv_strerror(status);
    }
    uv_freeaddrinfo(list);
    if (call->owner) {
      call->owner->call_ = nullptr;
      call->owner->Finish(std::move(result));
    }
  }

  Call* call_;  // null when it has come back
};

// Asks the embedder.
class EmbedderLookup final : public PendingRequest {
 public:
  EmbedderLookup(EventLoop* loop,
                 const std::string& host,
                 const decltype(NetworkSettings::resolve)& resolve,
                 std::chrono::milliseconds timeout,
                 HostResolver::Callback callback)
      : PendingRequest(loop, timeout, std::move(callback)),
        self_(std::make_shared<EmbedderLookup*>(this)) {
    resolve(host, [self = self_](ResolveResult result) {
      if (*self) {
        (*self)->Finish(std::move(result));
      }
    });
  }
  ~EmbedderLookup() override { *self_ = nullptr; }

 private:
  // Null when this is gone. Shared with the embedder, who may answer later.
  const std::shared_ptr<EmbedderLookup*> self_;
};

}  // namespace

SystemHostResolver::SystemHostResolver(EventLoop* loop,
                                       const NetworkSettings& settings)
    : loop_(loop),
      host_addresses_(settings.host_addresses),
      resolve_(settings.resolve),
      timeout_(settings.limits.resolve_timeout) {}

SystemHostResolver::~SystemHostResolver() = default;

std::unique_ptr<HostResolver::Request> SystemHostResolver::Resolve(
    std::string_view host,
    Callback callback) {
  if (std::optional<ResolveResult> result = ResolveLocally(host)) {
    auto request =
        std::make_unique<PendingRequest>(loop_, timeout_, std::move(callback));
    request->Finish(std::move(*result));
    return request;
  }
  if (resolve_) {
    return std::make_unique<EmbedderLookup>(loop_, std::string(host), resolve_,
                                            timeout_, std::move(callback));
  }
  return std::make_unique<SystemLookup>(loop_, std::string(host), timeout_,
                                        std::move(callback));
}

std::optional<ResolveResult> SystemHostResolver::ResolveLocally(
    std::string_view host) const {
  const std::string bare_host = BareHost(host);
  if (IsIpAddress(bare_host)) {
    return ResolveResult{{bare_host}, {}};
  }
  for (const auto& [pattern, address] : host_addresses_) {
    if (MatchesPattern(bare_host, pattern)) {
      return ResolveResult{{BareHost(address)}, {}};
    }
  }
  if (IsLocalhost(bare_host)) {
    return ResolveResult{{"::1", "127.0.0.1"}, {}};
  }
  return std::nullopt;
}

bool IsLoopbackHost(std::string_view host) {
  const std::string bare_host = BareHost(host);
  sockaddr_in ipv4;
  return IsLocalhost(bare_host) || bare_host == "::1" ||
         (bare_host.starts_with("127.") &&
          uv_ip4_addr(bare_host.c_str(), 0, &ipv4) == 0);
}

}  // namespace wsjs
