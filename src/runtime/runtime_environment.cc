// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_environment.h"

#include <v8-context.h>
#include <v8-exception.h>
#include <v8-isolate.h>
#include <v8-primitive.h>

#include <utility>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "src/base/check.h"
#include "src/dom/dom_exception.h"
#include "src/dom/error_event.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"
#include "src/dom/promise_rejection_event.h"
#include "src/runtime/classic_script.h"
#include "src/runtime/http_load.h"
#include "src/url/potentially_trustworthy.h"
#include "src/workers/worker_error.h"

namespace wsjs {

using bindings::ErrorInformation;
using bindings::ScriptValue;

namespace {

// The `stack` of an object, which script may have made a getter.
std::string StackOf(bindings::Realm& realm, ScriptValue error) {
  const v8::TryCatch try_catch(realm.isolate());
  v8::Local<v8::Value> stack;
  if (error.IsEmpty() ||
      !v8::TryCatch::StackTrace(realm.context(), error.v8_value())
           .ToLocal(&stack) ||
      !stack->IsString()) {
    return {};
  }
  return ScriptValue(stack).AsUtf8(realm);
}

// V8 looks at no getters, which is all that a DOMException has.
std::string MessageOf(bindings::Realm& realm, const ErrorInformation& error) {
  const auto exception =
      bindings::FromScriptValue<DOMException>(realm, error.error);
  if (!exception)
    return error.message;
  return "Uncaught " + exception.name().AsUtf8(realm) + ": " +
         exception.message().AsUtf8(realm);
}

}  // namespace

RuntimeEnvironment::RuntimeEnvironment(
    Host& host,
    const RuntimeOptions& options,
    std::optional<Inherited> inherited,
    Agent& agent,
    WebSocketChannelFactory& websocket_channels,
    HttpNetwork& http_network,
    WorkerHost& worker_host,
    ServiceWorkerManager& service_worker_manager,
    Logger logger)
    : host_(host),
      options_(options),
      agent_(agent),
      websocket_channels_(websocket_channels),
      http_network_(http_network),
      worker_host_(worker_host),
      service_worker_manager_(service_worker_manager),
      logger_(std::move(logger)),
      console_state_(options.console, options.console_colors),
      script_loader_(
          options.load_script,
          [this](const std::string& url,
                 ScriptType type,
                 std::optional<BlobUrlEntry> blob_url_entry) {
            return LoadHttpScript(http_network_, url, type, origin_,
                                  std::move(blob_url_entry));
          },
          [this](const std::string& url, bool no_cache) {
            return LoadHttpServiceWorker(http_network_, url, no_cache, origin_);
          }) {
  if (auto url = ada::parse<ada::url_aggregator>(options.base_url)) {
    is_secure_context_ = IsPotentiallyTrustworthy(*url);
    origin_ = url->get_origin();
    api_base_url_ = std::move(*url);
  }
  // https://html.spec.whatwg.org/#set-up-a-worker-environment-settings-object
  if (inherited) {
    origin_ = std::move(inherited->origin);
    is_secure_context_ = inherited->is_secure_context;
    return;
  }
  if (!options.origin.empty())
    origin_ = options.origin;
  if (options.is_secure_context)
    is_secure_context_ = *options.is_secure_context;
}

RuntimeEnvironment::~RuntimeEnvironment() = default;

RuntimeEnvironment& RuntimeEnvironment::From(v8::Local<v8::Context> context) {
  bindings::Realm* realm = bindings::Realm::From(context);
  CHECK(realm);
  return From(*realm);
}

void RuntimeEnvironment::AttachRealm(bindings::Realm& realm,
                                     EventTarget* global) {
  realm_ = &realm;
  global_ = global;
  module_loader_ =
      std::make_unique<ModuleLoader>(realm, event_loop(), script_loader_);
  rejection_tracker_ = std::make_unique<RejectionTracker>(*this);
  service_workers_ = std::make_unique<ServiceWorkerEnvironment>(
      realm, agent_, service_worker_manager_);
}

void RuntimeEnvironment::DetachRealm() {
  namespace_objects_ = {};
  service_workers_.reset();
  rejection_tracker_.reset();
  module_loader_.reset();
  global_ = nullptr;
  realm_ = nullptr;
}

void RuntimeEnvironment::SetApiBaseUrl(const std::string& url) {
  auto parsed = ada::parse<ada::url_aggregator>(url);
  CHECK(parsed);
  api_base_url_ = std::move(*parsed);
}

const ada::url_aggregator* RuntimeEnvironment::api_base_url() const {
  return api_base_url_ ? &*api_base_url_ : nullptr;
}

void RuntimeEnvironment::RunClassicScript(bindings::Realm& realm,
                                          std::string_view source,
                                          std::string_view name) {
  wsjs::RunClassicScript(realm, source, name);
}

// https://html.spec.whatwg.org/#report-an-exception
void RuntimeEnvironment::ReportException(bindings::Realm& realm,
                                         const ErrorInformation& extracted) {
  if (!host_.CanRunScript())
    return;
  ErrorInformation error = extracted;
  error.message = MessageOf(realm, extracted);
  // 1. Let notHandled be true.
  bool not_handled = true;
  // 6. If global is not in error reporting mode, then:
  if (!in_error_reporting_mode_ && global_) {
    // 6.1. Set global's in error reporting mode to true.
    in_error_reporting_mode_ = true;
    // 6.2. If global implements EventTarget, then set notHandled to the result
    //      of firing an event named error at global, using ErrorEvent, with the
    //      cancelable attribute initialized to true.
    const auto event = bindings::NewInObject<ErrorEvent>(realm);
    event.InitializeTrusted(error);
    not_handled = global_->FireAnEvent(event);
    // 6.3. Set global's in error reporting mode to false.
    in_error_reporting_mode_ = false;
  }
  // 7. If notHandled is true, then [...] the user agent may report exception to
  //    a developer console.
  if (not_handled)
    Report(ScriptError::Kind::kException, error.message, error);
}

// https://html.spec.whatwg.org/#perform-a-microtask-checkpoint
void RuntimeEnvironment::PerformMicrotaskCheckpoint() {
  if (!host_.CanRunScript())
    return;
  realm_->isolate()->PerformMicrotaskCheckpoint();
  // 4. Notify about rejected promises given the global object.
  rejection_tracker_->NotifyAboutRejectedPromises();
}

bool RuntimeEnvironment::FirePromiseRejectionEvent(
    const EventType& type,
    bool cancelable,
    v8::Local<v8::Promise> promise) {
  if (!global_)
    return true;
  const auto event = bindings::NewInObject<PromiseRejectionEvent>(*realm_);
  event.InitializeTrusted(type, cancelable, ScriptValue(promise),
                          ScriptValue(promise->Result()));
  return global_->FireAnEvent(event);
}

void RuntimeEnvironment::ReportUnhandledRejection(
    v8::Local<v8::Promise> promise) {
  const ErrorInformation error =
      bindings::ExtractError(*realm_, ScriptValue(promise->Result()));
  // V8 says "Uncaught Error: …" of every value.
  constexpr std::string_view kUncaught = "Uncaught ";
  std::string message = MessageOf(*realm_, error);
  if (message.starts_with(kUncaught))
    message.insert(kUncaught.size(), "(in promise) ");
  Report(ScriptError::Kind::kUnhandledRejection, std::move(message), error);
}

void RuntimeEnvironment::ReportWorkerError(const ScriptError& error) {
  if (!host_.CanRunScript())
    return;
  bool not_handled = true;
  if (!in_error_reporting_mode_ && global_) {
    in_error_reporting_mode_ = true;
    not_handled = FireWorkerErrorEvent(*global_, error);
    in_error_reporting_mode_ = false;
  }
  if (not_handled)
    host_.ReportError(error);
}

void RuntimeEnvironment::Report(ScriptError::Kind kind,
                                std::string message,
                                const ErrorInformation& error) {
  host_.ReportError({.kind = kind,
                     .message = std::move(message),
                     .file = error.filename,
                     .line = error.lineno,
                     .column = error.colno,
                     .end_column = error.end_column + 1,
                     .source_line = error.source_line,
                     .stack = StackOf(*realm_, error.error)});
}

}  // namespace wsjs
