// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_thread.h"

#include <utility>

#include "src/runtime/runtime_core.h"

namespace wsjs {

RuntimeThread::RuntimeThread(V8Platform& platform,
                             RuntimeCluster& cluster,
                             WorkerSetup setup,
                             WorkerOwner& owner)
    : platform_(platform),
      cluster_(cluster),
      setup_(std::move(setup)),
      owner_(owner) {
  thread_ = std::thread(
      [this, startup = AgentCluster::Activity(cluster_.agents())]() mutable {
        Run(std::move(startup));
        owner_.DidEnd();
      });
}

RuntimeThread::~RuntimeThread() {
  Terminate();
  thread_.join();
}

void RuntimeThread::Terminate() {
  const std::lock_guard lock(mutex_);
  is_terminated_ = true;
  if (core_)
    core_->Terminate();
}

bool RuntimeThread::is_ending() {
  const std::lock_guard lock(mutex_);
  return IsEnding();
}

bool RuntimeThread::Connect(MessagePipeEnd&& inside_port) {
  const std::lock_guard lock(mutex_);
  if (IsEnding())
    return false;
  if (core_) {
    core_->PostConnection(std::move(inside_port));
  } else {
    connections_.push_back(std::move(inside_port));
  }
  return true;
}

bool RuntimeThread::IsEnding() const {
  return is_terminated_ || has_ended_ || (core_ && core_->is_closing());
}

void RuntimeThread::Run(AgentCluster::Activity startup) {
  RuntimeCore core(platform_, cluster_, std::move(setup_), owner_);
  {
    // The core is an activity of its own by now.
    const AgentCluster::Activity ended = std::move(startup);
    const std::lock_guard lock(mutex_);
    core_ = &core;
    for (MessagePipeEnd& connection : std::exchange(connections_, {}))
      core.PostConnection(std::move(connection));
    if (is_terminated_)
      core.Terminate();
  }
  core.RunWorker();
  const std::lock_guard lock(mutex_);
  core_ = nullptr;
  has_ended_ = true;
}

}  // namespace wsjs
