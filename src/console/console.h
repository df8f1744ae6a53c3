// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_CONSOLE_H_
#define WSJS_SRC_CONSOLE_CONSOLE_H_

#include <optional>
#include <string>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace wsjs {

// https://console.spec.whatwg.org/#console-namespace
// What it prints goes to the ConsoleState of the realm.
class Console final {
 public:
  using Data = std::vector<bindings::ScriptValue>;

  static ExceptionOr<void> assert_(bindings::Realm& realm,
                                   bool condition,
                                   const Data& data);
  static void clear(bindings::Realm& realm);
  static ExceptionOr<void> debug(bindings::Realm& realm, const Data& data);
  static ExceptionOr<void> error(bindings::Realm& realm, const Data& data);
  static ExceptionOr<void> info(bindings::Realm& realm, const Data& data);
  static ExceptionOr<void> log(bindings::Realm& realm, const Data& data);
  static ExceptionOr<void> table(
      bindings::Realm& realm,
      const std::optional<bindings::ScriptValue>& tabular_data,
      const std::optional<std::vector<std::u16string>>& properties);
  static ExceptionOr<void> trace(bindings::Realm& realm, const Data& data);
  static ExceptionOr<void> warn(bindings::Realm& realm, const Data& data);
  static ExceptionOr<void> dir(
      bindings::Realm& realm,
      const std::optional<bindings::ScriptValue>& item,
      const std::optional<bindings::ScriptValue>& options);
  static ExceptionOr<void> dirxml(bindings::Realm& realm, const Data& data);

  static void count(bindings::Realm& realm, const std::u16string& label);
  static void countReset(bindings::Realm& realm, const std::u16string& label);

  static ExceptionOr<void> group(bindings::Realm& realm, const Data& data);
  static ExceptionOr<void> groupCollapsed(bindings::Realm& realm,
                                          const Data& data);
  static void groupEnd(bindings::Realm& realm);

  static void time(bindings::Realm& realm, const std::u16string& label);
  static ExceptionOr<void> timeLog(bindings::Realm& realm,
                                   const std::u16string& label,
                                   const Data& data);
  static void timeEnd(bindings::Realm& realm, const std::u16string& label);
};

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_CONSOLE_H_
