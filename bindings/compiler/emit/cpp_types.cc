// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_types.h"

#include <cstdint>
#include <iterator>

#include "src/base/check.h"

namespace wsjs::idl {

namespace {

// In the order of bindings/runtime/idl_types.h.
struct BufferType {
  TypeKind kind;
  const char* name;
};

constexpr BufferType kBufferTypes[] = {
    {TypeKind::kArrayBuffer, "ArrayBuffer"},
    {TypeKind::kSharedArrayBuffer, "SharedArrayBuffer"},
    {TypeKind::kDataView, "DataView"},
    {TypeKind::kInt8Array, "Int8Array"},
    {TypeKind::kInt16Array, "Int16Array"},
    {TypeKind::kInt32Array, "Int32Array"},
    {TypeKind::kUint8Array, "Uint8Array"},
    {TypeKind::kUint16Array, "Uint16Array"},
    {TypeKind::kUint32Array, "Uint32Array"},
    {TypeKind::kUint8ClampedArray, "Uint8ClampedArray"},
    {TypeKind::kBigInt64Array, "BigInt64Array"},
    {TypeKind::kBigUint64Array, "BigUint64Array"},
    {TypeKind::kFloat16Array, "Float16Array"},
    {TypeKind::kFloat32Array, "Float32Array"},
    {TypeKind::kFloat64Array, "Float64Array"},
};

constexpr uint32_t kAllBufferTypes = (1u << std::size(kBufferTypes)) - 1;
constexpr uint32_t kViewTypes = kAllBufferTypes & ~3u;

uint32_t BufferTypeBit(TypeKind kind) {
  for (size_t i = 0; i < std::size(kBufferTypes); ++i) {
    if (kBufferTypes[i].kind == kind)
      return 1u << i;
  }
  NOTREACHED();
}

// The buffer source types among the members of a union: one alternative in C++.
struct BufferMembers {
  uint32_t types = 0;
  bool allow_shared = false;
  bool allow_resizable = false;

  void Add(const Type& type) {
    types |= BufferTypeBit(type.kind());
    allow_shared |= type.annotations().allow_shared;
    allow_resizable |= type.annotations().allow_resizable;
  }
};

std::string BufferTypesExpression(uint32_t types) {
  std::string expression;
  const auto add = [&](const std::string& name) {
    expression += (expression.empty() ? "" : " | ") + name;
  };
  for (size_t i = 0; i < std::size(kBufferTypes); ++i) {
    const bool is_view = (kViewTypes & (1u << i)) != 0;
    if ((types & (1u << i)) != 0 &&
        !(is_view && (types & kViewTypes) == kViewTypes)) {
      add("k" + std::string(kBufferTypes[i].name) + "Type");
    }
  }
  if ((types & kViewTypes) == kViewTypes)
    add("kArrayBufferViewTypes");
  return expression;
}

std::string BufferTag(const BufferMembers& buffer) {
  if (!buffer.allow_shared && !buffer.allow_resizable) {
    if (buffer.types == kViewTypes)
      return "IDLArrayBufferView";
    if (buffer.types == (kViewTypes | 1u))
      return "IDLBufferSource";
  }
  if (buffer.types == kAllBufferTypes && buffer.allow_shared &&
      !buffer.allow_resizable) {
    return "IDLAllowSharedBufferSource";
  }
  std::string tag = "IDLBuffer<" + BufferTypesExpression(buffer.types);
  if (buffer.allow_shared && buffer.allow_resizable)
    tag += ", BufferPermissions::kSharedAndResizable";
  else if (buffer.allow_shared)
    tag += ", BufferPermissions::kShared";
  else if (buffer.allow_resizable)
    tag += ", BufferPermissions::kResizable";
  return tag + ">";
}

std::string JoinTypes(const std::vector<std::string>& types) {
  std::string joined;
  for (const std::string& type : types)
    joined += (joined.empty() ? "" : ", ") + type;
  return joined;
}

// The alternatives of a union in C++: the flattened member types, without
// undefined, buffer types as one.
template <typename Describe>
std::vector<std::string> UnionAlternatives(const Type& type,
                                           Describe describe,
                                           std::string_view buffer_name) {
  BufferMembers buffer;
  size_t buffer_position = 0;
  std::vector<std::string> alternatives;
  for (const Type* const member : type.FlattenedMemberTypes()) {
    if (member->kind() == TypeKind::kUndefined)
      continue;
    if (!member->IsBufferSource()) {
      alternatives.push_back(describe(*member));
      continue;
    }
    if (buffer.types == 0)
      buffer_position = alternatives.size();
    buffer.Add(*member);
  }
  if (buffer.types != 0) {
    alternatives.insert(
        alternatives.begin() + static_cast<ptrdiff_t>(buffer_position),
        buffer_name.empty() ? BufferTag(buffer) : std::string(buffer_name));
  }
  return alternatives;
}

std::string UnionTag(const Type& type) {
  const std::vector<std::string> tags = UnionAlternatives(type, IdlTag, {});
  const std::string tag =
      tags.size() == 1 ? tags[0] : "IDLUnion<" + JoinTypes(tags) + ">";
  // A nullable member makes the union nullable.
  if (type.IncludesNullableType())
    return "IDLNullable<" + tag + ">";
  if (type.IncludesUndefined())
    return "IDLOptional<" + tag + ">";
  return tag;
}

std::string UnionCppType(const Type& type) {
  const std::vector<std::string> types =
      UnionAlternatives(type, CppType, "bindings::BufferSource");
  const std::string cpp_type =
      types.size() == 1 ? types[0] : "std::variant<" + JoinTypes(types) + ">";
  return type.IncludesNullableType() || type.IncludesUndefined()
             ? "std::optional<" + cpp_type + ">"
             : cpp_type;
}

bool IsLegacyTreatNonObjectAsNull(const Type& type) {
  return type.kind() == TypeKind::kCallbackFunction &&
         type.callback_function().extended_attributes.Has(
             ExtendedAttributeKind::kLegacyTreatNonObjectAsNull);
}

std::string IntegerTag(const Type& type, const std::string& tag) {
  if (type.annotations().clamp)
    return "IDLClamp<" + tag + ">";
  if (type.annotations().enforce_range)
    return "IDLEnforceRange<" + tag + ">";
  return tag;
}

std::string StringTag(const Type& type, const std::string& tag) {
  return type.annotations().legacy_null_to_empty_string
             ? "IDLLegacyNullToEmptyString<" + tag + ">"
             : tag;
}

}  // namespace

std::string IdlTag(const Type& type) {
  switch (type.kind()) {
    case TypeKind::kAny:
      return "IDLAny";
    case TypeKind::kUndefined:
      return "IDLUndefined";
    case TypeKind::kBoolean:
      return "IDLBoolean";
    case TypeKind::kByte:
      return IntegerTag(type, "IDLByte");
    case TypeKind::kOctet:
      return IntegerTag(type, "IDLOctet");
    case TypeKind::kShort:
      return IntegerTag(type, "IDLShort");
    case TypeKind::kUnsignedShort:
      return IntegerTag(type, "IDLUnsignedShort");
    case TypeKind::kLong:
      return IntegerTag(type, "IDLLong");
    case TypeKind::kUnsignedLong:
      return IntegerTag(type, "IDLUnsignedLong");
    case TypeKind::kLongLong:
      return IntegerTag(type, "IDLLongLong");
    case TypeKind::kUnsignedLongLong:
      return IntegerTag(type, "IDLUnsignedLongLong");
    case TypeKind::kFloat:
      return "IDLFloat";
    case TypeKind::kUnrestrictedFloat:
      return "IDLUnrestrictedFloat";
    case TypeKind::kDouble:
      return "IDLDouble";
    case TypeKind::kUnrestrictedDouble:
      return "IDLUnrestrictedDouble";
    case TypeKind::kBigInt:
      return "IDLBigInt";
    case TypeKind::kDOMString:
      return StringTag(type, "IDLDOMString");
    case TypeKind::kByteString:
      return StringTag(type, "IDLByteString");
    case TypeKind::kUSVString:
      return StringTag(type, "IDLUSVString");
    case TypeKind::kObject:
      return "IDLObject";
    case TypeKind::kSymbol:
      return "IDLSymbol";
    case TypeKind::kArrayBuffer:
    case TypeKind::kSharedArrayBuffer:
    case TypeKind::kDataView:
    case TypeKind::kInt8Array:
    case TypeKind::kInt16Array:
    case TypeKind::kInt32Array:
    case TypeKind::kUint8Array:
    case TypeKind::kUint16Array:
    case TypeKind::kUint32Array:
    case TypeKind::kUint8ClampedArray:
    case TypeKind::kBigInt64Array:
    case TypeKind::kBigUint64Array:
    case TypeKind::kFloat16Array:
    case TypeKind::kFloat32Array:
    case TypeKind::kFloat64Array: {
      BufferMembers buffer;
      buffer.Add(type);
      return BufferTag(buffer);
    }
    case TypeKind::kInterface:
      return (type.interface().is_external ? "IDLExternalInterface<"
                                           : "IDLInterface<") +
             type.interface().cpp_name + ">";
    case TypeKind::kCallbackInterface:
      return "IDLCallbackInterface";
    case TypeKind::kDictionary:
      return "IDLDictionary<" + type.dictionary().cpp_name + ">";
    case TypeKind::kEnumeration:
      return "IDLEnumeration<" + type.enumeration().cpp_name + ">";
    case TypeKind::kCallbackFunction:
      return "IDLCallbackFunction";
    case TypeKind::kNullable:
      if (IsLegacyTreatNonObjectAsNull(type.element()))
        return "IDLLegacyTreatNonObjectAsNullCallback";
      return "IDLNullable<" + IdlTag(type.element()) + ">";
    case TypeKind::kSequence:
      return "IDLSequence<" + IdlTag(type.element()) + ">";
    case TypeKind::kAsyncSequence:
      return "IDLAsyncSequence<" + IdlTag(type.element()) + ">";
    case TypeKind::kFrozenArray:
    case TypeKind::kObservableArray:
      return "IDLFrozenArray<" + IdlTag(type.element()) + ">";
    case TypeKind::kRecord:
      return "IDLRecord<" + IdlTag(type.key()) + ", " + IdlTag(type.element()) +
             ">";
    case TypeKind::kPromise:
      return "IDLPromise<" + IdlTag(type.element()) + ">";
    case TypeKind::kUnion:
      return UnionTag(type);
  }
  NOTREACHED();
}

std::string OptionalIdlTag(const Type& type) {
  return "IDLOptional<" + IdlTag(type) + ">";
}

std::string CppType(const Type& type) {
  switch (type.kind()) {
    case TypeKind::kAny:
    case TypeKind::kBigInt:
    case TypeKind::kObject:
    case TypeKind::kSymbol:
    case TypeKind::kPromise:
      return "bindings::ScriptValue";
    case TypeKind::kUndefined:
      return "void";
    case TypeKind::kBoolean:
      return "bool";
    case TypeKind::kByte:
      return "int8_t";
    case TypeKind::kOctet:
      return "uint8_t";
    case TypeKind::kShort:
      return "int16_t";
    case TypeKind::kUnsignedShort:
      return "uint16_t";
    case TypeKind::kLong:
      return "int32_t";
    case TypeKind::kUnsignedLong:
      return "uint32_t";
    case TypeKind::kLongLong:
      return "int64_t";
    case TypeKind::kUnsignedLongLong:
      return "uint64_t";
    case TypeKind::kFloat:
    case TypeKind::kUnrestrictedFloat:
      return "float";
    case TypeKind::kDouble:
    case TypeKind::kUnrestrictedDouble:
      return "double";
    case TypeKind::kDOMString:
      return "std::u16string";
    case TypeKind::kByteString:
    case TypeKind::kUSVString:
      return "std::string";
    case TypeKind::kInterface:
      return type.interface().cpp_name + "*";
    case TypeKind::kCallbackInterface:
      return "bindings::CallbackInterface";
    case TypeKind::kDictionary:
      return type.dictionary().cpp_name;
    case TypeKind::kEnumeration:
      return type.enumeration().cpp_name;
    case TypeKind::kCallbackFunction:
      return "bindings::CallbackFunction";
    case TypeKind::kNullable:
      if (IsLegacyTreatNonObjectAsNull(type.element()))
        return "bindings::ScriptValue";
      return OptionalCppType(type.element());
    case TypeKind::kAsyncSequence:
      return "bindings::AsyncSequence";
    case TypeKind::kSequence:
    case TypeKind::kFrozenArray:
    case TypeKind::kObservableArray:
      return "std::vector<" + CppType(type.element()) + ">";
    case TypeKind::kRecord:
      return "std::vector<std::pair<" + CppType(type.key()) + ", " +
             CppType(type.element()) + ">>";
    case TypeKind::kUnion:
      return UnionCppType(type);
    default:
      CHECK(type.IsBufferSource());
      return "bindings::BufferSource";
  }
}

std::string OptionalCppType(const Type& type) {
  const std::string cpp_type = CppType(type);
  if (IsPlatformObject(type.WithoutNullable()) ||
      cpp_type.starts_with("std::optional<")) {
    return cpp_type;
  }
  return "std::optional<" + cpp_type + ">";
}

bool IsPlatformObject(const Type& type) {
  return type.kind() == TypeKind::kInterface;
}

bool IsTrivial(const Type& type) {
  switch (type.kind()) {
    case TypeKind::kAny:
    case TypeKind::kBoolean:
    case TypeKind::kBigInt:
    case TypeKind::kObject:
    case TypeKind::kSymbol:
    case TypeKind::kPromise:
    case TypeKind::kAsyncSequence:
    case TypeKind::kEnumeration:
    case TypeKind::kCallbackInterface:
    case TypeKind::kCallbackFunction:
      return true;
    case TypeKind::kNullable:
      return IsTrivial(type.element()) || IsPlatformObject(type.element());
    default:
      return type.IsNumeric();
  }
}

void VisitTypes(const Type& type,
                const std::function<void(const Type&)>& visit) {
  visit(type);
  switch (type.kind()) {
    case TypeKind::kUnion:
      for (const Type* const member : type.members())
        VisitTypes(*member, visit);
      break;
    case TypeKind::kRecord:
      VisitTypes(type.key(), visit);
      VisitTypes(type.element(), visit);
      break;
    case TypeKind::kNullable:
    case TypeKind::kSequence:
    case TypeKind::kAsyncSequence:
    case TypeKind::kPromise:
    case TypeKind::kFrozenArray:
    case TypeKind::kObservableArray:
      VisitTypes(type.element(), visit);
      break;
    default:
      break;
  }
}

}  // namespace wsjs::idl
