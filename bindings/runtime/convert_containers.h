// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_CONTAINERS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_CONTAINERS_H_

#include <concepts>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bindings/runtime/converter.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/sequence_iterator.h"

// Types with parameters: nullable and optional ones, sequences, frozen arrays,
// records.
namespace wsjs::bindings {

// Whether C++ has a value of the type that means "none": a null pointer, or an
// empty view.
template <typename IDLType>
inline constexpr bool kHasEmptyValue =
    Converter<IDLType>::kUnionMember == UnionMember::kInterface;

template <typename IDLType>
using OptionalCppType = std::conditional_t<kHasEmptyValue<IDLType>,
                                           CppType<IDLType>,
                                           std::optional<CppType<IDLType>>>;

// `value`, which may mean "none"; then `none`.
template <typename T, typename Value>
v8::Local<v8::Value> ToV8Or(Realm& realm,
                            Value&& value,
                            v8::Local<v8::Value> none) {
  if constexpr (requires { value.has_value(); }) {
    if (!value)
      return none;
    return bindings::ToV8<T>(realm, *std::forward<Value>(value));
  } else {
    if constexpr (kHasEmptyValue<T>) {
      if (!value)
        return none;
    }
    return bindings::ToV8<T>(realm, std::forward<Value>(value));
  }
}

// Whether values come of an iterable: the sequence types, nullable and optional
// ones too.
template <typename IDLType>
inline constexpr bool kIsSequence =
    Converter<IDLType>::kUnionMember == UnionMember::kSequence;
template <typename T>
inline constexpr bool kIsSequence<IDLOptional<T>> = kIsSequence<T>;

// https://webidl.spec.whatwg.org/#js-nullable-type
template <typename T>
struct Converter<IDLNullable<T>> {
  using CppType = OptionalCppType<T>;
  static constexpr UnionMember kUnionMember = Converter<T>::kUnionMember;

  static std::optional<CppType> FromV8(Realm& realm,
                                       v8::Local<v8::Value> value,
                                       const Place& place) {
    // 3. If V is null or undefined, then return the null value of T?.
    if (value->IsNullOrUndefined())
      return std::optional<CppType>(std::in_place);
    auto converted = Convert<T>(realm, value, place);
    if (!converted)
      return std::nullopt;
    return CppType(std::move(*converted));
  }

  // The same of an iterable, when T is a sequence type.
  static std::optional<CppType> FromIterable(Realm& realm,
                                             v8::Local<v8::Object> iterable,
                                             v8::Local<v8::Value> method,
                                             const Place& place) {
    auto sequence = Converter<T>::FromIterable(realm, iterable, method, place);
    if (!sequence)
      return std::nullopt;
    return CppType(std::move(*sequence));
  }

  template <typename Value>
  static v8::Local<v8::Value> ToV8(Realm& realm, Value&& value) {
    return ToV8Or<T>(realm, std::forward<Value>(value),
                     v8::Null(realm.isolate()));
  }
};

// Undefined is a missing argument or member, or the undefined of a union.
template <typename T>
struct Converter<IDLOptional<T>> {
  using CppType = OptionalCppType<T>;
  static constexpr UnionMember kUnionMember = UnionMember::kNone;

  static std::optional<CppType> FromV8(Realm& realm,
                                       v8::Local<v8::Value> value,
                                       const Place& place) {
    if (value->IsUndefined())
      return std::optional<CppType>(std::in_place);
    auto converted = Convert<T>(realm, value, place);
    if (!converted)
      return std::nullopt;
    return CppType(std::move(*converted));
  }

  // The same of an iterable, when T is a sequence type.
  static std::optional<CppType> FromIterable(Realm& realm,
                                             v8::Local<v8::Object> iterable,
                                             v8::Local<v8::Value> method,
                                             const Place& place) {
    auto sequence = Converter<T>::FromIterable(realm, iterable, method, place);
    if (!sequence)
      return std::nullopt;
    return CppType(std::move(*sequence));
  }

  template <typename Value>
  static v8::Local<v8::Value> ToV8(Realm& realm, Value&& value) {
    return ToV8Or<T>(realm, std::forward<Value>(value),
                     v8::Undefined(realm.isolate()));
  }
};

// For C++ a missing value and null are the same.
template <typename T>
struct Converter<IDLOptional<IDLNullable<T>>> : Converter<IDLNullable<T>> {};
template <typename T>
struct Converter<IDLOptional<IDLOptional<T>>> : Converter<IDLOptional<T>> {};

// https://webidl.spec.whatwg.org/#create-sequence-from-iterable
template <typename T>
std::optional<std::vector<CppType<T>>> CreateSequence(Realm& realm,
                                                      SequenceIterator iterator,
                                                      const Place& place) {
  std::vector<CppType<T>> sequence;
  v8::Local<v8::Value> element;
  while (iterator.Next(realm, element)) {
    auto converted = Convert<T>(realm, element, place);
    if (!converted)
      return std::nullopt;
    sequence.push_back(std::move(*converted));
  }
  if (iterator.has_exception())
    return std::nullopt;
  return sequence;
}

// https://webidl.spec.whatwg.org/#js-sequence
template <typename T>
struct Converter<IDLSequence<T>> {
  using CppType = std::vector<bindings::CppType<T>>;
  static constexpr UnionMember kUnionMember = UnionMember::kSequence;

  static std::optional<CppType> FromV8(Realm& realm,
                                       v8::Local<v8::Value> value,
                                       const Place& place) {
    std::optional<SequenceIterator> iterator =
        SequenceIterator::Create(realm, value, place);
    if (!iterator)
      return std::nullopt;
    return CreateSequence<T>(realm, *iterator, place);
  }

  // Of a union or of overloads: `method` is the value's @@iterator.
  static std::optional<CppType> FromIterable(Realm& realm,
                                             v8::Local<v8::Object> iterable,
                                             v8::Local<v8::Value> method,
                                             const Place& place) {
    std::optional<SequenceIterator> iterator =
        SequenceIterator::Create(realm, iterable, method, place);
    if (!iterator)
      return std::nullopt;
    return CreateSequence<T>(realm, *iterator, place);
  }

  template <typename Sequence>
  static v8::Local<v8::Value> ToV8(Realm& realm, const Sequence& sequence) {
    const v8::Local<v8::Array> array = v8::Array::New(realm.isolate());
    uint32_t index = 0;
    for (const auto& element : sequence) {
      const v8::Local<v8::Value> value = bindings::ToV8<T>(realm, element);
      if (value.IsEmpty() ||
          !array->CreateDataProperty(realm.context(), index++, value)
               .FromMaybe(false)) {
        return {};
      }
    }
    return array;
  }
};

// https://webidl.spec.whatwg.org/#js-frozen-array
// An attribute gives the same array each time: a value of script.
template <typename T>
struct Converter<IDLFrozenArray<T>> : Converter<IDLSequence<T>> {
  template <typename Sequence>
  static v8::Local<v8::Value> ToV8(Realm& realm, const Sequence& sequence) {
    const v8::Local<v8::Value> array =
        Converter<IDLSequence<T>>::ToV8(realm, sequence);
    if (array.IsEmpty() ||
        !array.As<v8::Object>()
             ->SetIntegrityLevel(realm.context(), v8::IntegrityLevel::kFrozen)
             .FromMaybe(false)) {
      return {};
    }
    return array;
  }
};

// https://webidl.spec.whatwg.org/#js-record
template <typename K, typename V>
struct Converter<IDLRecord<K, V>> {
  using CppType =
      std::vector<std::pair<bindings::CppType<K>, bindings::CppType<V>>>;
  static constexpr UnionMember kUnionMember = UnionMember::kRecord;

  static std::optional<CppType> FromV8(Realm& realm,
                                       v8::Local<v8::Value> value,
                                       const Place& place) {
    // 1. If V is not an Object, throw a TypeError.
    if (!value->IsObject()) {
      place.ThrowNotOfType(realm.isolate(), "record");
      return std::nullopt;
    }
    CppType record;
    // Different keys of script can be the same key afterwards.
    std::unordered_map<bindings::CppType<K>, size_t> indices;
    // 3. Let keys be ? V.[[OwnPropertyKeys]]().
    RecordProperties properties(realm, value.As<v8::Object>());
    v8::Local<v8::Value> key;
    v8::Local<v8::Value> property;
    while (properties.NextKey(realm, key)) {
      // 4.2.1. Let typedKey be key converted to an IDL value of type K.
      auto typed_key = Convert<K>(realm, key, place);
      // 4.2.2. Let value be ? Get(V, key).
      if (!typed_key || !properties.GetValue(realm, key, property))
        return std::nullopt;
      // 4.2.3. Let typedValue be value converted to an IDL value of type V.
      auto typed_value = Convert<V>(realm, property, place);
      if (!typed_value)
        return std::nullopt;
      // 4.2.4. Set result[typedKey] to typedValue.
      const auto [index, is_new] = indices.emplace(*typed_key, record.size());
      if (is_new)
        record.emplace_back(std::move(*typed_key), std::move(*typed_value));
      else
        record[index->second].second = std::move(*typed_value);
    }
    if (properties.has_exception())
      return std::nullopt;
    return record;
  }

  template <typename Record>
  static v8::Local<v8::Value> ToV8(Realm& realm, const Record& record) {
    const v8::Local<v8::Object> object = v8::Object::New(realm.isolate());
    for (const auto& [key, value] : record) {
      const v8::Local<v8::Value> v8_key = bindings::ToV8<K>(realm, key);
      const v8::Local<v8::Value> v8_value = bindings::ToV8<V>(realm, value);
      if (v8_key.IsEmpty() || v8_value.IsEmpty() ||
          !object
               ->CreateDataProperty(realm.context(), v8_key.As<v8::Name>(),
                                    v8_value)
               .FromMaybe(false)) {
        return {};
      }
    }
    return object;
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_CONTAINERS_H_
