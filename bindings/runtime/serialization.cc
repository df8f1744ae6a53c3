// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/serialization.h"

#include <v8.h>

namespace wsjs::bindings {

const WrapperTypeInfo* PrimaryInterface(Realm& realm, ScriptValue value) {
  if (!value.IsObject())
    return nullptr;
  const auto object = value.v8_value().As<v8::Object>();
  if (object->InternalFieldCount() <= kTypeInfoField)
    return nullptr;
  // Of an object of somebody else's templates it is anything: an interface only
  // when the isolate has it.
  const auto* const info = static_cast<const WrapperTypeInfo*>(
      object->GetAlignedPointerFromInternalField(kTypeInfoField));
  return realm.isolate_data().HasInterface(info) &&
                 !ToPlatformObject(realm, value, *info).IsEmpty()
             ? info
             : nullptr;
}

}  // namespace wsjs::bindings
