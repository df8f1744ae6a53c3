// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/worker_thread.h"

#include <utility>

#include "src/runtime/runtime_core.h"

namespace wsjs {

WorkerThread::WorkerThread(V8Platform& platform,
                           RuntimeCluster& cluster,
                           Agent& owner,
                           WorkerSetup setup,
                           WorkerClient& client,
                           UniqueFunction<void(WorkerThread&)> did_end)
    : platform_(platform),
      cluster_(cluster),
      owner_(owner),
      setup_(std::move(setup)),
      client_(&client),
      did_end_(std::move(did_end)) {
  ++cluster_.worker_count();
  thread_ = std::thread(
      [this, startup = AgentCluster::Activity(cluster_.agents())]() mutable {
        Run(std::move(startup));
      });
}

WorkerThread::~WorkerThread() {
  Terminate();
  thread_.join();
  --cluster_.worker_count();
}

void WorkerThread::Terminate() {
  client_ = nullptr;
  const std::lock_guard lock(mutex_);
  is_terminated_ = true;
  if (core_)
    core_->Terminate();
}

bool WorkerThread::Connect(MessagePipeEnd&& inside_port) {
  const std::lock_guard lock(mutex_);
  if (has_ended_ || (core_ && core_->is_closing()))
    return false;
  if (core_) {
    core_->PostConnection(std::move(inside_port));
  } else {
    connections_.push_back(std::move(inside_port));
  }
  return true;
}

void WorkerThread::Run(AgentCluster::Activity startup) {
  RunCore(std::move(startup));
  owner_.PostTask([this] {
    if (client_)
      client_->DidEnd();
    auto did_end = std::move(did_end_);
    did_end(*this);  // destroys this
  });
}

void WorkerThread::RunCore(AgentCluster::Activity startup) {
  RuntimeCore core(platform_, cluster_, std::move(setup_), *this);
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

void WorkerThread::DidFailToLoad() {
  TellClient([](WorkerClient& client) { client.DidFailToLoad(); });
}

void WorkerThread::DidReportError(const ScriptError& error) {
  TellClient([error](WorkerClient& client) { client.DidReportError(error); });
}

void WorkerThread::TellClient(UniqueFunction<void(WorkerClient&)> call) {
  owner_.PostTask([this, call = std::move(call)]() mutable {
    if (client_)
      call(*client_);
  });
}

}  // namespace wsjs
