// SPDX-License-Identifier: BSD-3-Clause
#include "src/timers/timers.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <span>

#include "bindings/runtime/script_scope.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"

namespace wsjs {
namespace {

using bindings::ScriptValue;

// "If nesting level is greater than 5, and timeout is less than 4, then set
// timeout to 4."
constexpr int kMaximumUnclampedNestingLevel = 5;
constexpr int32_t kMinimumNestedTimeout = 4;

// What errors call a script that was given to setTimeout as a string.
constexpr char kStringHandlerName[] = "timer handler";

ScriptValue ToScriptValue(bindings::Realm& realm, const TimerHandler& handler) {
  if (const auto* function =
          std::get_if<bindings::CallbackFunction>(&handler)) {
    return function->ToScriptValue();
  }
  // No object is a TrustedScript.
  return ScriptValue::FromUtf16(realm, std::get<std::u16string>(handler));
}

}  // namespace

Timers::Timers(bindings::Realm& realm)
    : realm_(realm),
      event_loop_(EnvironmentSettings::From(realm).event_loop()) {}

Timers::~Timers() {
  for (const auto& [id, timer] : timers_) {
    event_loop_.StopTimer(timer.event_loop_timer);
  }
}

// https://html.spec.whatwg.org/#timer-initialisation-steps
int32_t Timers::Initialize(const TimerHandler& handler,
                           int32_t timeout,
                           const std::vector<ScriptValue>& arguments,
                           Repeat repeat) {
  // 2. If previousId was given, let id be previousId; otherwise, let id be an
  //    implementation-defined integer that is greater than zero and does not
  //    already exist in global's map.
  do {
    last_id_ =
        last_id_ == std::numeric_limits<int32_t>::max() ? 1 : last_id_ + 1;
  } while (timers_.contains(last_id_));
  // 3. If the surrounding agent's event loop's currently running task is a task
  //    that was created by this algorithm, then let nesting level be the task's
  //    timer nesting level. Otherwise, let nesting level be 0.
  // 8. […] increment nesting level by one: that of the new task.
  auto list = bindings::ScriptList::New(realm_);
  list.Append(realm_, ToScriptValue(realm_, handler));
  for (const ScriptValue& argument : arguments) {
    list.Append(realm_, argument);
  }
  Timer& timer =
      timers_
          .emplace(last_id_,
                   Timer{.handler_and_arguments = bindings::StrongReference(
                             realm_, list.ToScriptValue()),
                         // 4. If timeout is less than 0, then set timeout to 0.
                         .timeout = std::max(timeout, 0),
                         .repeat = repeat,
                         .nesting_level = nesting_level_})
          .first->second;
  Start(last_id_, timer);
  return last_id_;
}

void Timers::Clear(int32_t id) {
  const auto timer = timers_.find(id);
  if (timer == timers_.end()) {
    return;
  }
  event_loop_.StopTimer(timer->second.event_loop_timer);
  timers_.erase(timer);
}

void Timers::Start(int32_t id, Timer& timer) {
  // 5. If nesting level is greater than 5, and timeout is less than 4, then set
  //    timeout to 4.
  const int32_t timeout = timer.nesting_level > kMaximumUnclampedNestingLevel
                              ? std::max(timer.timeout, kMinimumNestedTimeout)
                              : timer.timeout;
  // 9. Increment nesting level by one. 10. Set task's timer nesting level to
  //    nesting level.
  timer.nesting_level =
      std::min(timer.nesting_level, kMaximumUnclampedNestingLevel) + 1;
  // 12. Set uniqueHandle to the result of running steps after a timeout given
  //     global, "setTimeout/setInterval", timeout, and completionStep.
  timer.event_loop_timer = event_loop_.StartTimer(
      std::chrono::milliseconds(timeout), /*repeating=*/false,
      /*keeps_alive=*/true, [this, id] { Fire(id); });
}

// 8. Let task be a task that runs the following substeps.
void Timers::Fire(int32_t id) {
  auto timer = timers_.find(id);
  DCHECK(timer != timers_.end());
  const bindings::ScriptScope script_scope(realm_);
  const bindings::ScriptList handler_and_arguments(
      timer->second.handler_and_arguments.Get(realm_));
  const Repeat repeat = timer->second.repeat;
  nesting_level_ = timer->second.nesting_level;
  if (repeat == Repeat::kNo) {
    timers_.erase(timer);
  }
  RunHandler(handler_and_arguments);
  if (repeat == Repeat::kYes) {
    // 8.8. If id does not exist in global's map, then abort these steps: the
    //      handler has cleared it.
    timer = timers_.find(id);
    if (timer != timers_.end()) {
      // 8.10. If repeat is true, then perform the timer initialization steps
      //       again, given […] true and id.
      Start(id, timer->second);
    }
  }
  nesting_level_ = 0;
}

void Timers::RunHandler(const bindings::ScriptList& list) {
  const ScriptValue handler = list.Get(realm_, 0);
  if (handler.IsString()) {
    // 8.7. Otherwise: let script be the result of creating a classic script
    //      given handler […]; run the classic script script.
    EnvironmentSettings::From(realm_).RunClassicScript(
        realm_, handler.AsUtf8(realm_), kStringHandlerName);
    return;
  }
  // 8.6. If handler is a Function, then invoke handler given arguments and
  //      "report", and with callback this value set to thisArg.
  std::vector<ScriptValue> arguments;
  for (uint32_t i = 1; i < list.size(); ++i) {
    arguments.push_back(list.Get(realm_, i));
  }
  bindings::CallbackFunction(handler).InvokeAndReport(
      realm_, realm_.GlobalThis(), std::span<const ScriptValue>(arguments));
}

}  // namespace wsjs
