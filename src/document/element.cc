// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/element.h"

#include <algorithm>

#include "src/base/utf.h"
#include "src/document/document.h"
#include "src/document/dom_strings.h"

namespace wsjs {

// https://dom.spec.whatwg.org/#element-html-uppercased-qualified-name
std::u16string Element::tagName() const {
  return namespace_uri_ == kHtmlNamespace ? AsciiUppercase(local_name_)
                                          : local_name_;
}

std::vector<std::u16string> Element::getAttributeNames() const {
  std::vector<std::u16string> names;
  for (const auto& [name, value] : attributes_)
    names.push_back(name);
  return names;
}

// https://dom.spec.whatwg.org/#dom-element-getattribute
std::optional<std::u16string> Element::getAttribute(
    const std::u16string& qualified_name) const {
  const std::u16string* const value =
      FindAttribute(QualifiedName(qualified_name));
  return value ? std::optional(*value) : std::nullopt;
}

// https://dom.spec.whatwg.org/#dom-element-setattribute
ExceptionOr<void> Element::setAttribute(const std::u16string& qualified_name,
                                        const std::u16string& value) {
  // 1. If qualifiedName is not a valid attribute local name, then throw an
  //    "InvalidCharacterError" DOMException.
  if (!IsValidAttributeLocalName(qualified_name)) {
    return Exception::DOMException(
        "InvalidCharacterError",
        "'" + Utf16ToUtf8(qualified_name) + "' is not a valid attribute name.");
  }
  SetAttribute(QualifiedName(qualified_name), value);
  return {};
}

// https://dom.spec.whatwg.org/#dom-element-removeattribute
void Element::removeAttribute(const std::u16string& qualified_name) {
  std::erase_if(attributes_,
                [name = QualifiedName(qualified_name)](const auto& attribute) {
                  return attribute.first == name;
                });
}

const std::u16string* Element::FindAttribute(std::u16string_view name) const {
  const auto found =
      std::ranges::find(attributes_, name, &Attributes::value_type::first);
  return found == attributes_.end() ? nullptr : &found->second;
}

std::u16string Element::AttributeOrEmpty(std::u16string_view name) const {
  const std::u16string* const value = FindAttribute(name);
  return value ? *value : std::u16string();
}

void Element::SetAttribute(std::u16string_view name,
                           const std::u16string& value) {
  const auto found =
      std::ranges::find(attributes_, name, &Attributes::value_type::first);
  if (found == attributes_.end())
    attributes_.emplace_back(name, value);
  else
    found->second = value;
}

void Element::SetBooleanAttribute(std::u16string_view name, bool value) {
  if (value)
    SetAttribute(name, {});
  else
    removeAttribute(std::u16string(name));
}

// https://html.spec.whatwg.org/#reflecting-content-attributes-in-idl-attributes
// "If a reflected IDL attribute has the type USVString, and the corresponding
// attribute contains a URL".
std::string Element::UrlAttribute(std::u16string_view name) const {
  // 1. Let contentAttributeValue be the result of running this's get the
  //    content attribute. If it is null, then return the empty string.
  const std::u16string* const value = FindAttribute(name);
  if (!value)
    return {};
  // 2. Let urlString be the result of encoding-parsing-and-serializing a URL
  //    given it, relative to element's node document. If urlString is not
  //    failure, then return urlString.
  // 3. Return contentAttributeValue, converted to a scalar value string.
  const std::string text = Utf16ToUtf8(*value);
  return ownerDocument()->ResolveUrl(text).value_or(text);
}

std::u16string Element::QualifiedName(const std::u16string& name) const {
  return namespace_uri_ == kHtmlNamespace ? AsciiLowercase(name) : name;
}

}  // namespace wsjs
