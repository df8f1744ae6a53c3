// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/includes.h"

#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/cpp_types.h"

namespace wsjs::idl {

namespace {

void VisitOperation(const Operation& operation,
                    const std::function<void(const Type&)>& visit) {
  if (operation.return_type)
    visit(*operation.return_type);
  for (const Argument& argument : operation.arguments)
    visit(*argument.type);
}

}  // namespace

void Includes::AddIfUsed(const std::string& header,
                         std::string_view symbol,
                         std::string_view text) {
  if (text.find(symbol) != std::string_view::npos)
    Add(header);
}

void Includes::AddExposureConstantsIfUsed(std::string_view text) {
  AddIfUsed(options_.include_prefix + "/interfaces.h", ".exposure = {.globals",
            text);
}

void Includes::AddForConversion(const Type& type) {
  VisitTypes(type, [&](const Type& part) {
    switch (part.kind()) {
      case TypeKind::kInterface:
        if (part.interface().is_external)
          classes_.insert(part.interface().cpp_name);
        else
          Add(ImplementationHeader(part.interface(), options_));
        break;
      case TypeKind::kDictionary:
        Add(TypeHeader(part.dictionary(), options_));
        break;
      case TypeKind::kEnumeration:
        Add(TypeHeader(part.enumeration(), options_));
        break;
      default:
        break;
    }
  });
}

void Includes::AddForDeclaration(const Type& type) {
  VisitTypes(type, [&](const Type& part) {
    const std::string cpp_type = CppType(part);
    switch (part.kind()) {
      case TypeKind::kInterface:
        classes_.insert(part.interface().cpp_name);
        break;
      case TypeKind::kDictionary:
        Add(TypeHeader(part.dictionary(), options_));
        break;
      case TypeKind::kEnumeration:
        Add(TypeHeader(part.enumeration(), options_));
        break;
      case TypeKind::kCallbackFunction:
      case TypeKind::kCallbackInterface:
        Add("bindings/runtime/callback_function.h");
        break;
      case TypeKind::kAsyncSequence:
        Add("bindings/runtime/async_sequence.h");
        break;
      case TypeKind::kObservableArray:
        Add("bindings/runtime/observable_array.h");
        break;
      case TypeKind::kRecord:
        AddSystem("utility");
        AddSystem("vector");
        break;
      default:
        break;
    }
    if (cpp_type.starts_with("std::optional"))
      AddSystem("optional");
    if (cpp_type.find("std::vector") != std::string::npos)
      AddSystem("vector");
    if (cpp_type.find("std::variant") != std::string::npos)
      AddSystem("variant");
    if (cpp_type.find("string") != std::string::npos)
      AddSystem("string");
    if (cpp_type.find("BufferSource") != std::string::npos)
      Add("bindings/runtime/buffer_source.h");
    if (part.IsInteger())
      AddSystem("cstdint");
  });
}

void Includes::PrintIncludes(Printer& printer) const {
  for (const std::string& header : system_headers_)
    printer.Print("#include <$header$>\n", {{"header", header}});
  if (!system_headers_.empty() && !headers_.empty())
    printer.Print("\n");
  for (const std::string& header : headers_)
    printer.Print("#include \"$header$\"\n", {{"header", header}});
}

void Includes::PrintForwardDeclarations(Printer& printer) const {
  for (const std::string& name : classes_)
    printer.Print("class $name$;\n", {{"name", name}});
}

void AddIncludesOfGlue(Includes& includes, std::string_view glue) {
  includes.AddExposureConstantsIfUsed(glue);
  includes.AddIfUsed("bindings/runtime/constructor_call.h", "ConstructorCall",
                     glue);
  includes.AddIfUsed("bindings/runtime/promise_call.h", "PromiseCall", glue);
  includes.AddIfUsed("bindings/runtime/default_to_json.h", "DefaultToJSON",
                     glue);
  includes.AddIfUsed("bindings/runtime/overload_resolution.h",
                     "ResolveOverload", glue);
  includes.AddIfUsed("bindings/runtime/async_iterator.h", "AsyncIterableInfo",
                     glue);
  includes.AddIfUsed("bindings/runtime/maplike.h", "MaplikeInfo", glue);
  includes.AddIfUsed("bindings/runtime/observable_array.h",
                     "ObservableArrayInfo", glue);
  includes.AddIfUsed("bindings/runtime/normalize_value.h", "NormalizeValue",
                     glue);
  includes.AddIfUsed("bindings/runtime/pair_iterator.h", "PairIterator", glue);
  includes.AddIfUsed("bindings/runtime/legacy_platform_object.h",
                     "SpecialOperations", glue);
  includes.AddIfUsed("bindings/runtime/property_call.h", "PropertyCall", glue);
  for (const char* const steps : {"kSerializationSteps", "kTransferSteps"})
    includes.AddIfUsed("bindings/runtime/serialization.h", steps, glue);
  for (const char* const setter :
       {"ForwardPut", "LenientSetter", "ReplaceableSetter"}) {
    includes.AddIfUsed("bindings/runtime/special_setters.h", setter, glue);
  }
}

void VisitMemberTypes(const Interface& interface,
                      const std::function<void(const Type&)>& visit) {
  for (const auto& attribute : interface.attributes)
    visit(*attribute->type);
  for (const auto& operation : interface.operations)
    VisitOperation(*operation, visit);
  for (const auto& operation : interface.constructor_operations)
    VisitOperation(*operation, visit);
  for (const auto& operation : interface.legacy_factory_operations)
    VisitOperation(*operation, visit);
  if (interface.iterable) {
    if (interface.iterable->key)
      visit(*interface.iterable->key);
    visit(*interface.iterable->value);
    for (const Argument& argument : interface.iterable->arguments)
      visit(*argument.type);
  }
}

void VisitMemberTypes(const Namespace& definition,
                      const std::function<void(const Type&)>& visit) {
  for (const auto& attribute : definition.attributes)
    visit(*attribute->type);
  for (const auto& operation : definition.operations)
    VisitOperation(*operation, visit);
}

}  // namespace wsjs::idl
