// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_LWS_LWS_CONNECTION_H_
#define WSJS_SRC_NET_LWS_LWS_CONNECTION_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "src/base/bytes.h"
#include "src/loop/event_loop.h"
#include "src/net/lws/lws_context.h"
#include "src/net/proxy_server.h"
#include "src/net/transport.h"

struct lws;

namespace wsjs {

// One connection of libwebsockets, to one address: first an attempt, then
// perhaps a stream of bytes. Destroying it aborts it in any state, also from
// within a call to its client, to whom it then says nothing more.
class LwsConnection final {
 public:
  // Called from libwebsockets, so on the event loop but not from one of its
  // tasks; up to DidEstablish also within Start(). DidConnect and DidEstablish
  // once each, then DidReceive and DidDrain any number of times, then DidEnd;
  // DidFail instead of any call up to DidEstablish.
  class Client {
   public:
    // TCP is connected; proxy and TLS may follow. The client doesn't destroy
    // this connection here.
    virtual void DidConnect(LwsConnection* connection) = 0;
    virtual void DidEstablish(LwsConnection* connection) = 0;
    virtual void DidFail(LwsConnection* connection, TransportError error) = 0;
    // As TransportClient's.
    virtual std::span<uint8_t> ReceiveBuffer() = 0;
    virtual void DidReceive(ByteSpan bytes) = 0;
    virtual void DidDrain() = 0;
    virtual void DidEnd(const TransportError* error) = 0;

   protected:
    ~Client() = default;
  };

  struct Target {
    std::string address;  // numeric: the server's, or the proxy's
    std::string host;     // as in a URL, the server's
    uint16_t port = 0;
    bool secure = false;
    std::optional<ProxyServer> proxy;
  };

  // None of these is owned, all outlive this.
  LwsConnection(EventLoop* loop, LwsContext* context, Client* client);
  ~LwsConnection();
  LwsConnection(const LwsConnection&) = delete;
  LwsConnection& operator=(const LwsConnection&) = delete;

  // Once, first.
  void Start(Target target);

  // After DidEstablish, as Transport's.
  [[nodiscard]] bool Write(ByteSpan bytes);
  void PauseReading();
  void ResumeReading();

  // How far it has come and with whom, for an error that the client finds:
  // "connect to 192.0.2.1:80".
  [[nodiscard]] TransportError ErrorSoFar(std::string what) const;

  // What libwebsockets says about any connection. `reason` is one of its enum
  // lws_callback_reasons. Nonzero: it is to close the connection.
  static int DispatchEvent(lws* wsi, int reason, void* in, size_t length);

 private:
  enum class State : uint8_t {
    kConnecting,    // TCP
    kEstablishing,  // the proxy, TLS
    kEstablished,
    kEnded,
  };

  void DidFailToEstablish(std::string_view detail);
  void DidClose();
  void DidBreak();
  [[nodiscard]] std::string TlsFailure(std::string_view detail) const;
  // Whether the peer closed the connection in order: else what happened.
  [[nodiscard]] std::optional<std::string> FindBreakage() const;
  // Tells libwebsockets to forget about us.
  void Detach();

  EventLoop* const loop_;
  LwsContext* const context_;
  Client* const client_;
  Target target_;
  State state_ = State::kConnecting;
  lws* wsi_ = nullptr;  // libwebsockets'; null before Start and after the end
  // Set while libwebsockets is calling us, or we it in a way that it may call
  // back: the destructor tells that frame of the stack.
  bool* destroyed_ = nullptr;
  bool drain_awaited_ = false;
  EventLoop::TimerId break_task_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_LWS_LWS_CONNECTION_H_
