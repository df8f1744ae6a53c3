// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_TRANSPORT_H_
#define WSJS_SRC_NET_TRANSPORT_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "src/base/bytes.h"

namespace wsjs {

// Why a transport could not connect, or ended. For the log and the embedder;
// script never sees it.
struct TransportError {
  enum class Phase : uint8_t { kResolve, kProxy, kConnect, kTls, kEstablished };

  Phase phase = Phase::kConnect;
  std::string message;  // what was tried, what happened: "connect to
                        // 127.0.0.1:9: Connection refused"
};

// Seam 2, upwards. Called from the event loop; DidConnect and DidFail also
// within Connect(), otherwise never inside a call to the transport. No script
// runs here. The client may delete the transport inside each call. DidConnect
// once, then DidReceive and DidDrain any number of times, then DidEnd once; or
// DidFail alone.
class TransportClient {
 public:
  // Connected, through the proxy if any, TLS established and verified.
  virtual void DidConnect() = 0;
  // Memory that the next bytes are best read into, if the client has an idea;
  // asked for right before a read. DidReceive tells whether they came there:
  // its bytes begin where the memory does. They may as well come elsewhere.
  virtual std::span<uint8_t> ReceiveBuffer() { return {}; }
  // Bytes of one read; valid during the call.
  virtual void DidReceive(ByteSpan bytes) = 0;
  // All that was written has been handed to the kernel after a Write() that
  // returned false.
  virtual void DidDrain() = 0;
  // The connection is gone: the peer closed it (`error` is null) or it broke.
  virtual void DidEnd(const TransportError* error) = 0;
  // It could not be established.
  virtual void DidFail(const TransportError& error) = 0;

 protected:
  ~TransportClient() = default;
};

struct TransportParameters {
  std::string host;  // as in the URL: ASCII domain, IPv4, or IPv6 in brackets
  uint16_t port = 0;
  bool secure = false;  // TLS, the certificate verified for `host`
};

// Seam 2, downwards: an ordered stream of bytes to a server. Destroying it
// aborts the connection in any state, without a call to the client. One thread.
class Transport {
 public:
  virtual ~Transport() = default;

  // Starts; once, first. Resolve, connect and TLS have their own timeouts. Not
  // inside DidReceive of another transport.
  virtual void Connect(const TransportParameters& parameters) = 0;

  // Sends `bytes` (copied when they can't leave at once). Only after
  // DidConnect. False: some are still buffered; write no more before DidDrain
  // (it is possible, but memory grows).
  [[nodiscard]] virtual bool Write(ByteSpan bytes) = 0;

  // No DidReceive until ResumeReading, save what is already on the way.
  virtual void PauseReading() = 0;
  virtual void ResumeReading() = 0;
};

class TransportFactory {
 public:
  virtual std::unique_ptr<Transport> CreateTransport(
      TransportClient* client) = 0;

 protected:
  ~TransportFactory() = default;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_TRANSPORT_H_
