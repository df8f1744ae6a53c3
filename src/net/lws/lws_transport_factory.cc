// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/lws/lws_transport_factory.h"

#include "src/net/lws/lws_context.h"
#include "src/net/lws/lws_transport.h"

namespace wsjs {

class LwsTransportFactory::Impl final {
 public:
  Impl(EventLoop* loop, HostResolver* resolver, const NetworkSettings& settings)
      : context_(loop, settings.tls),
        environment_{loop, resolver, settings, &context_} {}

  std::unique_ptr<Transport> CreateTransport(TransportClient* client) {
    return std::make_unique<LwsTransport>(&environment_, client);
  }

 private:
  LwsContext context_;
  const LwsTransport::Environment environment_;
};

LwsTransportFactory::LwsTransportFactory(EventLoop* loop,
                                         HostResolver* resolver,
                                         const NetworkSettings& settings)
    : impl_(std::make_unique<Impl>(loop, resolver, settings)) {}

LwsTransportFactory::~LwsTransportFactory() = default;

std::unique_ptr<Transport> LwsTransportFactory::CreateTransport(
    TransportClient* client) {
  return impl_->CreateTransport(client);
}

}  // namespace wsjs
