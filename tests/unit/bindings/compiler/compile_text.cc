// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/bindings/compiler/compile_text.h"

#include <utility>

#include "bindings/compiler/parser.h"
#include "bindings/compiler/resolver.h"

namespace wsjs::idl {

namespace {

template <typename T>
const T* FindNamed(const std::vector<std::unique_ptr<T>>& all,
                   std::string_view name) {
  for (const auto& one : all) {
    if (one->name == name)
      return one.get();
  }
  return nullptr;
}

}  // namespace

ParsedText::ParsedText(std::string text)
    : file_{"test.idl", std::move(text)},
      fragment_(Parse(file_, diagnostics_)) {}

ResolvedText::ResolvedText(std::vector<std::string> texts,
                           const CompilerOptions& options) {
  char name = 'a';
  for (std::string& text : texts) {
    files_.push_back({std::string(1, name++) + ".idl", std::move(text)});
    fragments_.push_back(Parse(files_.back(), diagnostics_));
  }
  model_ = Resolve(fragments_, options, diagnostics_);
}

std::string ResolvedText::messages() const {
  std::string messages;
  for (const Diagnostic& diagnostic : diagnostics_.all()) {
    if (diagnostic.severity == Severity::kError)
      messages += diagnostic.message + "\n";
  }
  return messages;
}

const Interface* ResolvedText::interface(std::string_view name) const {
  return FindNamed(model_->interfaces, name);
}

const Dictionary* ResolvedText::dictionary(std::string_view name) const {
  return FindNamed(model_->dictionaries, name);
}

const Typedef* ResolvedText::type_definition(std::string_view name) const {
  return FindNamed(model_->typedefs, name);
}

std::string MessagesOf(std::string text) {
  return ResolvedText(std::move(text)).messages();
}

const Attribute* FindAttribute(const Interface& interface,
                               std::string_view name) {
  return FindNamed(interface.attributes, name);
}

const OperationGroup* FindOperations(const Interface& interface,
                                     std::string_view name) {
  for (const OperationGroup& group : interface.operation_groups) {
    if (group.name == name)
      return &group;
  }
  return nullptr;
}

}  // namespace wsjs::idl
