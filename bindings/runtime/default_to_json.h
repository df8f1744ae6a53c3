// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_DEFAULT_TO_JSON_H_
#define WSJS_BINDINGS_RUNTIME_DEFAULT_TO_JSON_H_

#include <utility>

#include "bindings/runtime/conversions.h"
#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

// Builds the result of [Default] toJSON. Only for the stack.
// https://webidl.spec.whatwg.org/#default-tojson-steps
class DefaultToJSON final {
 public:
  explicit DefaultToJSON(Realm& realm)
      : realm_(realm), object_(ScriptValue::NewObject(realm)) {}

  // The value of an attribute.
  template <typename IDLType, typename T>
  void Add(const char* name, T&& value) {
    // Fails only when execution is being terminated.
    static_cast<void>(SetDictionaryMember(
        realm_, object_, name, ToV8<IDLType>(realm_, std::forward<T>(value))));
  }

  ScriptValue object() const { return object_; }

 private:
  Realm& realm_;
  ScriptValue object_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_DEFAULT_TO_JSON_H_
