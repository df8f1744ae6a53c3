// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_MEMBERS_H_
#define WSJS_BINDINGS_COMPILER_EMIT_MEMBERS_H_

#include <string>

#include "bindings/compiler/emit/owner.h"
#include "bindings/compiler/emit/printer.h"
#include "bindings/compiler/model.h"

// One function per kind of member. Each prints the functions that script calls
// and adds rows to the tables that install them.
namespace wsjs::idl {

// constant.cc
void EmitConstant(const Owner& owner,
                  const Constant& constant,
                  MemberTables& tables);

// attribute.cc
void EmitAttribute(Printer& printer,
                   const Owner& owner,
                   const Attribute& attribute,
                   MemberTables& tables);

// operation.cc
void EmitOperation(Printer& printer,
                   const Owner& owner,
                   const OperationGroup& group,
                   MemberTables& tables);

// constructor.cc
void EmitConstructor(Printer& printer,
                     const Owner& owner,
                     const OperationGroup& constructor);

// stringifier.cc
// `toString`; of a stringifier with a name or an attribute too.
void EmitStringifier(Printer& printer,
                     const Owner& owner,
                     const Interface& interface,
                     MemberTables& tables);

// default_to_json.cc
void EmitDefaultToJSON(Printer& printer,
                       const Owner& owner,
                       const Interface& interface,
                       const Operation& operation);

// iterable.cc
void EmitPairIterator(Printer& printer,
                      const Owner& owner,
                      const Iterable& iterable);

// async_iterable.cc
void EmitAsyncIterable(Printer& printer,
                       const Owner& owner,
                       const Iterable& iterable);

// observable_array.cc
// What an attribute of an observable array type has before its getter.
void EmitObservableArray(Printer& printer,
                         const Owner& owner,
                         const Attribute& attribute);
std::string ObservableArrayInfoName(const Attribute& attribute);

// maplike.cc
// Of a maplike or setlike declaration.
void EmitMaplike(Printer& printer,
                 const Owner& owner,
                 const Iterable& iterable);

// legacy_factory.cc
void EmitLegacyFactory(Printer& printer,
                       const Owner& owner,
                       const OperationGroup& factory);

// special_operations.cc
// Getters, setters and deleters of indexed and named properties, and the table
// of them all, inherited ones too.
bool DeclaresSpecialOperations(const Interface& interface);
void EmitSpecialOperations(Printer& printer, const Owner& owner);

// What the above share.

// The comment above a member's functions: its IDL, and which of its extended
// attributes have no effect.
std::string MemberComment(const std::string& idl,
                          const ExtendedAttributes& extended_attributes);

// Opens the function that script calls and makes `call`. `kind` is an
// enumerator of Place::Kind. The member's type says whether exceptions become
// rejections.
void EmitFunctionStart(Printer& printer,
                       const Owner& owner,
                       const std::string& function,
                       const std::string& kind,
                       const std::string& member,
                       const Type& type);

// How a member reaches the implementation.
struct Receiver {
  bool is_static = false;
  bool has_signature = true;
  bool is_lenient = false;  // [LegacyLenientThis]
};
Receiver ReceiverOf(const Owner& owner,
                    const ExtendedAttributes& extended_attributes,
                    bool is_static,
                    const Type& type);

// Makes `self`, and returns when script has called on something else or with
// fewer than `required` arguments. After `requires_realm` there is a realm.
void EmitReceiver(Printer& printer,
                  const Owner& owner,
                  const Receiver& receiver,
                  int required = 0,
                  bool requires_realm = false);

// Calls the member `function` of the implementation and returns its result.
void EmitInvocation(Printer& printer,
                    const Owner& owner,
                    const Receiver& receiver,
                    const std::string& function,
                    std::vector<std::string> arguments,
                    const Type& return_type);

// The fields of a table row that say where the member is and what checks its
// receiver.
void AddPlacementFields(const Owner& owner,
                        const ExtendedAttributes& extended_attributes,
                        const Receiver& receiver,
                        std::vector<std::string>& fields);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_MEMBERS_H_
