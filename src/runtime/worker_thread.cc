// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/worker_thread.h"

#include <utility>

namespace wsjs {

WorkerThread::WorkerThread(V8Platform& platform,
                           RuntimeCluster& cluster,
                           Agent& owner,
                           WorkerSetup setup,
                           WorkerClient& client,
                           UniqueFunction<void(WorkerThread&)> did_end)
    : count_(cluster),
      owner_(owner),
      client_(&client),
      did_end_(std::move(did_end)),
      thread_(platform, cluster, std::move(setup), *this) {}

WorkerThread::~WorkerThread() = default;

void WorkerThread::Terminate() {
  client_ = nullptr;
  thread_.Terminate();
}

void WorkerThread::DidFailToLoad() {
  TellClient([](WorkerClient& client) { client.DidFailToLoad(); });
}

void WorkerThread::DidReportError(const ScriptError& error) {
  TellClient([error](WorkerClient& client) { client.DidReportError(error); });
}

void WorkerThread::DidEnd() {
  owner_.PostTask([this] {
    if (client_)
      client_->DidEnd();
    auto did_end = std::move(did_end_);
    did_end(*this);  // destroys this
  });
}

void WorkerThread::TellClient(UniqueFunction<void(WorkerClient&)> call) {
  owner_.PostTask([this, call = std::move(call)]() mutable {
    if (client_)
      call(*client_);
  });
}

}  // namespace wsjs
