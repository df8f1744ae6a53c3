// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_UNIONS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_UNIONS_H_

#include <array>
#include <cstddef>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>

#include "bindings/runtime/async_sequence.h"
#include "bindings/runtime/convert_containers.h"
#include "bindings/runtime/convert_numbers.h"
#include "bindings/runtime/convert_strings.h"
#include "bindings/runtime/converter.h"

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#js-union
// To a variant whose alternatives are the flattened member types in order, each
// of them a Value<Type>::Type.
template <template <typename> typename Value, typename... Types>
struct UnionConverter {
  using CppType = std::variant<typename Value<Types>::Type...>;
  using Result = std::optional<CppType>;

  static Result FromV8(Realm& realm,
                       v8::Local<v8::Value> value,
                       const Place& place) {
    Result result;
    // 4. If V is null or undefined: a dictionary type.
    if constexpr (Has(UnionMember::kDictionary)) {
      if (value->IsNullOrUndefined())
        return As<UnionMember::kDictionary>(realm, value, place);
    }
    if (value->IsObject() && FromObject(realm, value, place, result))
      return result;
    return FromPrimitive(realm, value, place);
  }

 private:
  static constexpr std::array<UnionMember, sizeof...(Types)> kMembers = {
      Converter<Types>::kUnionMember...};
  template <size_t index>
  using TypeAt = std::tuple_element_t<index, std::tuple<Types...>>;

  static constexpr bool Has(UnionMember member) {
    return IndexOf(member) < kMembers.size();
  }
  static constexpr size_t IndexOf(UnionMember member) {
    for (size_t i = 0; i < kMembers.size(); ++i) {
      if (kMembers[i] == member)
        return i;
    }
    return kMembers.size();
  }

  // Converts to the member type at `index`.
  template <size_t index>
  static Result At(Realm& realm,
                   v8::Local<v8::Value> value,
                   const Place& place) {
    return Emplace<index>(Value<TypeAt<index>>::FromV8(realm, value, place));
  }
  template <UnionMember member>
  static Result As(Realm& realm,
                   v8::Local<v8::Value> value,
                   const Place& place) {
    return At<IndexOf(member)>(realm, value, place);
  }
  template <size_t index, typename Member>
  static Result Emplace(std::optional<Member> value) {
    if (!value)
      return std::nullopt;
    return CppType(std::in_place_index<index>, std::move(*value));
  }

  // True when an object like `value` converts to a member other than a
  // primitive; `result` is then it, or nothing and an exception is pending.
  static bool FromObject(Realm& realm,
                         v8::Local<v8::Value> value,
                         const Place& place,
                         Result& result) {
    // 5. If V is a platform object: an interface type that V implements.
    // 6.-9. ArrayBuffer, SharedArrayBuffer, DataView, typed arrays.
    if (FromPlatformObjectOrBuffer(realm, value, place, result,
                                   std::index_sequence_for<Types...>())) {
      return true;
    }
    // 10. If IsCallable(V): a callback function type.
    if constexpr (Has(UnionMember::kCallbackFunction)) {
      if (ScriptValue(value).IsCallable()) {
        result = As<UnionMember::kCallbackFunction>(realm, value, place);
        return true;
      }
    }
    // 11.1. An async sequence type, unless V has [[StringData]] and there is a
    //       string type.
    if constexpr (Has(UnionMember::kAsyncSequence)) {
      constexpr size_t kIndex = IndexOf(UnionMember::kAsyncSequence);
      if (!Has(UnionMember::kString) || !value->IsStringObject()) {
        std::optional<AsyncSequence> sequence;
        if (!AsyncSequence::Find(realm, value.As<v8::Object>(), place,
                                 sequence)) {
          return true;
        }
        if (sequence) {
          result = Emplace<kIndex>(std::move(sequence));
          return true;
        }
      }
    }
    // 11.2. A sequence type: let method be ? GetMethod(V, %Symbol.iterator%).
    if constexpr (Has(UnionMember::kSequence)) {
      constexpr size_t kIndex = IndexOf(UnionMember::kSequence);
      const auto object = value.As<v8::Object>();
      v8::Local<v8::Value> method;
      if (!SequenceIterator::GetMethod(realm, object, place, method))
        return true;
      if (!method->IsUndefined()) {
        result = Emplace<kIndex>(Converter<TypeAt<kIndex>>::FromIterable(
            realm, object, method, place));
        return true;
      }
    }
    // 11.4.-11.7. A dictionary, record or callback interface type, object.
    if constexpr (Has(UnionMember::kDictionary))
      result = As<UnionMember::kDictionary>(realm, value, place);
    else if constexpr (Has(UnionMember::kRecord))
      result = As<UnionMember::kRecord>(realm, value, place);
    else if constexpr (Has(UnionMember::kCallbackInterface))
      result = As<UnionMember::kCallbackInterface>(realm, value, place);
    else if constexpr (Has(UnionMember::kObject))
      result = As<UnionMember::kObject>(realm, value, place);
    else
      return false;
    return true;
  }

  template <size_t... indices>
  static bool FromPlatformObjectOrBuffer(Realm& realm,
                                         v8::Local<v8::Value> value,
                                         const Place& place,
                                         Result& result,
                                         std::index_sequence<indices...>) {
    return (
        FromPlatformObjectOrBufferAt<indices>(realm, value, place, result) ||
        ...);
  }
  template <size_t index>
  static bool FromPlatformObjectOrBufferAt(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           const Place& place,
                                           Result& result) {
    if constexpr (kMembers[index] == UnionMember::kInterface) {
      if (!Converter<TypeAt<index>>::Implements(realm, value))
        return false;
    } else if constexpr (kMembers[index] == UnionMember::kBuffer) {
      if (!Converter<TypeAt<index>>::Includes(value))
        return false;
    } else {
      return false;
    }
    result = At<index>(realm, value, place);
    return true;
  }

  static Result FromPrimitive(Realm& realm,
                              v8::Local<v8::Value> value,
                              const Place& place) {
    // 12. If V is a Boolean: boolean.
    if constexpr (Has(UnionMember::kBoolean)) {
      if (value->IsBoolean())
        return As<UnionMember::kBoolean>(realm, value, place);
    }
    // 13. If V is a Number: a numeric type.
    if constexpr (Has(UnionMember::kNumeric)) {
      if (value->IsNumber())
        return As<UnionMember::kNumeric>(realm, value, place);
    }
    // 14. If V is a BigInt: bigint.
    if constexpr (Has(UnionMember::kBigInt)) {
      if (value->IsBigInt())
        return As<UnionMember::kBigInt>(realm, value, place);
    }
    // 15.-19. A string type, a numeric type or bigint, a numeric type, boolean,
    //         bigint.
    if constexpr (Has(UnionMember::kString)) {
      return As<UnionMember::kString>(realm, value, place);
    } else if constexpr (Has(UnionMember::kNumeric) &&
                         Has(UnionMember::kBigInt)) {
      return FromNumeric(realm, value, place);
    } else if constexpr (Has(UnionMember::kNumeric)) {
      return As<UnionMember::kNumeric>(realm, value, place);
    } else if constexpr (Has(UnionMember::kBoolean)) {
      return As<UnionMember::kBoolean>(realm, value, place);
    } else if constexpr (Has(UnionMember::kBigInt)) {
      return As<UnionMember::kBigInt>(realm, value, place);
    } else {
      // 20. Throw a TypeError.
      place.ThrowTypeError(realm.isolate(),
                           "The provided value is not of any of the expected "
                           "types.");
      return std::nullopt;
    }
  }

  // https://webidl.spec.whatwg.org/#js-to-bigint-or-numeric
  static Result FromNumeric(Realm& realm,
                            v8::Local<v8::Value> value,
                            const Place& place) {
    // 1. Let x be ? ToNumeric(V).
    v8::Local<v8::Value> x;
    if (!ToNumeric(realm, value, place).ToLocal(&x))
      return std::nullopt;
    // 2. If x is a BigInt, then return the IDL bigint value […].
    if (x->IsBigInt())
      return As<UnionMember::kBigInt>(realm, x, place);
    // 4. Return the result of converting x to T.
    return As<UnionMember::kNumeric>(realm, x, place);
  }
};

template <typename IDLType>
struct ConvertedValue {
  using Type = CppType<IDLType>;
  static std::optional<Type> FromV8(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place) {
    return Convert<IDLType>(realm, value, place);
  }
};

// A nullable union and one with undefined are IDLNullable or IDLOptional of
// this.
template <typename... Types>
struct Converter<IDLUnion<Types...>>
    : UnionConverter<ConvertedValue, Types...> {
  using CppType = typename UnionConverter<ConvertedValue, Types...>::CppType;
  static constexpr UnionMember kUnionMember = UnionMember::kNone;

  static v8::Local<v8::Value> ToV8(Realm& realm, const CppType& value) {
    return ToV8(realm, value, std::index_sequence_for<Types...>());
  }

 private:
  template <size_t index>
  using TypeAt = std::tuple_element_t<index, std::tuple<Types...>>;

  template <size_t... indices>
  static v8::Local<v8::Value> ToV8(Realm& realm,
                                   const CppType& value,
                                   std::index_sequence<indices...>) {
    v8::Local<v8::Value> result;
    static_cast<void>(
        ((value.index() == indices && (result = bindings::ToV8<TypeAt<indices>>(
                                           realm, std::get<indices>(value)),
                                       true)) ||
         ...));
    return result;
  }
};

// What an argument becomes before its implementation gets it.
template <typename IDLType>
struct ArgumentValue : ConvertedValue<IDLType> {};

template <typename String>
struct StringArgumentValue {
  using Type = StringArgument<String>;
  static std::optional<Type> FromV8(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place&) {
    return Type::FromV8(realm, value);
  }
};
template <>
struct ArgumentValue<IDLDOMString> : StringArgumentValue<IDLDOMString> {};
template <>
struct ArgumentValue<IDLUSVString> : StringArgumentValue<IDLUSVString> {};

// Becomes, once, any variant whose alternatives the members become.
template <typename... Types>
class UnionArgument final {
 public:
  using Value = typename UnionConverter<ArgumentValue, Types...>::CppType;

  explicit UnionArgument(Value value) : value_(std::move(value)) {}

  template <typename... Alternatives>
  operator std::variant<Alternatives...>() {
    static_assert(sizeof...(Alternatives) == sizeof...(Types));
    return As<0, std::variant<Alternatives...>>();
  }

 private:
  template <size_t index, typename Variant>
  Variant As() {
    if constexpr (index + 1 < sizeof...(Types)) {
      if (value_.index() != index)
        return As<index + 1, Variant>();
    }
    return Variant(std::in_place_index<index>,
                   static_cast<std::variant_alternative_t<index, Variant>>(
                       std::get<index>(std::move(value_))));
  }

  Value value_;
};

template <typename... Types>
struct ArgumentValue<IDLUnion<Types...>> {
  using Type = UnionArgument<Types...>;
  static std::optional<Type> FromV8(Realm& realm,
                                    v8::Local<v8::Value> value,
                                    const Place& place) {
    auto argument =
        UnionConverter<ArgumentValue, Types...>::FromV8(realm, value, place);
    if (!argument)
      return std::nullopt;
    return Type(std::move(*argument));
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_UNIONS_H_
