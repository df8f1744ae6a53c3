// SPDX-License-Identifier: BSD-3-Clause
#include <string_view>

#include "bindings/compiler/model.h"
#include "bindings/compiler/type.h"
#include "src/base/check.h"

namespace wsjs::idl {

namespace {

struct KindNames {
  std::string_view in_idl;
  std::string_view in_names;  // As a part of TypeName().
};

// Of the kinds that a keyword names.
KindNames NamesOf(TypeKind kind) {
  switch (kind) {
    case TypeKind::kAny:
      return {"any", "Any"};
    case TypeKind::kUndefined:
      return {"undefined", "Undefined"};
    case TypeKind::kBoolean:
      return {"boolean", "Boolean"};
    case TypeKind::kByte:
      return {"byte", "Byte"};
    case TypeKind::kOctet:
      return {"octet", "Octet"};
    case TypeKind::kShort:
      return {"short", "Short"};
    case TypeKind::kUnsignedShort:
      return {"unsigned short", "UnsignedShort"};
    case TypeKind::kLong:
      return {"long", "Long"};
    case TypeKind::kUnsignedLong:
      return {"unsigned long", "UnsignedLong"};
    case TypeKind::kLongLong:
      return {"long long", "LongLong"};
    case TypeKind::kUnsignedLongLong:
      return {"unsigned long long", "UnsignedLongLong"};
    case TypeKind::kFloat:
      return {"float", "Float"};
    case TypeKind::kUnrestrictedFloat:
      return {"unrestricted float", "UnrestrictedFloat"};
    case TypeKind::kDouble:
      return {"double", "Double"};
    case TypeKind::kUnrestrictedDouble:
      return {"unrestricted double", "UnrestrictedDouble"};
    case TypeKind::kBigInt:
      return {"bigint", "BigInt"};
    case TypeKind::kDOMString:
      return {"DOMString", "DOMString"};
    case TypeKind::kByteString:
      return {"ByteString", "ByteString"};
    case TypeKind::kUSVString:
      return {"USVString", "USVString"};
    case TypeKind::kObject:
      return {"object", "Object"};
    case TypeKind::kSymbol:
      return {"symbol", "Symbol"};
    case TypeKind::kArrayBuffer:
      return {"ArrayBuffer", "ArrayBuffer"};
    case TypeKind::kSharedArrayBuffer:
      return {"SharedArrayBuffer", "SharedArrayBuffer"};
    case TypeKind::kDataView:
      return {"DataView", "DataView"};
    case TypeKind::kInt8Array:
      return {"Int8Array", "Int8Array"};
    case TypeKind::kInt16Array:
      return {"Int16Array", "Int16Array"};
    case TypeKind::kInt32Array:
      return {"Int32Array", "Int32Array"};
    case TypeKind::kUint8Array:
      return {"Uint8Array", "Uint8Array"};
    case TypeKind::kUint16Array:
      return {"Uint16Array", "Uint16Array"};
    case TypeKind::kUint32Array:
      return {"Uint32Array", "Uint32Array"};
    case TypeKind::kUint8ClampedArray:
      return {"Uint8ClampedArray", "Uint8ClampedArray"};
    case TypeKind::kBigInt64Array:
      return {"BigInt64Array", "BigInt64Array"};
    case TypeKind::kBigUint64Array:
      return {"BigUint64Array", "BigUint64Array"};
    case TypeKind::kFloat16Array:
      return {"Float16Array", "Float16Array"};
    case TypeKind::kFloat32Array:
      return {"Float32Array", "Float32Array"};
    case TypeKind::kFloat64Array:
      return {"Float64Array", "Float64Array"};
    case TypeKind::kSequence:
      return {"sequence", "Sequence"};
    case TypeKind::kAsyncSequence:
      return {"async_sequence", "AsyncSequence"};
    case TypeKind::kRecord:
      return {"record", "Record"};
    case TypeKind::kPromise:
      return {"Promise", "Promise"};
    case TypeKind::kFrozenArray:
      return {"FrozenArray", "FrozenArray"};
    case TypeKind::kObservableArray:
      return {"ObservableArray", "ObservableArray"};
    case TypeKind::kUnion:
    case TypeKind::kNullable:
    case TypeKind::kInterface:
    case TypeKind::kCallbackInterface:
    case TypeKind::kDictionary:
    case TypeKind::kEnumeration:
    case TypeKind::kCallbackFunction:
      break;
  }
  NOTREACHED();
}

// Null when the type isn't named by a definition.
const std::string* DefinitionName(const Type& type) {
  switch (type.kind()) {
    case TypeKind::kInterface:
      return &type.interface().name;
    case TypeKind::kCallbackInterface:
      return &type.callback_interface().name;
    case TypeKind::kDictionary:
      return &type.dictionary().name;
    case TypeKind::kEnumeration:
      return &type.enumeration().name;
    case TypeKind::kCallbackFunction:
      return &type.callback_function().name;
    default:
      return nullptr;
  }
}

bool HasElement(TypeKind kind) {
  switch (kind) {
    case TypeKind::kSequence:
    case TypeKind::kAsyncSequence:
    case TypeKind::kPromise:
    case TypeKind::kFrozenArray:
    case TypeKind::kObservableArray:
      return true;
    default:
      return false;
  }
}

// "[AllowShared, Clamp] ", or nothing.
std::string AnnotationList(const TypeAnnotations& annotations) {
  std::string list;
  auto add = [&list](bool is_set, std::string_view name) {
    if (is_set)
      list.append(list.empty() ? "" : ", ").append(name);
  };
  add(annotations.allow_resizable, "AllowResizable");
  add(annotations.allow_shared, "AllowShared");
  add(annotations.clamp, "Clamp");
  add(annotations.enforce_range, "EnforceRange");
  add(annotations.legacy_null_to_empty_string, "LegacyNullToEmptyString");
  return list.empty() ? list : "[" + list + "] ";
}

std::string UnannotatedToString(const Type& type) {
  if (const std::string* name = DefinitionName(type))
    return *name;
  if (type.IsNullable())
    return UnannotatedToString(type.element()) + "?";
  if (type.IsUnion()) {
    std::string result;
    for (const Type* member : type.members())
      result.append(result.empty() ? "(" : " or ").append(member->ToString());
    return result + ")";
  }
  std::string result(NamesOf(type.kind()).in_idl);
  if (type.kind() == TypeKind::kRecord) {
    result +=
        "<" + type.key().ToString() + ", " + type.element().ToString() + ">";
  } else if (HasElement(type.kind())) {
    result += "<" + type.element().ToString() + ">";
  }
  return result;
}

}  // namespace

std::string Type::TypeName() const {
  if (const std::string* name = DefinitionName(*this))
    return *name;
  if (IsNullable())
    return element().TypeName() + "OrNull";
  if (IsUnion()) {
    std::string result;
    for (const Type* member : members())
      result.append(result.empty() ? "" : "Or").append(member->TypeName());
    return result;
  }
  std::string own_name(NamesOf(kind_).in_names);
  if (kind_ == TypeKind::kRecord)
    return key().TypeName() + element().TypeName() + own_name;
  if (HasElement(kind_))
    return element().TypeName() + own_name;
  return own_name;
}

std::string Type::ToString() const {
  return AnnotationList(annotations_) + UnannotatedToString(*this);
}

}  // namespace wsjs::idl
