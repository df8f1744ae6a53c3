// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_TIMERS_TIMERS_H_
#define WSJS_SRC_TIMERS_TIMERS_H_

#include <cstdint>
#include <string>
#include <unordered_map>
#include <variant>
#include <vector>

#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_list.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_value.h"
#include "src/loop/event_loop.h"

namespace wsjs {

class TrustedScript;

using TimerHandler =
    std::variant<std::u16string, bindings::CallbackFunction, TrustedScript*>;

// The timers of one global object. While there are any, the event loop runs.
// https://html.spec.whatwg.org/#map-of-settimeout-and-setinterval-ids
class Timers final {
 public:
  enum class Repeat : bool { kNo, kYes };

  // Dies before the realm.
  explicit Timers(bindings::Realm& realm);
  ~Timers();
  Timers(const Timers&) = delete;
  Timers& operator=(const Timers&) = delete;

  // https://html.spec.whatwg.org/#timer-initialisation-steps
  // `timeout` is in milliseconds. Returns the timer's ID, which isn't 0.
  int32_t Initialize(const TimerHandler& handler,
                     int32_t timeout,
                     const std::vector<bindings::ScriptValue>& arguments,
                     Repeat repeat);
  // No effect when there is no such timer.
  void Clear(int32_t id);

 private:
  struct Timer {
    // A ScriptList: the handler, a function or a string, and its arguments.
    bindings::StrongReference handler_and_arguments;
    int32_t timeout;
    Repeat repeat;
    // https://html.spec.whatwg.org/#timer-nesting-level
    int nesting_level;
    EventLoop::TimerId event_loop_timer = 0;
  };

  void Start(int32_t id, Timer& timer);
  void Fire(int32_t id);
  void RunHandler(const bindings::ScriptList& handler_and_arguments);

  bindings::Realm& realm_;
  EventLoop& event_loop_;
  std::unordered_map<int32_t, Timer> timers_;
  int32_t last_id_ = 0;
  // Of the task that is running; 0: it isn't a timer's.
  int nesting_level_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_TIMERS_TIMERS_H_
