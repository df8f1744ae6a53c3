// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

// https://webidl.spec.whatwg.org/#dfn-attribute-getter
void EmitGetter(Printer& printer,
                const Owner& owner,
                const Attribute& attribute,
                const Receiver& receiver,
                const std::string& function) {
  printer.Print("// https://webidl.spec.whatwg.org/#dfn-attribute-getter\n");
  EmitFunctionStart(printer, owner, function, "kGetter", attribute.name,
                    *attribute.type);
  EmitReceiver(printer, owner, receiver);
  EmitInvocation(printer, owner, receiver, attribute.cpp_name, {},
                 *attribute.type);
  printer.Print("}\n\n");
}

// https://webidl.spec.whatwg.org/#dfn-attribute-setter
void EmitSetter(Printer& printer,
                const Owner& owner,
                const Attribute& attribute,
                const Receiver& receiver,
                const std::string& function) {
  const Type& type = *attribute.type;
  printer.Print("// https://webidl.spec.whatwg.org/#dfn-attribute-setter\n");
  // A setter throws, whatever the attribute's type.
  EmitFunctionStart(printer, owner, function, "kSetter", attribute.name,
                    Type(TypeKind::kUndefined));
  EmitReceiver(printer, owner, receiver);
  if (type.kind() == TypeKind::kEnumeration) {
    EmitConversion(printer, "value", "EnumerationValue",
                   type.enumeration().cpp_name, "");
  } else {
    EmitConversion(printer, "value", "Argument", IdlTag(type), "0");
  }
  EmitInvocation(printer, owner, receiver, SetterMember(attribute),
                 {PassValue("value", type)}, Type(TypeKind::kUndefined));
  printer.Print("}\n\n");
}

bool IsObservableArray(const Attribute& attribute) {
  return attribute.type->kind() == TypeKind::kObservableArray;
}

// The getter or setter of an attribute of an observable array type.
void EmitObservableArrayAccessor(Printer& printer,
                                 const Owner& owner,
                                 const Attribute& attribute,
                                 const Receiver& receiver,
                                 bool is_getter,
                                 const std::string& function) {
  printer.Print("// https://webidl.spec.whatwg.org/#dfn-attribute-$kind$\n",
                {{"kind", is_getter ? "getter" : "setter"}});
  EmitFunctionStart(printer, owner, function, is_getter ? "kGetter" : "kSetter",
                    attribute.name, *attribute.type);
  EmitReceiver(printer, owner, receiver);
  printer.Print(
      "  $call$\n"
      "}\n\n",
      {{"call", FormatList(is_getter ? "ReturnObservableArray("
                                     : "AssignObservableArray(",
                           {"call", ObservableArrayInfoName(attribute),
                            "self->" + attribute.cpp_name + "()"},
                           ");", 2)}});
}

// https://webidl.spec.whatwg.org/#PutForwards
void EmitForwardingSetter(Printer& printer,
                          const Attribute& attribute,
                          const std::string& function) {
  printer.Print(
      "// https://webidl.spec.whatwg.org/#PutForwards\n"
      "void $function$(const v8::FunctionCallbackInfo<v8::Value>& info) {\n"
      "  ForwardPut(info, \"$name$\");\n"
      "}\n\n",
      {{"function", function}, {"name", attribute.name}});
}

}  // namespace

void EmitAttribute(Printer& printer,
                   const Owner& owner,
                   const Attribute& attribute,
                   MemberTables& tables) {
  const ExtendedAttributes& extended = attribute.extended_attributes;
  const Receiver receiver =
      ReceiverOf(owner, extended, attribute.is_static, *attribute.type);
  const std::string name = Capitalize(attribute.name);
  const std::string getter = name + "Getter";
  std::string setter = name + "Setter";
  std::string setter_data;

  printer.Print("$idl$",
                {{"idl", MemberComment(IdlText(attribute), extended)}});
  if (IsObservableArray(attribute)) {
    EmitObservableArray(printer, owner, attribute);
    EmitObservableArrayAccessor(printer, owner, attribute, receiver, true,
                                getter);
  } else {
    EmitGetter(printer, owner, attribute, receiver, getter);
  }
  if (!attribute.read_only && IsObservableArray(attribute)) {
    EmitObservableArrayAccessor(printer, owner, attribute, receiver, false,
                                setter);
  } else if (!attribute.read_only) {
    EmitSetter(printer, owner, attribute, receiver, setter);
  } else if (const ExtendedAttribute* const put_forwards =
                 extended.Find(ExtendedAttributeKind::kPutForwards)) {
    EmitForwardingSetter(printer, attribute, setter);
    setter_data = put_forwards->values.front();
  } else if (extended.Has(ExtendedAttributeKind::kReplaceable)) {
    setter = "ReplaceableSetter";
    setter_data = attribute.name;
  } else if (extended.Has(ExtendedAttributeKind::kLegacyLenientSetter)) {
    setter = "LenientSetter";
  } else {
    setter.clear();
  }

  std::vector<std::string> fields = {".name = \"" + attribute.name + "\"",
                                     ".getter = " + getter};
  if (!setter.empty())
    fields.push_back(".setter = " + setter);
  AddPlacementFields(owner, extended, receiver, fields);
  if (!setter_data.empty())
    fields.push_back(".setter_data = \"" + setter_data + "\"");
  AddExposureField(attribute.exposure, owner, fields);
  tables.attributes.push_back(TableRow(fields));
  if (extended.Has(ExtendedAttributeKind::kUnscopable))
    tables.unscopables.push_back("\"" + attribute.name + "\",");
}

}  // namespace wsjs::idl
