// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_CLUSTER_H_
#define WSJS_SRC_RUNTIME_RUNTIME_CLUSTER_H_

#include <atomic>
#include <cstddef>

#include <wsjs/runtime_options.h>

#include "src/loop/event_loop.h"
#include "src/messaging/agent_cluster.h"
#include "src/net/in_memory_cookie_jar.h"
#include "src/net/locked_cookie_jar.h"
#include "src/runtime/embedder_relay.h"

namespace wsjs {

// What a runtime shares with its workers. The runtime owns it; it outlives all
// of their threads. Any thread, where a member doesn't say otherwise.
class RuntimeCluster final {
 public:
  // Both outlive this. On the runtime's thread.
  RuntimeCluster(EventLoop& main_loop, const RuntimeOptions& main_options);
  ~RuntimeCluster();
  RuntimeCluster(const RuntimeCluster&) = delete;
  RuntimeCluster& operator=(const RuntimeCluster&) = delete;

  AgentCluster& agents() { return agents_; }
  EmbedderRelay& relay() { return relay_; }
  CookieJar& cookie_jar() { return cookie_jar_; }

  // The number of threads that workers have.
  std::atomic<size_t>& worker_count() { return worker_count_; }

 private:
  AgentCluster agents_;
  EmbedderRelay relay_;
  InMemoryCookieJar own_cookie_jar_;
  LockedCookieJar cookie_jar_;
  std::atomic<size_t> worker_count_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_CLUSTER_H_
