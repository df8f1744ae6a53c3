// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_core.h"

#include <ada.h>
#include <v8-context.h>
#include <v8-script.h>

#include <cstdio>
#include <string>
#include <utility>

#include "bindings/interfaces.h"
#include "bindings/runtime/exposure.h"
#include "bindings/runtime/script_scope.h"
#include "src/base/check.h"
#include "src/blob_url/blob_url_store.h"
#include "src/runtime/classic_script.h"
#include "src/runtime/host_hooks.h"
#include "src/runtime/script_source.h"
#include "src/runtime/window.h"
#include "src/service_workers/service_worker_global_scope.h"
#include "src/workers/dedicated_worker_global_scope.h"
#include "src/workers/shared_worker_global_scope.h"

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

// https://fetch.spec.whatwg.org/#concept-main-fetch
// Request's mode "same-origin", for who has an origin on the network. Whose
// blob a blob: URL is, is checked where it is fetched.
bool IsSameOrigin(const std::string& url, const std::string& referrer) {
  const auto parsed = ada::parse<ada::url_aggregator>(url);
  const auto base = ada::parse<ada::url_aggregator>(referrer);
  if (!parsed || !base)
    return false;
  if (parsed->get_protocol() == "data:")
    return true;
  if (base->get_protocol() == "data:")
    return false;
  const std::string origin = base->get_origin();
  return origin == "null" || parsed->get_origin() == origin;
}

// In one line, for the log.
std::string DescribeError(bindings::Realm& realm,
                          const bindings::ErrorInformation& error) {
  if (error.message.empty())
    return error.error.AsUtf8(realm);
  return error.message + " (" + error.filename + ":" +
         std::to_string(error.lineno) + ")";
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

RuntimeCore::RuntimeCore(V8Platform* platform,
                         RuntimeCluster* cluster,
                         RuntimeOptions options,
                         std::optional<RuntimeEnvironment::Inherited> inherited)
    : options_(WithDefaults(std::move(options))),
      logger_(options_.log_level, options_.log),
      event_loop_(options_.loop),
      own_cluster_(cluster ? nullptr
                           : std::make_unique<MainRuntimeCluster>(event_loop_,
                                                                  options_)),
      cluster_(cluster ? *cluster : own_cluster_->cluster()),
      agent_(cluster ? Agent::Kind::kWorker : Agent::Kind::kMain,
             event_loop_,
             cluster_.agents()),
      network_(options_, event_loop_, cluster_.cookie_jar(), logger_),
      platform_(platform),
      workers_(*this, platform, cluster_, environment_),
      own_service_workers_(
          cluster_.service_workers()
              ? nullptr
              : std::make_unique<ServiceWorkerManager>(agent_, workers_)),
      environment_(*this,
                   options_,
                   std::move(inherited),
                   agent_,
                   network_,
                   network_,
                   workers_,
                   own_service_workers_ ? *own_service_workers_
                                        : *cluster_.service_workers(),
                   logger_) {
  if (own_service_workers_)
    cluster_.set_service_workers(own_service_workers_.get());
}

RuntimeCore::RuntimeCore(V8Platform& platform, RuntimeOptions options)
    : RuntimeCore(&platform, nullptr, std::move(options), std::nullopt) {
  MakeRealm(Window::wrapper_type_info());
  const bindings::ScriptScope scope(*realm_);
  Window& window = realm_->AttachGlobal(std::make_unique<Window>(*realm_));
  ExposeInterfaces(&window, bindings::kWindow);
  environment_.service_workers().BecomeClient(ClientType::kWindow);
  if (!options_.page) {
    environment_.service_workers().EnableClientMessageQueue();
  } else {
    page_.emplace(environment_, window, network_.cookie_jar(), *options_.page);
  }
}

RuntimeCore::RuntimeCore(v8::Local<v8::Context> context, RuntimeOptions options)
    : RuntimeCore(nullptr, nullptr, std::move(options), std::nullopt) {
  isolate_data_.emplace(context->GetIsolate());
  realm_.emplace(*isolate_data_, context, environment_);
  const bindings::ScriptScope scope(*realm_);
  ExposeInterfaces(nullptr, bindings::kWindow);
}

RuntimeCore::RuntimeCore(V8Platform& platform,
                         RuntimeCluster& cluster,
                         WorkerSetup setup,
                         WorkerOwner& owner)
    : RuntimeCore(&platform,
                  &cluster,
                  std::move(setup.options),
                  RuntimeEnvironment::Inherited{std::move(setup.origin),
                                                setup.is_secure_context}) {
  worker_owner_ = &owner;
  worker_kind_ = setup.parameters.kind;
  worker_url_ = setup.parameters.url;
  worker_referrer_ = std::move(setup.referrer);
  worker_type_ = setup.parameters.type;
  agent_.BecomeBusy();
  MakeWorkerGlobalScope(std::move(setup.parameters));
}

RuntimeCore::~RuntimeCore() {
  StopScript();
  environment_.RunUnloadingCleanupSteps();
  BlobUrlStore::OfProcess().RemoveEntriesOf(&environment_);
  workers_.TerminateAll();
  network_.CloseAll(options_.shutdown_timeout);
  workers_.WaitForAll();
  if (own_cluster_)
    own_cluster_->relay().Flush();
  // Tasks hold objects of the realm.
  event_loop_.ShutDown();
  page_.reset();
  service_worker_.reset();
  environment_.DetachRealm();
  realm_.reset();
  no_script_.reset();
}

void RuntimeCore::MakeRealm(const bindings::WrapperTypeInfo& global) {
  own_isolate_.emplace(*platform_, agent_, options_.heap_limit,
                       [this] { DidReachHeapLimit(); });
  isolate_data_.emplace(own_isolate_->isolate());
  InstallHostHooks(isolate());
  const v8::HandleScope handle_scope(isolate());
  realm_.emplace(*isolate_data_,
                 bindings::Realm::NewContext(*isolate_data_, global),
                 environment_);
}

void RuntimeCore::MakeWorkerGlobalScope(WorkerParameters parameters) {
  switch (parameters.kind) {
    case WorkerKind::kDedicated: {
      MakeRealm(DedicatedWorkerGlobalScope::wrapper_type_info());
      const bindings::ScriptScope scope(*realm_);
      worker_global_scope_ =
          &realm_->AttachGlobal(std::make_unique<DedicatedWorkerGlobalScope>(
              *realm_, parameters.type, std::move(parameters.name),
              std::move(parameters.inside_port)));
      ExposeInterfaces(worker_global_scope_,
                       bindings::kWorker | bindings::kDedicatedWorker);
      return;
    }
    case WorkerKind::kShared: {
      MakeRealm(SharedWorkerGlobalScope::wrapper_type_info());
      const bindings::ScriptScope scope(*realm_);
      worker_global_scope_ =
          &realm_->AttachGlobal(std::make_unique<SharedWorkerGlobalScope>(
              *realm_, parameters.type, std::move(parameters.name)));
      ExposeInterfaces(worker_global_scope_,
                       bindings::kWorker | bindings::kSharedWorker);
      PostConnection(std::move(parameters.inside_port));
      return;
    }
    case WorkerKind::kService: {
      MakeRealm(ServiceWorkerGlobalScope::wrapper_type_info());
      // https://html.spec.whatwg.org/#obtain-a-service-worker-agent
      // "Return the result of obtaining a worker/worklet agent given […] false"
      isolate()->SetAllowAtomicsWait(false);
      const bindings::ScriptScope scope(*realm_);
      auto& global = realm_->AttachGlobal(
          std::make_unique<ServiceWorkerGlobalScope>(*realm_, parameters.type));
      worker_global_scope_ = &global;
      ExposeInterfaces(&global, bindings::kWorker | bindings::kServiceWorker);
      service_worker_.emplace(std::move(parameters.service_worker),
                              environment_, *cluster_.service_workers(),
                              global);
      return;
    }
  }
  NOTREACHED();
}

void RuntimeCore::ExposeInterfaces(EventTarget* global,
                                   bindings::ExposureMask globals) {
  environment_.AttachRealm(*realm_, global);
  if (environment_.is_secure_context())
    globals |= bindings::kSecureContext;
  if (options_.page)
    globals |= bindings::kPage;
  bindings::InstallInterfaces(*realm_, globals);
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

// https://html.spec.whatwg.org/#fetch-a-classic-worker-script
// https://html.spec.whatwg.org/#fetch-a-module-worker-script-tree
LoadResult RuntimeCore::LoadWorkerScript() {
  if (service_worker_)
    return service_worker_->LoadScript();
  constexpr char kOtherOrigin[] = "it is of another origin";
  if (!IsSameOrigin(worker_url_.text, worker_referrer_))
    return {.source = std::nullopt, .error = kOtherOrigin};
  LoadResult script = environment_.script_loader().LoadScript(
      worker_url_.text, worker_referrer_,
      worker_type_ == WorkerType::kModule ? ScriptType::kModule
                                          : ScriptType::kClassicWorker,
      std::move(worker_url_.blob_url_entry));
  if (script.source && !IsSameOrigin(script.url, worker_referrer_))
    return {.source = std::nullopt, .error = kOtherOrigin};
  return script;
}

// https://html.spec.whatwg.org/#run-a-worker
// onComplete given script: 1. If script is null or if script's error to rethrow
// is non-null, then: queue a global task […] to fire an event named error at
// worker […] and return.
void RuntimeCore::FailToLoad(const std::string& error) {
  if (terminated_ || service_worker_)
    return;
  logger_.Log(LogLevel::kWarning,
              "Cannot load worker script " + worker_url_.text + ": " + error);
  worker_owner_->DidFailToLoad();
}

std::string RuntimeCore::RunWorkerScript(const LoadResult& script) {
  if (!CanRunScript())
    return {};
  const bindings::ScriptScope scope(*realm_);
  // 12.8. If script is a classic script, then run the classic script script.
  //       Otherwise, it is a module script; run the module script script.
  const std::optional<bindings::ErrorInformation> error =
      worker_type_ == WorkerType::kModule
          ? environment_.module_loader().RunWorker(*script.source, script.url)
          : RunClassicWorkerScript(*realm_, *script.source, script.url);
  return error ? DescribeError(*realm_, *error) : std::string();
}

// https://html.spec.whatwg.org/#run-a-worker
void RuntimeCore::RunWorker() {
  // 12.1. Obtain script. […]
  const LoadResult script = LoadWorkerScript();
  if (!script.source) {
    FailToLoad(script.error);
    return;
  }
  environment_.SetApiBaseUrl(script.url);
  if (service_worker_) {
    const bool has_run = worker_type_ == WorkerType::kModule
                             ? EvaluateModule(*script.source, script.url)
                             : EvaluateScript(*script.source, script.url);
    service_worker_->DidRunScript(!has_run);
  } else {
    environment_.service_workers().BecomeClient(
        worker_kind_ == WorkerKind::kShared ? ClientType::kSharedworker
                                            : ClientType::kWorker);
    if (const std::string error = RunWorkerScript(script); !error.empty()) {
      FailToLoad(error);
      return;
    }
    worker_global_scope_->DidRunScript();
  }
  // 12.13. Enable the client message queue of the ServiceWorkerContainer object
  //        whose associated service worker client is worker global scope's
  //        relevant settings object.
  environment_.service_workers().EnableClientMessageQueue();
  // 12.16. Run the responsible event loop specified by inside settings until it
  //        is destroyed.
  while (CanRunScript() && !closing_) {
    event_loop_.Run();
    if (terminated_ || closing_)
      continue;
    platform_->WaitForWorkerTasks();
    if (!event_loop_.HasPendingWork())
      agent_.BecomeIdle();
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
  // What script never sees, only the embedder hears of.
  const bool is_of_script = error.kind == ScriptError::Kind::kException ||
                            error.kind == ScriptError::Kind::kOutOfMemory;
  // Nobody has started a service worker.
  if (worker_owner_ && is_of_script && !service_worker_) {
    worker_owner_->DidReportError(error);
  } else {
    options_.uncaught_error(error);
  }
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

// https://html.spec.whatwg.org/#close-a-worker
void RuntimeCore::CloseWorker() {
  // 1. Discard any tasks that have been added to workerGlobal's relevant
  //    agent's event loop's task queues. 2. Set workerGlobal's closing flag to
  //    true. (This prevents any further tasks from being queued.)
  closing_ = true;
  event_loop_.Stop();
}

void RuntimeCore::PostConnection(MessagePipeEnd inside_port) {
  agent_.PostTask([this, port = std::move(inside_port)]() mutable {
    worker_global_scope_->Connect(std::move(port));
  });
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
