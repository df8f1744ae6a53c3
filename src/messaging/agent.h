// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_AGENT_H_
#define WSJS_SRC_MESSAGING_AGENT_H_

#include <optional>

#include "src/loop/event_loop.h"
#include "src/messaging/agent_cluster.h"

namespace wsjs {

// https://tc39.es/ecma262/#sec-agents
// One thread of a cluster, as others see it: who sends it messages. Outlives
// everything that is bound to it.
class Agent final {
 public:
  enum class Kind : bool { kMain, kWorker };

  // `event_loop` is the agent's own; both outlive this. On its thread.
  Agent(Kind kind, EventLoop& event_loop, AgentCluster& cluster);
  ~Agent();
  Agent(const Agent&) = delete;
  Agent& operator=(const Agent&) = delete;

  EventLoop& event_loop() const { return event_loop_; }
  AgentCluster& cluster() const { return cluster_; }

  // Queues `task`, which counts as activity of the cluster until it has run.
  // Any thread.
  void PostTask(Task task);

  // A worker is activity of the cluster while it is busy; while it is idle, its
  // event loop waits for tasks to be posted, each of which makes it busy again.
  // No effect on the main agent, which is neither. On this thread.
  void BecomeBusy();
  void BecomeIdle();

 private:
  const Kind kind_;
  EventLoop& event_loop_;
  AgentCluster& cluster_;
  std::optional<AgentCluster::Activity> activity_;
  std::optional<EventLoop::KeepAlive> waiting_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_AGENT_H_
