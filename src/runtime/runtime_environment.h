// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_ENVIRONMENT_H_
#define WSJS_SRC_RUNTIME_RUNTIME_ENVIRONMENT_H_

#include <ada.h>
#include <v8-local-handle.h>
#include <v8-promise.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include <wsjs/runtime_options.h>
#include <wsjs/script_error.h>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_reference.h"
#include "src/base/log.h"
#include "src/console/console_state.h"
#include "src/dom/environment_settings.h"
#include "src/loop/event_loop.h"
#include "src/messaging/agent.h"
#include "src/runtime/module_loader.h"
#include "src/runtime/rejection_tracker.h"
#include "src/runtime/script_loader.h"
#include "src/service_workers/service_worker_environment.h"

namespace wsjs {

class EventTarget;
struct EventType;
class ServiceWorkerManager;
class WorkerHost;

// The environment settings object of a runtime's realm, with what HTML has a
// host do for script: report exceptions, track rejected promises, load modules.
// RuntimeCore owns it; it outlives the realm.
class RuntimeEnvironment final : public EnvironmentSettings {
 public:
  // What the environment asks of its runtime, which outlives it.
  class Host {
   public:
    // Tells the embedder; may terminate the runtime.
    virtual void ReportError(const ScriptError& error) = 0;
    // https://html.spec.whatwg.org/#check-if-we-can-run-script
    // False: errors are no longer worth a report either.
    virtual bool CanRunScript() = 0;
    // wsjs.exit().
    virtual void Exit(int code) = 0;

   protected:
    ~Host() = default;
  };

  // Of a worker: what its settings object takes over from another one.
  struct Inherited {
    std::optional<std::string> origin;
    bool is_secure_context = true;
  };

  // `inherited`: none for a Window.
  RuntimeEnvironment(Host& host,
                     const RuntimeOptions& options,
                     std::optional<Inherited> inherited,
                     Agent& agent,
                     WebSocketChannelFactory& websocket_channels,
                     HttpNetwork& http_network,
                     WorkerHost& worker_host,
                     ServiceWorkerManager& service_worker_manager,
                     Logger logger);
  ~RuntimeEnvironment() override;

  static RuntimeEnvironment& From(bindings::Realm& realm) {
    return static_cast<RuntimeEnvironment&>(realm.host());
  }
  static RuntimeEnvironment& From(v8::Local<v8::Context> context);

  // https://html.spec.whatwg.org/#concept-workerglobalscope-url
  // Of a worker, once its script is loaded; before script runs.
  void SetApiBaseUrl(const std::string& url);

  // Once, when the realm exists. `global` is its global object if that is an
  // EventTarget.
  void AttachRealm(bindings::Realm& realm, EventTarget* global);
  // Before the realm dies.
  void DetachRealm();

  bindings::Realm& realm() { return *realm_; }
  const RuntimeOptions& options() const { return options_; }
  ScriptLoader& script_loader() { return script_loader_; }
  ModuleLoader& module_loader() { return *module_loader_; }
  RejectionTracker& rejection_tracker() { return *rejection_tracker_; }

  // What the namespace object `wsjs` keeps.
  struct NamespaceObjects {
    bindings::StrongReference args;
    bindings::StrongReference env;
  };
  NamespaceObjects& namespace_objects() { return namespace_objects_; }
  void Exit(int code) { host_.Exit(code); }

  // https://html.spec.whatwg.org/#notify-about-rejected-promises
  // Fires a PromiseRejectionEvent at the global object; false: it was canceled.
  bool FirePromiseRejectionEvent(const EventType& type,
                                 bool cancelable,
                                 v8::Local<v8::Promise> promise);
  void ReportUnhandledRejection(v8::Local<v8::Promise> promise);

  // https://html.spec.whatwg.org/#report-an-exception
  // Of a worker, "with omitError set to true".
  void ReportWorkerError(const ScriptError& error);

  // EnvironmentSettings:
  EventLoop& event_loop() override { return agent_.event_loop(); }
  Agent& agent() override { return agent_; }
  const ada::url_aggregator* api_base_url() const override;
  const std::optional<std::string>& origin() const override { return origin_; }
  bool is_secure_context() const override { return is_secure_context_; }
  WebSocketChannelFactory& websocket_channels() override {
    return websocket_channels_;
  }
  HttpNetwork& http_network() override { return http_network_; }
  WorkerHost& worker_host() override { return worker_host_; }
  ServiceWorkerEnvironment& service_workers() override {
    return *service_workers_;
  }
  const Logger& logger() const override { return logger_; }
  ConsoleState& console_state() override { return console_state_; }
  void RunClassicScript(bindings::Realm& realm,
                        std::string_view source,
                        std::string_view name) override;
  EventLoop::Clock::time_point time_origin() const override {
    return time_origin_;
  }
  std::chrono::system_clock::time_point time_origin_timestamp() const override {
    return time_origin_timestamp_;
  }

  // bindings::RealmHost:
  void ReportException(bindings::Realm& realm,
                       const bindings::ErrorInformation& error) override;
  void PerformMicrotaskCheckpoint() override;

 private:
  void Report(ScriptError::Kind kind,
              std::string message,
              const bindings::ErrorInformation& error);

  Host& host_;
  const RuntimeOptions& options_;
  Agent& agent_;
  WebSocketChannelFactory& websocket_channels_;
  HttpNetwork& http_network_;
  WorkerHost& worker_host_;
  ServiceWorkerManager& service_worker_manager_;
  const Logger logger_;
  ConsoleState console_state_;
  ScriptLoader script_loader_;
  const EventLoop::Clock::time_point time_origin_ = EventLoop::Clock::now();
  const std::chrono::system_clock::time_point time_origin_timestamp_ =
      std::chrono::system_clock::now();
  std::optional<ada::url_aggregator> api_base_url_;
  std::optional<std::string> origin_;
  bool is_secure_context_ = true;

  bindings::Realm* realm_ = nullptr;
  EventTarget* global_ = nullptr;  // owned by its wrapper; null without one
  std::unique_ptr<ModuleLoader> module_loader_;
  std::unique_ptr<RejectionTracker> rejection_tracker_;
  std::unique_ptr<ServiceWorkerEnvironment> service_workers_;
  NamespaceObjects namespace_objects_;
  // https://html.spec.whatwg.org/#in-error-reporting-mode
  bool in_error_reporting_mode_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_ENVIRONMENT_H_
