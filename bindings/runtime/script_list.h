// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SCRIPT_LIST_H_
#define WSJS_BINDINGS_RUNTIME_SCRIPT_LIST_H_

#include <cstdint>

#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

// A list of values, itself a value that a platform object holds as an edge:
// for edges whose number isn't known beforehand. Script never sees the list,
// and nothing that script does to Array.prototype reaches it. Only for the
// stack.
class ScriptList final {
 public:
  static ScriptList New(Realm& realm);
  // `value` came from ToScriptValue().
  explicit ScriptList(ScriptValue value) : value_(value) {}

  uint32_t size() const;
  ScriptValue Get(Realm& realm, uint32_t index) const;
  void Set(Realm& realm, uint32_t index, ScriptValue value);
  void Append(Realm& realm, ScriptValue value);
  // Moves what follows one place to the front.
  void RemoveAt(Realm& realm, uint32_t index);

  ScriptValue ToScriptValue() const { return value_; }

 private:
  ScriptValue value_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SCRIPT_LIST_H_
