// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_CORE_H_
#define WSJS_SRC_RUNTIME_RUNTIME_CORE_H_

#include <v8-isolate.h>
#include <v8-local-handle.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string_view>

#include <wsjs/runtime_options.h>

#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/realm.h"
#include "src/loop/event_loop.h"
#include "src/messaging/agent.h"
#include "src/runtime/isolate_holder.h"
#include "src/runtime/runtime_cluster.h"
#include "src/runtime/runtime_environment.h"
#include "src/runtime/runtime_network.h"
#include "src/runtime/runtime_page.h"
#include "src/runtime/runtime_service_worker.h"
#include "src/runtime/runtime_thread.h"
#include "src/runtime/runtime_workers.h"
#include "src/runtime/v8_platform.h"
#include "src/workers/worker_global_scope.h"
#include "src/workers/worker_host.h"

namespace wsjs {

// What is behind Runtime: owns the parts, from the event loop up to the realm,
// and joins them. The one place that knows all of them.
class RuntimeCore final : private RuntimeEnvironment::Host,
                          private RuntimeWorkers::Host {
 public:
  // A runtime with an isolate and a realm of its own, whose global object is a
  // Window.
  RuntimeCore(V8Platform& platform, RuntimeOptions options);
  // A runtime for a context that the embedder has made.
  RuntimeCore(v8::Local<v8::Context> context, RuntimeOptions options);
  // The runtime of a worker, whose global object is that kind's. `owner`
  // outlives this.
  RuntimeCore(V8Platform& platform,
              RuntimeCluster& cluster,
              WorkerSetup setup,
              WorkerOwner& owner);
  ~RuntimeCore();
  RuntimeCore(const RuntimeCore&) = delete;
  RuntimeCore& operator=(const RuntimeCore&) = delete;

  // As Runtime says.
  bool EvaluateScript(std::string_view source, std::string_view name);
  bool EvaluateModule(std::string_view source, std::string_view name);
  void Run();
  bool RunOneTurn(bool may_wait);
  // Of a worker: loads and evaluates its script, then runs the event loop until
  // the worker is closed or terminated.
  void RunWorker();
  // Of a shared worker: gives it one more client, as a task that runs after its
  // script. Any thread.
  void PostConnection(MessagePipeEnd inside_port);
  // https://html.spec.whatwg.org/#dom-workerglobalscope-closing
  // Any thread.
  bool is_closing() const { return closing_; }
  void set_keep_alive(bool keep_alive);
  void Terminate();
  bool terminated() const { return terminated_; }
  std::optional<int> exit_code() const { return exit_code_; }

  EventLoop& event_loop() { return event_loop_; }
  v8::Isolate* isolate() const { return isolate_data_->isolate(); }
  bindings::Realm& realm() { return *realm_; }

 private:
  // RuntimeEnvironment::Host:
  void ReportError(const ScriptError& error) override;
  bool CanRunScript() override;
  void Exit(int code) override;
  // RuntimeWorkers::Host:
  void CloseWorker() override;

  RuntimeCore(V8Platform* platform,
              RuntimeCluster* cluster,
              RuntimeOptions options,
              std::optional<RuntimeEnvironment::Inherited> inherited);
  // An isolate of its own, entered, with a context for that kind of global
  // object.
  void MakeRealm(const bindings::WrapperTypeInfo& global);
  void MakeWorkerGlobalScope(WorkerParameters parameters);
  LoadResult LoadWorkerScript();
  void FailToLoad(const std::string& error);
  // Why the script can't be run, of a worker; empty: it has been.
  std::string RunWorkerScript(const LoadResult& script);
  // `global`: the realm's global object, if it is one of ours.
  void ExposeInterfaces(EventTarget* global, bindings::ExposureMask globals);
  void DidReachHeapLimit();
  // No script runs from here on.
  void StopScript();
  void ReportUnsettledModules();

  const RuntimeOptions options_;
  const Logger logger_;
  EventLoop event_loop_;
  const std::unique_ptr<MainRuntimeCluster> own_cluster_;  // null in a worker
  RuntimeCluster& cluster_;
  Agent agent_;
  RuntimeNetwork network_;
  V8Platform* const platform_;  // null with the embedder's isolate
  std::optional<IsolateHolder> own_isolate_;  // likewise
  std::optional<bindings::IsolateData> isolate_data_;
  RuntimeWorkers workers_;
  const std::unique_ptr<ServiceWorkerManager>
      own_service_workers_;  // null but in the first runtime of a cluster
  RuntimeEnvironment environment_;
  std::optional<bindings::Realm> realm_;
  std::optional<RuntimePage> page_;
  std::optional<EventLoop::KeepAlive> keep_alive_;

  // What a worker has besides; null and empty in others. The global object is
  // owned by its wrapper.
  WorkerOwner* worker_owner_ = nullptr;
  WorkerGlobalScope* worker_global_scope_ = nullptr;
  WorkerKind worker_kind_ = WorkerKind::kDedicated;
  WorkerUrl worker_url_;
  std::string worker_referrer_;
  WorkerType worker_type_ = WorkerType::kClassic;
  std::optional<RuntimeServiceWorker> service_worker_;
  std::atomic<bool> closing_ = false;

  std::atomic<bool> terminated_ = false;
  bool heap_limit_reached_ = false;
  std::optional<int> exit_code_;
  // Exists once script has been stopped.
  std::optional<v8::Isolate::DisallowJavascriptExecutionScope> no_script_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_CORE_H_
