// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/definitions.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/includes.h"

namespace wsjs::idl {

namespace {

// The table in bindings/README.md, as far as one type is the usual one.

std::string ResultType(const Type& type) {
  switch (type.WithoutNullable().kind()) {
    case TypeKind::kPromise:
      return "bindings::Promise";
    // The same array each time.
    case TypeKind::kFrozenArray:
      return "bindings::ScriptValue";
    // Kept as an edge.
    case TypeKind::kObservableArray:
      return "bindings::ObservableArray";
    case TypeKind::kInterface:
      if (!type.IsNullable() && !type.interface().is_external)
        return type.interface().cpp_name + "&";
      return CppType(type);
    default:
      return CppType(type);
  }
}

std::string ResultType(const Operation& operation) {
  const Type& type = *operation.return_type;
  if (type.kind() == TypeKind::kInterface && !type.interface().is_external &&
      operation.extended_attributes.Has(ExtendedAttributeKind::kNewObject)) {
    return "std::unique_ptr<" + type.interface().cpp_name + ">";
  }
  return ResultType(type);
}

std::string ByReference(const std::string& cpp_type) {
  return "const " + cpp_type + "&";
}

std::string ParameterType(const Type& type) {
  if (IsPlatformObject(type) && !type.interface().is_external)
    return type.interface().cpp_name + "&";
  const std::string cpp_type = CppType(type);
  return IsTrivial(type) || IsPlatformObject(type) ? cpp_type
                                                   : ByReference(cpp_type);
}

std::string ParameterType(const Argument& argument) {
  const Type& type = *argument.type;
  if (argument.variadic)
    return ByReference("std::vector<" + CppType(type) + ">");
  if (!argument.optional || argument.default_value)
    return ParameterType(type);
  const std::string cpp_type = OptionalCppType(type);
  return IsTrivial(type) || IsPlatformObject(type) ? cpp_type
                                                   : ByReference(cpp_type);
}

// Prints the members of one class.
class StubWriter final {
 public:
  StubWriter(Printer& printer, bool is_namespace)
      : printer_(printer), is_namespace_(is_namespace) {}

  template <typename Definition>
  void PrintMembers(const Definition& definition) {
    for (const auto& attribute : definition.attributes)
      PrintAttribute(*attribute);
    for (const OperationGroup& group : definition.operation_groups) {
      for (const Operation* const operation : group.overloads)
        PrintOperation(*operation);
    }
  }
  void PrintConstructors(const Interface& interface);
  void PrintIterable(const Iterable& iterable);
  void PrintStringifier(const Interface& interface);
  void PrintAsyncIterable(const Iterable& iterable);
  void PrintFactories(const Interface& interface);
  void PrintSpecialOperations(const Interface& interface);
  void PrintStructuredCloning(const Interface& interface);

 private:
  void PrintAttribute(const Attribute& attribute);
  void PrintOperation(const Operation& operation);
  void PrintSpecialOperation(const Operation* operation,
                             const std::string& name,
                             const std::string& key);
  void PrintIdl(const std::string& text);
  // `suffix` is what follows the parameters: " const".
  void PrintFunction(bool is_static,
                     const std::string& result,
                     const std::string& name,
                     std::vector<std::string> parameters,
                     std::string_view suffix);

  Printer& printer_;
  const bool is_namespace_;
  std::set<std::string> signatures_;  // Of what has been declared.
};

void StubWriter::PrintIdl(const std::string& text) {
  printer_.Print("\n  $idl$", {{"idl", FormatComment(text, 2)}});
}

void StubWriter::PrintFunction(bool is_static,
                               const std::string& result,
                               const std::string& name,
                               std::vector<std::string> parameters,
                               std::string_view suffix) {
  const bool has_realm = is_static || is_namespace_;
  if (has_realm)
    parameters.insert(parameters.begin(), "bindings::Realm& realm");
  // Overloads that C++ doesn't tell apart: all buffer types are one.
  std::string signature = name;
  for (const std::string& parameter : parameters)
    signature += "," + parameter.substr(0, parameter.rfind(' '));
  if (!signatures_.insert(std::move(signature)).second) {
    printer_.Print("  // The same function.\n");
    return;
  }
  const std::string before =
      (has_realm ? "static " : "") + result + " " + name + "(";
  printer_.Print(
      "  $declaration$\n",
      {{"declaration",
        FormatList(before, parameters,
                   ")" + (has_realm ? "" : std::string(suffix)) + ";", 2)}});
}

void StubWriter::PrintConstructors(const Interface& interface) {
  for (const auto& constructor : interface.constructor_operations) {
    PrintIdl(ConstructorIdlText(*constructor));
    std::vector<std::string> parameters;
    for (const Argument& argument : constructor->arguments)
      parameters.push_back(ParameterType(argument) + " " + argument.cpp_name);
    PrintFunction(true,
                  "std::unique_ptr<" + ImplementationClass(interface) + ">",
                  "Create", std::move(parameters), "");
  }
}

void StubWriter::PrintAttribute(const Attribute& attribute) {
  PrintIdl(IdlText(attribute));
  PrintFunction(attribute.is_static, ResultType(*attribute.type),
                attribute.cpp_name, {}, " const");
  if (attribute.type->kind() == TypeKind::kObservableArray) {
    const std::string value =
        ParameterType(attribute.type->element()) + " value";
    for (const char* const verb : {"WillSet", "WillDelete"}) {
      PrintFunction(attribute.is_static, "void",
                    verb + Capitalize(attribute.name),
                    {value, "uint32_t index"}, "");
    }
  } else if (!attribute.read_only) {
    PrintFunction(attribute.is_static, "void", SetterMember(attribute),
                  {ParameterType(*attribute.type) + " value"}, "");
  }
}

// https://webidl.spec.whatwg.org/#default-tojson-steps need nothing.
void StubWriter::PrintOperation(const Operation& operation) {
  if (operation.extended_attributes.Has(ExtendedAttributeKind::kDefault))
    return;
  PrintIdl(IdlText(operation));
  std::vector<std::string> parameters;
  for (const Argument& argument : operation.arguments)
    parameters.push_back(ParameterType(argument) + " " + argument.cpp_name);
  PrintFunction(operation.is_static, ResultType(operation), operation.cpp_name,
                std::move(parameters), "");
}

void StubWriter::PrintFactories(const Interface& interface) {
  for (const auto& factory : interface.legacy_factory_operations) {
    PrintIdl(FactoryIdlText(*factory));
    std::vector<std::string> parameters;
    for (const Argument& argument : factory->arguments)
      parameters.push_back(ParameterType(argument) + " " + argument.cpp_name);
    PrintFunction(true,
                  "std::unique_ptr<" + ImplementationClass(interface) + ">",
                  FactoryMember(*factory), std::move(parameters), "");
  }
}

void StubWriter::PrintAsyncIterable(const Iterable& iterable) {
  PrintIdl(IdlText(iterable));
  printer_.Print(
      "  class AsyncIterator final : public bindings::AsyncIterator {\n"
      "   public:\n"
      "    using bindings::AsyncIterator::AsyncIterator;\n"
      "    bindings::Promise GetNextIterationResult() override;\n"
      "    // If iterators have a `return`.\n"
      "    bindings::Promise Return(bindings::ScriptValue value) override;\n"
      "  };\n");
  std::vector<std::string> parameters;
  for (const Argument& argument : iterable.arguments)
    parameters.push_back(ParameterType(argument) + " " + argument.cpp_name);
  PrintFunction(false, "std::unique_ptr<AsyncIterator>", "CreateAsyncIterator",
                std::move(parameters), "");
}

void StubWriter::PrintIterable(const Iterable& iterable) {
  if (iterable.kind == Iterable::Kind::kAsyncIterable)
    return PrintAsyncIterable(iterable);
  if (iterable.kind == Iterable::Kind::kMaplike ||
      iterable.kind == Iterable::Kind::kSetlike) {
    const bool is_map = iterable.kind == Iterable::Kind::kMaplike;
    PrintIdl(IdlText(iterable));
    printer_.Print("  // Kept as an edge.\n");
    PrintFunction(false, is_map ? "bindings::ScriptMap" : "bindings::ScriptSet",
                  is_map ? "MapEntries" : "SetEntries", {}, " const");
    return;
  }
  if (iterable.kind != Iterable::Kind::kIterable || !iterable.key)
    return;
  PrintIdl(IdlText(iterable));
  printer_.Print("  // The pair at `index`, or nothing behind the last one.\n");
  PrintFunction(false,
                "std::optional<std::pair<" + CppType(*iterable.key) + ", " +
                    CppType(*iterable.value) + ">>",
                "GetPair", {"size_t index"}, " const");
}

// Of an attribute it needs nothing.
void StubWriter::PrintStringifier(const Interface& interface) {
  if (!interface.has_stringifier || interface.stringification_attribute)
    return;
  PrintIdl("stringifier;");
  PrintFunction(false, "std::u16string", "toString", {}, " const");
}

// Of one with a name it is the operation of that name.
void StubWriter::PrintSpecialOperation(const Operation* operation,
                                       const std::string& name,
                                       const std::string& key) {
  if (!operation || !operation->name.empty())
    return;
  std::vector<std::string> parameters = {key};
  if (operation->arguments.size() > 1) {
    const Argument& value = operation->arguments[1];
    parameters.push_back(ParameterType(value) + " " + value.cpp_name);
  }
  PrintIdl(IdlText(*operation));
  PrintFunction(false, ResultType(*operation), name, std::move(parameters), "");
}

void StubWriter::PrintSpecialOperations(const Interface& interface) {
  if (interface.indexed_property_getter) {
    printer_.Print("\n  // The supported property indices are below this.\n");
    PrintFunction(false, "uint32_t", "SupportedPropertyIndexCount", {},
                  " const");
  }
  if (interface.named_property_getter) {
    printer_.Print("\n");
    PrintFunction(false, "bool", "IsSupportedPropertyName",
                  {"const std::u16string& name"}, " const");
    PrintFunction(false, "std::vector<std::u16string>",
                  "SupportedPropertyNames", {}, " const");
  }
  constexpr char kIndex[] = "uint32_t index";
  PrintSpecialOperation(interface.indexed_property_getter, "GetIndexedProperty",
                        kIndex);
  PrintSpecialOperation(interface.indexed_property_setter, "SetIndexedProperty",
                        kIndex);
  constexpr char kName[] = "const std::u16string& name";
  PrintSpecialOperation(interface.named_property_getter, "GetNamedProperty",
                        kName);
  PrintSpecialOperation(interface.named_property_setter, "SetNamedProperty",
                        kName);
  PrintSpecialOperation(interface.named_property_deleter, "DeleteNamedProperty",
                        kName);
}

// https://html.spec.whatwg.org/#serializable-objects
// https://html.spec.whatwg.org/#transferable-objects
void StubWriter::PrintStructuredCloning(const Interface& interface) {
  const std::string result =
      "ExceptionOr<std::unique_ptr<" + ImplementationClass(interface) + ">>";
  const ExtendedAttributes& extended = interface.extended_attributes;
  if (extended.Has(ExtendedAttributeKind::kSerializable)) {
    printer_.Print("\n  // [Serializable]\n");
    PrintFunction(false, "ExceptionOr<void>", "Serialize",
                  {"bindings::SerializationWriter& serialized"}, " const");
    PrintFunction(true, result, "Deserialize",
                  {"bindings::SerializationReader& serialized"}, "");
  }
  if (extended.Has(ExtendedAttributeKind::kTransferable)) {
    const std::string data = "std::unique_ptr<bindings::SerializedData>";
    printer_.Print("\n  // [Transferable]\n");
    PrintFunction(false, "bool", "is_detached", {}, " const");
    PrintFunction(false, "ExceptionOr<" + data + ">", "Transfer", {}, "");
    PrintFunction(true, result, "Receive", {data + " data_holder"}, "");
  }
}

std::string StubPath(const Definition& definition) {
  return definition.snake_name + ".h";
}

// What is around the class: `body` is the class itself.
std::string HeaderText(const Definition& definition,
                       const std::string& body,
                       Includes& includes) {
  includes.AddIfUsed("bindings/runtime/promise.h", "bindings::Promise", body);
  includes.AddIfUsed("bindings/runtime/script_value.h", "bindings::ScriptValue",
                     body);
  includes.AddIfUsed("bindings/runtime/async_iterator.h",
                     "bindings::AsyncIterator", body);
  includes.AddIfUsed("bindings/runtime/serialization.h", "bindings::Serializ",
                     body);
  for (const char* const entries :
       {"bindings::ScriptMap", "bindings::ScriptSet"})
    includes.AddIfUsed("bindings/runtime/script_map.h", entries, body);
  for (const auto& [header, symbol] :
       {std::pair("cstddef", "size_t"), std::pair("memory", "std::unique_ptr"),
        std::pair("optional", "std::optional"),
        std::pair("string", "std::u16string"),
        std::pair("utility", "std::pair<"),
        std::pair("vector", "std::vector")}) {
    if (body.find(symbol) != std::string::npos)
      includes.AddSystem(header);
  }
  if (body.find("uint32_t") != std::string::npos)
    includes.AddSystem("cstdint");
  const std::string path = StubPath(definition);
  Printer printer;
  printer.Print(
      "// A skeleton that webidl_compiler --stub made from $path$.\n"
      "// Put it where --implementation says, and fill it in: "
      "bindings/README.md.\n",
      {{"path", definition.location.file->path}});
  PrintGuardStart(printer, path);
  includes.PrintIncludes(printer);
  printer.Print(
      "\n"
      "namespace wsjs {\n"
      "\n");
  if (includes.HasForwardDeclarations()) {
    includes.PrintForwardDeclarations(printer);
    printer.Print("\n");
  }
  printer.Print(
      "$body$"
      "\n"
      "}  // namespace wsjs\n",
      {{"body", body}});
  PrintGuardEnd(printer, path);
  return printer.TakeText();
}

bool HasDerived(const Model& model, const Interface& interface) {
  return std::any_of(
      model.interfaces.begin(), model.interfaces.end(),
      [&](const auto& other) { return other->inherited == &interface; });
}

}  // namespace

OutputFile EmitStub(const EmitContext& context, const Interface& interface) {
  const std::string& name = ImplementationClass(interface);
  const std::string base = interface.inherited
                               ? ImplementationClass(*interface.inherited)
                               : "bindings::Wrappable";
  const std::string base_constructor =
      interface.inherited ? base : std::string("Wrappable");
  const bool is_final = !HasDerived(context.model, interface);

  Printer body;
  body.Print(
      "// The native half of objects that implement $interface$, owned by the\n"
      "// other half, which script sees. What can throw returns "
      "ExceptionOr<T>\n"
      "// instead of T.\n"
      "class $name$$final$ : public $base$ {\n"
      " public:\n"
      "  static const bindings::WrapperTypeInfo& wrapper_type_info();\n",
      {{"interface", interface.name},
       {"name", name},
       {"final", is_final ? " final" : ""},
       {"base", base}});
  StubWriter writer(body, false);
  writer.PrintConstructors(interface);
  writer.PrintFactories(interface);
  writer.PrintMembers(interface);
  if (interface.iterable)
    writer.PrintIterable(*interface.iterable);
  writer.PrintStringifier(interface);
  writer.PrintSpecialOperations(interface);
  writer.PrintStructuredCloning(interface);
  body.Print(
      "\n"
      " $access$:\n"
      "  explicit $name$(bindings::Realm& realm) : $base$(realm) {}\n"
      "};\n",
      {{"access", is_final ? "private" : "protected"},
       {"name", name},
       {"base", base_constructor}});

  Includes includes(context.options);
  includes.Add(interface.inherited
                   ? ImplementationHeader(*interface.inherited, context.options)
                   : "bindings/runtime/wrappable.h");
  VisitMemberTypes(interface,
                   [&](const Type& type) { includes.AddForDeclaration(type); });
  includes.RemoveClass(name);
  if (interface.inherited)
    includes.RemoveClass(base);
  return {StubPath(interface), HeaderText(interface, body.text(), includes)};
}

OutputFile EmitStub(const EmitContext& context, const Namespace& definition) {
  Printer body;
  body.Print(
      "// The members of the namespace object $namespace$. What can throw "
      "returns\n"
      "// ExceptionOr<T> instead of T.\n"
      "class $name$ final {\n"
      " public:\n"
      "  $name$() = delete;\n",
      {{"namespace", definition.name},
       {"name", ImplementationClass(definition)}});
  StubWriter(body, true).PrintMembers(definition);
  body.Print("};\n");

  Includes includes(context.options);
  includes.Add("bindings/runtime/realm.h");
  VisitMemberTypes(definition,
                   [&](const Type& type) { includes.AddForDeclaration(type); });
  return {StubPath(definition), HeaderText(definition, body.text(), includes)};
}

}  // namespace wsjs::idl
