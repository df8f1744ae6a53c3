// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_AGENT_CLUSTER_H_
#define WSJS_SRC_MESSAGING_AGENT_CLUSTER_H_

#include <atomic>
#include <cstddef>
#include <optional>
#include <thread>

#include "src/loop/event_loop.h"

namespace wsjs {

// https://tc39.es/ecma262/#sec-agent-clusters
// A runtime and its workers, which share memory and send each other messages.
// It knows whether anything goes on in the workers or is under way between
// threads: while it does, the event loop of the runtime (the main loop) is kept
// alive, and nothing else keeps it alive for its workers' sake. So Run()
// returns when all threads wait for each other.
//
// Lives on the main loop's thread; outlives all agents and their threads.
class AgentCluster final {
 public:
  // Something goes on as long as this exists. Whoever makes one does so while
  // another exists, or on the main loop's thread. Any thread.
  class Activity final {
   public:
    explicit Activity(AgentCluster& cluster);
    Activity(Activity&& other) noexcept;
    Activity& operator=(Activity&& other) noexcept;
    ~Activity();

   private:
    AgentCluster* cluster_;
  };

  explicit AgentCluster(EventLoop& main_loop);
  ~AgentCluster();
  AgentCluster(const AgentCluster&) = delete;
  AgentCluster& operator=(const AgentCluster&) = delete;

 private:
  void AddActivity();
  void RemoveActivity();
  void DidBeginOrEnd();
  void UpdateKeepAlive();

  EventLoop& main_loop_;
  const std::thread::id main_thread_ = std::this_thread::get_id();
  std::atomic<size_t> activity_count_ = 0;
  // On the main thread.
  std::optional<EventLoop::KeepAlive> keep_alive_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_AGENT_CLUSTER_H_
