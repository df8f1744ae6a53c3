// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_core.h"

#include <v8-context.h>
#include <v8-script.h>

#include <cstdio>
#include <string>
#include <utility>

#include "bindings/interfaces.h"
#include "bindings/runtime/exposure.h"
#include "bindings/runtime/script_scope.h"
#include "src/runtime/classic_script.h"
#include "src/runtime/host_hooks.h"
#include "src/runtime/script_source.h"
#include "src/runtime/window.h"

namespace wsjs {

namespace {

void PrintLine(std::FILE* file, std::string_view line) {
  std::fwrite(line.data(), 1, line.size(), file);
  std::fputc('\n', file);
  std::fflush(file);
}

void PrintToConsole(ConsoleLevel level, std::string_view text) {
  PrintLine(level < ConsoleLevel::kWarn ? stdout : stderr, text);
}

void PrintToLog(LogLevel level, std::string_view message) {
  constexpr const char* kNames[] = {"error", "warning", "info", "debug"};
  PrintLine(stderr, "wsjs: " + std::string(kNames[static_cast<int>(level)]) +
                        ": " + std::string(message));
}

void PrintError(const ScriptError& error) {
  std::fputs(error.ToString().c_str(), stderr);
}

RuntimeOptions WithDefaults(RuntimeOptions options) {
  if (options.page) {
    options.page->url = ScriptUrl(options.page->url);
    options.base_url = options.page->url;
  }
  if (!options.console)
    options.console = PrintToConsole;
  if (!options.log)
    options.log = PrintToLog;
  if (!options.uncaught_error)
    options.uncaught_error = PrintError;
  return options;
}

}  // namespace

RuntimeCore::RuntimeCore(V8Platform& platform, RuntimeOptions options)
    : options_(WithDefaults(std::move(options))),
      logger_(options_.log_level, options_.log),
      event_loop_(options_.loop),
      network_(options_, event_loop_, logger_),
      platform_(&platform),
      environment_(*this, options_, event_loop_, network_, network_, logger_) {
  own_isolate_.emplace(platform, event_loop_, options_.heap_limit,
                       [this] { DidReachHeapLimit(); });
  isolate_data_.emplace(own_isolate_->isolate());
  InstallHostHooks(isolate());
  const v8::HandleScope handle_scope(isolate());
  realm_.emplace(
      *isolate_data_,
      bindings::Realm::NewContext(*isolate_data_, Window::wrapper_type_info()),
      environment_);
  const bindings::ScriptScope scope(*realm_);
  Window& window = realm_->AttachGlobal(std::make_unique<Window>(*realm_));
  ExposeInterfaces(&window);
  if (options_.page) {
    page_.emplace(environment_, window, network_.cookie_jar(), *options_.page);
  }
}

RuntimeCore::RuntimeCore(v8::Local<v8::Context> context, RuntimeOptions options)
    : options_(WithDefaults(std::move(options))),
      logger_(options_.log_level, options_.log),
      event_loop_(options_.loop),
      network_(options_, event_loop_, logger_),
      environment_(*this, options_, event_loop_, network_, network_, logger_) {
  isolate_data_.emplace(context->GetIsolate());
  realm_.emplace(*isolate_data_, context, environment_);
  const bindings::ScriptScope scope(*realm_);
  ExposeInterfaces(nullptr);
}

RuntimeCore::~RuntimeCore() {
  StopScript();
  environment_.RunUnloadingCleanupSteps();
  network_.CloseAll(options_.shutdown_timeout);
  // Tasks hold objects of the realm.
  event_loop_.ShutDown();
  page_.reset();
  environment_.DetachRealm();
  realm_.reset();
  no_script_.reset();
}

void RuntimeCore::ExposeInterfaces(EventTarget* global) {
  environment_.AttachRealm(*realm_, global);
  bindings::ExposureMask exposure = bindings::kWindow;
  if (environment_.is_secure_context())
    exposure |= bindings::kSecureContext;
  if (options_.page)
    exposure |= bindings::kPage;
  bindings::InstallInterfaces(*realm_, exposure);
  event_loop_.set_microtask_checkpoint(
      [this] { environment_.PerformMicrotaskCheckpoint(); });
}

bool RuntimeCore::EvaluateScript(std::string_view source,
                                 std::string_view name) {
  if (!CanRunScript())
    return false;
  const bindings::ScriptScope scope(*realm_);
  return RunClassicScript(*realm_, source, name) && CanRunScript();
}

bool RuntimeCore::EvaluateModule(std::string_view source,
                                 std::string_view name) {
  if (!CanRunScript())
    return false;
  const bindings::ScriptScope scope(*realm_);
  return environment_.module_loader().Run(source, ScriptUrl(name)) &&
         CanRunScript();
}

void RuntimeCore::Run() {
  while (CanRunScript()) {
    event_loop_.Run();
    if (terminated_)
      continue;
    // What V8's threads are still at may let script go on.
    if (platform_)
      platform_->WaitForWorkerTasks();
    if (!event_loop_.HasPendingWork()) {
      ReportUnsettledModules();
      return;
    }
  }
}

bool RuntimeCore::RunOneTurn(bool may_wait) {
  return CanRunScript() && event_loop_.RunOneTurn(may_wait) && CanRunScript();
}

void RuntimeCore::set_keep_alive(bool keep_alive) {
  if (!keep_alive) {
    keep_alive_.reset();
  } else if (!keep_alive_) {
    keep_alive_.emplace(event_loop_);
  }
}

void RuntimeCore::Terminate() {
  terminated_ = true;
  isolate()->TerminateExecution();
  network_.InterruptBlocking();
  // Leaves Run(), wherever it is.
  event_loop_.PostTask([this] { StopScript(); });
}

void RuntimeCore::ReportError(const ScriptError& error) {
  options_.uncaught_error(error);
}

bool RuntimeCore::CanRunScript() {
  if (terminated_)
    StopScript();
  return !no_script_;
}

void RuntimeCore::Exit(int code) {
  exit_code_ = code;
  terminated_ = true;
  isolate()->TerminateExecution();
  // V8 heeds that when it next enters a function of script's. This is one, so
  // that script doesn't come back from wsjs.exit().
  const v8::Local<v8::Context> context = realm_->context();
  v8::Local<v8::Script> script;
  if (v8::Script::Compile(context, v8::String::Empty(isolate()))
          .ToLocal(&script)) {
    [[maybe_unused]] const auto result = script->Run(context);
  }
  StopScript();
}

void RuntimeCore::DidReachHeapLimit() {
  heap_limit_reached_ = true;
  terminated_ = true;
  isolate()->TerminateExecution();
}

void RuntimeCore::StopScript() {
  if (no_script_)
    return;
  no_script_.emplace(
      isolate(),
      v8::Isolate::DisallowJavascriptExecutionScope::THROW_ON_FAILURE);
  event_loop_.Stop();
  if (heap_limit_reached_) {
    ScriptError error;
    error.kind = ScriptError::Kind::kOutOfMemory;
    error.message = "Uncaught RangeError: the heap limit is reached";
    ReportError(error);
  }
}

void RuntimeCore::ReportUnsettledModules() {
  for (const std::string& url :
       environment_.module_loader().TakePendingModules()) {
    ScriptError error;
    error.kind = ScriptError::Kind::kUnsettledModule;
    error.message =
        "Top-level await never settles: nothing is pending that it could wait "
        "for";
    error.file = url;
    ReportError(error);
  }
}

}  // namespace wsjs
