// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_names.h"

#include <cctype>

namespace wsjs::idl {

namespace {

// The namespace of C++ in which everything is.
constexpr std::string_view kRootNamespace = "wsjs";

const std::string& Prefix(const Definition& definition,
                          const CompilerOptions& options) {
  return definition.IsImported() ? options.import_prefix
                                 : options.include_prefix;
}

}  // namespace

std::string Capitalize(std::string_view name) {
  std::string capitalized(name);
  if (!capitalized.empty()) {
    capitalized[0] = static_cast<char>(
        std::toupper(static_cast<unsigned char>(capitalized[0])));
  }
  return capitalized;
}

const std::string& ImplementationClass(const Interface& interface) {
  return interface.cpp_name;
}

std::string ImplementationClass(const Namespace& definition) {
  const std::string name = Capitalize(definition.name);
  return definition.name == kRootNamespace ? name + "Namespace" : name;
}

std::string ImplementationHeader(const Definition& definition,
                                 const CompilerOptions& options) {
  const auto found =
      options.implementation_headers.find(definition.location.file->path);
  return found == options.implementation_headers.end()
             ? definition.snake_name + ".h"
             : found->second;
}

std::string TypeInfoName(const Interface& interface) {
  return "k" + interface.name + "TypeInfo";
}

std::string NamespaceInfoName(const Namespace& definition) {
  return "k" + Capitalize(definition.name) + "NamespaceInfo";
}

std::string TypeHeader(const Definition& definition,
                       const CompilerOptions& options) {
  return Prefix(definition, options) + "/" + definition.snake_name + ".h";
}

std::string GlueHeader(const Definition& definition,
                       const CompilerOptions& options) {
  return Prefix(definition, options) + "/v8_" + definition.snake_name + ".h";
}

std::string ExposureConstant(std::string_view global) {
  return "k" + std::string(global);
}

std::string SetterMember(const Attribute& attribute) {
  return "set" + Capitalize(attribute.name);
}

std::string FactoryMember(const Operation& factory) {
  return "Create" + Capitalize(factory.name);
}

std::string FactoryInfoName(const OperationGroup& factory) {
  return "k" + factory.name + "FactoryInfo";
}

std::string IncludeGuard(std::string_view header) {
  std::string guard = "WSJS_";
  for (const char character : header) {
    guard += std::isalnum(static_cast<unsigned char>(character))
                 ? static_cast<char>(
                       std::toupper(static_cast<unsigned char>(character)))
                 : '_';
  }
  return guard + "_";
}

}  // namespace wsjs::idl
