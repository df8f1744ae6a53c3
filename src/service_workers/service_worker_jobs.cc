// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_jobs.h"

#include <ada.h>

#include <utility>

#include "src/base/check.h"
#include "src/dom/event_type.h"
#include "src/service_workers/service_worker_observer.h"
#include "src/url/potentially_trustworthy.h"

namespace wsjs {

namespace {

Exception SecurityError(std::string message) {
  return Exception::DOMException("SecurityError", std::move(message));
}

// Of URLs that were parsed before.
bool IsSameOrigin(const std::string& a, const std::string& b) {
  const auto url_a = ada::parse<ada::url_aggregator>(a);
  const auto url_b = ada::parse<ada::url_aggregator>(b);
  return url_a && url_b && url_a->get_origin() == url_b->get_origin();
}

bool IsTrustworthy(const std::string& url) {
  const auto parsed = ada::parse<ada::url_aggregator>(url);
  return parsed && IsPotentiallyTrustworthy(*parsed);
}

}  // namespace

// https://w3c.github.io/ServiceWorker/#dfn-job-equivalent
bool ServiceWorkerJob::IsEquivalent(const ServiceWorkerJob& other) const {
  if (type != other.type || scope_url != other.scope_url)
    return false;
  return type == Type::kUnregister ||
         (script_url == other.script_url && worker_type == other.worker_type &&
          update_via_cache == other.update_via_cache);
}

ServiceWorkerJobs::ServiceWorkerJobs(Agent& agent,
                                     RegistrationMap& registrations,
                                     ServiceWorkerLifecycle& lifecycle)
    : agent_(agent), registrations_(registrations), lifecycle_(lifecycle) {}

ServiceWorkerJobs::~ServiceWorkerJobs() = default;

RegisteredWorker* ServiceWorkerJobs::FindWorker(uint64_t worker) const {
  for (const auto& [scope, queue] : queues_) {
    RegisteredWorker* const made = queue.front()->worker.get();
    if (made && made->info.id == worker)
      return made;
  }
  return nullptr;
}

// https://w3c.github.io/ServiceWorker/#schedule-job-algorithm
void ServiceWorkerJobs::Schedule(std::unique_ptr<ServiceWorkerJob> job) {
  const std::string scope = job->scope_url;
  // 3. If scope to job queue map[jobScope] does not exist, set [it] to a new
  //    job queue. 4. Set jobQueue to scope to job queue map[jobScope].
  Queue& queue = queues_[scope];
  // 5. If jobQueue is empty, then: […] enqueue job to jobQueue. Invoke Run Job
  //    with jobQueue.
  if (queue.empty()) {
    queue.push_back(std::move(job));
    Run(scope);
    return;
  }
  // 6.1. Let lastJob be the element at the back of jobQueue. 6.2. If job is
  //      equivalent to lastJob and lastJob's job promise has not settled,
  //      append job to lastJob's list of equivalent jobs.
  ServiceWorkerJob& last = *queue.back();
  if (job->IsEquivalent(last) && !last.is_settled) {
    last.equivalent_promises.push_back(std::move(job->promise));
    return;
  }
  // 6.3. Else, […] enqueue job to jobQueue.
  queue.push_back(std::move(job));
}

// https://w3c.github.io/ServiceWorker/#run-job-algorithm
void ServiceWorkerJobs::Run(const std::string& scope) {
  // 2. Queue a task to run these steps:
  agent_.PostTask([this, scope] {
    // 2.1. Let job be the first item in jobQueue.
    ServiceWorkerJob& job = *queues_.at(scope).front();
    switch (job.type) {
      case ServiceWorkerJob::Type::kRegister:
        Register(job);
        return;
      case ServiceWorkerJob::Type::kUpdate:
        Update(job);
        return;
      case ServiceWorkerJob::Type::kUnregister:
        Unregister(job);
        return;
    }
    NOTREACHED();
  });
}

// https://w3c.github.io/ServiceWorker/#finish-job-algorithm
void ServiceWorkerJobs::Finish(ServiceWorkerJob& job) {
  // 1. Let jobQueue be job's containing job queue. 2. Assert: the first item in
  //    jobQueue is job.
  const std::string scope = job.scope_url;
  Queue& queue = queues_.at(scope);
  CHECK(queue.front().get() == &job);
  // 3. Dequeue from jobQueue.
  const std::unique_ptr<ServiceWorkerJob> finished = std::move(queue.front());
  queue.pop_front();
  if (finished->worker)
    lifecycle_.Terminate(*finished->worker);
  // 4. If jobQueue is not empty, invoke Run Job with jobQueue.
  if (queue.empty()) {
    queues_.erase(scope);
  } else {
    Run(scope);
  }
}

// https://w3c.github.io/ServiceWorker/#register-algorithm
void ServiceWorkerJobs::Register(ServiceWorkerJob& job) {
  // 1. If the result of running potentially trustworthy origin with the origin
  //    of job's script url is Not Trusted, then: Invoke Reject Job Promise with
  //    job and "SecurityError" DOMException.
  if (!IsTrustworthy(job.script_url)) {
    Fail(job, SecurityError("The origin of " + job.script_url +
                            " is not potentially trustworthy."));
    return;
  }
  // 2. If job's script url's origin and job's referrer's origin are not same
  //    origin, then: […] "SecurityError" 3. If job's scope url's origin […]
  for (const std::string* const url : {&job.script_url, &job.scope_url}) {
    if (!IsSameOrigin(*url, job.referrer)) {
      Fail(job, SecurityError(*url + " is of another origin than " +
                              job.referrer + "."));
      return;
    }
  }
  // 4. Let registration be the result of running Get Registration given job's
  //    storage key and job's scope url.
  const Registration* const registration = RegistrationOf(job);
  if (registration) {
    // 5.1. Let newestWorker be […] Get Newest Worker 5.2. If newestWorker is
    //      not null, job's script url equals newestWorker's script url, job's
    //      worker type equals newestWorker's type, and job's update via cache
    //      mode's value equals registration's update via cache mode, then:
    //      Invoke Resolve Job Promise with job and registration.
    const RegisteredWorker* const newest = registration->NewestWorker();
    if (newest && newest->info.script_url == job.script_url &&
        newest->info.type == job.worker_type &&
        registration->update_via_cache == job.update_via_cache) {
      Resolve(job, *registration);
      Finish(job);
      return;
    }
  } else {
    // 6. Else: Invoke Set Registration algorithm
    registrations_.Set(job.storage_key, job.scope_url, job.update_via_cache);
  }
  // 7. Invoke Update algorithm passing job as the argument.
  Update(job);
}

// https://w3c.github.io/ServiceWorker/#update-algorithm
void ServiceWorkerJobs::Update(ServiceWorkerJob& job) {
  // 1. Let registration be the result of running Get Registration […] 2. If
  //    registration is null, then: […] TypeError
  Registration* const registration = RegistrationOf(job);
  if (!registration) {
    Fail(job, Exception::TypeError("There is no registration any more."));
    return;
  }
  // 3. Let newestWorker be the result of running Get Newest Worker
  const RegisteredWorker* const newest = registration->NewestWorker();
  if (job.type == ServiceWorkerJob::Type::kUpdate) {
    // 4. If job's job type is update, and newestWorker is not null and its
    //    script url does not equal job's script url, then: […] TypeError
    if (newest && newest->info.script_url != job.script_url) {
      Fail(job, Exception::TypeError("The script has another URL by now."));
      return;
    }
    // AD-HOC: Nothing else gives such a job an update via cache mode.
    job.update_via_cache = registration->update_via_cache;
  }
  // 14. Let worker be a new service worker.
  // AD-HOC: Made before its script is fetched, which its own thread does, with
  // 7. […] perform the fetch hook; the same of 13.: whether there is anything
  // new.
  job.worker =
      lifecycle_.NewWorker(*registration, job.script_url, job.worker_type);
  std::shared_ptr<const ServiceWorkerScripts> newest_scripts;
  if (newest && newest->info.script_url == job.script_url &&
      newest->info.type == job.worker_type) {
    newest_scripts = newest->scripts;
  }
  lifecycle_.Run(*job.worker, std::move(newest_scripts),
                 [this, &job](const ServiceWorkerStart& start) {
                   DidRunWorker(job, start);
                 });
}

// https://w3c.github.io/ServiceWorker/#update-algorithm
void ServiceWorkerJobs::DidRunWorker(ServiceWorkerJob& job,
                                     const ServiceWorkerStart& start) {
  Registration* const registration = RegistrationOf(job);
  CHECK(registration);  // Only a job of the same scope takes it away.
  const std::string message =
      "The service worker " + job.script_url + " can't be started: ";
  switch (start.result) {
    case ServiceWorkerStart::Result::kRunning:
      Install(job, *registration);
      return;
    case ServiceWorkerStart::Result::kUnchanged:
      // 13. If hasUpdatedResources is false, then: Set registration's update
      //     via cache mode to job's update via cache mode. Invoke Resolve Job
      //     Promise with job and registration.
      registration->update_via_cache = job.update_via_cache;
      lifecycle_.DidUpdateRegistration(*registration);
      Resolve(job, *registration);
      Finish(job);
      return;
    case ServiceWorkerStart::Result::kSecurityError:
      Reject(job, SecurityError(message + start.message));
      break;
    case ServiceWorkerStart::Result::kThrew:
    case ServiceWorkerStart::Result::kNetworkError:
    case ServiceWorkerStart::Result::kTerminated:
      // 12.1. and 20.1. Invoke Reject Job Promise with job and TypeError.
      Reject(job, Exception::TypeError(message + start.message));
      break;
  }
  // 12.2. and 20.2. If newestWorker is null, then remove registration
  //       map[(registration's storage key, serialized scopeURL)].
  DropRegistrationIfNew(*registration);
  Finish(job);
}

// https://w3c.github.io/ServiceWorker/#installation-algorithm
void ServiceWorkerJobs::Install(ServiceWorkerJob& job,
                                Registration& registration) {
  // 3. Set registration's update via cache mode to job's update via cache mode.
  registration.update_via_cache = job.update_via_cache;
  // 4. Run the Update Registration State algorithm passing registration,
  //    "installing" and worker.
  registration.installing = std::move(job.worker);
  lifecycle_.DidUpdateRegistration(registration);
  // 5. Run the Update Worker State algorithm passing registration's installing
  //    worker and "installing".
  lifecycle_.UpdateWorkerState(*registration.installing,
                               ServiceWorkerState::kInstalling);
  // 7. Invoke Resolve Job Promise with job and registration.
  Resolve(job, registration);
  // 8.-9. […] queue a task […] fire an event on registrationObject named
  //       updatefound.
  lifecycle_.FireUpdateFound(registration);
  // 11. If the result of running the Should Skip Event algorithm with
  //     installingWorker and "install" is false, then: […] Run Service Worker
  //     […] dispatch e at installingWorker's global object.
  lifecycle_.FireLifecycleEvent(
      *registration.installing, kInstallEvent,
      [this, &job](ExtendableEventResult result) { DidInstall(job, result); });
}

// https://w3c.github.io/ServiceWorker/#installation-algorithm
void ServiceWorkerJobs::DidInstall(ServiceWorkerJob& job,
                                   ExtendableEventResult result) {
  Registration* const registration = RegistrationOf(job);
  CHECK(registration && registration->installing);
  // 12. If installFailed is true, then: Run the Update Worker State algorithm
  //     passing registration's installing worker and "redundant". […] Update
  //     Registration State […] "installing" and null. If newestWorker is null,
  //     then remove registration map[…]. Invoke Finish Job
  // INTEROP: Whoever hears of the state finds the worker gone from the
  // registration.
  if (result != ExtendableEventResult::kFulfilled) {
    const std::unique_ptr<RegisteredWorker> failed =
        std::move(registration->installing);
    lifecycle_.Terminate(*failed);
    lifecycle_.DidUpdateRegistration(*registration);
    lifecycle_.UpdateWorkerState(*failed, ServiceWorkerState::kRedundant);
    DropRegistrationIfNew(*registration);
    Finish(job);
    return;
  }
  // 13.-15. […] If usedSet does not contain url, then remove map[url].
  registration->installing->scripts->DropUnused();
  // 16. If registration's waiting worker is not null, then: Terminate
  //     registration's waiting worker. Run the Update Worker State algorithm
  //     passing registration's waiting worker and "redundant".
  const std::unique_ptr<RegisteredWorker> replaced =
      std::move(registration->waiting);
  if (replaced) {
    lifecycle_.Terminate(*replaced);
    lifecycle_.UpdateWorkerState(*replaced, ServiceWorkerState::kRedundant);
  }
  // 17. Run the Update Registration State algorithm passing registration,
  //     "waiting" and registration's installing worker. 18. […] "installing"
  //     and null.
  registration->waiting = std::move(registration->installing);
  lifecycle_.DidUpdateRegistration(*registration);
  // 19. Run the Update Worker State algorithm passing registration's waiting
  //     worker and "installed".
  lifecycle_.UpdateWorkerState(*registration->waiting,
                               ServiceWorkerState::kInstalled);
  // 20. Invoke Finish Job with job.
  Finish(job);
  // 22. Invoke Try Activate with registration.
  lifecycle_.TryActivate(*registration);
}

// https://w3c.github.io/ServiceWorker/#unregister-algorithm
void ServiceWorkerJobs::Unregister(ServiceWorkerJob& job) {
  // 1. Let registration be the result of running Get Registration […] 2. If
  //    registration is null, then: Invoke Resolve Job Promise with job and
  //    false.
  Registration* const registration = RegistrationOf(job);
  if (!registration) {
    Resolve(job, false);
    Finish(job);
    return;
  }
  // 3. Remove registration map[(registration's storage key, job's scope url)].
  registrations_.Unregister(*registration);
  // 4. Invoke Resolve Job Promise with job and true.
  Resolve(job, true);
  // 5. Invoke Try Clear Registration with registration.
  lifecycle_.TryClearRegistration(*registration);
  // 6. Invoke Finish Job with job.
  Finish(job);
}

// https://w3c.github.io/ServiceWorker/#resolve-job-promise-algorithm
void ServiceWorkerJobs::Resolve(ServiceWorkerJob& job,
                                const Registration& registration) {
  SettlePromises(job, [&](const ServiceWorkerPromise& promise) {
    promise.client->Post([id = promise.id, info = registration.Info()](
                             ServiceWorkerObserver& observer) {
      observer.ResolveWithRegistration(id, info);
    });
  });
}

void ServiceWorkerJobs::Resolve(ServiceWorkerJob& job, bool value) {
  SettlePromises(job, [&](const ServiceWorkerPromise& promise) {
    promise.client->Post(
        [id = promise.id, value](ServiceWorkerObserver& observer) {
          observer.ResolveWithBoolean(id, value);
        });
  });
}

// https://w3c.github.io/ServiceWorker/#reject-job-promise-algorithm
void ServiceWorkerJobs::Reject(ServiceWorkerJob& job,
                               const Exception& exception) {
  SettlePromises(job, [&](const ServiceWorkerPromise& promise) {
    promise.client->Post(
        [id = promise.id, exception](ServiceWorkerObserver& observer) {
          observer.Reject(id, exception);
        });
  });
}

template <typename Settle>
void ServiceWorkerJobs::SettlePromises(ServiceWorkerJob& job,
                                       const Settle& settle) {
  if (std::exchange(job.is_settled, true))
    return;
  settle(job.promise);
  for (const ServiceWorkerPromise& promise : job.equivalent_promises)
    settle(promise);
}

void ServiceWorkerJobs::Fail(ServiceWorkerJob& job,
                             const Exception& exception) {
  Reject(job, exception);
  Finish(job);
}

Registration* ServiceWorkerJobs::RegistrationOf(
    const ServiceWorkerJob& job) const {
  return registrations_.Get(job.storage_key, job.scope_url);
}

void ServiceWorkerJobs::DropRegistrationIfNew(Registration& registration) {
  if (!registration.IsEmpty())
    return;
  registrations_.Unregister(registration);
  registrations_.DeleteIfUnused(registration);
}

}  // namespace wsjs
