// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_IDL_TYPES_H_
#define WSJS_BINDINGS_RUNTIME_IDL_TYPES_H_

#include <cstdint>

// The types of Web IDL as types of C++: tags that choose a conversion. They
// have no values; bindings/README.md has the table of what C++ sees.
// https://webidl.spec.whatwg.org/#idl-types
namespace wsjs::bindings {

struct IDLAny {};
struct IDLUndefined {};
struct IDLBoolean {};
struct IDLBigInt {};
struct IDLObject {};
struct IDLSymbol {};

// What a conversion does with a number that the type can't hold.
enum class IntegerMode { kModulo, kClamp, kEnforceRange };

template <typename Integer, IntegerMode mode = IntegerMode::kModulo>
struct IDLInteger {};
using IDLByte = IDLInteger<int8_t>;
using IDLOctet = IDLInteger<uint8_t>;
using IDLShort = IDLInteger<int16_t>;
using IDLUnsignedShort = IDLInteger<uint16_t>;
using IDLLong = IDLInteger<int32_t>;
using IDLUnsignedLong = IDLInteger<uint32_t>;
using IDLLongLong = IDLInteger<int64_t>;
using IDLUnsignedLongLong = IDLInteger<uint64_t>;

// [Clamp] and [EnforceRange].
template <typename Type>
struct ClampOf;
template <typename Integer>
struct ClampOf<IDLInteger<Integer>> {
  using Type = IDLInteger<Integer, IntegerMode::kClamp>;
};
template <typename Type>
using IDLClamp = typename ClampOf<Type>::Type;

template <typename Type>
struct EnforceRangeOf;
template <typename Integer>
struct EnforceRangeOf<IDLInteger<Integer>> {
  using Type = IDLInteger<Integer, IntegerMode::kEnforceRange>;
};
template <typename Type>
using IDLEnforceRange = typename EnforceRangeOf<Type>::Type;

struct IDLFloat {};
struct IDLUnrestrictedFloat {};
struct IDLDouble {};
struct IDLUnrestrictedDouble {};

struct IDLDOMString {};
struct IDLUSVString {};
struct IDLByteString {};
// [LegacyNullToEmptyString]
template <typename String>
struct IDLLegacyNullToEmptyString {};

// T is the class that implements the interface.
template <typename T>
struct IDLInterface {};
// An interface that no object of this host implements.
template <typename T>
struct IDLExternalInterface {};
// D is the generated struct, E the generated enumeration.
template <typename D>
struct IDLDictionary {};
template <typename E>
struct IDLEnumeration {};

struct IDLCallbackFunction {};
// A nullable callback function with [LegacyTreatNonObjectAsNull].
struct IDLLegacyTreatNonObjectAsNullCallback {};
struct IDLCallbackInterface {};

template <typename T>
struct IDLNullable {};
// Of an argument or dictionary member without default value.
template <typename T>
struct IDLOptional {};
template <typename T>
struct IDLSequence {};
template <typename T>
struct IDLAsyncSequence {};
template <typename T>
struct IDLFrozenArray {};
template <typename K, typename V>
struct IDLRecord {};
template <typename T>
struct IDLPromise {};
// The flattened member types, without undefined; no member is nullable.
template <typename... Types>
struct IDLUnion {};

// The buffer source types that a type allows, as bits.
// https://webidl.spec.whatwg.org/#idl-buffer-source-types
using BufferTypes = uint32_t;
inline constexpr BufferTypes kArrayBufferType = 1u << 0;
inline constexpr BufferTypes kSharedArrayBufferType = 1u << 1;
inline constexpr BufferTypes kDataViewType = 1u << 2;
inline constexpr BufferTypes kInt8ArrayType = 1u << 3;
inline constexpr BufferTypes kInt16ArrayType = 1u << 4;
inline constexpr BufferTypes kInt32ArrayType = 1u << 5;
inline constexpr BufferTypes kUint8ArrayType = 1u << 6;
inline constexpr BufferTypes kUint16ArrayType = 1u << 7;
inline constexpr BufferTypes kUint32ArrayType = 1u << 8;
inline constexpr BufferTypes kUint8ClampedArrayType = 1u << 9;
inline constexpr BufferTypes kBigInt64ArrayType = 1u << 10;
inline constexpr BufferTypes kBigUint64ArrayType = 1u << 11;
inline constexpr BufferTypes kFloat16ArrayType = 1u << 12;
inline constexpr BufferTypes kFloat32ArrayType = 1u << 13;
inline constexpr BufferTypes kFloat64ArrayType = 1u << 14;
inline constexpr BufferTypes kArrayBufferViewTypes =
    ((1u << 15) - 1) & ~(kArrayBufferType | kSharedArrayBufferType);

// [AllowShared] and [AllowResizable].
enum class BufferPermissions : uint8_t {
  kNone = 0,
  kShared = 1,
  kResizable = 2,
  kSharedAndResizable = 3,
};

template <BufferTypes types,
          BufferPermissions permissions = BufferPermissions::kNone>
struct IDLBuffer {};

// https://webidl.spec.whatwg.org/#BufferSource
using IDLArrayBufferView = IDLBuffer<kArrayBufferViewTypes>;
using IDLBufferSource = IDLBuffer<kArrayBufferViewTypes | kArrayBufferType>;
// https://webidl.spec.whatwg.org/#AllowSharedBufferSource
using IDLAllowSharedBufferSource =
    IDLBuffer<kArrayBufferViewTypes | kArrayBufferType | kSharedArrayBufferType,
              BufferPermissions::kShared>;

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_IDL_TYPES_H_
