// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_NORMALIZE_VALUE_H_
#define WSJS_BINDINGS_RUNTIME_NORMALIZE_VALUE_H_

#include <v8.h>

#include <optional>

#include "bindings/runtime/conversions.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

// `value` converted to the IDL type and back: how maps, sets and observable
// arrays keep what script gives them. Empty when an exception is pending.
template <typename IDLType>
v8::Local<v8::Value> NormalizeValue(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place) {
  std::optional<CppType<IDLType>> converted =
      Convert<IDLType>(realm, value, place);
  if (!converted)
    return {};
  return ToV8<IDLType>(realm, *converted);
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_NORMALIZE_VALUE_H_
