// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/members.h"

#include "bindings/compiler/emit/cpp_types.h"

namespace wsjs::idl {

namespace {

bool IsPromise(const Type& type) {
  return type.kind() == TypeKind::kPromise;
}

}  // namespace

// https://html.spec.whatwg.org/multipage/custom-elements.html#cereactions
std::string MemberComment(const std::string& idl,
                          const ExtendedAttributes& extended_attributes) {
  std::string comment = FormatComment(idl);
  if (extended_attributes.Has(ExtendedAttributeKind::kCEReactions)) {
    comment +=
        "// [CEReactions] is ignored: the host has no custom elements.\n";
  }
  return comment;
}

void EmitFunctionStart(Printer& printer,
                       const Owner& owner,
                       const std::string& function,
                       const std::string& kind,
                       const std::string& member,
                       const Type& type) {
  const std::string call =
      FormatList(IsPromise(type) ? "PromiseCall call(" : "Call call(",
                 {"info", "{Place::Kind::" + kind + ", \"" + owner.name +
                              "\", \"" + member + "\"}"},
                 ");", 2);
  printer.Print(
      "void $function$(const v8::FunctionCallbackInfo<v8::Value>& info) {\n"
      "  $call$\n",
      {{"function", function}, {"call", call}});
}

Receiver ReceiverOf(const Owner& owner,
                    const ExtendedAttributes& extended_attributes,
                    bool is_static,
                    const Type& type) {
  Receiver receiver;
  receiver.is_static = is_static || owner.IsNamespace();
  receiver.is_lenient =
      extended_attributes.Has(ExtendedAttributeKind::kLegacyLenientThis);
  receiver.has_signature =
      !receiver.is_static && !receiver.is_lenient && !IsPromise(type);
  return receiver;
}

void EmitReceiver(Printer& printer,
                  const Owner& owner,
                  const Receiver& receiver,
                  int required,
                  bool requires_realm) {
  const std::string requirement =
      required > 0 ? "call.RequireArguments(" + std::to_string(required) + ")"
                   : "call.RequireRealm()";
  std::string condition;
  if (receiver.is_static) {
    condition = "!" + requirement;
  } else {
    const std::string method = receiver.is_lenient      ? "LenientReceiver"
                               : receiver.has_signature ? "Receiver"
                                                        : "CheckedReceiver";
    printer.Print("  auto self = call.$method$<$class$>();\n",
                  {{"method", method}, {"class", owner.implementation_class}});
    condition =
        required > 0 || requires_realm ? "!self || !" + requirement : "!self";
  }
  printer.Print(
      "  if ($condition$)\n"
      "    return;\n",
      {{"condition", condition}});
}

void EmitInvocation(Printer& printer,
                    const Owner& owner,
                    const Receiver& receiver,
                    const std::string& function,
                    std::vector<std::string> arguments,
                    const Type& return_type) {
  std::string callee = "self->" + function + "(";
  if (receiver.is_static) {
    callee = owner.implementation_class + "::" + function + "(";
    arguments.insert(arguments.begin(), "call.realm()");
  }
  const bool is_undefined = return_type.kind() == TypeKind::kUndefined;
  const std::string before =
      is_undefined ? "call.Perform([&] { return " + callee
                   : "call.Return<" + IdlTag(return_type) + ">(" + callee;
  printer.Print("  $call$\n",
                {{"call", FormatList(before, arguments,
                                     is_undefined ? "); });" : "));", 2)}});
}

void AddPlacementFields(const Owner& owner,
                        const ExtendedAttributes& extended_attributes,
                        const Receiver& receiver,
                        std::vector<std::string>& fields) {
  const bool is_unforgeable =
      extended_attributes.Has(ExtendedAttributeKind::kLegacyUnforgeable);
  if (!owner.IsNamespace()) {
    if (receiver.is_static)
      fields.push_back(".placement = Placement::kInterface");
    else if (is_unforgeable || owner.interface->IsGlobal())
      fields.push_back(".placement = Placement::kInstance");
    if (!receiver.is_static && !receiver.has_signature)
      fields.push_back(".has_signature = false");
  }
  if (is_unforgeable)
    fields.push_back(".unforgeable = true");
}

}  // namespace wsjs::idl
