// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_TYPESCRIPT_H_
#define WSJS_BINDINGS_COMPILER_EMIT_TYPESCRIPT_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/emit/printer.h"
#include "bindings/compiler/model.h"

// IDL as TypeScript declarations. One scope is declared: that of one global
// name.
namespace wsjs::idl {

// Who makes a value: a script that passes one may pass more than what it gets.
enum class Position { kFromScript, kToScript };

// What the writers below share.
class TypeScript final {
 public:
  TypeScript(const Model& model, const CompilerOptions& options);

  const CompilerOptions& options() const { return options_; }
  const Model& model() const { return model_; }

  // The interface of the global object that is declared; null when the IDL has
  // none.
  const Interface* global() const { return global_; }
  bool IsExposed(const Exposure& exposure) const;

  // typescript_types.cc
  std::string TypeText(const Type& type, Position position) const;
  // "void" for undefined.
  std::string ReturnTypeText(const Type& type, Position position) const;
  // With the namespace that has it.
  std::string NameOf(const Interface& interface) const;
  // "(handler: TimerHandler, ...arguments: any[])"
  std::string ParametersText(const std::vector<Argument>& arguments,
                             Position position) const;
  // Where values of dictionaries come from.
  Position PositionOf(const Dictionary& dictionary) const;
  // TypeScript's own library has the name.
  static bool IsOfTheLanguage(std::string_view name);

 private:
  std::string UnionText(const Type& type, Position position) const;
  std::string PromiseText(const Type& type, Position position) const;
  std::string InterfaceText(const Interface& interface) const;
  // Empty when the typedef's name doesn't say all at this position.
  std::string AliasText(const Type& type, Position position) const;
  void AddToScript(const Type& type);
  void AddToScript(const Dictionary& dictionary);

  const Model& model_;
  const CompilerOptions& options_;
  const Interface* global_ = nullptr;
  std::map<std::string, const Type*> typedefs_;
  // Dictionaries that script gets.
  std::set<const Dictionary*> to_script_;
};

// The name of a member, quoted if need be.
std::string PropertyName(const std::string& name);
// The name of a parameter or function, with an underscore at its end when it is
// a reserved word.
std::string VariableName(const std::string& name);

// typescript_events.cc
// The events of event handler attributes and of CompilerOptions::events.

// The interface that maps the names of events to their types; nothing when the
// interface declares no event.
void PrintEventMap(const TypeScript& typescript,
                   const Interface& interface,
                   Printer& printer);
// The type of an event handler attribute; empty when it isn't one.
std::string EventHandlerText(const TypeScript& typescript,
                             const Interface& interface,
                             const Attribute& attribute);
// addEventListener and removeEventListener for the events in the map. `start`
// is what stands before a member: spaces, or "declare function ".
void PrintListenerMethods(const TypeScript& typescript,
                          const Interface& interface,
                          std::string_view start,
                          Printer& printer);

// typescript_members.cc
// The type of a constant: the value itself, when TypeScript can write it.
std::string ConstantText(const Value& value);
void PrintInstanceMembers(const TypeScript& typescript,
                          const Interface& interface,
                          Printer& printer);
// Of the interface object or namespace object.
void PrintConstants(const TypeScript& typescript,
                    const std::vector<std::unique_ptr<Constant>>& constants,
                    Printer& printer);
void PrintStaticMembers(const TypeScript& typescript,
                        const Interface& interface,
                        Printer& printer);
// An overload a line.
void PrintOperations(const TypeScript& typescript,
                     const OperationGroup& group,
                     std::string_view start,
                     const std::string& name,
                     Printer& printer);
void PrintAttribute(const TypeScript& typescript,
                    const Interface* interface,
                    const Attribute& attribute,
                    Printer& printer);

// typescript_globals.cc
// The variables and functions of the global scope.
void PrintGlobalScope(const TypeScript& typescript, Printer& printer);
// "declare var X" of an interface that script can name.
void PrintInterfaceObject(const TypeScript& typescript,
                          const Interface& interface,
                          std::string_view declare,
                          Printer& printer);
void PrintNamespace(const TypeScript& typescript,
                    const Namespace& definition,
                    Printer& printer);

// typescript_definitions.cc
void PrintInterface(const TypeScript& typescript,
                    const Interface& interface,
                    Printer& printer);
void PrintDefinitions(const TypeScript& typescript, Printer& printer);
// "/** https://… */", the section that the file of the definition names.
void PrintSection(const Definition& definition, Printer& printer);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_TYPESCRIPT_H_
