// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_MODEL_BUILDER_H_
#define WSJS_BINDINGS_COMPILER_MODEL_BUILDER_H_

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/definitions.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/exposure_resolver.h"
#include "bindings/compiler/extended_attribute_table.h"
#include "bindings/compiler/model.h"
#include "bindings/compiler/type_resolver.h"

namespace wsjs::idl {

// Fills a model from merged definitions.
class ModelBuilder final {
 public:
  ModelBuilder(const Definitions& definitions,
               const CompilerOptions& options,
               TypeResolver& types,
               Model& model,
               Diagnostics& diagnostics);

  void Run();

 private:
  // model_builder.cc
  void DeclareContainers();
  void DeclareExternalInterfaces();
  void DeclareOthers();
  void ResolvePartialInterfaces(const MergedContainer& source,
                                Interface& interface);
  void ResolvePartials(const MergedContainer& source);
  void LinkInterfaces();
  void LinkDictionaries();
  void BuildDictionaries();
  void BuildEnumerations();
  void BuildCallbackFunctions();
  void BuildTypedefs();
  std::vector<Argument> BuildArguments(const std::vector<ArgumentNode>& nodes);

  // interface_builder.cc
  void BuildInterface(Interface& interface, const MergedContainer& source);
  void CheckOneStringifier(const Interface& interface, SourceLocation location);
  void CheckOverloadsAreTogether(const std::vector<MergedMember>& members);
  void BuildInterfaceMember(Interface& interface,
                            const MergedMember& member,
                            const Exposure& exposure);
  void BuildLegacyFactoryFunctions(Interface& interface,
                                   const ContainerNode& node);
  void BuildIterable(Interface& interface,
                     const MemberNode& member,
                     const Exposure& exposure);
  void SetSpecialOperation(Interface& interface, const Operation& operation);
  void BuildCallbackInterface(CallbackInterface& callback_interface,
                              const MergedContainer& source);
  void BuildNamespace(Namespace& namespace_definition,
                      const MergedContainer& source);
  std::unique_ptr<Constant> BuildConstant(const MemberNode& member,
                                          const Exposure& exposure);
  std::unique_ptr<Attribute> BuildAttribute(const MemberNode& member,
                                            const Exposure& exposure);
  std::unique_ptr<Operation> BuildOperation(const MemberNode& member,
                                            const Exposure& exposure);

  // Fills what every construct has. `annotations` as for
  // ResolveExtendedAttributes().
  void SetNamed(Named& named,
                const NameNode& name,
                const ExtendedAttributeNodes& nodes,
                ExtendedAttributePlace place,
                TypeAnnotations* annotations = nullptr);
  void SetDefinition(Definition& definition,
                     const NameNode& name,
                     const ExtendedAttributeNodes& nodes,
                     ExtendedAttributePlace place);

  const Definitions& definitions_;
  const CompilerOptions& options_;
  TypeResolver& types_;
  Model& model_;
  Diagnostics& diagnostics_;
  ExposureResolver exposures_;

  // The model objects and what they are built of.
  std::vector<std::pair<Interface*, const MergedContainer*>> interfaces_;
  std::vector<std::pair<CallbackInterface*, const MergedContainer*>>
      callback_interfaces_;
  std::vector<std::pair<Namespace*, const MergedContainer*>> namespaces_;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_MODEL_BUILDER_H_
