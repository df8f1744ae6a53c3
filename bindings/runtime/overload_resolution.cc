// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/overload_resolution.h"

namespace wsjs::bindings {

namespace {

// Whether `value` has an @@iterator. An exception of its getter comes again
// when the argument is converted.
bool IsIterable(Realm& realm, v8::Local<v8::Value> value) {
  if (!value->IsObject())
    return false;
  const v8::TryCatch try_catch(realm.isolate());
  v8::Local<v8::Value> method;
  return value.As<v8::Object>()
             ->Get(realm.context(), v8::Symbol::GetIterator(realm.isolate()))
             .ToLocal(&method) &&
         !method->IsNullOrUndefined();
}

}  // namespace

bool AppliesToValue(OverloadStep step,
                    Realm& realm,
                    v8::Local<v8::Value> value) {
  switch (step) {
    case OverloadStep::kUndefined:
      return value->IsUndefined();
    case OverloadStep::kNullOrUndefined:
      return value->IsNullOrUndefined();
    case OverloadStep::kPlatformObject:
    case OverloadStep::kObject:
      return value->IsObject();
    case OverloadStep::kBuffer:
      return BufferTypeOf(value) != 0;
    case OverloadStep::kCallable:
      return ScriptValue(value).IsCallable();
    case OverloadStep::kIterable:
      return IsIterable(realm, value);
    case OverloadStep::kBoolean:
      return value->IsBoolean();
    case OverloadStep::kNumber:
      return value->IsNumber();
    case OverloadStep::kBigInt:
      return value->IsBigInt();
    case OverloadStep::kString:
    case OverloadStep::kAnyNumber:
    case OverloadStep::kAnyBoolean:
    case OverloadStep::kAnyBigInt:
    case OverloadStep::kAny:
      return true;
    case OverloadStep::kEnd:
      break;
  }
  return false;
}

}  // namespace wsjs::bindings
