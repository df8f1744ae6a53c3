// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_TIMERS_WINDOW_OR_WORKER_GLOBAL_SCOPE_H_
#define WSJS_SRC_TIMERS_WINDOW_OR_WORKER_GLOBAL_SCOPE_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "bindings/request_init.h"
#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "bindings/structured_serialize_options.h"
#include "src/base/exception_or.h"
#include "src/timers/timers.h"

namespace wsjs {

class Performance;
class Request;

// https://html.spec.whatwg.org/#windoworworkerglobalscope-mixin
// What every global object offers; Window and the scopes of workers inherit it.
class WindowOrWorkerGlobalScope {
 public:
  std::string origin() const;
  bool isSecureContext() const;
  bool crossOriginIsolated() const { return false; }
  Performance& performance();

  bindings::Promise fetch(const std::variant<Request*, std::string>& input,
                          const RequestInit& init);

  void reportError(bindings::ScriptValue exception);

  ExceptionOr<bindings::ScriptString> btoa(const std::u16string& data);
  ExceptionOr<std::string> atob(const std::u16string& data);

  int32_t setTimeout(const TimerHandler& handler,
                     int32_t timeout,
                     const std::vector<bindings::ScriptValue>& arguments);
  void clearTimeout(int32_t id) { timers_.Clear(id); }
  int32_t setInterval(const TimerHandler& handler,
                      int32_t timeout,
                      const std::vector<bindings::ScriptValue>& arguments);
  void clearInterval(int32_t id) { timers_.Clear(id); }

  void queueMicrotask(bindings::CallbackFunction callback);

  ExceptionOr<bindings::ScriptValue> structuredClone(
      bindings::ScriptValue value,
      const StructuredSerializeOptions& options);

 protected:
  explicit WindowOrWorkerGlobalScope(bindings::Realm& realm)
      : realm_(realm), timers_(realm) {}
  ~WindowOrWorkerGlobalScope() = default;

 private:
  bindings::Realm& realm_;
  Timers timers_;
  // The Performance, once script has asked for it. Strong, for it lives as long
  // as the realm.
  bindings::StrongReference performance_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_TIMERS_WINDOW_OR_WORKER_GLOBAL_SCOPE_H_
