// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_JOBS_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_JOBS_H_

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "src/base/exception_or.h"
#include "src/messaging/agent.h"
#include "src/service_workers/registration.h"
#include "src/service_workers/registration_map.h"
#include "src/service_workers/service_worker_client.h"
#include "src/service_workers/service_worker_lifecycle.h"

namespace wsjs {

// A promise of an environment, by the number that it has there.
struct ServiceWorkerPromise final {
  std::shared_ptr<ServiceWorkerClient> client;
  uint64_t id = 0;
};

// https://w3c.github.io/ServiceWorker/#dfn-job
struct ServiceWorkerJob final {
  enum class Type : uint8_t { kRegister, kUpdate, kUnregister };

  // https://w3c.github.io/ServiceWorker/#dfn-job-equivalent
  bool IsEquivalent(const ServiceWorkerJob& other) const;

  Type type = Type::kRegister;
  std::string storage_key = {};
  std::string scope_url = {};   // serialised, without a fragment
  std::string script_url = {};  // likewise; empty when it unregisters
  WorkerType worker_type = WorkerType::kClassic;
  ServiceWorkerUpdateViaCache update_via_cache =
      ServiceWorkerUpdateViaCache::kImports;
  std::string referrer = {};  // the creation URL of the client
  ServiceWorkerPromise promise = {};

  std::vector<ServiceWorkerPromise> equivalent_promises = {};
  bool is_settled = false;
  // What it makes, until that has a registration.
  std::unique_ptr<RegisteredWorker> worker = nullptr;
};

// https://w3c.github.io/ServiceWorker/#dfn-job-queue
// What is asked of registrations, one after the other for each scope: the part
// of Appendix A that is about jobs. On the manager's thread.
class ServiceWorkerJobs final {
 public:
  // All outlive this.
  ServiceWorkerJobs(Agent& agent,
                    RegistrationMap& registrations,
                    ServiceWorkerLifecycle& lifecycle);
  ~ServiceWorkerJobs();
  ServiceWorkerJobs(const ServiceWorkerJobs&) = delete;
  ServiceWorkerJobs& operator=(const ServiceWorkerJobs&) = delete;

  // https://w3c.github.io/ServiceWorker/#schedule-job-algorithm
  void Schedule(std::unique_ptr<ServiceWorkerJob> job);

  // One that a job is making; null: there is none of that number.
  RegisteredWorker* FindWorker(uint64_t worker) const;

 private:
  using Queue = std::deque<std::unique_ptr<ServiceWorkerJob>>;

  // Each of these begins with the first job of its scope, and one of them
  // finishes it.
  void Run(const std::string& scope);
  void Register(ServiceWorkerJob& job);
  void Update(ServiceWorkerJob& job);
  void DidRunWorker(ServiceWorkerJob& job, const ServiceWorkerStart& start);
  void Install(ServiceWorkerJob& job, Registration& registration);
  void DidInstall(ServiceWorkerJob& job, ExtendableEventResult result);
  void Unregister(ServiceWorkerJob& job);
  // Ends `job`, which dies.
  void Finish(ServiceWorkerJob& job);

  // Each settles the promises of the job, unless they are.
  void Resolve(ServiceWorkerJob& job, const Registration& registration);
  void Resolve(ServiceWorkerJob& job, bool value);
  void Reject(ServiceWorkerJob& job, const Exception& exception);
  // Rejects and finishes.
  void Fail(ServiceWorkerJob& job, const Exception& exception);
  template <typename Settle>
  void SettlePromises(ServiceWorkerJob& job, const Settle& settle);

  // The registration that the job is about, in the map; null: there is none.
  Registration* RegistrationOf(const ServiceWorkerJob& job) const;
  // Takes it out of the map when nothing has come of it.
  void DropRegistrationIfNew(Registration& registration);

  Agent& agent_;
  RegistrationMap& registrations_;
  ServiceWorkerLifecycle& lifecycle_;
  // https://w3c.github.io/ServiceWorker/#dfn-scope-to-job-queue-map
  std::map<std::string, Queue> queues_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_JOBS_H_
