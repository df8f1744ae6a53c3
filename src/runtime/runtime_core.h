// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_CORE_H_
#define WSJS_SRC_RUNTIME_RUNTIME_CORE_H_

#include <v8-isolate.h>
#include <v8-local-handle.h>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include <wsjs/runtime_options.h>

#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/realm.h"
#include "src/loop/event_loop.h"
#include "src/runtime/isolate_holder.h"
#include "src/runtime/runtime_environment.h"
#include "src/runtime/runtime_network.h"
#include "src/runtime/runtime_page.h"
#include "src/runtime/v8_platform.h"

namespace wsjs {

// What is behind Runtime: owns the parts, from the event loop up to the realm,
// and joins them. The one place that knows all of them.
class RuntimeCore final : private RuntimeEnvironment::Host {
 public:
  // A runtime with an isolate and a realm of its own, whose global object is a
  // Window.
  RuntimeCore(V8Platform& platform, RuntimeOptions options);
  // A runtime for a context that the embedder has made.
  RuntimeCore(v8::Local<v8::Context> context, RuntimeOptions options);
  ~RuntimeCore();
  RuntimeCore(const RuntimeCore&) = delete;
  RuntimeCore& operator=(const RuntimeCore&) = delete;

  // As Runtime says.
  bool EvaluateScript(std::string_view source, std::string_view name);
  bool EvaluateModule(std::string_view source, std::string_view name);
  void Run();
  bool RunOneTurn(bool may_wait);
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

  // `global`: the realm's global object, if it is one of ours.
  void ExposeInterfaces(EventTarget* global);
  void DidReachHeapLimit();
  // No script runs from here on.
  void StopScript();
  void ReportUnsettledModules();

  const RuntimeOptions options_;
  const Logger logger_;
  EventLoop event_loop_;
  RuntimeNetwork network_;
  V8Platform* const platform_ = nullptr;  // null with the embedder's isolate
  std::optional<IsolateHolder> own_isolate_;  // likewise
  std::optional<bindings::IsolateData> isolate_data_;
  RuntimeEnvironment environment_;
  std::optional<bindings::Realm> realm_;
  std::optional<RuntimePage> page_;
  std::optional<EventLoop::KeepAlive> keep_alive_;

  std::atomic<bool> terminated_ = false;
  bool heap_limit_reached_ = false;
  std::optional<int> exit_code_;
  // Exists once script has been stopped.
  std::optional<v8::Isolate::DisallowJavascriptExecutionScope> no_script_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_CORE_H_
