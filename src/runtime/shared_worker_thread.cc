// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/shared_worker_thread.h"

#include <algorithm>
#include <utility>

#include "src/base/check.h"

namespace wsjs {

SharedWorkerThread::SharedWorkerThread(V8Platform& platform,
                                       SharedWorkerKey key,
                                       SharedWorkerTraits traits,
                                       WorkerSetup setup,
                                       const SharedWorkerRuntime& runtime,
                                       WorkerClient& client)
    : key_(std::move(key)),
      traits_(traits),
      cluster_(agents_, *this, runtime.cluster->shared_cookie_jar()),
      runtimes_{{runtime, {&client}}},
      thread_(platform, cluster_, WithSharedOptions(std::move(setup)), *this) {}

SharedWorkerThread::~SharedWorkerThread() = default;

WorkerSetup SharedWorkerThread::WithSharedOptions(WorkerSetup setup) {
  agents_.AddClient(runtimes_.front().runtime.cluster->agents());
  setup.options.cookie_jar = &cluster_.cookie_jar();
  RelayFrom(setup.options);
  return setup;
}

bool SharedWorkerThread::Connect(MessagePipeEnd&& inside_port,
                                 const SharedWorkerRuntime& runtime,
                                 WorkerClient& client) {
  const std::lock_guard lock(mutex_);
  // First of all, so that the runtime knows of the connection's activity.
  agents_.AddClient(runtime.cluster->agents());
  const auto clients =
      std::ranges::find_if(runtimes_, [&](const Clients& other) {
        return other.runtime.agent == runtime.agent;
      });
  if (!thread_.Connect(std::move(inside_port))) {
    if (clients == runtimes_.end())
      agents_.RemoveClient(runtime.cluster->agents());
    return false;
  }
  if (clients == runtimes_.end()) {
    runtimes_.push_back({runtime, {&client}});
  } else {
    clients->clients.push_back(&client);
  }
  return true;
}

bool SharedWorkerThread::RemoveRuntime(const Agent& agent) {
  const std::lock_guard lock(mutex_);
  const auto clients = std::ranges::find_if(
      runtimes_,
      [&](const Clients& other) { return other.runtime.agent == &agent; });
  CHECK(clients != runtimes_.end());
  agents_.RemoveClient(clients->runtime.cluster->agents());
  if (runtimes_.size() > 1) {
    runtimes_.erase(clients);
    return true;
  }
  clients->clients.clear();
  thread_.Terminate();
  return false;
}

void SharedWorkerThread::TellClients(
    const std::function<void(WorkerClient&)>& call) {
  const std::lock_guard lock(mutex_);
  for (const auto& [runtime, clients] : runtimes_) {
    for (WorkerClient* const client : clients)
      runtime.agent->PostTask([call, client] { call(*client); });
  }
}

void SharedWorkerThread::DidFailToLoad() {
  TellClients([](WorkerClient& client) { client.DidFailToLoad(); });
}

// https://html.spec.whatwg.org/#runtime-script-errors-2
void SharedWorkerThread::DidReportError(const ScriptError& error) {
  TellClients([error](WorkerClient& client) { client.DidReportError(error); });
  // "For shared workers, if the error is still not handled afterwards, the
  // error may be reported to a developer console."
  Tell([error](const RuntimeOptions& embedder) {
    embedder.uncaught_error(error);
  });
}

void SharedWorkerThread::DidEnd() {
  const std::lock_guard lock(mutex_);
  for (const auto& [runtime, clients] : runtimes_) {
    if (clients.empty())
      continue;  // It waits for this.
    runtime.agent->PostTask(
        [this, clients = clients, did_end = runtime.did_end] {
          for (WorkerClient* const client : clients)
            client->DidEnd();
          did_end(this);
        });
  }
}

void SharedWorkerThread::Tell(Call call) {
  const std::lock_guard lock(mutex_);
  runtimes_.front().runtime.cluster->relay().Tell(std::move(call));
}

}  // namespace wsjs
