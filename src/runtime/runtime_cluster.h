// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_CLUSTER_H_
#define WSJS_SRC_RUNTIME_RUNTIME_CLUSTER_H_

#include <atomic>
#include <cstddef>
#include <memory>

#include <wsjs/runtime_options.h>

#include "src/loop/event_loop.h"
#include "src/messaging/agent_cluster.h"
#include "src/net/cookie_jar.h"
#include "src/runtime/embedder_relay.h"

namespace wsjs {

class ServiceWorkerManager;

// What the runtimes of one agent cluster share. Outlives all of their threads.
// Any thread.
class RuntimeCluster final {
 public:
  // `agents` and `relay` outlive this. Several threads may be in the jar.
  RuntimeCluster(AgentCluster& agents,
                 EmbedderRelay& relay,
                 std::shared_ptr<CookieJar> cookie_jar);
  ~RuntimeCluster();
  RuntimeCluster(const RuntimeCluster&) = delete;
  RuntimeCluster& operator=(const RuntimeCluster&) = delete;

  AgentCluster& agents() { return agents_; }
  EmbedderRelay& relay() { return relay_; }
  CookieJar& cookie_jar() { return *cookie_jar_; }
  // For a shared worker, which may outlive the cluster.
  const std::shared_ptr<CookieJar>& shared_cookie_jar() { return cookie_jar_; }

  // Null until the first runtime of the cluster has set its own, which it does
  // before there are others.
  ServiceWorkerManager* service_workers() { return service_workers_; }
  void set_service_workers(ServiceWorkerManager* service_workers) {
    service_workers_ = service_workers;
  }

  // The number of threads that workers have.
  std::atomic<size_t>& worker_count() { return worker_count_; }

 private:
  AgentCluster& agents_;
  EmbedderRelay& relay_;
  const std::shared_ptr<CookieJar> cookie_jar_;
  ServiceWorkerManager* service_workers_ = nullptr;
  std::atomic<size_t> worker_count_ = 0;
};

// That of a runtime which an embedder has made, and which owns it.
class MainRuntimeCluster final {
 public:
  // Both outlive this. On the runtime's thread.
  MainRuntimeCluster(EventLoop& main_loop, const RuntimeOptions& main_options);
  ~MainRuntimeCluster();

  RuntimeCluster& cluster() { return cluster_; }
  RuntimeEmbedderRelay& relay() { return relay_; }

 private:
  RuntimeAgentCluster agents_;
  RuntimeEmbedderRelay relay_;
  RuntimeCluster cluster_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_CLUSTER_H_
