// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_MODEL_H_
#define WSJS_BINDINGS_COMPILER_MODEL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/compiler/extended_attribute.h"
#include "bindings/compiler/source_file.h"
#include "bindings/compiler/type.h"

namespace wsjs::idl {

// The IDL set after resolution: partials and mixins are merged, typedefs are
// resolved, names are pointers. The resolver fills it; everybody else has it
// const. Lists keep the order of declaration.

// The globals in which a construct exists.
// https://webidl.spec.whatwg.org/#dfn-exposure-set
struct Exposure {
  bool everywhere = false;  // [Exposed=*]
  // The host's global names that are in the exposure set,
  // sorted.
  std::vector<std::string> globals;
  bool secure_context = false;
  bool cross_origin_isolated = false;

  bool IsExposedIn(std::string_view global) const;
};

// A constant's value or a default value.
struct Value {
  enum class Kind {
    kNull,
    kUndefined,
    kBoolean,
    kInteger,
    kDecimal,  // Also Infinity, -Infinity and NaN.
    kString,   // Also of an enumeration.
    kEmptySequence,
    kEmptyDictionary,
  };
  Kind kind = Kind::kNull;
  bool boolean = false;
  bool negative = false;  // Of an integer, whose magnitude follows.
  uint64_t magnitude = 0;
  double decimal = 0;
  std::string string;
};

// What definitions and members have in common. `name` is the IDL identifier
// without a leading underscore; `cpp_name` is `name` unless that is a word that
// C++ reserves, which gets an underscore at its end.
struct Named {
  std::string name;
  std::string cpp_name;
  SourceLocation location;
  ExtendedAttributes extended_attributes;
};

struct Definition : Named {
  // Such as web_socket, dom_exception, url_search_params: for file names.
  std::string snake_name;

  bool IsImported() const {
    return location.file && location.file->is_imported;
  }
};

struct Constant : Named {
  const Type* type = nullptr;
  Value value;
  Exposure exposure;
};

struct Argument : Named {
  const Type* type = nullptr;
  bool optional = false;
  bool variadic = false;
  std::optional<Value> default_value;
};

struct Attribute : Named {
  const Type* type = nullptr;
  Exposure exposure;
  bool is_static = false;
  bool read_only = false;
  bool inherit = false;
  bool stringifier = false;
};

// An operation, a constructor or a legacy factory function.
struct Operation : Named {
  enum class Special { kNone, kGetter, kSetter, kDeleter };

  const Type* return_type = nullptr;
  std::vector<Argument> arguments;
  Exposure exposure;
  Special special = Special::kNone;
  bool is_static = false;
  bool stringifier = false;
};

// The operations of one identifier: one function object in script.
struct OperationGroup {
  std::string name;
  std::string cpp_name;
  bool is_static = false;
  std::vector<const Operation*> overloads;  // At least one.

  // The length of the function object: the smallest number of required
  // arguments of the overloads.
  int length() const;
};

// https://webidl.spec.whatwg.org/#idl-iterable
// https://webidl.spec.whatwg.org/#idl-async-iterable
// https://webidl.spec.whatwg.org/#idl-maplike
// https://webidl.spec.whatwg.org/#idl-setlike
struct Iterable {
  enum class Kind { kIterable, kAsyncIterable, kMaplike, kSetlike };
  Kind kind = Kind::kIterable;
  SourceLocation location;
  ExtendedAttributes extended_attributes;
  bool read_only = false;
  const Type* key = nullptr;  // Null of a value iterator; setlike has none.
  const Type* value = nullptr;
  std::vector<Argument> arguments;  // Of async_iterable.
  Exposure exposure;
};

struct Interface : Definition {
  // Named in the IDL, but no object that implements it can exist in this host
  // (CompilerOptions::external_interfaces). It has no members.
  bool is_external = false;

  const Interface* inherited = nullptr;
  Exposure exposure;
  // The names that [Global] gives: not empty for a global object's interface.
  std::vector<std::string> global_names;

  std::vector<std::unique_ptr<Constant>> constants;
  std::vector<std::unique_ptr<Attribute>> attributes;
  // All operations: regular, static and special ones, those without a name too.
  std::vector<std::unique_ptr<Operation>> operations;
  std::vector<std::unique_ptr<Operation>> constructor_operations;
  std::vector<std::unique_ptr<Operation>> legacy_factory_operations;

  // What has a name of the above, by name.
  std::vector<OperationGroup> operation_groups;
  std::optional<OperationGroup> constructor;
  std::vector<OperationGroup> legacy_factory_functions;

  // Null when there is none; they point into `operations`.
  const Operation* indexed_property_getter = nullptr;
  const Operation* indexed_property_setter = nullptr;
  const Operation* named_property_getter = nullptr;
  const Operation* named_property_setter = nullptr;
  const Operation* named_property_deleter = nullptr;

  // `stringifier;`, `stringifier attribute` (then stringification_attribute is
  // set) or a stringifier operation.
  bool has_stringifier = false;
  bool has_unforgeable_stringifier = false;  // By [LegacyUnforgeable].
  const Attribute* stringification_attribute = nullptr;

  std::optional<Iterable> iterable;  // Or async_iterable, maplike, setlike.

  bool IsGlobal() const { return !global_names.empty(); }
  bool InheritsFrom(const Interface& ancestor) const;  // Or is the same.
  bool SupportsIndexedProperties() const { return indexed_property_getter; }
  bool SupportsNamedProperties() const { return named_property_getter; }
  // https://webidl.spec.whatwg.org/#dfn-legacy-platform-object
  bool IsLegacyPlatformObject() const;
};

struct CallbackInterface : Definition {
  Exposure exposure;
  std::vector<std::unique_ptr<Constant>> constants;
  std::unique_ptr<Operation>
      operation;  // The one that an object is called for.
};

struct Namespace : Definition {
  Exposure exposure;
  std::vector<std::unique_ptr<Constant>> constants;
  std::vector<std::unique_ptr<Attribute>> attributes;
  std::vector<std::unique_ptr<Operation>> operations;
  std::vector<OperationGroup> operation_groups;
};

struct DictionaryMember : Named {
  const Type* type = nullptr;
  bool required = false;
  std::optional<Value> default_value;
};

struct Dictionary : Definition {
  const Dictionary* inherited = nullptr;
  std::vector<std::unique_ptr<DictionaryMember>> members;  // Own ones.

  // Of this dictionary and all that it inherits from: least derived first, then
  // by name. https://webidl.spec.whatwg.org/#js-to-dictionary
  std::vector<const DictionaryMember*> MembersInConversionOrder() const;
  bool HasRequiredMember() const;  // Inherited ones count.
};

struct EnumerationValue {
  std::string value;
  std::string cpp_name;  // Such as kNoCors of "no-cors", kEmpty of "".
  SourceLocation location;
};

struct Enumeration : Definition {
  std::vector<EnumerationValue> values;
};

struct CallbackFunction : Definition {
  const Type* return_type = nullptr;
  std::vector<Argument> arguments;
  bool is_constructor = false;  // `callback constructor`.
};

struct Typedef : Definition {
  const Type* type = nullptr;
};

// Owns everything above and the types.
struct Model {
  std::vector<std::unique_ptr<Interface>> interfaces;
  std::vector<std::unique_ptr<CallbackInterface>> callback_interfaces;
  std::vector<std::unique_ptr<Namespace>> namespaces;
  std::vector<std::unique_ptr<Dictionary>> dictionaries;
  std::vector<std::unique_ptr<Enumeration>> enumerations;
  std::vector<std::unique_ptr<CallbackFunction>> callback_functions;
  std::vector<std::unique_ptr<Typedef>> typedefs;

  std::vector<std::unique_ptr<const Type>> types;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_MODEL_H_
