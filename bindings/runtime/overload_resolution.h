// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_OVERLOAD_RESOLUTION_H_
#define WSJS_BINDINGS_RUNTIME_OVERLOAD_RESOLUTION_H_

#include <v8.h>

#include <optional>

#include "bindings/runtime/call.h"
#include "bindings/runtime/conversions.h"
#include "bindings/runtime/sequence_iterator.h"

namespace wsjs::bindings {

// The steps of the choice by the value V of the argument at the distinguishing
// argument index, in their order.
// https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm
enum class OverloadStep {
  kUndefined,        // V is undefined: optional
  kNullOrUndefined,  // V is null or undefined: nullable or a dictionary
  kPlatformObject,   // V is a platform object: an interface; object
  kBuffer,           // V is a buffer or view: that type; object
  kCallable,         // V is callable: a callback function; object
  kAsyncIterable,    // V is iterable in some way: an async sequence
  kIterable,         // V is iterable: a sequence
  kObject,           // V is an object: callback interface, dictionary, record
  kBoolean,          // V is a Boolean
  kNumber,           // V is a Number
  kBigInt,           // V is a BigInt
  kString,           // anything: a string type
  kAnyNumber,        // anything: a numeric type
  kAnyBoolean,       // anything: boolean
  kAnyBigInt,        // anything: bigint
  kAny,              // anything: any
  kEnd,
};

// Whether an argument of the type is chosen in `step`, given that V is what the
// step asks for.
template <typename IDLType>
struct OverloadCandidate {
  static bool IsChosen(OverloadStep step,
                       Realm& realm,
                       v8::Local<v8::Value> value) {
    using Member = UnionMember;
    constexpr Member kMember = Converter<IDLType>::kUnionMember;
    switch (step) {
      case OverloadStep::kNullOrUndefined:
        return kMember == Member::kDictionary;
      case OverloadStep::kPlatformObject:
        if constexpr (kMember == Member::kInterface)
          return Converter<IDLType>::Implements(realm, value);
        return false;
      case OverloadStep::kBuffer:
        if constexpr (kMember == Member::kBuffer)
          return Converter<IDLType>::Includes(value);
        return false;
      case OverloadStep::kCallable:
        return kMember == Member::kCallbackFunction;
      case OverloadStep::kAsyncIterable:
        return kMember == Member::kAsyncSequence;
      case OverloadStep::kIterable:
        return kMember == Member::kSequence;
      case OverloadStep::kObject:
        return kMember == Member::kCallbackInterface ||
               kMember == Member::kDictionary || kMember == Member::kRecord ||
               kMember == Member::kObject;
      case OverloadStep::kBoolean:
      case OverloadStep::kAnyBoolean:
        return kMember == Member::kBoolean;
      case OverloadStep::kNumber:
      case OverloadStep::kAnyNumber:
        return kMember == Member::kNumeric;
      case OverloadStep::kBigInt:
      case OverloadStep::kAnyBigInt:
        return kMember == Member::kBigInt;
      case OverloadStep::kString:
        return kMember == Member::kString;
      case OverloadStep::kAny:
        return kMember == Member::kNone;
      case OverloadStep::kUndefined:
      case OverloadStep::kEnd:
        break;
    }
    return false;
  }
};

template <typename T>
struct OverloadCandidate<IDLNullable<T>> {
  static bool IsChosen(OverloadStep step,
                       Realm& realm,
                       v8::Local<v8::Value> value) {
    return step == OverloadStep::kNullOrUndefined ||
           OverloadCandidate<T>::IsChosen(step, realm, value);
  }
};

template <typename T>
struct OverloadCandidate<IDLOptional<T>> {
  static bool IsChosen(OverloadStep step,
                       Realm& realm,
                       v8::Local<v8::Value> value) {
    return step == OverloadStep::kUndefined ||
           OverloadCandidate<T>::IsChosen(step, realm, value);
  }
};

template <typename... Types>
struct OverloadCandidate<IDLUnion<Types...>> {
  static bool IsChosen(OverloadStep step,
                       Realm& realm,
                       v8::Local<v8::Value> value) {
    return (OverloadCandidate<Types>::IsChosen(step, realm, value) || ...);
  }
};

// Whether the argument at `index` is what `step` asks for; `has_string`: one of
// the overloads has a string type there. Nothing when an exception is pending.
std::optional<bool> AppliesToArgument(OverloadStep step,
                                      Call& call,
                                      int index,
                                      bool has_string);

// The index of the type that the argument at `index` chooses; -1, with an
// exception pending, for none. After call.RequireArguments().
template <typename... Types>
int ResolveOverload(Call& call, int index) {
  Realm& realm = call.realm();
  const v8::Local<v8::Value> value = call[index];
  const bool has_string = (OverloadCandidate<Types>::IsChosen(
                               OverloadStep::kString, realm, value) ||
                           ...);
  for (int step = 0; step < static_cast<int>(OverloadStep::kEnd); ++step) {
    const auto overload_step = static_cast<OverloadStep>(step);
    // Which of the types the step chooses, provided that it applies to V.
    int candidate = 0;
    int chosen = -1;
    static_cast<void>(
        ((OverloadCandidate<Types>::IsChosen(overload_step, realm, value)
              ? (chosen = candidate, true)
              : (++candidate, false)) ||
         ...));
    if (chosen < 0)
      continue;
    const std::optional<bool> applies =
        AppliesToArgument(overload_step, call, index, has_string);
    if (!applies)
      return -1;
    if (*applies)
      return chosen;
  }
  call.Throw(Exception::TypeError("Overload resolution failed."));
  return -1;
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_OVERLOAD_RESOLUTION_H_
