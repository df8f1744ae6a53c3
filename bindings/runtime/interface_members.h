// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_INTERFACE_MEMBERS_H_
#define WSJS_BINDINGS_RUNTIME_INTERFACE_MEMBERS_H_

#include <v8.h>

#include <cstdint>
#include <span>

#include "bindings/runtime/exposure.h"

// The members of interfaces and namespaces as tables, which the compiler writes
// and install_members.h and namespace_object.h read.
namespace wsjs::bindings {

struct AsyncIterableInfo;
struct MaplikeInfo;
struct PairIteratorInfo;
struct SpecialOperations;

// https://webidl.spec.whatwg.org/#define-the-constants
struct ConstantSpec final {
  const char* name;
  double value;
  bool is_boolean = false;
  Exposure exposure = {};
};

// Where a member becomes a property.
enum class Placement : uint8_t {
  kPrototype,
  kInstance,   // [LegacyUnforgeable], and what a [Global] interface declares
  kInterface,  // static
};

// https://webidl.spec.whatwg.org/#define-the-attributes
struct AttributeSpec final {
  const char* name;
  v8::FunctionCallback getter;
  v8::FunctionCallback setter = nullptr;  // null: read only
  Placement placement = Placement::kPrototype;
  // V8 checks the receiver. Not when a wrong one doesn't throw: promises and
  // [LegacyLenientThis].
  bool has_signature = true;
  bool unforgeable = false;
  // For the setter of [Replaceable], the name; of [PutForwards], the name of
  // the attribute that is set.
  const char* setter_data = nullptr;
  Exposure exposure = {};
};

// https://webidl.spec.whatwg.org/#define-the-operations
struct OperationSpec final {
  const char* name;
  v8::FunctionCallback callback;
  int length;
  Placement placement = Placement::kPrototype;
  bool has_signature = true;
  bool unforgeable = false;
  Exposure exposure = {};
};

// What sets a prototype apart.
enum class PrototypeKind : uint8_t {
  kOrdinary,
  // https://webidl.spec.whatwg.org/#js-DOMException-specialness
  kError,
  // https://webidl.spec.whatwg.org/#es-iterator-prototype-object
  kIterator,
  // https://webidl.spec.whatwg.org/#js-asynchronous-iterator-prototype-object
  kAsyncIterator,
  // https://webidl.spec.whatwg.org/#Global
  kGlobal,
};

struct InterfaceMembers final {
  std::span<const ConstantSpec> constants = {};
  std::span<const AttributeSpec> attributes = {};
  std::span<const OperationSpec> operations = {};
  // False with [LegacyNoInterfaceObject]: then its prototype has no
  // constructor.
  bool has_interface_object = true;
  PrototypeKind prototype_kind = PrototypeKind::kOrdinary;
  // https://webidl.spec.whatwg.org/#js-iterable
  const PairIteratorInfo* pair_iterator = nullptr;
  bool has_value_iterator = false;
  // https://webidl.spec.whatwg.org/#idl-special-operations
  // Inherited ones too; null of an interface that declares none itself.
  const SpecialOperations* special_operations = nullptr;
  bool has_indexed_getter = false;  // of its own
  // https://webidl.spec.whatwg.org/#idl-async-iterable
  const AsyncIterableInfo* async_iterable = nullptr;
  // https://webidl.spec.whatwg.org/#idl-maplike
  // https://webidl.spec.whatwg.org/#idl-setlike
  const MaplikeInfo* maplike = nullptr;
  // It or an ancestor has [LegacyUnforgeable] members that not every realm
  // exposes.
  bool has_unforgeables_of_realm = false;
  // https://webidl.spec.whatwg.org/#Unscopable
  std::span<const char* const> unscopables = {};
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_INTERFACE_MEMBERS_H_
