// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/model_builder.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "bindings/compiler/names.h"

namespace wsjs::idl {

namespace {

// More ancestors than that are refused: work that goes through them, and the
// stack that it takes, is bounded.
constexpr int kMaximumAncestors = 256;

void ReportTooManyAncestors(const NameNode& name, Diagnostics& diagnostics) {
  diagnostics.AddError(name.location,
                       "the chain of inheritance is longer than " +
                           std::to_string(kMaximumAncestors),
                       name.text.size());
}

// Cuts chains of inheritance that are too long. They have no cycles.
template <typename T>
class AncestorCounter final {
 public:
  explicit AncestorCounter(Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {}

  void Check(T& definition, const NameNode& inherited) {
    std::vector<const T*> chain;
    const T* ancestor = definition.inherited;
    while (ancestor && !counts_.contains(ancestor)) {
      chain.push_back(ancestor);
      ancestor = ancestor->inherited;
    }
    int count = ancestor ? counts_[ancestor] : -1;
    for (auto it = chain.rbegin(); it != chain.rend(); ++it)
      counts_[*it] = ++count;
    if (count + 1 > kMaximumAncestors) {
      ReportTooManyAncestors(inherited, diagnostics_);
      definition.inherited = nullptr;
      count = -1;
    }
    counts_[&definition] = count + 1;
  }

 private:
  Diagnostics& diagnostics_;
  std::unordered_map<const T*, int> counts_;
};

// Links `definition.inherited`, unless that would make a cycle.
// "An interface must not be declared such that its inheritance hierarchy has a
// cycle."
template <typename T>
void Inherit(T& definition,
             const T* inherited,
             const NameNode& name,
             std::string_view section,
             Diagnostics& diagnostics) {
  if (!inherited) {
    diagnostics.AddError(name.location,
                         "there is no \"" + std::string(name.text) +
                             "\" to inherit from; see " + std::string(section),
                         name.text.size());
    return;
  }
  int count = 0;
  for (const T* ancestor = inherited; ancestor;
       ancestor = ancestor->inherited) {
    if (++count > kMaximumAncestors) {
      ReportTooManyAncestors(name, diagnostics);
      return;
    }
    if (ancestor != &definition)
      continue;
    diagnostics.AddError(name.location,
                         "\"" + definition.name +
                             "\" inherits from itself; see " +
                             std::string(section),
                         name.text.size());
    return;
  }
  definition.inherited = inherited;
}

}  // namespace

ModelBuilder::ModelBuilder(const Definitions& definitions,
                           const CompilerOptions& options,
                           TypeResolver& types,
                           Model& model,
                           Diagnostics& diagnostics)
    : definitions_(definitions),
      options_(options),
      types_(types),
      model_(model),
      diagnostics_(diagnostics),
      exposures_(definitions, options, diagnostics) {}

void ModelBuilder::Run() {
  DeclareContainers();
  DeclareOthers();
  DeclareExternalInterfaces();

  LinkInterfaces();
  LinkDictionaries();

  for (auto& [interface, source] : interfaces_)
    BuildInterface(*interface, *source);
  for (auto& [callback_interface, source] : callback_interfaces_)
    BuildCallbackInterface(*callback_interface, *source);
  for (auto& [namespace_definition, source] : namespaces_)
    BuildNamespace(*namespace_definition, *source);
  BuildDictionaries();
  BuildEnumerations();
  BuildCallbackFunctions();
  BuildTypedefs();
}

void ModelBuilder::SetNamed(Named& named,
                            const NameNode& name,
                            const ExtendedAttributeNodes& nodes,
                            ExtendedAttributePlace place,
                            TypeAnnotations* annotations) {
  named.name = name.text;
  named.cpp_name = CppName(name.text);
  named.location = name.location;
  named.extended_attributes =
      ResolveExtendedAttributes(nodes, place, annotations, diagnostics_);
}

void ModelBuilder::SetDefinition(Definition& definition,
                                 const NameNode& name,
                                 const ExtendedAttributeNodes& nodes,
                                 ExtendedAttributePlace place) {
  SetNamed(definition, name, nodes, place);
  definition.snake_name = SnakeName(name.text);
}

void ModelBuilder::DeclareContainers() {
  for (const MergedContainer& source : definitions_.containers) {
    const ContainerNode& node = *source.node;
    switch (node.kind) {
      case ContainerNode::Kind::kInterface: {
        auto interface = std::make_unique<Interface>();
        SetDefinition(*interface, node.name, node.extended_attributes,
                      kOnInterface);
        types_.Declare(node.name.text, interface.get());
        interfaces_.emplace_back(interface.get(), &source);
        model_.interfaces.push_back(std::move(interface));
        break;
      }
      case ContainerNode::Kind::kCallbackInterface: {
        auto callback_interface = std::make_unique<CallbackInterface>();
        SetDefinition(*callback_interface, node.name, node.extended_attributes,
                      kOnCallbackInterface);
        types_.Declare(node.name.text, callback_interface.get());
        callback_interfaces_.emplace_back(callback_interface.get(), &source);
        model_.callback_interfaces.push_back(std::move(callback_interface));
        break;
      }
      case ContainerNode::Kind::kNamespace: {
        auto namespace_definition = std::make_unique<Namespace>();
        SetDefinition(*namespace_definition, node.name,
                      node.extended_attributes, kOnNamespace);
        namespaces_.emplace_back(namespace_definition.get(), &source);
        model_.namespaces.push_back(std::move(namespace_definition));
        break;
      }
      case ContainerNode::Kind::kMixin:
        ResolveExtendedAttributes(node.extended_attributes, kOnMixin, nullptr,
                                  diagnostics_);
        break;
    }
    if (node.kind == ContainerNode::Kind::kInterface)
      ResolvePartialInterfaces(source, *model_.interfaces.back());
    else
      ResolvePartials(source);
  }
}

// What partial interfaces say of the whole interface; [Exposed] and the like
// are about their members.
void ModelBuilder::ResolvePartialInterfaces(const MergedContainer& source,
                                            Interface& interface) {
  for (const ContainerNode* partial : source.partials) {
    const ExtendedAttributes attributes =
        ResolveExtendedAttributes(partial->extended_attributes,
                                  kOnPartialInterface, nullptr, diagnostics_);
    for (const ExtendedAttribute& attribute : attributes.all()) {
      switch (attribute.kind) {
        case ExtendedAttributeKind::kLegacyOverrideBuiltIns:
        case ExtendedAttributeKind::kSerializable:
        case ExtendedAttributeKind::kTransferable:
          interface.extended_attributes.Append(attribute);
          break;
        default:
          break;
      }
    }
  }
}

void ModelBuilder::ResolvePartials(const MergedContainer& source) {
  const ExtendedAttributePlace place =
      source.node->kind == ContainerNode::Kind::kMixin ? kOnMixin
      : source.node->kind == ContainerNode::Kind::kNamespace
          ? kOnNamespace
          : kOnPartialInterface;
  for (const ContainerNode* partial : source.partials) {
    ResolveExtendedAttributes(partial->extended_attributes, place, nullptr,
                              diagnostics_);
  }
}

void ModelBuilder::DeclareOthers() {
  for (const MergedDictionary& source : definitions_.dictionaries) {
    auto dictionary = std::make_unique<Dictionary>();
    SetDefinition(*dictionary, source.node->name,
                  source.node->extended_attributes, kOnDictionary);
    types_.Declare(source.node->name.text, dictionary.get());
    model_.dictionaries.push_back(std::move(dictionary));
  }
  for (const EnumerationNode* node : definitions_.enumerations) {
    auto enumeration = std::make_unique<Enumeration>();
    SetDefinition(*enumeration, node->name, node->extended_attributes,
                  kOnEnumeration);
    types_.Declare(node->name.text, enumeration.get());
    model_.enumerations.push_back(std::move(enumeration));
  }
  for (const CallbackFunctionNode* node : definitions_.callback_functions) {
    auto callback = std::make_unique<CallbackFunction>();
    SetDefinition(*callback, node->name, node->extended_attributes,
                  kOnCallbackFunction);
    types_.Declare(node->name.text, callback.get());
    model_.callback_functions.push_back(std::move(callback));
  }
  for (const TypedefNode* node : definitions_.typedefs) {
    auto definition = std::make_unique<Typedef>();
    SetDefinition(*definition, node->name, node->extended_attributes,
                  kOnTypedef);
    types_.DeclareTypedef(*node);
    model_.typedefs.push_back(std::move(definition));
  }
}

void ModelBuilder::DeclareExternalInterfaces() {
  for (const std::string& name : options_.external_interfaces) {
    if (types_.FindInterface(name)) {
      diagnostics_.AddError({}, "\"" + name +
                                    "\" is given as an external interface, "
                                    "but the inputs define it");
      continue;
    }
    auto interface = std::make_unique<Interface>();
    interface->is_external = true;
    SetDefinition(*interface, {name, {}}, {}, kOnInterface);
    types_.Declare(name, interface.get());
    model_.interfaces.push_back(std::move(interface));
  }
}

void ModelBuilder::LinkInterfaces() {
  for (auto& [interface, source] : interfaces_) {
    const NameNode& name = source->node->inherited;
    if (!name.text.empty()) {
      Inherit(*interface, types_.FindInterface(name.text), name,
              "https://webidl.spec.whatwg.org/#dfn-inherit", diagnostics_);
    }
  }
  AncestorCounter<Interface> counter(diagnostics_);
  for (auto& [interface, source] : interfaces_)
    counter.Check(*interface, source->node->inherited);
}

void ModelBuilder::LinkDictionaries() {
  for (size_t i = 0; i < definitions_.dictionaries.size(); ++i) {
    const NameNode& name = definitions_.dictionaries[i].node->inherited;
    if (!name.text.empty()) {
      Inherit(*model_.dictionaries[i], types_.FindDictionary(name.text), name,
              "https://webidl.spec.whatwg.org/#dfn-inherit-dictionary",
              diagnostics_);
    }
  }
  AncestorCounter<Dictionary> counter(diagnostics_);
  for (size_t i = 0; i < definitions_.dictionaries.size(); ++i) {
    counter.Check(*model_.dictionaries[i],
                  definitions_.dictionaries[i].node->inherited);
  }
}

void ModelBuilder::BuildDictionaries() {
  for (size_t i = 0; i < definitions_.dictionaries.size(); ++i) {
    for (const DictionaryMemberNode* node :
         definitions_.dictionaries[i].members) {
      auto member = std::make_unique<DictionaryMember>();
      // On a required member they are part of the type's own list.
      TypeAnnotations annotations;
      SetNamed(*member, node->name, node->extended_attributes,
               kOnDictionaryMember, &annotations);
      member->type = types_.Resolve(node->type, annotations);
      member->required = node->required;
      if (node->default_value)
        member->default_value = node->default_value->value;
      model_.dictionaries[i]->members.push_back(std::move(member));
    }
  }
}

// "The list of enumeration values must not include duplicates."
// https://webidl.spec.whatwg.org/#dfn-enumeration-value
void ModelBuilder::BuildEnumerations() {
  for (size_t i = 0; i < definitions_.enumerations.size(); ++i) {
    Enumeration& enumeration = *model_.enumerations[i];
    std::unordered_set<std::string_view> values;
    std::unordered_map<std::string, int> names;
    for (const NameNode& node : definitions_.enumerations[i]->values) {
      std::string value(node.text);
      if (!values.insert(node.text).second) {
        diagnostics_.AddError(
            node.location,
            "duplicate enumeration value \"" + value +
                "\"; see https://webidl.spec.whatwg.org/#idl-enums",
            value.size() + 2);
      }
      // Such as "a-b" and "a_b": the second one gets an underscore, others a
      // number after it.
      std::string cpp_name = EnumeratorName(value);
      if (const int count = ++names[cpp_name]; count > 1)
        cpp_name += "_" + (count > 2 ? std::to_string(count) : std::string());
      enumeration.values.push_back(
          {std::move(value), std::move(cpp_name), node.location});
    }
  }
}

void ModelBuilder::BuildCallbackFunctions() {
  for (size_t i = 0; i < definitions_.callback_functions.size(); ++i) {
    const CallbackFunctionNode& node = *definitions_.callback_functions[i];
    CallbackFunction& callback = *model_.callback_functions[i];
    callback.return_type = types_.Resolve(node.return_type);
    callback.arguments = BuildArguments(node.arguments);
    callback.is_constructor = node.is_constructor;
  }
}

void ModelBuilder::BuildTypedefs() {
  for (size_t i = 0; i < definitions_.typedefs.size(); ++i)
    model_.typedefs[i]->type = types_.Resolve(*definitions_.typedefs[i]);
}

std::vector<Argument> ModelBuilder::BuildArguments(
    const std::vector<ArgumentNode>& nodes) {
  std::vector<Argument> arguments;
  for (const ArgumentNode& node : nodes) {
    Argument argument;
    TypeAnnotations annotations;
    SetNamed(argument, node.name, node.extended_attributes, kOnArgument,
             &annotations);
    argument.type = types_.Resolve(node.type, annotations);
    argument.optional = node.optional;
    argument.variadic = node.variadic;
    if (node.default_value)
      argument.default_value = node.default_value->value;
    arguments.push_back(std::move(argument));
  }
  return arguments;
}

}  // namespace wsjs::idl
