// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_WSJS_NAMESPACE_H_
#define WSJS_SRC_RUNTIME_WSJS_NAMESPACE_H_

#include <cstdint>
#include <string_view>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"

namespace wsjs {

// The namespace object `wsjs`: what script knows of its host (idl/wsjs.idl).
class WsjsNamespace final {
 public:
  // Each is made when first read, and the same object ever after.
  static bindings::ScriptValue args(bindings::Realm& realm);
  static bindings::ScriptValue env(bindings::Realm& realm);
  static std::u16string_view version(bindings::Realm& realm);

  static void exit(bindings::Realm& realm, uint8_t code);
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_WSJS_NAMESPACE_H_
