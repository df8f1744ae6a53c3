// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_TYPE_H_
#define WSJS_BINDINGS_COMPILER_TYPE_H_

#include <string>
#include <variant>
#include <vector>

namespace wsjs::idl {

struct CallbackFunction;
struct CallbackInterface;
struct Dictionary;
struct Enumeration;
struct Interface;

enum class TypeKind {
  kAny,
  kUndefined,
  kBoolean,
  kByte,
  kOctet,
  kShort,
  kUnsignedShort,
  kLong,
  kUnsignedLong,
  kLongLong,
  kUnsignedLongLong,
  kFloat,
  kUnrestrictedFloat,
  kDouble,
  kUnrestrictedDouble,
  kBigInt,
  kDOMString,
  kByteString,
  kUSVString,
  kObject,
  kSymbol,
  // Buffer types and views.
  kArrayBuffer,
  kSharedArrayBuffer,
  kDataView,
  kInt8Array,
  kInt16Array,
  kInt32Array,
  kUint8Array,
  kUint16Array,
  kUint32Array,
  kUint8ClampedArray,
  kBigInt64Array,
  kBigUint64Array,
  kFloat16Array,
  kFloat32Array,
  kFloat64Array,
  // Named by a definition.
  kInterface,
  kCallbackInterface,
  kDictionary,
  kEnumeration,
  kCallbackFunction,
  // With parameters.
  kNullable,
  kSequence,
  kAsyncSequence,
  kRecord,
  kPromise,
  kUnion,
  kFrozenArray,
  kObservableArray,
};

// The extended attributes associated with a type.
// https://webidl.spec.whatwg.org/#extended-attributes-associated-with
struct TypeAnnotations {
  bool allow_resizable = false;
  bool allow_shared = false;
  bool clamp = false;
  bool enforce_range = false;
  bool legacy_null_to_empty_string = false;

  bool operator==(const TypeAnnotations&) const = default;
};

// A type with typedefs resolved: immutable, owned by the Model, compared with
// IsSameTypeAs (the same type may exist more than once).
class Type final {
 public:
  using NamedDefinition = std::variant<std::monostate,
                                       const Interface*,
                                       const CallbackInterface*,
                                       const Dictionary*,
                                       const Enumeration*,
                                       const CallbackFunction*>;

  explicit Type(TypeKind kind) : kind_(kind) {}
  Type(TypeKind kind, std::vector<const Type*> parameters)
      : kind_(kind), parameters_(std::move(parameters)) {}
  Type(TypeKind kind, NamedDefinition definition)
      : kind_(kind), definition_(definition) {}

  TypeKind kind() const { return kind_; }
  // Of `[Clamp] long?` and of a nullable union they are the inner type's.
  const TypeAnnotations& annotations() const { return annotations_; }
  // The typedef by whose name the type was written, or empty.
  const std::string& alias() const { return alias_; }

  // The inner type of T?, the element type of sequence, async_sequence,
  // FrozenArray and ObservableArray, the result of Promise, the value of
  // record.
  const Type& element() const { return *parameters_.back(); }
  // Of a record.
  const Type& key() const { return *parameters_.front(); }
  // Of a union, as written.
  const std::vector<const Type*>& members() const { return parameters_; }

  // Only for the kind of the same name.
  const Interface& interface() const;
  const CallbackInterface& callback_interface() const;
  const Dictionary& dictionary() const;
  const Enumeration& enumeration() const;
  const CallbackFunction& callback_function() const;

  bool IsNullable() const { return kind_ == TypeKind::kNullable; }
  bool IsUnion() const { return kind_ == TypeKind::kUnion; }
  bool IsInteger() const;
  bool IsNumeric() const;  // Integers and floating point; not bigint.
  bool IsString() const;   // The three string types and enumerations.
  bool IsTypedArray() const;
  bool IsBufferView() const;      // Typed arrays and DataView.
  bool IsBufferSource() const;    // Views, ArrayBuffer and SharedArrayBuffer.
  bool IsDictionaryLike() const;  // Dictionaries, records, callback interfaces.
  bool IsSequenceLike() const;    // sequence and FrozenArray.
  bool IsInterfaceLike() const;   // Interfaces and buffer source types.

  // The type without an outermost T?.
  const Type& WithoutNullable() const;

  // https://webidl.spec.whatwg.org/#dfn-includes-a-nullable-type
  bool IncludesNullableType() const;
  // https://webidl.spec.whatwg.org/#dfn-includes-undefined
  bool IncludesUndefined() const;
  // https://webidl.spec.whatwg.org/#dfn-flattened-union-member-types
  std::vector<const Type*> FlattenedMemberTypes() const;
  // https://webidl.spec.whatwg.org/#dfn-number-of-nullable-member-types
  int NumberOfNullableMemberTypes() const;
  // https://webidl.spec.whatwg.org/#dfn-distinguishable
  bool IsDistinguishableFrom(const Type& other) const;

  // Structural: annotations count, the alias doesn't.
  bool IsSameTypeAs(const Type& other) const;

  // Such as "LongOrNull", "DOMStringSequence", "BlobOrUSVString": a name that
  // identifies the type, annotations aside.
  std::string TypeName() const;

  // The type in IDL's syntax, with annotations: "[Clamp] unsigned short?".
  std::string ToString() const;

  // For the resolver, which owns types until the model is complete.
  void set_annotations(const TypeAnnotations& annotations) {
    annotations_ = annotations;
  }
  void set_alias(std::string alias) { alias_ = std::move(alias); }

 private:
  TypeKind kind_;
  TypeAnnotations annotations_;
  std::string alias_;
  std::vector<const Type*> parameters_;
  NamedDefinition definition_;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_TYPE_H_
