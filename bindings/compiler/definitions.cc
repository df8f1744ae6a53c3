// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/definitions.h"

#include <algorithm>
#include <string>
#include <utility>

namespace wsjs::idl {

namespace {

std::string Quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::string_view KindName(ContainerNode::Kind kind) {
  switch (kind) {
    case ContainerNode::Kind::kInterface:
      return "interface";
    case ContainerNode::Kind::kMixin:
      return "interface mixin";
    case ContainerNode::Kind::kCallbackInterface:
      return "callback interface";
    case ContainerNode::Kind::kNamespace:
      return "namespace";
  }
  return "";
}

std::string_view PartialSection(ContainerNode::Kind kind) {
  switch (kind) {
    case ContainerNode::Kind::kInterface:
    case ContainerNode::Kind::kCallbackInterface:  // There are no partial ones.
      return "dfn-partial-interface";
    case ContainerNode::Kind::kMixin:
      return "partial-interface-mixin";
    case ContainerNode::Kind::kNamespace:
      return "partial-namespace";
  }
  return "";
}

class Merger {
 public:
  Merger(const std::vector<FragmentNode>& fragments,
         const CompilerOptions& options,
         Diagnostics& diagnostics)
      : fragments_(fragments), options_(options), diagnostics_(diagnostics) {}

  Definitions Run() {
    CollectOriginals();
    MergePartials();
    RemoveOmittedMembers();
    ApplyIncludes();
    return std::move(definitions_);
  }

 private:
  void CollectOriginals();
  void MergePartials();
  void RemoveOmittedMembers();
  void ApplyIncludes();

  bool Declare(const NameNode& name);
  bool RemoveMember(std::string_view definition, std::string_view member);
  // Reports it when there is none, what `section` of the standard asks for.
  MergedContainer* FindOriginal(const NameNode& name,
                                ContainerNode::Kind kind,
                                std::string_view section);
  MergedContainer* FindContainer(std::string_view name);
  // That `original`, which is to get members where it is named `name`, doesn't
  // have its bindings elsewhere.
  bool CheckImport(const MergedContainer& original, const NameNode& name);

  const std::vector<FragmentNode>& fragments_;
  const CompilerOptions& options_;
  Diagnostics& diagnostics_;
  Definitions definitions_;

  std::unordered_map<std::string_view, SourceLocation> names_;
  // Indices of `definitions_`.
  std::unordered_map<std::string_view, size_t> containers_;
  std::unordered_map<std::string_view, size_t> dictionaries_;
};

// "the identifier of every interface, namespace, dictionary, enumeration,
// callback function, callback interface and typedef must not be the same as the
// identifier of any other"
// https://webidl.spec.whatwg.org/#idl-names
bool Merger::Declare(const NameNode& name) {
  auto [it, is_new] = names_.emplace(name.text, name.location);
  if (is_new)
    return true;
  diagnostics_.AddError(name.location,
                        Quoted(name.text) +
                            " is already defined; see "
                            "https://webidl.spec.whatwg.org/#idl-names",
                        name.text.size());
  diagnostics_.AddNote(it->second, "the first definition is here",
                       name.text.size());
  return false;
}

void Merger::CollectOriginals() {
  for (const FragmentNode& fragment : fragments_) {
    for (const ContainerNode& node : fragment.containers) {
      if (node.partial || !Declare(node.name))
        continue;
      containers_[node.name.text] = definitions_.containers.size();
      MergedContainer merged{&node, {}, {}};
      for (const MemberNode& member : node.members)
        merged.members.push_back({&member, &node, nullptr});
      definitions_.containers.push_back(std::move(merged));
    }
    for (const DictionaryNode& node : fragment.dictionaries) {
      if (node.partial || !Declare(node.name))
        continue;
      dictionaries_[node.name.text] = definitions_.dictionaries.size();
      MergedDictionary merged{&node, {}};
      for (const DictionaryMemberNode& member : node.members)
        merged.members.push_back(&member);
      definitions_.dictionaries.push_back(std::move(merged));
    }
    for (const EnumerationNode& node : fragment.enumerations) {
      if (Declare(node.name))
        definitions_.enumerations.push_back(&node);
    }
    for (const CallbackFunctionNode& node : fragment.callback_functions) {
      if (Declare(node.name))
        definitions_.callback_functions.push_back(&node);
    }
    for (const TypedefNode& node : fragment.typedefs) {
      if (Declare(node.name))
        definitions_.typedefs.push_back(&node);
    }
  }
}

MergedContainer* Merger::FindContainer(std::string_view name) {
  auto it = containers_.find(name);
  return it == containers_.end() ? nullptr
                                 : &definitions_.containers[it->second];
}

MergedContainer* Merger::FindOriginal(const NameNode& name,
                                      ContainerNode::Kind kind,
                                      std::string_view section) {
  MergedContainer* original = FindContainer(name.text);
  if (original && original->node->kind == kind)
    return original;
  diagnostics_.AddError(
      name.location,
      "there is no " + std::string(KindName(kind)) + " " + Quoted(name.text) +
          "; see https://webidl.spec.whatwg.org/#" + std::string(section),
      name.text.size());
  return nullptr;
}

bool Merger::CheckImport(const MergedContainer& original,
                         const NameNode& name) {
  if (!original.node->name.location.file->is_imported ||
      name.location.file->is_imported) {
    return true;
  }
  diagnostics_.AddError(
      name.location,
      Quoted(name.text) + " is imported, so that it can't get members here",
      name.text.size());
  return false;
}

// "The identifier of a partial interface definition must be the same as the
// identifier of an interface definition. All of the members that appear on each
// of the partial interfaces are considered to be members of the interface
// itself."
// https://webidl.spec.whatwg.org/#dfn-partial-interface
void Merger::MergePartials() {
  for (const FragmentNode& fragment : fragments_) {
    for (const ContainerNode& node : fragment.containers) {
      MergedContainer* original =
          node.partial
              ? FindOriginal(node.name, node.kind, PartialSection(node.kind))
              : nullptr;
      if (!original)
        continue;
      if (!CheckImport(*original, node.name))
        continue;
      original->partials.push_back(&node);
      for (const MemberNode& member : node.members)
        original->members.push_back({&member, &node, nullptr});
    }
    for (const DictionaryNode& node : fragment.dictionaries) {
      if (!node.partial)
        continue;
      auto it = dictionaries_.find(node.name.text);
      if (it == dictionaries_.end()) {
        diagnostics_.AddError(node.name.location,
                              "there is no dictionary " +
                                  Quoted(node.name.text) +
                                  "; see https://webidl.spec.whatwg.org/"
                                  "#dfn-partial-dictionary",
                              node.name.text.size());
        continue;
      }
      MergedDictionary& original = definitions_.dictionaries[it->second];
      for (const DictionaryMemberNode& member : node.members)
        original.members.push_back(&member);
    }
  }
}

void Merger::RemoveOmittedMembers() {
  for (const std::string& omitted : options_.omitted_members) {
    std::string_view name = omitted;
    size_t dot = name.find('.');
    bool found = dot != std::string_view::npos &&
                 RemoveMember(name.substr(0, dot), name.substr(dot + 1));
    if (!found) {
      diagnostics_.AddError({}, "there is no member " + Quoted(omitted) +
                                    " that could be omitted");
    }
  }
}

// All overloads of an operation.
bool Merger::RemoveMember(std::string_view definition,
                          std::string_view member) {
  if (MergedContainer* container = FindContainer(definition)) {
    return std::erase_if(container->members, [member](const MergedMember& m) {
             return m.node->name.text == member;
           }) > 0;
  }
  auto it = dictionaries_.find(definition);
  if (it == dictionaries_.end())
    return false;
  return std::erase_if(definitions_.dictionaries[it->second].members,
                       [member](const DictionaryMemberNode* node) {
                         return node->name.text == member;
                       }) > 0;
}

// https://webidl.spec.whatwg.org/#includes-statement
void Merger::ApplyIncludes() {
  for (const FragmentNode& fragment : fragments_) {
    for (const IncludesNode& node : fragment.includes) {
      MergedContainer* interface =
          FindOriginal(node.interface, ContainerNode::Kind::kInterface,
                       "includes-statement");
      MergedContainer* mixin = FindOriginal(
          node.mixin, ContainerNode::Kind::kMixin, "includes-statement");
      if (!interface || !mixin || !CheckImport(*interface, node.interface))
        continue;
      for (MergedMember member : mixin->members) {
        member.mixin = mixin->node;
        interface->members.push_back(member);
      }
    }
  }
}

}  // namespace

Definitions MergeDefinitions(const std::vector<FragmentNode>& fragments,
                             const CompilerOptions& options,
                             Diagnostics& diagnostics) {
  return Merger(fragments, options, diagnostics).Run();
}

}  // namespace wsjs::idl
