// SPDX-License-Identifier: BSD-3-Clause
#include "bench/micro/probe.h"

#include "bindings/runtime/script_scope.h"

namespace wsjs {

ExceptionOr<void> Probe::call(bindings::CallbackFunction callback,
                              int32_t times) {
  for (int32_t i = 0; i < times; ++i) {
    const bindings::ScriptScope scope(realm());
    const auto result =
        callback.Invoke(realm(), bindings::ScriptValue::Undefined(realm()),
                        {bindings::ScriptValue::FromInteger(realm(), i)});
    if (result.has_exception())
      return result.exception();
  }
  return {};
}

void Probe::fire(int32_t times) {
  for (int32_t i = 0; i < times; ++i) {
    const bindings::ScriptScope scope(realm());
    FireAnEvent(kMessageEvent);
  }
}

// As many pairs as one step of the benchmark takes.
std::optional<std::pair<int32_t, int32_t>> Probe::GetPair(size_t index) const {
  if (index >= 1000)
    return std::nullopt;
  return std::pair(static_cast<int32_t>(index), 1);
}

}  // namespace wsjs
