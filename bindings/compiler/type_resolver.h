// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_TYPE_RESOLVER_H_
#define WSJS_BINDINGS_COMPILER_TYPE_RESOLVER_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "bindings/compiler/ast.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/model.h"
#include "bindings/compiler/type.h"

namespace wsjs::idl {

// A type as a part of the source, for checks that come when all is resolved.
struct TypeUse {
  const Type* type = nullptr;
  const TypeNode* node = nullptr;
};

// Turns the types of the syntax tree into types of the model, in which typedefs
// are replaced by what they stand for.
class TypeResolver final {
 public:
  TypeResolver(Model& model, Diagnostics& diagnostics)
      : model_(model), diagnostics_(diagnostics) {}

  // Definitions that types can name, all of them before the first Resolve().
  void Declare(std::string_view name, Type::NamedDefinition definition);
  void DeclareTypedef(const TypedefNode& node);

  // What is unknown is reported. `outer` are annotations from
  // around the type: of an argument or a dictionary member.
  const Type* Resolve(const TypeNode& node, const TypeAnnotations& outer = {});

  // What the typedef stands for.
  const Type* Resolve(const TypedefNode& node);

  // Null when there is none.
  const Interface* FindInterface(std::string_view name) const;
  const Dictionary* FindDictionary(std::string_view name) const;

  const std::vector<TypeUse>& uses() const { return uses_; }

 private:
  const Type* ResolveWithoutNull(const TypeNode& node,
                                 const TypeAnnotations& annotations);
  const Type* ResolveName(const TypeNode& node,
                          const TypeAnnotations& annotations);
  const Type* ReportUnknown(const TypeNode& node);
  // Reports it, and gives a type to go on with.
  const Type* ReportTooLarge(const TypeNode& node, std::string message);
  // A copy of `type` with further annotations, or `type` itself.
  const Type* Annotate(const Type* type, const TypeAnnotations& annotations);
  const Type* Add(Type type);

  enum class TypedefState { kUnresolved, kInProgress, kResolved };
  struct TypedefEntry {
    const TypedefNode* node = nullptr;
    TypedefState state = TypedefState::kUnresolved;
    const Type* type = nullptr;
  };

  Model& model_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string_view, Type::NamedDefinition> definitions_;
  std::unordered_map<std::string_view, TypedefEntry> typedefs_;
  std::vector<TypeUse> uses_;
  int typedef_depth_ = 0;  // Of typedefs that are being resolved.
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_TYPE_RESOLVER_H_
