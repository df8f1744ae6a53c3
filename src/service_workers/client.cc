// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/client.h"

#include <memory>
#include <utility>

#include "src/service_workers/service_worker_environment.h"
#include "src/service_workers/service_worker_manager.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

using bindings::ScriptValue;

Client::Client(bindings::Realm& realm, ServiceWorkerClientInfo info)
    : Wrappable(realm), info_(std::move(info)) {}

Client::~Client() = default;

Client& Client::New(bindings::Realm& realm,
                    const ServiceWorkerClientInfo& info) {
  if (info.type == ClientType::kWindow)
    return bindings::New(std::make_unique<WindowClient>(realm, info));
  return bindings::New(std::make_unique<Client>(realm, info));
}

// https://w3c.github.io/ServiceWorker/#client-postmessage-options
ExceptionOr<void> Client::postMessage(
    ScriptValue message,
    const std::vector<ScriptValue>& transfer) {
  // 3. Let serializeWithTransferResult be
  //    StructuredSerializeWithTransfer(message, options["transfer"]). Rethrow
  //    any exceptions.
  auto serialized = StructuredSerializeWithTransfer(realm(), message, transfer);
  if (serialized.has_exception())
    return serialized.TakeException();
  // 4. Run the following steps in parallel:
  ServiceWorkerEnvironment& environment =
      ServiceWorkerEnvironment::From(realm());
  environment.manager().Post(
      [source = environment.own_worker(),
       origin = environment.client()->origin(), client = info_.id,
       message =
           serialized.TakeValue()](ServiceWorkerManager& manager) mutable {
        manager.PostMessageToClient(source, origin, client, std::move(message));
      });
  return {};
}

ExceptionOr<void> Client::postMessage(
    ScriptValue message,
    const StructuredSerializeOptions& options) {
  return postMessage(message, options.transfer);
}

}  // namespace wsjs
