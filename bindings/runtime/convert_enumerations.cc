// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/convert_enumerations.h"

namespace wsjs::bindings {

int FindEnumerationValue(std::span<const char* const> values,
                         std::string_view value) {
  for (size_t i = 0; i < values.size(); ++i) {
    if (values[i] == value)
      return static_cast<int>(i);
  }
  return -1;
}

void ThrowNoEnumerationValue(Realm& realm,
                             std::string_view value,
                             std::string_view enumeration,
                             const Place& place) {
  place.ThrowTypeError(realm.isolate(),
                       "The provided value '" + std::string(value) +
                           "' is not a valid enum value of type " +
                           std::string(enumeration) + ".");
}

}  // namespace wsjs::bindings
