// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/test_environment.h"

#include <utility>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/strings.h"
#include "src/base/check.h"

namespace wsjs {

TestEnvironment::TestEnvironment(v8::Isolate* isolate)
    : isolate_(isolate),
      console_state_(
          [this](ConsoleLevel, std::string_view text) {
            console_output_.emplace_back(text);
          },
          /*has_colors=*/false) {
  event_loop_.set_microtask_checkpoint(
      [this] { PerformMicrotaskCheckpoint(); });
}

std::vector<std::string> TestEnvironment::TakeReportedExceptions() {
  return std::exchange(reported_exceptions_, {});
}

const ada::url_aggregator* TestEnvironment::api_base_url() const {
  return api_base_url_ ? &*api_base_url_ : nullptr;
}

WebSocketChannelFactory& TestEnvironment::websocket_channels() {
  CHECK(websocket_channels_);
  return *websocket_channels_;
}

HttpNetwork& TestEnvironment::http_network() {
  CHECK(http_network_);
  return *http_network_;
}

WorkerHost& TestEnvironment::worker_host() {
  CHECK(worker_host_);
  return *worker_host_;
}

ServiceWorkerEnvironment& TestEnvironment::service_workers() {
  CHECK(service_workers_);
  return *service_workers_;
}

std::vector<std::string> TestEnvironment::TakeConsoleOutput() {
  return std::exchange(console_output_, {});
}

void TestEnvironment::RunClassicScript(bindings::Realm& realm,
                                       std::string_view source,
                                       std::string_view /*name*/) {
  const bindings::RunScriptScope run_script_scope(realm);
  const v8::TryCatch try_catch(isolate_);
  v8::Local<v8::Script> script;
  v8::Local<v8::Value> result;
  if (!v8::Script::Compile(realm.context(),
                           bindings::ToV8String(isolate_, source))
           .ToLocal(&script) ||
      !script->Run(realm.context()).ToLocal(&result)) {
    ReportException(realm, bindings::ExtractError(realm, try_catch));
  }
}

void TestEnvironment::ReportException(bindings::Realm& /*realm*/,
                                      const bindings::ErrorInformation& error) {
  reported_exceptions_.push_back(error.message);
}

void TestEnvironment::PerformMicrotaskCheckpoint() {
  isolate_->PerformMicrotaskCheckpoint();
}

}  // namespace wsjs
