// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/service_workers/fake_service_worker_threads.h"

#include <utility>
#include <variant>

#include "src/base/check.h"
#include "src/dom/event_type.h"

namespace wsjs {

namespace {

const char* NameOf(ServiceWorkerState state) {
  constexpr const char* kNames[] = {"parsed",     "installing", "installed",
                                    "activating", "activated",  "redundant"};
  return kNames[static_cast<int>(state)];
}

std::string NameOf(const std::optional<ServiceWorkerInfo>& worker) {
  return worker ? std::to_string(worker->id) : "-";
}

// Such as "#1 1/-/-": its number, and those of its three workers.
std::string NameOf(const ServiceWorkerRegistrationInfo& info) {
  return "#" + std::to_string(info.id) + " " + NameOf(info.installing) + "/" +
         NameOf(info.waiting) + "/" + NameOf(info.active);
}

std::string Promise(uint64_t promise) {
  return "promise " + std::to_string(promise) + ": ";
}

std::string TextOf(const SerializedValue& message) {
  const ByteSpan bytes = message.bytes.span();
  return std::string(bytes.begin(), bytes.end());
}

}  // namespace

std::vector<std::string> FakeServiceWorkerObserver::Take() {
  return std::exchange(lines_, {});
}

void FakeServiceWorkerObserver::ResolveWithRegistration(
    uint64_t promise,
    const ServiceWorkerRegistrationInfo& info) {
  lines_.push_back(Promise(promise) + NameOf(info));
}

void FakeServiceWorkerObserver::ResolveWithRegistrations(
    uint64_t promise,
    const std::vector<ServiceWorkerRegistrationInfo>& infos) {
  std::string line = Promise(promise);
  for (const ServiceWorkerRegistrationInfo& info : infos)
    line += info.scope + " ";
  lines_.push_back(line);
}

void FakeServiceWorkerObserver::ResolveWithBoolean(uint64_t promise,
                                                   bool value) {
  lines_.push_back(Promise(promise) + (value ? "true" : "false"));
}

void FakeServiceWorkerObserver::ResolveWithUndefined(uint64_t promise) {
  lines_.push_back(Promise(promise) + "undefined");
}

void FakeServiceWorkerObserver::ResolveWithClient(
    uint64_t promise,
    const std::optional<ServiceWorkerClientInfo>& client) {
  lines_.push_back(Promise(promise) + (client ? client->id : "undefined"));
}

void FakeServiceWorkerObserver::ResolveWithClients(
    uint64_t promise,
    const std::vector<ServiceWorkerClientInfo>& clients) {
  std::string line = Promise(promise);
  for (const ServiceWorkerClientInfo& client : clients)
    line += client.id + " ";
  lines_.push_back(line);
}

void FakeServiceWorkerObserver::Reject(uint64_t promise,
                                       const Exception& exception) {
  lines_.push_back(Promise(promise) +
                   (exception.name ? exception.name : "TypeError"));
}

void FakeServiceWorkerObserver::UpdateWorkerState(uint64_t worker,
                                                  ServiceWorkerState state) {
  lines_.push_back(std::to_string(worker) + " " + NameOf(state));
}

void FakeServiceWorkerObserver::UpdateRegistration(
    const ServiceWorkerRegistrationInfo& info) {
  lines_.push_back(NameOf(info));
}

void FakeServiceWorkerObserver::FireUpdateFound(uint64_t registration) {
  lines_.push_back("updatefound #" + std::to_string(registration));
}

void FakeServiceWorkerObserver::ResolveReady(
    const ServiceWorkerRegistrationInfo& info) {
  lines_.push_back("ready " + NameOf(info));
}

void FakeServiceWorkerObserver::SetController(const ServiceWorkerInfo& info,
                                              bool notify) {
  lines_.push_back("controller " + std::to_string(info.id) +
                   (notify ? " changed" : ""));
}

void FakeServiceWorkerObserver::ReceiveMessage(
    SerializedValue message,
    const std::string& origin,
    const ServiceWorkerInfo& source) {
  lines_.push_back("message " + TextOf(message) + " of " +
                   std::to_string(source.id) + " at " + origin);
}

void FakeServiceWorkerObserver::FireLifecycleEvent(const EventType& type,
                                                   uint64_t event) {
  last_event_ = event;
  lines_.push_back(type.name);
}

void FakeServiceWorkerObserver::FireMessageEvent(
    SerializedValue message,
    const std::string& origin,
    const ServiceWorkerMessageSource& source,
    uint64_t event) {
  last_event_ = event;
  const auto* const client = std::get_if<ServiceWorkerClientInfo>(&source);
  lines_.push_back(
      "message " + TextOf(message) + " of " +
      (client ? client->id
              : std::to_string(std::get<ServiceWorkerInfo>(source).id)) +
      " at " + origin);
}

ExceptionOr<void> FakeServiceWorkerThreads::CheckMayStartWorker() {
  if (threads_.size() >= maximum_count_)
    return Exception::DOMException("SecurityError", "Too many.");
  return {};
}

WorkerHandle* FakeServiceWorkerThreads::StartWorker(WorkerParameters parameters,
                                                    WorkerClient& client) {
  CHECK(parameters.kind == WorkerKind::kService);
  auto thread = std::make_unique<Thread>();
  thread->setup = std::move(parameters.service_worker);
  thread->client = &client;
  threads_.push_back(std::move(thread));
  return threads_.back().get();
}

ExceptionOr<WorkerUrl> FakeServiceWorkerThreads::ParseWorkerUrl(
    const std::string&) {
  NOTREACHED();
}

void FakeServiceWorkerThreads::ConnectSharedWorker(WorkerParameters,
                                                   WorkerClient&) {
  NOTREACHED();
}

void FakeServiceWorkerThreads::ReportWorkerError(const ScriptError&) {
  NOTREACHED();
}

ExceptionOr<void> FakeServiceWorkerThreads::ImportScript(const WorkerUrl&) {
  NOTREACHED();
}

void FakeServiceWorkerThreads::CloseWorker() {
  NOTREACHED();
}

}  // namespace wsjs
