// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_DEFAULT_TO_JSON_H_
#define WSJS_BINDINGS_RUNTIME_DEFAULT_TO_JSON_H_

#include <utility>

#include "bindings/runtime/convert_dictionaries.h"
#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

// Builds the result of [Default] toJSON. Only for the stack.
// https://webidl.spec.whatwg.org/#default-tojson-steps
class DefaultToJSON final {
 public:
  explicit DefaultToJSON(Realm& realm)
      : object_(ScriptValue::NewObject(realm)), writer_(realm, object_) {}

  // The value of an attribute. False when an exception is pending.
  template <typename IDLType, typename T>
  [[nodiscard]] bool Add(const char* name, T&& value) {
    return writer_.Write<IDLType>(name, std::forward<T>(value));
  }

  ScriptValue object() const { return object_; }

 private:
  const ScriptValue object_;
  DictionaryWriter writer_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_DEFAULT_TO_JSON_H_
