// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/extended_attribute_table.h"

#include <iterator>
#include <string>
#include <utility>

namespace wsjs::idl {

namespace {

using Kind = ExtendedAttributeKind;
using Form = ExtendedAttributeNode::Form;

constexpr unsigned Bit(Form form) {
  return 1u << static_cast<unsigned>(form);
}

constexpr unsigned kNoArgs = Bit(Form::kNoArgs);
constexpr unsigned kIdent = Bit(Form::kIdent);
constexpr unsigned kIdentList = Bit(Form::kIdent) | Bit(Form::kIdentList);
constexpr unsigned kWildcard = Bit(Form::kWildcard);
// A content attribute's name.
constexpr unsigned kName = Bit(Form::kString) | Bit(Form::kIdent);
constexpr unsigned kNumber = Bit(Form::kInteger) | Bit(Form::kDecimal);
constexpr unsigned kIntegerList = Bit(Form::kIntegerList);
constexpr unsigned kFactory = Bit(Form::kNamedArgList) | kIdent;

constexpr unsigned kInterfaces = kOnInterface | kOnPartialInterface;
constexpr unsigned kMembers = kOnConstant | kOnAttribute | kOnOperation |
                              kOnConstructor | kOnIterable | kOnStringifier;
constexpr unsigned kExposable =
    kInterfaces | kOnMixin | kOnCallbackInterface | kOnNamespace | kMembers;

// HTML's page of CEReactions and of the reflecting extended attributes.
constexpr std::string_view kHtmlReactions =
    "https://html.spec.whatwg.org/multipage/custom-elements.html#cereactions";
constexpr std::string_view kHtmlReflect =
    "https://html.spec.whatwg.org/multipage/"
    "common-dom-interfaces.html#reflecting-content-attributes-in-idl-"
    "attributes";
constexpr std::string_view kHtmlData =
    "https://html.spec.whatwg.org/multipage/structured-data.html";

// In the order of ExtendedAttributeKind.
constexpr ExtendedAttributeTableEntry kTable[] = {
    {Kind::kAllowResizable, "AllowResizable", kOnType, kNoArgs,
     "https://webidl.spec.whatwg.org/#AllowResizable"},
    {Kind::kAllowShared, "AllowShared", kOnType, kNoArgs,
     "https://webidl.spec.whatwg.org/#AllowShared"},
    {Kind::kCEReactions, "CEReactions",
     kOnAttribute | kOnOperation | kOnStringifier, kNoArgs, kHtmlReactions},
    {Kind::kClamp, "Clamp", kOnType, kNoArgs,
     "https://webidl.spec.whatwg.org/#Clamp"},
    {Kind::kCrossOriginIsolated, "CrossOriginIsolated", kExposable, kNoArgs,
     "https://webidl.spec.whatwg.org/#CrossOriginIsolated"},
    {Kind::kDefault, "Default", kOnOperation, kNoArgs,
     "https://webidl.spec.whatwg.org/#Default"},
    {Kind::kEnforceRange, "EnforceRange", kOnType, kNoArgs,
     "https://webidl.spec.whatwg.org/#EnforceRange"},
    {Kind::kExposed, "Exposed", kExposable, kIdentList | kWildcard,
     "https://webidl.spec.whatwg.org/#Exposed"},
    {Kind::kGlobal, "Global", kOnInterface, kIdentList,
     "https://webidl.spec.whatwg.org/#Global"},
    {Kind::kHTMLConstructor, "HTMLConstructor", kOnConstructor, kNoArgs,
     "https://html.spec.whatwg.org/multipage/dom.html#htmlconstructor"},
    {Kind::kIsHTMLDDA, "IsHTMLDDA", kOnInterface, kNoArgs,
     "https://html.spec.whatwg.org/multipage/"
     "obsolete.html#HTMLAllCollection-interface"},
    {Kind::kLegacyFactoryFunction, "LegacyFactoryFunction", kOnInterface,
     kFactory, "https://webidl.spec.whatwg.org/#LegacyFactoryFunction"},
    {Kind::kLegacyLenientSetter, "LegacyLenientSetter", kOnAttribute, kNoArgs,
     "https://webidl.spec.whatwg.org/#LegacyLenientSetter"},
    {Kind::kLegacyLenientThis, "LegacyLenientThis", kOnAttribute, kNoArgs,
     "https://webidl.spec.whatwg.org/#LegacyLenientThis"},
    {Kind::kLegacyNamespace, "LegacyNamespace", kOnInterface, kIdent,
     "https://webidl.spec.whatwg.org/#LegacyNamespace"},
    {Kind::kLegacyNoInterfaceObject, "LegacyNoInterfaceObject", kOnInterface,
     kNoArgs, "https://webidl.spec.whatwg.org/#LegacyNoInterfaceObject"},
    {Kind::kLegacyNullToEmptyString, "LegacyNullToEmptyString", kOnType,
     kNoArgs, "https://webidl.spec.whatwg.org/#LegacyNullToEmptyString"},
    {Kind::kLegacyOverrideBuiltIns, "LegacyOverrideBuiltIns", kInterfaces,
     kNoArgs, "https://webidl.spec.whatwg.org/#LegacyOverrideBuiltIns"},
    {Kind::kLegacyTreatNonObjectAsNull, "LegacyTreatNonObjectAsNull",
     kOnCallbackFunction, kNoArgs,
     "https://webidl.spec.whatwg.org/#LegacyTreatNonObjectAsNull"},
    {Kind::kLegacyUnenumerableNamedProperties,
     "LegacyUnenumerableNamedProperties", kOnInterface, kNoArgs,
     "https://webidl.spec.whatwg.org/#LegacyUnenumerableNamedProperties"},
    {Kind::kLegacyUnforgeable, "LegacyUnforgeable",
     kOnAttribute | kOnOperation | kOnStringifier, kNoArgs,
     "https://webidl.spec.whatwg.org/#LegacyUnforgeable"},
    {Kind::kLegacyWindowAlias, "LegacyWindowAlias", kOnInterface, kIdentList,
     "https://webidl.spec.whatwg.org/#LegacyWindowAlias"},
    {Kind::kNewObject, "NewObject", kOnOperation | kOnAttribute, kNoArgs,
     "https://webidl.spec.whatwg.org/#NewObject"},
    {Kind::kPutForwards, "PutForwards", kOnAttribute, kIdent,
     "https://webidl.spec.whatwg.org/#PutForwards"},
    {Kind::kReflect, "Reflect", kOnAttribute, kNoArgs | kName, kHtmlReflect},
    {Kind::kReflectDefault, "ReflectDefault", kOnAttribute, kNumber | kName,
     kHtmlReflect},
    {Kind::kReflectNonNegative, "ReflectNonNegative", kOnAttribute, kNoArgs,
     kHtmlReflect},
    {Kind::kReflectPositive, "ReflectPositive", kOnAttribute, kNoArgs,
     kHtmlReflect},
    {Kind::kReflectPositiveWithFallback, "ReflectPositiveWithFallback",
     kOnAttribute, kNoArgs, kHtmlReflect},
    {Kind::kReflectRange, "ReflectRange", kOnAttribute, kIntegerList,
     kHtmlReflect},
    {Kind::kReflectSetter, "ReflectSetter", kOnAttribute, kNoArgs | kName,
     kHtmlReflect},
    {Kind::kReflectURL, "ReflectURL", kOnAttribute, kNoArgs | kName,
     kHtmlReflect},
    {Kind::kReplaceable, "Replaceable", kOnAttribute, kNoArgs,
     "https://webidl.spec.whatwg.org/#Replaceable"},
    {Kind::kSameObject, "SameObject", kOnAttribute | kOnOperation, kNoArgs,
     "https://webidl.spec.whatwg.org/#SameObject"},
    {Kind::kSecureContext, "SecureContext", kExposable, kNoArgs,
     "https://webidl.spec.whatwg.org/#SecureContext"},
    {Kind::kSerializable, "Serializable", kInterfaces, kNoArgs, kHtmlData},
    {Kind::kTransferable, "Transferable", kInterfaces, kNoArgs, kHtmlData},
    {Kind::kUnscopable, "Unscopable", kOnAttribute | kOnOperation, kNoArgs,
     "https://webidl.spec.whatwg.org/#Unscopable"},
    {Kind::kWebGLHandlesContextLoss, "WebGLHandlesContextLoss", kOnOperation,
     kNoArgs, "https://registry.khronos.org/webgl/specs/latest/1.0/#5.14"},
};
static_assert(static_cast<size_t>(Kind::kWebGLHandlesContextLoss) + 1 ==
              std::size(kTable));

std::string KnownNames() {
  std::string names;
  for (const ExtendedAttributeTableEntry& entry : kTable)
    names.append(names.empty() ? "" : ", ").append(entry.name);
  return names;
}

// "the AllowShared, Clamp …" are the ones that are applicable to types.
// https://webidl.spec.whatwg.org/#extended-attributes-applicable-to-types
void Annotate(TypeAnnotations& annotations, Kind kind) {
  switch (kind) {
    case Kind::kAllowResizable:
      annotations.allow_resizable = true;
      break;
    case Kind::kAllowShared:
      annotations.allow_shared = true;
      break;
    case Kind::kClamp:
      annotations.clamp = true;
      break;
    case Kind::kEnforceRange:
      annotations.enforce_range = true;
      break;
    case Kind::kLegacyNullToEmptyString:
      annotations.legacy_null_to_empty_string = true;
      break;
    default:
      break;
  }
}

// Reports what is wrong with `node` at `place`; null then.
const ExtendedAttributeTableEntry* Check(const ExtendedAttributeNode& node,
                                         unsigned places,
                                         Diagnostics& diagnostics) {
  const ExtendedAttributeTableEntry* entry =
      FindExtendedAttribute(node.name.text);
  std::string name = "[" + std::string(node.name.text) + "]";
  std::string problem;
  if (!entry) {
    problem =
        "unknown extended attribute " + name + "; known are " + KnownNames();
  } else if (!(entry->places & places)) {
    problem = name + " can't be used here; see " + std::string(entry->anchor);
  } else if (!(entry->forms & Bit(node.form))) {
    problem = name + " doesn't take a value of this form; see " +
              std::string(entry->anchor);
  }
  if (problem.empty())
    return entry;
  diagnostics.AddError(node.name.location, std::move(problem),
                       node.name.text.size());
  return nullptr;
}

}  // namespace

const ExtendedAttributeTableEntry& EntryOf(Kind kind) {
  return kTable[static_cast<size_t>(kind)];
}

const ExtendedAttributeTableEntry* FindExtendedAttribute(
    std::string_view name) {
  for (const ExtendedAttributeTableEntry& entry : kTable) {
    if (entry.name == name)
      return &entry;
  }
  return nullptr;
}

ExtendedAttributes ResolveExtendedAttributes(
    const ExtendedAttributeNodes& nodes,
    ExtendedAttributePlace place,
    TypeAnnotations* annotations,
    Diagnostics& diagnostics) {
  unsigned places = place | (annotations ? kOnType : 0u);
  std::vector<ExtendedAttribute> attributes;
  for (const ExtendedAttributeNode& node : nodes) {
    const ExtendedAttributeTableEntry* entry = Check(node, places, diagnostics);
    if (!entry)
      continue;
    if (entry->places & kOnType) {
      Annotate(*annotations, entry->kind);
      continue;
    }
    ExtendedAttribute attribute{entry->kind, node.name.location, {}};
    for (const NameNode& value : node.values)
      attribute.values.emplace_back(value.text);
    attributes.push_back(std::move(attribute));
  }
  return ExtendedAttributes(std::move(attributes));
}

}  // namespace wsjs::idl
