// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_NETWORK_CONTEXT_H_
#define WSJS_SRC_NET_NETWORK_CONTEXT_H_

#include "src/base/log.h"
#include "src/loop/event_loop.h"
#include "src/net/cookie_jar.h"
#include "src/net/masking.h"
#include "src/net/message_batch.h"
#include "src/net/network_settings.h"
#include "src/net/send_queue.h"
#include "src/net/transport.h"

namespace wsjs {

// What all connections of a runtime share. WebSocketNetwork owns it.
struct NetworkContext {
  EventLoop* loop = nullptr;                      // not owned, outlives this
  TransportFactory* transport_factory = nullptr;  // not owned, outlives this
  CookieJar* cookie_jar = nullptr;                // not owned, outlives this
  NetworkSettings settings;
  Logger logger;
  MaskingKeySource masking_keys;
  ChunkPool chunks;
  MessageBatchPool batches;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_NETWORK_CONTEXT_H_
