// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_SERVICE_WORKERS_FAKE_SERVICE_WORKER_THREADS_H_
#define WSJS_TESTS_UNIT_SERVICE_WORKERS_FAKE_SERVICE_WORKER_THREADS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "src/service_workers/service_worker_observer.h"
#include "src/service_workers/service_worker_setup.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// Records what the manager tells one environment, a line each.
class FakeServiceWorkerObserver final : public ServiceWorkerObserver {
 public:
  // The lines since the last call.
  std::vector<std::string> Take();
  // The number of the last event that was fired here.
  uint64_t last_event() const { return last_event_; }

  // ServiceWorkerObserver:
  void ResolveWithRegistration(
      uint64_t promise,
      const ServiceWorkerRegistrationInfo& info) override;
  void ResolveWithRegistrations(
      uint64_t promise,
      const std::vector<ServiceWorkerRegistrationInfo>& infos) override;
  void ResolveWithBoolean(uint64_t promise, bool value) override;
  void ResolveWithUndefined(uint64_t promise) override;
  void ResolveWithClient(
      uint64_t promise,
      const std::optional<ServiceWorkerClientInfo>& client) override;
  void ResolveWithClients(
      uint64_t promise,
      const std::vector<ServiceWorkerClientInfo>& clients) override;
  void Reject(uint64_t promise, const Exception& exception) override;
  void UpdateWorkerState(uint64_t worker, ServiceWorkerState state) override;
  void UpdateRegistration(const ServiceWorkerRegistrationInfo& info) override;
  void FireUpdateFound(uint64_t registration) override;
  void ResolveReady(const ServiceWorkerRegistrationInfo& info) override;
  void SetController(const ServiceWorkerInfo& info, bool notify) override;
  void ReceiveMessage(SerializedValue message,
                      const std::string& origin,
                      const ServiceWorkerInfo& source) override;
  void FireLifecycleEvent(const EventType& type, uint64_t event) override;
  void FireMessageEvent(SerializedValue message,
                        const std::string& origin,
                        const ServiceWorkerMessageSource& source,
                        uint64_t event) override;

 private:
  std::vector<std::string> lines_;
  uint64_t last_event_ = 0;
};

// Starts no thread: records what was to be started, and stands for it.
class FakeServiceWorkerThreads final : public WorkerHost {
 public:
  struct Thread final : public WorkerHandle {
    void Terminate() override {
      is_terminated = true;
      client = nullptr;
    }

    std::shared_ptr<ServiceWorkerSetup> setup;
    WorkerClient* client = nullptr;
    bool is_terminated = false;
  };

  void set_maximum_count(size_t count) { maximum_count_ = count; }
  // All that were started, in order.
  const std::vector<std::unique_ptr<Thread>>& threads() const {
    return threads_;
  }

  // WorkerHost:
  ExceptionOr<void> CheckMayStartWorker() override;
  WorkerHandle* StartWorker(WorkerParameters parameters,
                            WorkerClient& client) override;
  ExceptionOr<WorkerUrl> ParseWorkerUrl(const std::string& url) override;
  void ConnectSharedWorker(WorkerParameters, WorkerClient&) override;
  void ReportWorkerError(const ScriptError&) override;
  ExceptionOr<void> ImportScript(const WorkerUrl&) override;
  void CloseWorker() override;

 private:
  size_t maximum_count_ = 100;
  std::vector<std::unique_ptr<Thread>> threads_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_SERVICE_WORKERS_FAKE_SERVICE_WORKER_THREADS_H_
