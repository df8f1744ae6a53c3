// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

// "The indexed property getter that is defined on the derived-most interface
// that the legacy platform object implements is the one that defines the
// behavior" and so on.
// https://webidl.spec.whatwg.org/#js-legacy-platform-objects
const Operation* Find(const Interface& interface,
                      const Operation* Interface::*operation) {
  for (const Interface* i = &interface; i; i = i->inherited) {
    if (i->*operation)
      return i->*operation;
  }
  return nullptr;
}

bool HasOnChain(const Interface& interface, ExtendedAttributeKind kind) {
  for (const Interface* i = &interface; i; i = i->inherited) {
    if (i->extended_attributes.Has(kind))
      return true;
  }
  return false;
}

// The parameter of a named property, or of an indexed one.
struct Key {
  std::string parameter;  // in the generated function
  std::string name;
};
const Key kIndex = {"uint32_t index", "index"};
const Key kName = {"const std::u16string& name", "name"};

// The member of the implementation: its name, or that of the standard's steps.
std::string MemberOf(const Operation& operation, const std::string& unnamed) {
  return operation.cpp_name.empty() ? unnamed : operation.cpp_name;
}

// Opens the function, whose parameters are `call` and `parameters`.
void EmitStart(Printer& printer,
               const Owner& owner,
               const Operation& operation,
               const std::string& function,
               const std::vector<std::string>& parameters) {
  std::vector<std::string> all = {"PropertyCall& call"};
  all.insert(all.end(), parameters.begin(), parameters.end());
  printer.Print(
      "$idl$"
      "$start$\n"
      "  auto self = call.Receiver<$class$>();\n"
      "  if (!self)\n"
      "    return;\n",
      {{"idl", FormatComment(IdlText(operation))},
       {"start", FormatParameters("void " + function + "(", all, ") {")},
       {"class", owner.implementation_class}});
}

void EmitGetter(Printer& printer,
                const Owner& owner,
                const Operation& operation,
                const std::string& function,
                const Key& key) {
  EmitStart(printer, owner, operation, function, {key.parameter});
  printer.Print(
      "  $call$\n"
      "}\n\n",
      {{"call", FormatList("call.Return<" + IdlTag(*operation.return_type) +
                               ">(self->" + MemberOf(operation, function) + "(",
                           {key.name}, "));", 2)}});
}

void EmitSetter(Printer& printer,
                const Owner& owner,
                const Operation& operation,
                const std::string& function,
                const Key& key) {
  const Type& type = *operation.arguments[1].type;
  EmitStart(printer, owner, operation, function,
            {key.parameter, "v8::Local<v8::Value> v8_value"});
  EmitConversion(printer, "value", "Value", IdlTag(type), "v8_value");
  printer.Print(
      "  $call$\n"
      "}\n\n",
      {{"call",
        FormatList("call.Perform([&] { return self->" +
                       MemberOf(operation, function) + "(",
                   {key.name, PassValue("value", type)}, "); });", 2)}});
}

void EmitDeleter(Printer& printer,
                 const Owner& owner,
                 const Operation& operation,
                 const std::string& function,
                 const Key& key) {
  EmitStart(printer, owner, operation, function, {key.parameter});
  printer.Print(
      "  $call$\n"
      "}\n\n",
      {{"call", FormatList("call.Perform([&] { return self->" +
                               MemberOf(operation, function) + "(",
                           {key.name}, "); });", 2)}});
}

void EmitIndexed(Printer& printer,
                 const Owner& owner,
                 std::vector<std::string>& rows) {
  const Interface& interface = *owner.interface;
  const Operation* const getter =
      Find(interface, &Interface::indexed_property_getter);
  if (!getter)
    return;
  EmitGetter(printer, owner, *getter, "GetIndexedProperty", kIndex);
  rows.push_back(".index_count = SupportedPropertyIndexCount<" +
                 owner.implementation_class + ">");
  rows.push_back(".get_indexed = GetIndexedProperty");
  if (const Operation* const setter =
          Find(interface, &Interface::indexed_property_setter)) {
    EmitSetter(printer, owner, *setter, "SetIndexedProperty", kIndex);
    rows.push_back(".set_indexed = SetIndexedProperty");
  }
}

void EmitNamed(Printer& printer,
               const Owner& owner,
               std::vector<std::string>& rows) {
  const Interface& interface = *owner.interface;
  const Operation* const getter =
      Find(interface, &Interface::named_property_getter);
  if (!getter)
    return;
  EmitGetter(printer, owner, *getter, "GetNamedProperty", kName);
  rows.push_back(".has_name = IsSupportedPropertyName<" +
                 owner.implementation_class + ">");
  rows.push_back(".names = SupportedPropertyNames<" +
                 owner.implementation_class + ">");
  rows.push_back(".get_named = GetNamedProperty");
  if (const Operation* const setter =
          Find(interface, &Interface::named_property_setter)) {
    EmitSetter(printer, owner, *setter, "SetNamedProperty", kName);
    rows.push_back(".set_named = SetNamedProperty");
  }
  if (const Operation* const deleter =
          Find(interface, &Interface::named_property_deleter)) {
    EmitDeleter(printer, owner, *deleter, "DeleteNamedProperty", kName);
    rows.push_back(".delete_named = DeleteNamedProperty");
  }
  if (HasOnChain(interface, ExtendedAttributeKind::kLegacyOverrideBuiltIns))
    rows.push_back(".overrides_built_ins = true");
  if (HasOnChain(interface,
                 ExtendedAttributeKind::kLegacyUnenumerableNamedProperties)) {
    rows.push_back(".has_enumerable_names = false");
  }
}

}  // namespace

bool DeclaresSpecialOperations(const Interface& interface) {
  return interface.indexed_property_getter ||
         interface.indexed_property_setter || interface.named_property_getter ||
         interface.named_property_setter || interface.named_property_deleter;
}

void EmitSpecialOperations(Printer& printer, const Owner& owner) {
  std::vector<std::string> rows = {".interface_name = \"" + owner.name + "\""};
  EmitIndexed(printer, owner, rows);
  EmitNamed(printer, owner, rows);
  printer.Print(
      "// https://webidl.spec.whatwg.org/#js-legacy-platform-objects\n"
      "constexpr SpecialOperations kSpecialOperations = {\n");
  for (const std::string& row : rows)
    printer.Print("    $row$,\n", {{"row", row}});
  printer.Print("};\n\n");
}

}  // namespace wsjs::idl
