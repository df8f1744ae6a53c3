// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_HTTP_EXCHANGE_H_
#define WSJS_SRC_HTTP_HTTP_EXCHANGE_H_

#include <cstdint>
#include <memory>
#include <string>

#include "src/base/bytes.h"
#include "src/http/header_list.h"
#include "src/net/network_url.h"

namespace wsjs {

// The seam between the fetch standard, above, and HTTP on the wire: one request
// to one server, and its response.
struct HttpExchangeRequest {
  std::string method;
  NetworkUrl url;
  // All that is sent but Host, Content-Length, Accept-Encoding and what belongs
  // to the connection.
  HeaderList headers;
  bool has_body = false;
  // Not owned, outlives the exchange.
  ByteSpan body;
};

struct HttpExchangeResponse {
  uint16_t status = 0;
  std::string reason_phrase;
  HeaderList headers;
};

// What happens to an exchange, in this order, each call in a task of its own or
// shared; any may destroy the exchange.
class HttpExchangeClient {
 public:
  // So many bytes of the body are with the network. Grows.
  virtual void DidSendBody(uint64_t sent) = 0;
  virtual void DidReceiveHead(HttpExchangeResponse response) = 0;
  virtual void DidReceiveBody(ByteSpan bytes) = 0;
  // The last call. `error` is null when the response is complete, otherwise
  // what went wrong, at any point before.
  virtual void DidEnd(const std::string* error) = 0;

 protected:
  ~HttpExchangeClient() = default;
};

// Destroying it cancels.
class HttpExchange {
 public:
  virtual ~HttpExchange() = default;
};

class HttpExchangeFactory {
 public:
  virtual ~HttpExchangeFactory() = default;

  // `client` isn't owned and outlives the exchange. Calls nothing of it inside
  // this call.
  [[nodiscard]] virtual std::unique_ptr<HttpExchange> Start(
      HttpExchangeRequest request,
      HttpExchangeClient* client) = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_HTTP_EXCHANGE_H_
