// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CONTAINER_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CONTAINER_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "bindings/registration_options.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/service_workers/service_worker_info.h"
#include "src/structured_clone/serialized_value.h"

namespace wsjs {

class ServiceWorker;
class TrustedScriptURL;

// https://w3c.github.io/ServiceWorker/#serviceworkercontainer-interface
// Its realm's ServiceWorkerEnvironment makes it, and it lives as long as that.
class ServiceWorkerContainer final : public EventTarget {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit ServiceWorkerContainer(bindings::Realm& realm);
  ~ServiceWorkerContainer() override;

  // What the environment tells. In a ScriptScope.
  void ResolveReady(const ServiceWorkerRegistrationInfo& info);
  void SetController(ServiceWorker& worker, bool notify);
  // Adds it to the client message queue.
  void ReceiveMessage(SerializedValue message,
                      const std::string& origin,
                      const ServiceWorkerInfo& source);

  ServiceWorker* controller() const;
  bindings::ScriptValue ready();
  bindings::Promise register_(
      const std::variant<TrustedScriptURL*, std::string>& script_url,
      const RegistrationOptions& options);
  bindings::Promise getRegistration(const std::string& client_url);
  bindings::Promise getRegistrations();
  void startMessages();

  bindings::ScriptValue oncontrollerchange() const {
    return GetEventHandler(kControllerChangeEvent);
  }
  void setOncontrollerchange(bindings::ScriptValue handler) {
    SetEventHandler(kControllerChangeEvent, handler);
  }
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler);
  bindings::ScriptValue onmessageerror() const {
    return GetEventHandler(kMessageErrorEvent);
  }
  void setOnmessageerror(bindings::ScriptValue handler) {
    SetEventHandler(kMessageErrorEvent, handler);
  }

 private:
  enum Edge { kController = EventTarget::kEdgeCount, kReadyPromise };

  struct Message {
    SerializedValue message;
    std::string origin;
    ServiceWorkerInfo source;
  };

  void Deliver(Message message);

  // https://w3c.github.io/ServiceWorker/#dfn-client-message-queue
  std::vector<Message> client_message_queue_;
  bool is_client_message_queue_enabled_ = false;
  // None: nobody has asked for it.
  std::optional<bindings::PromiseResolver> ready_promise_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_CONTAINER_H_
