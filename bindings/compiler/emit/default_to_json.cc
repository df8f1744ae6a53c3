// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/idl_text.h"
#include "bindings/compiler/emit/members.h"

namespace wsjs::idl {

namespace {

// https://webidl.spec.whatwg.org/#dfn-json-types
bool IsJsonType(const Type& type) {
  switch (type.kind()) {
    case TypeKind::kBoolean:
    case TypeKind::kDOMString:
    case TypeKind::kByteString:
    case TypeKind::kUSVString:
    case TypeKind::kEnumeration:
    case TypeKind::kObject:
    case TypeKind::kDictionary:
      return true;
    case TypeKind::kNullable:
    case TypeKind::kSequence:
    case TypeKind::kFrozenArray:
    case TypeKind::kRecord:
      return IsJsonType(type.element());
    case TypeKind::kUnion:
      for (const Type* const member : type.FlattenedMemberTypes()) {
        if (!IsJsonType(*member))
          return false;
      }
      return true;
    case TypeKind::kInterface:
      for (const auto& group : type.interface().operation_groups) {
        if (group.name == "toJSON")
          return true;
      }
      return false;
    default:
      return type.IsNumeric();
  }
}

bool HasDefaultToJSON(const Interface& interface) {
  for (const auto& operation : interface.operations) {
    if (operation->name == "toJSON" &&
        operation->extended_attributes.Has(ExtendedAttributeKind::kDefault)) {
      return true;
    }
  }
  return false;
}

// An attribute and the interface that has it.
struct Source {
  const Interface* interface;
  const Attribute* attribute;
};

// https://webidl.spec.whatwg.org/#collect-attribute-values-of-an-inheritance-stack
void CollectAttributes(const Interface* interface,
                       std::vector<Source>& attributes) {
  if (!interface)
    return;
  CollectAttributes(interface->inherited, attributes);
  if (!HasDefaultToJSON(*interface))
    return;
  for (const auto& attribute : interface->attributes) {
    if (!attribute->is_static && IsJsonType(*attribute->type))
      attributes.push_back({interface, attribute.get()});
  }
}

}  // namespace

// https://webidl.spec.whatwg.org/#default-tojson-steps
void EmitDefaultToJSON(Printer& printer,
                       const Owner& owner,
                       const Interface& interface,
                       const Operation& operation) {
  printer.Print(
      "// [Default] $idl$\n"
      "// https://webidl.spec.whatwg.org/#default-tojson-steps\n",
      {{"idl", IdlText(operation)}});
  EmitFunctionStart(printer, owner, "ToJSONOperation", "kOperation", "toJSON",
                    *operation.return_type);
  EmitReceiver(printer, owner, Receiver());
  printer.Print(
      "  if (!call.RequireRealm())\n"
      "    return;\n"
      "  DefaultToJSON result(call.realm());\n");
  std::vector<Source> attributes;
  CollectAttributes(&interface, attributes);
  for (const auto& [source, attribute] : attributes) {
    // "For each exposed regular attribute attr"
    const std::string exposure = ExposureExpression(
        attribute->exposure, source->exposure.globals, source->exposure);
    const std::string condition =
        exposure.empty() ? "" : "call.IsExposed(" + exposure + ") &&\n      ";
    printer.Print(
        "  if ($condition$$add$)\n"
        "    return;\n",
        {{"condition", condition},
         {"add", FormatList("!result.Add<" + IdlTag(*attribute->type) + ">(",
                            {"\"" + attribute->name + "\"",
                             "self->" + attribute->cpp_name + "()"},
                            ")", 6)}});
  }
  printer.Print(
      "  call.Return<IDLObject>(result.object());\n"
      "}\n\n");
}

}  // namespace wsjs::idl
