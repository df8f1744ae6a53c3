// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_AGENT_CLUSTER_H_
#define WSJS_SRC_MESSAGING_AGENT_CLUSTER_H_

#include <atomic>
#include <cstddef>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "src/loop/event_loop.h"

namespace wsjs {

// https://tc39.es/ecma262/#sec-agent-clusters
// Agents that share memory: a runtime and its workers, or a shared worker and
// the workers that it has started. It knows whether anything goes on in them or
// is under way to them. Outlives all of its agents and their threads.
class AgentCluster {
 public:
  // Something goes on as long as this exists. Any thread.
  class Activity final {
   public:
    explicit Activity(AgentCluster& cluster);
    Activity(Activity&& other) noexcept;
    Activity& operator=(Activity&& other) noexcept;
    ~Activity();

   private:
    AgentCluster* cluster_;
  };

  AgentCluster(const AgentCluster&) = delete;
  AgentCluster& operator=(const AgentCluster&) = delete;

 protected:
  AgentCluster() = default;
  ~AgentCluster() = default;

 private:
  // Each is called as often as the other, in the end. Any thread.
  virtual void AddActivity() = 0;
  virtual void RemoveActivity() = 0;
};

// A runtime and its workers. While anything goes on in the workers or is under
// way between threads, the event loop of the runtime (the main loop) is kept
// alive, and nothing else keeps it alive for its workers' sake. So Run()
// returns when all threads wait for each other; for this, who makes an Activity
// does so while another exists, or on the main loop's thread.
//
// Lives on the main loop's thread.
class RuntimeAgentCluster final : public AgentCluster {
 public:
  explicit RuntimeAgentCluster(EventLoop& main_loop);
  ~RuntimeAgentCluster();

 private:
  void AddActivity() override;
  void RemoveActivity() override;
  void DidBeginOrEnd();
  void UpdateKeepAlive();

  EventLoop& main_loop_;
  const std::thread::id main_thread_ = std::this_thread::get_id();
  std::atomic<size_t> activity_count_ = 0;
  // On the main thread.
  std::optional<EventLoop::KeepAlive> keep_alive_;
};

// A shared worker and the workers that it has started. What goes on in it is an
// activity of each of its clients, the clusters of other runtimes.
class SharedWorkerAgentCluster final : public AgentCluster {
 public:
  SharedWorkerAgentCluster() = default;
  ~SharedWorkerAgentCluster();

  // On the client's main thread. The client outlives its time here.
  void AddClient(AgentCluster& client);
  void RemoveClient(AgentCluster& client);

 private:
  void AddActivity() override;
  void RemoveActivity() override;

  std::mutex mutex_;
  // Both guarded by `mutex_`. Each client has an activity while there is one.
  size_t activity_count_ = 0;
  std::map<AgentCluster*, std::optional<Activity>> clients_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_AGENT_CLUSTER_H_
