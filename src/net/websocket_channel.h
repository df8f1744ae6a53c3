// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_WEBSOCKET_CHANNEL_H_
#define WSJS_SRC_NET_WEBSOCKET_CHANNEL_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "src/base/bytes.h"

namespace wsjs {

// One received message (RFC 6455, section 5.6), inflated and unfragmented.
struct WebSocketMessage {
  enum class Type : uint8_t { kText, kBinary };

  Type type = Type::kText;
  // kText: every byte is below 0x80 (script's string can be made from Latin-1).
  bool is_ascii = false;
  // The payload; for kText valid UTF-8. Valid during DidReceiveMessages.
  ByteSpan payload;
  // Large payloads lie in a block of their own, which then holds exactly
  // `payload` and may be moved out, to be adopted by an ArrayBuffer. Else
  // empty.
  OwnedBytes block;
};

// Seam 1, upwards: what happens to a connection. Each method is called from a
// task of the event loop (task source WebSocket), never inside a call to the
// channel; script may run inside each, and may call the channel. In order:
// DidConnect once, then any number of DidReceiveMessages, then
// DidStartClosingHandshake at most once, then DidClose once, the last call;
// DidConsumeBufferedAmount any number of times between DidConnect and DidClose.
// DidClose may come without any other before it.
class WebSocketChannelClient {
 public:
  // https://websockets.spec.whatwg.org/#feedback-from-the-protocol
  // The WebSocket connection is established. `selected_protocol` is the
  // subprotocol in use or empty; `extensions` is the value of the response's
  // Sec-WebSocket-Extensions header or empty.
  virtual void DidConnect(std::string_view selected_protocol,
                          std::string_view extensions) = 0;

  // All messages that one read of the network completed, in order. Each is a
  // task of its own to script: the client runs a microtask checkpoint after
  // each (dispatching an event does), and looks at its state before each.
  virtual void DidReceiveMessages(std::span<WebSocketMessage> messages) = 0;

  // `bytes` of the payloads given to SendText and SendBinary (uncompressed, no
  // framing) were handed to the network. Bytes lost with the connection are
  // never counted.
  virtual void DidConsumeBufferedAmount(uint64_t bytes) = 0;

  // The WebSocket closing handshake was started by the peer.
  virtual void DidStartClosingHandshake() = 0;

  // The WebSocket connection is closed. `failed`: it was failed, or was
  // required to fail (script gets an error event first). `was_clean`, `code`
  // (1005 no status, 1006 abnormal) and `reason` (valid UTF-8) are the close
  // event's. The channel is gone after this call.
  virtual void DidClose(bool failed,
                        bool was_clean,
                        uint16_t code,
                        std::string_view reason) = 0;

 protected:
  ~WebSocketChannelClient() = default;
};

// What https://websockets.spec.whatwg.org/#concept-websocket-establish needs.
struct WebSocketConnectParameters {
  std::string url;  // serialised URL record, scheme ws or wss, no fragment
  std::vector<std::string> protocols;
  // Serialised origin of the client ("null" when opaque); without one no Origin
  // header is sent.
  std::optional<std::string> origin;
};

// Seam 1, downwards: one WebSocket connection. Made by a
// WebSocketChannelFactory, which owns it; a pointer is valid until DidClose has
// returned or Abandon() was called. One thread. No call runs script or calls
// the client before it returns.
class WebSocketChannel {
 public:
  // Starts to establish the connection; once, first.
  virtual void Connect(const WebSocketConnectParameters& parameters) = 0;

  // Queue one message; only between DidConnect and the start of the closing
  // handshake by Close(). The bytes are copied before the call returns.
  // `text` is valid UTF-8.
  virtual void SendText(std::string_view text) = 0;
  virtual void SendBinary(ByteSpan data) = 0;

  // https://websockets.spec.whatwg.org/#start-the-websocket-closing-handshake
  // `code` and `reason` have been checked. Without a code the Close frame has
  // no body. Before DidConnect: use Fail().
  virtual void Close(std::optional<uint16_t> code, std::string_view reason) = 0;

  // https://websockets.spec.whatwg.org/#fail-the-websocket-connection
  // `why` goes to the log alone.
  virtual void Fail(std::string_view why) = 0;

  // The client is going away and hears nothing any more. An established
  // connection is closed in the background with `code` (1001 when the global
  // disappears) or with an empty Close frame (the object was collected); what
  // was sent is still flushed. Otherwise the connection is dropped.
  virtual void Abandon(std::optional<uint16_t> code) = 0;

 protected:
  virtual ~WebSocketChannel() = default;
};

class WebSocketChannelFactory {
 public:
  // `client` outlives the channel or abandons it.
  virtual WebSocketChannel* CreateWebSocketChannel(
      WebSocketChannelClient* client) = 0;

 protected:
  ~WebSocketChannelFactory() = default;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_WEBSOCKET_CHANNEL_H_
