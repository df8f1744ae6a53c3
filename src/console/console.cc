// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/console.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <utility>

#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "src/base/utf.h"
#include "src/console/console_state.h"
#include "src/console/format.h"
#include "src/console/inspect.h"
#include "src/console/table.h"
#include "src/dom/environment_settings.h"

namespace wsjs {
namespace {

using bindings::Realm;
using bindings::ScriptValue;

constexpr int kMaximumStackFrames = 10;

ConsoleState& StateOf(Realm& realm) {
  return EnvironmentSettings::From(realm).console_state();
}

// https://console.spec.whatwg.org/#logger
ExceptionOr<void> Log(Realm& realm,
                      ConsoleLevel level,
                      const Console::Data& args) {
  // 1. If args is empty, return: but an empty line is what everybody expects of
  //    console.log().
  auto text = FormatArguments(realm, args, StateOf(realm).has_colors());
  if (text.has_exception())
    return text.TakeException();
  // 6. Perform Printer(logLevel, formatted list).
  StateOf(realm).Print(level, text.value());
  return {};
}

std::string FormatDuration(ConsoleState::Clock::duration duration) {
  using std::chrono::duration_cast;
  const double milliseconds =
      std::chrono::duration<double, std::milli>(duration).count();
  char text[64];
  if (milliseconds < 1'000) {
    std::snprintf(text, sizeof(text), "%.3fms", milliseconds);
  } else if (milliseconds < 60'000) {
    std::snprintf(text, sizeof(text), "%.3fs", milliseconds / 1'000);
  } else {
    const auto seconds = duration_cast<std::chrono::seconds>(duration).count();
    std::snprintf(text, sizeof(text), "%lldmin %llds",
                  static_cast<long long>(seconds / 60),
                  static_cast<long long>(seconds % 60));
  }
  return text;
}

void Warn(Realm& realm, const std::string& text) {
  StateOf(realm).Print(ConsoleLevel::kWarn, text);
}

// The time since `label` was started, after the label; nothing, with a warning,
// when it wasn't.
std::optional<std::string> ElapsedTime(Realm& realm,
                                       const std::u16string& label) {
  const auto& timers = StateOf(realm).timer_table();
  const auto timer = timers.find(label);
  if (timer == timers.end()) {
    Warn(realm, "Timer '" + Utf16ToUtf8(label) + "' does not exist");
    return std::nullopt;
  }
  return Utf16ToUtf8(label) + ": " +
         FormatDuration(ConsoleState::Clock::now() - timer->second);
}

// The functions that the caller of the console is in, innermost first.
std::string FormatStack(Realm& realm) {
  v8::Isolate* const isolate = realm.isolate();
  const v8::HandleScope handle_scope(isolate);
  const v8::Local<v8::StackTrace> stack =
      v8::StackTrace::CurrentStackTrace(isolate, kMaximumStackFrames);
  std::string text;
  for (int i = 0; i < stack->GetFrameCount(); ++i) {
    const v8::Local<v8::StackFrame> frame = stack->GetFrame(isolate, i);
    const auto string = [isolate](v8::Local<v8::String> value) {
      return value.IsEmpty() ? std::string() : bindings::ToUtf8(isolate, value);
    };
    const std::string function = string(frame->GetFunctionName());
    std::string place = string(frame->GetScriptNameOrSourceURL());
    if (place.empty())
      place = "<anonymous>";
    place += ":" + std::to_string(frame->GetLineNumber()) + ":" +
             std::to_string(frame->GetColumn());
    text += "\n    at ";
    text += function.empty() ? place : function + " (" + place + ")";
  }
  return text;
}

// A property of the options of console.dir; undefined when there are none.
ExceptionOr<ScriptValue> GetOption(Realm& realm,
                                   ScriptValue options,
                                   const char* name) {
  v8::Local<v8::Value> value;
  if (!options.IsObject())
    return ScriptValue::Undefined(realm);
  if (!options.v8_value()
           .As<v8::Object>()
           ->Get(realm.context(), realm.isolate_data().Internalize(name))
           .ToLocal(&value)) {
    return Exception::AlreadyThrown();
  }
  return ScriptValue(value);
}

}  // namespace

// https://console.spec.whatwg.org/#assert
ExceptionOr<void> Console::assert_(Realm& realm,
                                   bool condition,
                                   const Data& data) {
  // 1. If condition is true, return.
  if (condition)
    return {};
  // 2. Let message be a string without any formatting specifiers indicating
  //    generically an assertion failure (such as "Assertion failed").
  const std::string message = "Assertion failed";
  Data arguments = data;
  // 3. If data is empty, append message to data. 4.3.1. Otherwise, if first is
  //    not a String, then prepend message to data.
  // 4.3.2. Otherwise: let concat be the concatenation of message, U+003A (:),
  //    U+0020 SPACE, and first; set data[0] to concat.
  if (data.empty() || !data[0].IsString()) {
    arguments.insert(arguments.begin(), ScriptValue::FromUtf8(realm, message));
  } else {
    arguments[0] =
        ScriptValue::FromUtf8(realm, message + ": " + data[0].AsUtf8(realm));
  }
  // 5. Perform Logger("assert", data).
  return Log(realm, ConsoleLevel::kError, arguments);
}

// https://console.spec.whatwg.org/#clear
void Console::clear(Realm& realm) {
  // 1. Empty the appropriate group stack.
  StateOf(realm).EmptyGroupStack();
  // AD-HOC: 2. If possible for the environment, clear the console. A stream of
  //         lines can't be.
}

// https://console.spec.whatwg.org/#debug
ExceptionOr<void> Console::debug(Realm& realm, const Data& data) {
  return Log(realm, ConsoleLevel::kDebug, data);
}

// https://console.spec.whatwg.org/#error
ExceptionOr<void> Console::error(Realm& realm, const Data& data) {
  return Log(realm, ConsoleLevel::kError, data);
}

// https://console.spec.whatwg.org/#info
ExceptionOr<void> Console::info(Realm& realm, const Data& data) {
  return Log(realm, ConsoleLevel::kInfo, data);
}

// https://console.spec.whatwg.org/#log
ExceptionOr<void> Console::log(Realm& realm, const Data& data) {
  return Log(realm, ConsoleLevel::kLog, data);
}

// https://console.spec.whatwg.org/#table
ExceptionOr<void> Console::table(
    Realm& realm,
    const std::optional<ScriptValue>& tabular_data,
    const std::optional<std::vector<std::u16string>>& properties) {
  const ScriptValue data = tabular_data.value_or(ScriptValue::Undefined(realm));
  const auto table =
      FormatTable(realm, data, properties, StateOf(realm).has_colors());
  // Fall back to just logging the argument if it can't be parsed as tabular.
  if (!table) {
    return Log(realm, ConsoleLevel::kLog, {data});
  }
  StateOf(realm).Print(ConsoleLevel::kLog, *table);
  return {};
}

// https://console.spec.whatwg.org/#trace
ExceptionOr<void> Console::trace(Realm& realm, const Data& data) {
  auto text = FormatArguments(realm, data, StateOf(realm).has_colors());
  if (text.has_exception())
    return text.TakeException();
  const std::string label = text.value().empty() ? "" : ": " + text.value();
  StateOf(realm).Print(ConsoleLevel::kLog,
                       "Trace" + label + FormatStack(realm));
  return {};
}

// https://console.spec.whatwg.org/#warn
ExceptionOr<void> Console::warn(Realm& realm, const Data& data) {
  return Log(realm, ConsoleLevel::kWarn, data);
}

// https://console.spec.whatwg.org/#dir
// The options are those of node: depth (null: all), colors, showHidden.
ExceptionOr<void> Console::dir(Realm& realm,
                               const std::optional<ScriptValue>& item,
                               const std::optional<ScriptValue>& dir_options) {
  const ScriptValue options =
      dir_options.value_or(ScriptValue::Undefined(realm));
  InspectOptions inspect_options{.colors = StateOf(realm).has_colors()};
  auto depth = GetOption(realm, options, "depth");
  if (depth.has_exception())
    return depth.TakeException();
  if (depth.value().IsNull()) {
    inspect_options.depth = InspectOptions::kMaximumDepth;
  } else if (depth.value().IsNumber() && depth.value().AsNumber() >= 0) {
    inspect_options.depth = static_cast<int>(std::min(
        depth.value().AsNumber(), double{InspectOptions::kMaximumDepth}));
  }
  auto colors = GetOption(realm, options, "colors");
  if (colors.has_exception())
    return colors.TakeException();
  if (colors.value().IsBoolean()) {
    inspect_options.colors = colors.value().IsTrue();
  }
  auto show_hidden = GetOption(realm, options, "showHidden");
  if (show_hidden.has_exception())
    return show_hidden.TakeException();
  inspect_options.show_hidden = show_hidden.value().IsTrue();
  StateOf(realm).Print(
      ConsoleLevel::kLog,
      Inspect(realm, item.value_or(ScriptValue::Undefined(realm)),
              inspect_options));
  return {};
}

// https://console.spec.whatwg.org/#dirxml
ExceptionOr<void> Console::dirxml(Realm& realm, const Data& data) {
  return Log(realm, ConsoleLevel::kLog, data);
}

// https://console.spec.whatwg.org/#count
void Console::count(Realm& realm, const std::u16string& label) {
  // 1. Let map be the associated count map.
  // 2. If map[label] exists, set map[label] to map[label] + 1. 3. Otherwise,
  // set
  //    map[label] to 1.
  const uint32_t count = ++StateOf(realm).count_map()[label];
  // 4. Let concat be the concatenation of label, U+003A (:), U+0020 SPACE, and
  //    ToString(map[label]). 5. Perform Logger("count", « concat »).
  StateOf(realm).Print(ConsoleLevel::kInfo,
                       Utf16ToUtf8(label) + ": " + std::to_string(count));
}

// https://console.spec.whatwg.org/#countreset
void Console::countReset(Realm& realm, const std::u16string& label) {
  // 2. If map[label] exists, set map[label] to 0.
  // 3. Otherwise: let message be a string without any formatting specifiers
  //    indicating generically that the given label does not have an associated
  //    count; perform Logger("countReset", « message »).
  if (StateOf(realm).count_map().erase(label) == 0) {
    Warn(realm, "Count for '" + Utf16ToUtf8(label) + "' does not exist");
  }
}

// https://console.spec.whatwg.org/#group
ExceptionOr<void> Console::group(Realm& realm, const Data& data) {
  // 2. If data is not empty, let groupLabel be the result of Formatter(data).
  // 4. Optionally, if the environment supports interactive groups […].
  // 5. Perform Printer("group", « group »).
  if (!data.empty()) {
    auto logged = Log(realm, ConsoleLevel::kLog, data);
    if (logged.has_exception())
      return logged;
  }
  // 6. Push group onto the appropriate group stack.
  StateOf(realm).PushGroup();
  return {};
}

// https://console.spec.whatwg.org/#groupcollapsed
ExceptionOr<void> Console::groupCollapsed(Realm& realm, const Data& data) {
  return group(realm, data);
}

// https://console.spec.whatwg.org/#groupend
void Console::groupEnd(Realm& realm) {
  // 1. Pop the last group from the group stack.
  StateOf(realm).PopGroup();
}

// https://console.spec.whatwg.org/#time
void Console::time(Realm& realm, const std::u16string& label) {
  // 1. If the associated timer table contains an entry with key label, return,
  //    optionally reporting a warning to the console indicating that a timer
  //    with label label has already been started.
  // 2. Otherwise, set the value of the entry with key label in the associated
  //    timer table to the current time.
  const bool is_new = StateOf(realm)
                          .timer_table()
                          .emplace(label, ConsoleState::Clock::now())
                          .second;
  if (!is_new) {
    Warn(realm, "Timer '" + Utf16ToUtf8(label) + "' already exists");
  }
}

// https://console.spec.whatwg.org/#timelog
ExceptionOr<void> Console::timeLog(Realm& realm,
                                   const std::u16string& label,
                                   const Data& data) {
  // 1. Let timerTable be the associated timer table. 2. Let startTime be
  //    timerTable[label]. 3. Let duration be a string representing the
  //    difference between the current time and startTime. 4. Let concat be the
  //    concatenation of label, U+003A (:), U+0020 SPACE, and duration.
  const auto concatenation = ElapsedTime(realm, label);
  if (!concatenation)
    return {};
  auto rest = FormatArguments(realm, data, StateOf(realm).has_colors());
  if (rest.has_exception())
    return rest.TakeException();
  // 5. Prepend concat to data. 6. Perform Printer("timeLog", data).
  StateOf(realm).Print(
      ConsoleLevel::kLog,
      data.empty() ? *concatenation : *concatenation + " " + rest.value());
  return {};
}

// https://console.spec.whatwg.org/#timeend
void Console::timeEnd(Realm& realm, const std::u16string& label) {
  const auto concatenation = ElapsedTime(realm, label);
  if (!concatenation)
    return;
  // 4. Remove timerTable[label].
  StateOf(realm).timer_table().erase(label);
  // 6. Perform Printer("timeEnd", « concat »).
  StateOf(realm).Print(ConsoleLevel::kInfo, *concatenation);
}

}  // namespace wsjs
