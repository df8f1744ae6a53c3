// SPDX-License-Identifier: BSD-3-Clause
#include "src/workers/shared_worker.h"

#include <utility>

#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"
#include "src/messaging/message_pipe_end.h"
#include "src/messaging/message_port.h"

namespace wsjs {

SharedWorker::SharedWorker(bindings::Realm& realm, WorkerParameters parameters)
    : EventTarget(realm), parameters_(std::move(parameters)) {}

SharedWorker::~SharedWorker() = default;

// https://html.spec.whatwg.org/#dom-sharedworker
ExceptionOr<std::unique_ptr<SharedWorker>> SharedWorker::Create(
    bindings::Realm& realm,
    const std::variant<TrustedScriptURL*, std::string>& script_url,
    const std::variant<std::u16string, WorkerOptions>& options) {
  // 1. Let compliantScriptURL be the result of invoking the get trusted type
  //    compliant string algorithm.
  const std::string* const url = std::get_if<std::string>(&script_url);
  CHECK(url);  // There are no Trusted Types.
  WorkerParameters parameters{.kind = WorkerKind::kShared};
  // 2. If options is a DOMString, set options to a new WorkerOptions dictionary
  //    whose name member is set to the value of options and whose other members
  //    are set to their default values.
  if (const auto* const name = std::get_if<std::u16string>(&options)) {
    parameters.name = *name;
  } else {
    parameters.name = std::get<WorkerOptions>(options).name;
    parameters.type = std::get<WorkerOptions>(options).type;
    parameters.credentials = std::get<WorkerOptions>(options).credentials;
  }
  // 4. Let urlRecord be the result of encoding-parsing a URL given
  //    compliantScriptURL, relative to outsideSettings. 5. If urlRecord is
  //    failure, then throw a "SyntaxError" DOMException.
  auto url_record =
      EnvironmentSettings::From(realm).worker_host().ParseWorkerUrl(*url);
  if (url_record.has_exception())
    return url_record.TakeException();
  parameters.url = url_record.TakeValue();
  return std::make_unique<SharedWorker>(realm, std::move(parameters));
}

// https://html.spec.whatwg.org/#dom-sharedworker
void SharedWorker::DidAttachWrapper() {
  // 6. Let outsidePort be a new MessagePort in outsideSettings's realm. 7. Set
  //    this's port to outsidePort.
  auto [outside, inside] = MessagePipeEnd::NewPipe();
  SetEdge(kPort,
          MessagePort::Receive(realm(), std::move(outside)).ToScriptValue());
  parameters_.inside_port = std::move(inside);
  // 11. Enqueue the following steps to the shared worker manager
  Pin();
  EnvironmentSettings::From(realm()).worker_host().ConnectSharedWorker(
      std::move(parameters_), *this);
}

// https://html.spec.whatwg.org/#dom-sharedworker-port
MessagePort& SharedWorker::port() const {
  return *bindings::FromScriptValue<MessagePort>(realm(), GetEdge(kPort));
}

// https://html.spec.whatwg.org/#run-a-worker
// onComplete, 1.: fire an event named error at worker.
void SharedWorker::DidFailToLoad() {
  const bindings::ScriptScope scope(realm());
  FireAnEvent(kErrorEvent);
}

// https://html.spec.whatwg.org/#runtime-script-errors-2
// "For shared workers, if the error is still not handled afterwards, the error
// may be reported to a developer console": the host has done so.
void SharedWorker::DidReportError(const ScriptError&) {}

}  // namespace wsjs
