// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_LWS_LWS_TRANSPORT_FACTORY_H_
#define WSJS_SRC_NET_LWS_LWS_TRANSPORT_FACTORY_H_

#include <memory>

#include "src/loop/event_loop.h"
#include "src/net/host_resolver.h"
#include "src/net/network_settings.h"
#include "src/net/transport.h"

namespace wsjs {

// Makes the transports of a runtime, which go over libwebsockets. Costs nothing
// until the first of them connects. Ignores SIGPIPE from then on. One thread.
// Outlives its transports. A caller's uv_loop_t must run until it has
// nothing to do after the destruction (EventLoop's destructor has its own do).
class LwsTransportFactory final : public TransportFactory {
 public:
  // `loop` and `resolver` aren't owned and outlive this.
  LwsTransportFactory(EventLoop* loop,
                      HostResolver* resolver,
                      const NetworkSettings& settings);
  ~LwsTransportFactory();

  std::unique_ptr<Transport> CreateTransport(TransportClient* client) override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_LWS_LWS_TRANSPORT_FACTORY_H_
