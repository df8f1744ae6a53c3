// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_ENVIRONMENT_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_ENVIRONMENT_H_

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"
#include "src/service_workers/service_worker_client.h"
#include "src/service_workers/service_worker_info.h"
#include "src/service_workers/service_worker_observer.h"
#include "src/structured_clone/serialized_value.h"

namespace wsjs {

class Agent;
class ServiceWorker;
class ServiceWorkerContainer;
class ServiceWorkerManager;
class ServiceWorkerRegistration;
struct EventType;
struct ServiceWorkerPromise;

// What fires events at a service worker's global object. On its thread, in
// tasks.
class ServiceWorkerEventSink {
 public:
  virtual void FireLifecycleEvent(const EventType& type, uint64_t event) = 0;
  virtual void FireMessageEvent(SerializedValue message,
                                const std::string& origin,
                                const ServiceWorkerMessageSource& source,
                                uint64_t event) = 0;

 protected:
  ~ServiceWorkerEventSink() = default;
};

// What one realm knows of service workers: its object maps, its promises, and
// its connection to the manager, whose letters end here. On the realm's thread;
// dies before the realm.
class ServiceWorkerEnvironment final : public ServiceWorkerObserver {
 public:
  static ServiceWorkerEnvironment& From(bindings::Realm& realm);

  // Both outlive this, and so does `agent`, the realm's own.
  ServiceWorkerEnvironment(bindings::Realm& realm,
                           Agent& agent,
                           ServiceWorkerManager& manager);
  ~ServiceWorkerEnvironment();
  ServiceWorkerEnvironment(const ServiceWorkerEnvironment&) = delete;
  ServiceWorkerEnvironment& operator=(const ServiceWorkerEnvironment&) = delete;

  // https://w3c.github.io/ServiceWorker/#dfn-service-worker-client
  // From here on it is one, if it is a secure context whose origin is http(s).
  // Once, when its URL is known.
  void BecomeClient(ClientType type);
  // Instead: it is that of a service worker. `sink` outlives this.
  void BecomeServiceWorker(std::shared_ptr<ServiceWorkerClient> client,
                           ServiceWorkerEventSink& sink);
  // Null unless it is either.
  const std::shared_ptr<ServiceWorkerClient>& client() const { return client_; }
  ServiceWorkerManager& manager() { return manager_; }
  // Of a service worker's: that one, as it is seen here.
  const ServiceWorkerInfo& own_worker() const;

  // https://w3c.github.io/ServiceWorker/#dfn-client-message-queue
  // Once script may expect messages.
  void EnableClientMessageQueue();

  // --- Of script. In a ScriptScope.

  ServiceWorkerContainer& container();
  // https://w3c.github.io/ServiceWorker/#get-the-service-worker-object
  ServiceWorker& GetServiceWorker(const ServiceWorkerInfo& info);
  // https://w3c.github.io/ServiceWorker/#get-the-service-worker-registration-object
  ServiceWorkerRegistration& GetRegistration(
      const ServiceWorkerRegistrationInfo& info);

  // A new promise, which a letter settles; `promise` is its name for that.
  // Needs a client.
  bindings::Promise NewPromise(ServiceWorkerPromise* promise);

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
  using ObjectMap = std::map<uint64_t, bindings::WeakReference>;

  // Null: there is no object of that number.
  ServiceWorker* FindServiceWorker(uint64_t id) const;
  ServiceWorkerRegistration* FindRegistration(uint64_t id) const;
  // Forgets the objects that have been collected.
  void DropDead(ObjectMap& objects);
  // Settles the promise; no effect when it is settled.
  template <typename Settle>
  void SettlePromise(uint64_t promise, const Settle& settle);

  bindings::Realm& realm_;
  Agent& agent_;
  ServiceWorkerManager& manager_;
  std::shared_ptr<ServiceWorkerClient> client_;
  ServiceWorkerEventSink* sink_ = nullptr;
  bool is_message_queue_enabled_ = false;

  // Once it is needed; strong, for it lives as long as the realm.
  bindings::StrongReference container_;
  // https://w3c.github.io/ServiceWorker/#environment-settings-object-service-worker-object-map
  // Of what script holds, and of what may still have events: that pins itself.
  ObjectMap workers_;
  ObjectMap registrations_;
  std::map<uint64_t, bindings::PromiseResolver> promises_;
  uint64_t last_promise_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_ENVIRONMENT_H_
