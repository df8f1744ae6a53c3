// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_environment.h"

#include <ada.h>

#include <array>
#include <cstdio>
#include <utility>

#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"
#include "src/dom/event_type.h"
#include "src/net/random_bytes.h"
#include "src/service_workers/client.h"
#include "src/service_workers/service_worker.h"
#include "src/service_workers/service_worker_container.h"
#include "src/service_workers/service_worker_manager.h"
#include "src/service_workers/service_worker_registration.h"

namespace wsjs {

using bindings::PromiseResolver;
using bindings::ScriptScope;
using bindings::ScriptValue;

namespace {

// https://html.spec.whatwg.org/#concept-environment-id
// Unique and opaque: a random UUID.
std::string NewEnvironmentId() {
  std::array<uint8_t, 16> bytes;
  FillWithRandomBytes(bytes);
  // https://www.rfc-editor.org/rfc/rfc9562#section-5.4
  bytes[6] = (bytes[6] & 0x0F) | 0x40;
  bytes[8] = (bytes[8] & 0x3F) | 0x80;
  std::string id;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      id += '-';
    char digits[3];
    std::snprintf(digits, sizeof(digits), "%02x", bytes[i]);
    id += digits;
  }
  return id;
}

}  // namespace

ServiceWorkerEnvironment& ServiceWorkerEnvironment::From(
    bindings::Realm& realm) {
  return EnvironmentSettings::From(realm).service_workers();
}

ServiceWorkerEnvironment::ServiceWorkerEnvironment(
    bindings::Realm& realm,
    Agent& agent,
    ServiceWorkerManager& manager)
    : realm_(realm), agent_(agent), manager_(manager) {}

ServiceWorkerEnvironment::~ServiceWorkerEnvironment() {
  if (!client_)
    return;
  client_->Detach();
  manager_.RemoveClient(client_);
}

void ServiceWorkerEnvironment::BecomeClient(ClientType type) {
  const EnvironmentSettings& settings = EnvironmentSettings::From(realm_);
  const ada::url_aggregator* const url = settings.api_base_url();
  if (!settings.is_secure_context() || !url || !settings.origin() ||
      !settings.origin()->starts_with("http")) {
    return;
  }
  CHECK(!client_);
  client_ = std::make_shared<ServiceWorkerClient>(
      ServiceWorkerClientInfo{.id = NewEnvironmentId(),
                              .url = std::string(url->get_href()),
                              .type = type,
                              .frame_type = type == ClientType::kWindow
                                                ? FrameType::kTopLevel
                                                : FrameType::kNone},
      *settings.origin(), /*service_worker=*/0);
  client_->Attach(agent_, *this);
  manager_.AddClient(client_);
  // A window is there before any registration.
  if (type != ClientType::kWindow) {
    manager_.Post([client = client_](ServiceWorkerManager& manager) {
      manager.FindController(*client);
    });
  }
}

void ServiceWorkerEnvironment::BecomeServiceWorker(
    std::shared_ptr<ServiceWorkerClient> client,
    ServiceWorkerEventSink& sink) {
  CHECK(!client_);
  sink_ = &sink;
  client_ = std::move(client);
  client_->Attach(agent_, *this);
}

const ServiceWorkerInfo& ServiceWorkerEnvironment::own_worker() const {
  const ScriptScope scope(realm_);
  const ServiceWorker* const worker =
      FindServiceWorker(client_->service_worker());
  CHECK(worker);  // The global scope keeps it alive.
  return worker->info();
}

void ServiceWorkerEnvironment::EnableClientMessageQueue() {
  is_message_queue_enabled_ = true;
  if (container_) {
    const ScriptScope scope(realm_);
    container().startMessages();
  }
}

ServiceWorkerContainer& ServiceWorkerEnvironment::container() {
  if (!container_) {
    ServiceWorkerContainer& container =
        bindings::New(std::make_unique<ServiceWorkerContainer>(realm_));
    container_ = bindings::StrongReference(realm_, container.ToScriptValue());
    if (is_message_queue_enabled_)
      container.startMessages();
  }
  return *bindings::FromScriptValue<ServiceWorkerContainer>(
      realm_, container_.Get(realm_));
}

// https://w3c.github.io/ServiceWorker/#get-the-service-worker-object
ServiceWorker& ServiceWorkerEnvironment::GetServiceWorker(
    const ServiceWorkerInfo& info) {
  // 2. If objectMap[serviceWorker] does not exist, then:
  if (ServiceWorker* const worker = FindServiceWorker(info.id))
    return *worker;
  // 2.1. Let serviceWorkerObj be a new ServiceWorker in environment's Realm,
  //      and associate it with serviceWorker. 2.2. Set serviceWorkerObj's state
  //      to serviceWorker's state.
  ServiceWorker& worker =
      bindings::New(std::make_unique<ServiceWorker>(realm_, info));
  // 2.3. Set objectMap[serviceWorker] to serviceWorkerObj.
  DropDead(workers_);
  workers_[info.id] = bindings::WeakReference(realm_, worker.ToScriptValue());
  return worker;
}

// https://w3c.github.io/ServiceWorker/#get-the-service-worker-registration-object
ServiceWorkerRegistration& ServiceWorkerEnvironment::GetRegistration(
    const ServiceWorkerRegistrationInfo& info) {
  // 2. If objectMap[registration] does not exist, then:
  if (ServiceWorkerRegistration* const found = FindRegistration(info.id))
    return *found;
  // 2.1. Let registrationObject be a new ServiceWorkerRegistration […] 2.9. Set
  //      objectMap[registration] to registrationObject.
  ServiceWorkerRegistration& registration =
      bindings::New(std::make_unique<ServiceWorkerRegistration>(realm_, info));
  DropDead(registrations_);
  registrations_[info.id] =
      bindings::WeakReference(realm_, registration.ToScriptValue());
  return registration;
}

bindings::Promise ServiceWorkerEnvironment::NewPromise(
    ServiceWorkerPromise* promise) {
  CHECK(client_);
  promise->client = client_;
  promise->id = ++last_promise_;
  return promises_.emplace(promise->id, PromiseResolver(realm_))
      .first->second.promise();
}

void ServiceWorkerEnvironment::ResolveWithRegistration(
    uint64_t promise,
    const ServiceWorkerRegistrationInfo& info) {
  SettlePromise(promise, [&](PromiseResolver& resolver) {
    resolver.Resolve(GetRegistration(info).ToScriptValue());
  });
}

void ServiceWorkerEnvironment::ResolveWithRegistrations(
    uint64_t promise,
    const std::vector<ServiceWorkerRegistrationInfo>& infos) {
  SettlePromise(promise, [&](PromiseResolver& resolver) {
    std::vector<ScriptValue> registrations;
    for (const ServiceWorkerRegistrationInfo& info : infos)
      registrations.push_back(GetRegistration(info).ToScriptValue());
    resolver.Resolve(ScriptValue::NewFrozenArray(realm_, registrations));
  });
}

void ServiceWorkerEnvironment::ResolveWithBoolean(uint64_t promise,
                                                  bool value) {
  SettlePromise(promise, [&](PromiseResolver& resolver) {
    resolver.Resolve(ScriptValue::FromBoolean(realm_, value));
  });
}

void ServiceWorkerEnvironment::ResolveWithUndefined(uint64_t promise) {
  SettlePromise(promise, [](PromiseResolver& resolver) {
    resolver.ResolveWithUndefined();
  });
}

// https://w3c.github.io/ServiceWorker/#resolve-get-client-promise-algorithm
void ServiceWorkerEnvironment::ResolveWithClient(
    uint64_t promise,
    const std::optional<ServiceWorkerClientInfo>& client) {
  SettlePromise(promise, [&](PromiseResolver& resolver) {
    if (client) {
      resolver.Resolve(Client::New(realm_, *client).ToScriptValue());
    } else {
      resolver.ResolveWithUndefined();
    }
  });
}

void ServiceWorkerEnvironment::ResolveWithClients(
    uint64_t promise,
    const std::vector<ServiceWorkerClientInfo>& clients) {
  SettlePromise(promise, [&](PromiseResolver& resolver) {
    std::vector<ScriptValue> objects;
    for (const ServiceWorkerClientInfo& client : clients)
      objects.push_back(Client::New(realm_, client).ToScriptValue());
    resolver.Resolve(ScriptValue::NewFrozenArray(realm_, objects));
  });
}

void ServiceWorkerEnvironment::Reject(uint64_t promise,
                                      const Exception& exception) {
  SettlePromise(promise,
                [&](PromiseResolver& resolver) { resolver.Reject(exception); });
}

// https://w3c.github.io/ServiceWorker/#update-state-algorithm
void ServiceWorkerEnvironment::UpdateWorkerState(uint64_t worker,
                                                 ServiceWorkerState state) {
  const ScriptScope scope(realm_);
  // 4.2. If objectMap[worker] does not exist, then abort these steps.
  if (ServiceWorker* const object = FindServiceWorker(worker))
    object->UpdateState(state);
}

// https://w3c.github.io/ServiceWorker/#update-registration-state-algorithm
void ServiceWorkerEnvironment::UpdateRegistration(
    const ServiceWorkerRegistrationInfo& info) {
  const ScriptScope scope(realm_);
  if (ServiceWorkerRegistration* const object = FindRegistration(info.id))
    object->Update(info);
}

// https://w3c.github.io/ServiceWorker/#installation-algorithm
void ServiceWorkerEnvironment::FireUpdateFound(uint64_t registration) {
  const ScriptScope scope(realm_);
  // 9.2. For each registrationObject of registrationObjects, fire an event on
  //      registrationObject named updatefound.
  if (ServiceWorkerRegistration* const object = FindRegistration(registration))
    object->FireAnEvent(kUpdateFoundEvent);
}

void ServiceWorkerEnvironment::ResolveReady(
    const ServiceWorkerRegistrationInfo& info) {
  const ScriptScope scope(realm_);
  container().ResolveReady(info);
}

void ServiceWorkerEnvironment::SetController(const ServiceWorkerInfo& info,
                                             bool notify) {
  const ScriptScope scope(realm_);
  container().SetController(GetServiceWorker(info), notify);
}

void ServiceWorkerEnvironment::ReceiveMessage(SerializedValue message,
                                              const std::string& origin,
                                              const ServiceWorkerInfo& source) {
  const ScriptScope scope(realm_);
  container().ReceiveMessage(std::move(message), origin, source);
}

void ServiceWorkerEnvironment::FireLifecycleEvent(const EventType& type,
                                                  uint64_t event) {
  sink_->FireLifecycleEvent(type, event);
}

void ServiceWorkerEnvironment::FireMessageEvent(
    SerializedValue message,
    const std::string& origin,
    const ServiceWorkerMessageSource& source,
    uint64_t event) {
  sink_->FireMessageEvent(std::move(message), origin, source, event);
}

ServiceWorker* ServiceWorkerEnvironment::FindServiceWorker(uint64_t id) const {
  const auto found = workers_.find(id);
  if (found == workers_.end())
    return nullptr;
  const ScriptValue object = found->second.Get(realm_);
  return object.IsEmpty()
             ? nullptr
             : bindings::FromScriptValue<ServiceWorker>(realm_, object);
}

ServiceWorkerRegistration* ServiceWorkerEnvironment::FindRegistration(
    uint64_t id) const {
  const auto found = registrations_.find(id);
  if (found == registrations_.end())
    return nullptr;
  const ScriptValue object = found->second.Get(realm_);
  return object.IsEmpty()
             ? nullptr
             : bindings::FromScriptValue<ServiceWorkerRegistration>(realm_,
                                                                    object);
}

void ServiceWorkerEnvironment::DropDead(ObjectMap& objects) {
  std::erase_if(objects, [this](const auto& entry) {
    return entry.second.Get(realm_).IsEmpty();
  });
}

template <typename Settle>
void ServiceWorkerEnvironment::SettlePromise(uint64_t promise,
                                             const Settle& settle) {
  const auto found = promises_.find(promise);
  if (found == promises_.end())
    return;
  const ScriptScope scope(realm_);
  PromiseResolver resolver = std::move(found->second);
  promises_.erase(found);
  settle(resolver);
}

}  // namespace wsjs
