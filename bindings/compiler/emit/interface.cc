// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/definitions.h"
#include "bindings/compiler/emit/includes.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

// https://webidl.spec.whatwg.org/#js-DOMException-specialness
constexpr std::string_view kDOMException = "DOMException";

bool IsPairIterator(const Interface& interface) {
  return interface.iterable && interface.iterable->key &&
         interface.iterable->kind == Iterable::Kind::kIterable;
}

bool IsValueIterator(const Interface& interface) {
  return interface.iterable && !interface.iterable->key &&
         interface.iterable->kind == Iterable::Kind::kIterable;
}

bool IsMaplikeOrSetlike(const Interface& interface) {
  return interface.iterable &&
         (interface.iterable->kind == Iterable::Kind::kMaplike ||
          interface.iterable->kind == Iterable::Kind::kSetlike);
}

bool IsAsyncIterable(const Interface& interface) {
  return interface.iterable &&
         interface.iterable->kind == Iterable::Kind::kAsyncIterable;
}

// Whether instances get members that depend on the realm.
bool HasUnforgeablesOfRealm(const Interface& interface) {
  const auto depends = [](const Interface& owner, const Named& member,
                          const Exposure& exposure) {
    return member.extended_attributes.Has(
               ExtendedAttributeKind::kLegacyUnforgeable) &&
           !ExposureExpression(exposure, owner.exposure.globals, owner.exposure)
                .empty();
  };
  for (const Interface* i = &interface; i; i = i->inherited) {
    for (const auto& attribute : i->attributes) {
      if (depends(*i, *attribute, attribute->exposure))
        return true;
    }
    for (const auto& operation : i->operations) {
      if (depends(*i, *operation, operation->exposure))
        return true;
    }
  }
  return false;
}

void EmitMembers(Printer& printer,
                 const Owner& owner,
                 const Interface& interface,
                 MemberTables& tables) {
  for (const auto& constant : interface.constants)
    EmitConstant(owner, *constant, tables);
  for (const auto& attribute : interface.attributes)
    EmitAttribute(printer, owner, *attribute, tables);
  for (const OperationGroup& group : interface.operation_groups)
    EmitOperation(printer, owner, group, tables);
  if (interface.has_stringifier)
    EmitStringifier(printer, owner, interface, tables);
  if (IsPairIterator(interface))
    EmitPairIterator(printer, owner, *interface.iterable);
  if (IsAsyncIterable(interface))
    EmitAsyncIterable(printer, owner, *interface.iterable);
  if (IsMaplikeOrSetlike(interface))
    EmitMaplike(printer, owner, *interface.iterable);
  if (DeclaresSpecialOperations(interface))
    EmitSpecialOperations(printer, owner);
  if (interface.constructor)
    EmitConstructor(printer, owner, *interface.constructor);
  for (const OperationGroup& factory : interface.legacy_factory_functions)
    EmitLegacyFactory(printer, owner, factory);
}

void PrintTables(Printer& printer,
                 const Interface& interface,
                 const MemberTables& tables) {
  PrintTable(printer, "ConstantSpec", "kConstants", tables.constants);
  PrintTable(printer, "AttributeSpec", "kAttributes", tables.attributes);
  PrintTable(printer, "OperationSpec", "kOperations", tables.operations);
  PrintTable(printer, "const char*", "kUnscopables", tables.unscopables);
  printer.Print("constexpr InterfaceMembers kMembers = {\n");
  if (!tables.constants.empty())
    printer.Print("    .constants = kConstants,\n");
  if (!tables.attributes.empty())
    printer.Print("    .attributes = kAttributes,\n");
  if (!tables.operations.empty())
    printer.Print("    .operations = kOperations,\n");
  if (interface.extended_attributes.Has(
          ExtendedAttributeKind::kLegacyNoInterfaceObject)) {
    printer.Print("    .has_interface_object = false,\n");
  }
  if (interface.IsGlobal())
    printer.Print("    .prototype_kind = PrototypeKind::kGlobal,\n");
  else if (interface.name == kDOMException)
    printer.Print("    .prototype_kind = PrototypeKind::kError,\n");
  if (IsPairIterator(interface))
    printer.Print("    .pair_iterator = &kPairIteratorInfo,\n");
  if (IsValueIterator(interface))
    printer.Print("    .has_value_iterator = true,\n");
  if (DeclaresSpecialOperations(interface))
    printer.Print("    .special_operations = &kSpecialOperations,\n");
  if (interface.indexed_property_getter)
    printer.Print("    .has_indexed_getter = true,\n");
  if (IsAsyncIterable(interface))
    printer.Print("    .async_iterable = &kAsyncIterableInfo,\n");
  if (IsMaplikeOrSetlike(interface))
    printer.Print("    .maplike = &kMaplikeInfo,\n");
  if (HasUnforgeablesOfRealm(interface))
    printer.Print("    .has_unforgeables_of_realm = true,\n");
  if (!tables.unscopables.empty())
    printer.Print("    .unscopables = kUnscopables,\n");
  printer.Print("};\n\n");
}

// https://html.spec.whatwg.org/#serializable-objects
// https://html.spec.whatwg.org/#transferable-objects
void PrintStructuredCloning(Printer& printer,
                            const EmitContext& context,
                            const Interface& interface) {
  const ExtendedAttributes& extended = interface.extended_attributes;
  const bool is_serializable =
      extended.Has(ExtendedAttributeKind::kSerializable);
  const bool is_transferable =
      extended.Has(ExtendedAttributeKind::kTransferable);
  const std::string& name = ImplementationClass(interface);
  if (is_serializable) {
    printer.Print("    .serialization_steps = &kSerializationSteps<$class$>,\n",
                  {{"class", name}});
  }
  if (is_transferable) {
    printer.Print("    .transfer_steps = &kTransferSteps<$class$>,\n",
                  {{"class", name}});
  }
  const std::string exposure =
      ExposureExpression(interface.exposure, context.globals, Exposure());
  if ((is_serializable || is_transferable) && !exposure.empty())
    printer.Print("    .exposure = $exposure$,\n", {{"exposure", exposure}});
}

void PrintTypeInfo(Printer& printer,
                   const EmitContext& context,
                   const Interface& interface) {
  printer.Print(
      "const WrapperTypeInfo $info$ = {\n"
      "    .interface_name = \"$name$\",\n"
      "    .parent = $parent$,\n"
      "    .internal_field_count = kInternalFieldCount<$class$>,\n"
      "    .has_native_half = kHasNativeHalf<$class$>,\n"
      "    .constructor = $constructor$,\n"
      "    .constructor_length = $length$,\n"
      "    .members = &kMembers,\n",
      {{"info", TypeInfoName(interface)},
       {"name", interface.name},
       {"parent", interface.inherited ? "&" + TypeInfoName(*interface.inherited)
                                      : "nullptr"},
       {"class", ImplementationClass(interface)},
       {"constructor", interface.constructor ? "Constructor" : "nullptr"},
       {"length",
        std::to_string(interface.constructor ? interface.constructor->length()
                                             : 0)}});
  PrintStructuredCloning(printer, context, interface);
  printer.Print("};\n");
  for (const OperationGroup& factory : interface.legacy_factory_functions) {
    printer.Print(
        "\n"
        "const LegacyFactoryInfo $factory$ = {\n"
        "    .callback = $name$Factory,\n"
        "    .length = $length$,\n"
        "    .interface_info = $info$,\n"
        "};\n",
        {{"factory", FactoryInfoName(factory)},
         {"name", factory.name},
         {"length", std::to_string(factory.length())},
         {"info", TypeInfoName(interface)}});
  }
}

std::string SourceText(const EmitContext& context, const Interface& interface) {
  const Owner owner = {interface.name, ImplementationClass(interface),
                       &interface, interface.exposure};
  Includes includes(context.options);
  includes.Add("bindings/runtime/call.h");
  includes.Add("bindings/runtime/interface_members.h");
  includes.Add("bindings/runtime/wrapper_traits.h");
  includes.Add(ImplementationHeader(interface, context.options));
  if (interface.inherited)
    includes.Add(GlueHeader(*interface.inherited, context.options));
  VisitMemberTypes(interface,
                   [&](const Type& type) { includes.AddForConversion(type); });

  MemberTables tables;
  Printer body;
  EmitMembers(body, owner, interface, tables);
  PrintTables(body, interface, tables);
  Printer type_info;
  PrintTypeInfo(type_info, context, interface);
  AddIncludesOfGlue(includes, body.text());
  AddIncludesOfGlue(includes, type_info.text());

  Printer printer;
  PrintFileStart(printer, interface);
  printer.Print("#include \"$header$\"\n\n",
                {{"header", GlueHeader(interface, context.options)}});
  includes.PrintIncludes(printer);
  if (includes.HasForwardDeclarations()) {
    printer.Print(
        "\n"
        "namespace wsjs {\n");
    includes.PrintForwardDeclarations(printer);
    printer.Print("}  // namespace wsjs\n");
  }
  printer.Print(
      "\n"
      "namespace wsjs::bindings {\n"
      "\n"
      "namespace {\n"
      "\n"
      "$body$"
      "}  // namespace\n"
      "\n",
      {{"body", body.text()}});
  printer.Print(
      "$type_info$"
      "\n"
      "}  // namespace wsjs::bindings\n"
      "\n"
      "namespace wsjs {\n"
      "\n"
      "const bindings::WrapperTypeInfo& $class$::wrapper_type_info() {\n"
      "  return bindings::$info$;\n"
      "}\n"
      "\n"
      "}  // namespace wsjs\n",
      {{"type_info", type_info.text()},
       {"class", ImplementationClass(interface)},
       {"info", TypeInfoName(interface)}});
  return printer.TakeText();
}

std::string HeaderText(const EmitContext& context, const Interface& interface) {
  const std::string header = GlueHeader(interface, context.options);
  Printer printer;
  PrintFileStart(printer, interface);
  PrintGuardStart(printer, header);
  const bool has_factory = !interface.legacy_factory_functions.empty();
  printer.Print(
      "$include$"
      "#include \"bindings/runtime/wrapper_type_info.h\"\n"
      "\n"
      "namespace wsjs::bindings {\n"
      "\n"
      "// https://webidl.spec.whatwg.org/#idl-interfaces\n"
      "extern const WrapperTypeInfo $info$;\n",
      {{"include", has_factory
                       ? "#include \"bindings/runtime/global_properties.h\"\n"
                       : ""},
       {"info", TypeInfoName(interface)}});
  for (const OperationGroup& factory : interface.legacy_factory_functions) {
    printer.Print(
        "// https://webidl.spec.whatwg.org/#LegacyFactoryFunction\n"
        "extern const LegacyFactoryInfo $factory$;\n",
        {{"factory", FactoryInfoName(factory)}});
  }
  printer.Print(
      "\n"
      "}  // namespace wsjs::bindings\n");
  PrintGuardEnd(printer, header);
  return printer.TakeText();
}

}  // namespace

void EmitInterface(const EmitContext& context,
                   const Interface& interface,
                   std::vector<OutputFile>& files) {
  const std::string path = "v8_" + interface.snake_name;
  files.push_back({path + ".h", HeaderText(context, interface)});
  files.push_back({path + ".cc", SourceText(context, interface)});
}

}  // namespace wsjs::idl
