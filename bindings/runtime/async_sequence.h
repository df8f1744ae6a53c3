// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_ASYNC_SEQUENCE_H_
#define WSJS_BINDINGS_RUNTIME_ASYNC_SEQUENCE_H_

#include <v8.h>

#include <optional>

#include "bindings/runtime/converter.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_list.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#async-iterator
// Goes through an async sequence. To keep it, store ToScriptValue() as an edge.
// Only for the stack.
class AsyncSequenceIterator final {
 public:
  // `value` came from ToScriptValue().
  explicit AsyncSequenceIterator(ScriptValue value) : record_(value) {}
  AsyncSequenceIterator(Realm& realm,
                        v8::Local<v8::Object> iterator,
                        v8::Local<v8::Value> next,
                        bool is_sync);

  // https://webidl.spec.whatwg.org/#async-iterator-get-next-value
  // A promise of the next value of the element type IDLType, or of the end of
  // the iteration.
  template <typename IDLType>
  Promise GetNextValue(Realm& realm) const {
    return GetNextValue(realm, [](Realm& r, v8::Local<v8::Value> value) {
      const Place place = {Place::Kind::kCallbackResult, "next", nullptr};
      const auto converted = Convert<IDLType>(r, value, place);
      return converted ? ToV8<IDLType>(r, *converted) : v8::Local<v8::Value>();
    });
  }
  static bool IsEndOfIteration(Realm& realm, ScriptValue value);

  // https://webidl.spec.whatwg.org/#async-iterator-close
  Promise Close(Realm& realm, ScriptValue reason) const;

  ScriptValue ToScriptValue() const { return record_.ToScriptValue(); }

 private:
  // Empty when an exception is pending.
  using Normalize = v8::Local<v8::Value>(Realm& realm,
                                         v8::Local<v8::Value> value);

  Promise GetNextValue(Realm& realm, Normalize* normalize) const;

  ScriptList record_;
};

// https://webidl.spec.whatwg.org/#js-async-iterable
// A value of an async sequence type. Only for the stack.
class AsyncSequence final {
 public:
  AsyncSequence(v8::Local<v8::Object> object,
                v8::Local<v8::Value> method,
                bool is_sync)
      : object_(object), method_(method), is_sync_(is_sync) {}

  // Of an object; nothing when it isn't iterable. False when an exception is
  // pending.
  static bool Find(Realm& realm,
                   v8::Local<v8::Object> object,
                   const Place& place,
                   std::optional<AsyncSequence>& sequence);

  // https://webidl.spec.whatwg.org/#async-sequence-open
  ExceptionOr<AsyncSequenceIterator> Open(Realm& realm) const;

  ScriptValue ToScriptValue() const { return ScriptValue(object_); }

 private:
  v8::Local<v8::Object> object_;
  v8::Local<v8::Value> method_;
  bool is_sync_;
};

template <typename T>
struct Converter<IDLAsyncSequence<T>> {
  using CppType = AsyncSequence;
  static constexpr UnionMember kUnionMember = UnionMember::kAsyncSequence;

  static std::optional<AsyncSequence> FromV8(Realm& realm,
                                             v8::Local<v8::Value> value,
                                             const Place& place) {
    // 1. If V is not an Object, throw a TypeError.
    std::optional<AsyncSequence> sequence;
    if (value->IsObject() &&
        !AsyncSequence::Find(realm, value.As<v8::Object>(), place, sequence)) {
      return std::nullopt;
    }
    // 3.2. If syncMethod is undefined, throw a TypeError.
    if (!sequence) {
      place.ThrowTypeError(realm.isolate(),
                           "The provided value is not async iterable.");
    }
    return sequence;
  }

  static v8::Local<v8::Value> ToV8(Realm&, const AsyncSequence& sequence) {
    return sequence.ToScriptValue().v8_value();
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_ASYNC_SEQUENCE_H_
