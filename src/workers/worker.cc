// SPDX-License-Identifier: BSD-3-Clause
#include "src/workers/worker.h"

#include <tuple>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"
#include "src/messaging/agent.h"
#include "src/messaging/message_delivery.h"
#include "src/structured_clone/structured_clone.h"
#include "src/workers/worker_error.h"

namespace wsjs {

using bindings::ScriptValue;

Worker::Worker(bindings::Realm& realm,
               WorkerUrl url,
               const WorkerOptions& options)
    : EventTarget(realm),
      parameters_{.kind = WorkerKind::kDedicated,
                  .url = std::move(url),
                  .type = options.type,
                  .name = options.name,
                  .credentials = options.credentials} {}

Worker::~Worker() = default;

// https://html.spec.whatwg.org/#dom-worker
ExceptionOr<std::unique_ptr<Worker>> Worker::Create(
    bindings::Realm& realm,
    const ScriptUrl& script_url,
    const WorkerOptions& options) {
  // 1. Let compliantScriptURL be the result of invoking the get trusted type
  //    compliant string algorithm.
  const std::string* const url = std::get_if<std::string>(&script_url);
  CHECK(url);  // There are no Trusted Types.
  // 3. Let workerURL be the result of encoding-parsing a URL given
  //    compliantScriptURL, relative to outsideSettings. 4. If workerURL is
  //    failure, then throw a "SyntaxError" DOMException.
  auto worker_url =
      EnvironmentSettings::From(realm).worker_host().ParseWorkerUrl(*url);
  if (worker_url.has_exception())
    return worker_url.TakeException();
  return std::make_unique<Worker>(realm, worker_url.TakeValue(), options);
}

// https://html.spec.whatwg.org/#dom-worker
void Worker::DidAttachWrapper() {
  EnvironmentSettings& settings = EnvironmentSettings::From(realm());
  // 5. Let outsidePort be a new MessagePort in outsideSettings's realm. 6. Set
  //    outsidePort's message event target to this. 7. Set this's outside port
  //    to outsidePort.
  std::tie(outside_port_, parameters_.inside_port) = MessagePipeEnd::NewPipe();
  outside_port_.Bind(settings.agent(), *this);
  // https://html.spec.whatwg.org/#run-a-worker
  // 12.10. Enable outside port's port message queue.
  outside_port_.Start();
  // 8. Let worker be this. 9. Run this step in parallel: run a worker given
  //    worker, workerURL, outsideSettings, outsidePort, and options.
  handle_ = settings.worker_host().StartWorker(std::move(parameters_), *this);
  Pin();
}

// https://html.spec.whatwg.org/#dom-worker-terminate
void Worker::terminate() {
  if (!handle_)
    return;
  std::exchange(handle_, nullptr)->Terminate();
  outside_port_.Close();
  Unpin();
}

// https://html.spec.whatwg.org/#dom-worker-postmessage
ExceptionOr<void> Worker::postMessage(
    ScriptValue message,
    const std::vector<ScriptValue>& transfer) {
  // "act as if […] it immediately invoked the respective postMessage(message,
  // transfer) […] on this's outside port"
  auto serialized = StructuredSerializeWithTransfer(realm(), message, transfer);
  if (serialized.has_exception())
    return serialized.TakeException();
  if (outside_port_)
    outside_port_.Post(serialized.TakeValue());
  return {};
}

ExceptionOr<void> Worker::postMessage(
    ScriptValue message,
    const StructuredSerializeOptions& options) {
  return postMessage(message, options.transfer);
}

void Worker::DidReceiveMessage(SerializedValue message) {
  DeliverMessage(*this, std::move(message));
}

// https://html.spec.whatwg.org/#run-a-worker
// onComplete, 1. If script is null […], then: queue a global task on the DOM
// manipulation task source given worker's relevant global object to fire an
// event named error at worker.
void Worker::DidFailToLoad() {
  const bindings::ScriptScope scope(realm());
  FireAnEvent(kErrorEvent);
}

// https://html.spec.whatwg.org/#runtime-script-errors-2
void Worker::DidReportError(const ScriptError& error) {
  const bindings::ScriptScope scope(realm());
  if (FireWorkerErrorEvent(*this, error)) {
    // "If the event was not canceled, then report exception for workerObject's
    // relevant global object"
    EnvironmentSettings::From(realm()).worker_host().ReportWorkerError(error);
  }
}

void Worker::DidEnd() {
  if (!handle_)
    return;
  handle_ = nullptr;
  outside_port_.Close();
  Unpin();
}

}  // namespace wsjs
