// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EXTENDED_ATTRIBUTE_H_
#define WSJS_BINDINGS_COMPILER_EXTENDED_ATTRIBUTE_H_

#include <string>
#include <string_view>
#include <vector>

#include "bindings/compiler/source_file.h"

namespace wsjs::idl {

// The extended attributes of the Web IDL standard, HTML and the few standards
// that define one. The table in extended_attribute_table.cc has the same order.
enum class ExtendedAttributeKind {
  kAllowResizable,
  kAllowShared,
  kCEReactions,
  kClamp,
  kCrossOriginIsolated,
  kDefault,
  kEnforceRange,
  kExposed,
  kGlobal,
  kHTMLConstructor,
  kIsHTMLDDA,
  kLegacyFactoryFunction,
  kLegacyLenientSetter,
  kLegacyLenientThis,
  kLegacyNamespace,
  kLegacyNoInterfaceObject,
  kLegacyNullToEmptyString,
  kLegacyOverrideBuiltIns,
  kLegacyTreatNonObjectAsNull,
  kLegacyUnenumerableNamedProperties,
  kLegacyUnforgeable,
  kLegacyWindowAlias,
  kNewObject,
  kPutForwards,
  kReflect,
  kReflectDefault,
  kReflectNonNegative,
  kReflectPositive,
  kReflectPositiveWithFallback,
  kReflectRange,
  kReflectSetter,
  kReflectURL,
  kReplaceable,
  kSameObject,
  kSecureContext,
  kSerializable,
  kTransferable,
  kUnscopable,
  kWebGLHandlesContextLoss,
};

// An extended attribute of a definition or of a member. What follows the `=` is
// kept as text: `Exposed=(Window,Worker)` has the values Window and Worker,
// `Exposed=*` the value *, `PutForwards=href` the value href, `Global` none.
struct ExtendedAttribute {
  ExtendedAttributeKind kind;
  SourceLocation location;
  std::vector<std::string> values;
};

class ExtendedAttributes {
 public:
  ExtendedAttributes() = default;
  explicit ExtendedAttributes(std::vector<ExtendedAttribute> attributes)
      : attributes_(std::move(attributes)) {}

  bool Has(ExtendedAttributeKind kind) const { return Find(kind) != nullptr; }

  // Null when there is none.
  const ExtendedAttribute* Find(ExtendedAttributeKind kind) const {
    for (const ExtendedAttribute& attribute : attributes_) {
      if (attribute.kind == kind)
        return &attribute;
    }
    return nullptr;
  }

  const std::vector<ExtendedAttribute>& all() const { return attributes_; }

  void Append(const ExtendedAttribute& attribute) {
    attributes_.push_back(attribute);
  }

 private:
  std::vector<ExtendedAttribute> attributes_;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EXTENDED_ATTRIBUTE_H_
