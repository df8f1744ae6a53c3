// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/overload_resolution.h"

namespace wsjs::bindings {

std::optional<bool> AppliesToArgument(OverloadStep step,
                                      Call& call,
                                      int index,
                                      bool has_string) {
  const v8::Local<v8::Value> value = call[index];
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
    case OverloadStep::kAsyncIterable: {
      // "and the following are not all true: V has a [[StringData]] internal
      // slot; S has […] a string type"
      if (!value->IsObject() || (has_string && value->IsStringObject()))
        return false;
      std::optional<AsyncSequence> sequence;
      if (!AsyncSequence::Find(call.realm(), value.As<v8::Object>(),
                               call.PlaceOfArgument(index), sequence)) {
        return std::nullopt;
      }
      return sequence.has_value();
    }
    case OverloadStep::kIterable:
      if (!value->IsObject())
        return false;
      return call.FindIteratorMethod(index);
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
