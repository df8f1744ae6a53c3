// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_LWS_LWS_TRANSPORT_H_
#define WSJS_SRC_NET_LWS_LWS_TRANSPORT_H_

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "src/loop/event_loop.h"
#include "src/net/host_resolver.h"
#include "src/net/lws/lws_connection.h"
#include "src/net/lws/lws_context.h"
#include "src/net/network_settings.h"
#include "src/net/transport.h"

namespace wsjs {

// A Transport over libwebsockets: resolves the server's name, or the proxy's,
// lets connections to its addresses race, and carries the bytes of the one that
// was first. It doesn't keep the event loop alive: its client does.
class LwsTransport final : public Transport, public LwsConnection::Client {
 public:
  // What all transports of a runtime share; outlives them.
  struct Environment {
    EventLoop* loop = nullptr;         // not owned, outlives this
    HostResolver* resolver = nullptr;  // not owned, outlives this
    NetworkSettings settings;
    LwsContext* context = nullptr;  // not owned, outlives this
  };

  LwsTransport(const Environment* environment, TransportClient* client);
  ~LwsTransport() override;

  // Transport:
  void Connect(const TransportParameters& parameters) override;
  bool Write(ByteSpan bytes) override;
  void PauseReading() override;
  void ResumeReading() override;

  // LwsConnection::Client:
  void DidConnect(LwsConnection* connection) override;
  void DidEstablish(LwsConnection* connection) override;
  void DidFail(LwsConnection* connection, TransportError error) override;
  std::span<uint8_t> ReceiveBuffer() override;
  void DidReceive(ByteSpan bytes) override;
  void DidDrain() override;
  void DidEnd(const TransportError* error) override;

 private:
  void Resolve(const std::string& host);
  void DidResolve(ResolveResult result);
  void StartNextConnection();
  void DidTimeOut(std::chrono::milliseconds timeout);
  // Not within a call of the client.
  void Fail(TransportError error);
  void StartTimer(EventLoop::TimerId* timer,
                  std::chrono::milliseconds delay,
                  Task task);

  const Environment* const environment_;
  TransportClient* const client_;
  // Without the address; null once a connection is established, which has its
  // own.
  std::unique_ptr<LwsConnection::Target> target_;

  std::unique_ptr<HostResolver::Request> resolution_;
  std::vector<std::string> addresses_;  // that haven't been tried, last first
  std::vector<TransportError> errors_;  // of the connections that failed
  // The attempts, oldest first; once one is connected, that one alone.
  std::vector<std::unique_ptr<LwsConnection>> connections_;
  EventLoop::TimerId race_timer_ = 0;
  EventLoop::TimerId timeout_timer_ = 0;  // of the current phase
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_LWS_LWS_TRANSPORT_H_
