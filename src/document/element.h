// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_ELEMENT_H_
#define WSJS_SRC_DOCUMENT_ELEMENT_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/base/exception_or.h"
#include "src/document/node.h"

namespace wsjs {

// https://infra.spec.whatwg.org/#namespaces
inline constexpr std::string_view kHtmlNamespace =
    "http://www.w3.org/1999/xhtml";
inline constexpr std::string_view kSvgNamespace = "http://www.w3.org/2000/svg";
inline constexpr std::string_view kMathMlNamespace =
    "http://www.w3.org/1998/Math/MathML";

// https://dom.spec.whatwg.org/#interface-element
// Elements have no prefix. Attributes are pairs of qualified name and value, in
// the order in which they came.
class Element : public Node {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Attributes = std::vector<std::pair<std::u16string, std::u16string>>;

  // What an element is made of.
  struct Init {
    Document* document = nullptr;
    std::string_view namespace_uri = kHtmlNamespace;  // one of the above
    std::u16string local_name = {};
    Attributes attributes = {};
  };

  Element(bindings::Realm& realm, Init init)
      : Node(realm, Type::kElement, init.document),
        namespace_uri_(init.namespace_uri),
        local_name_(std::move(init.local_name)),
        attributes_(std::move(init.attributes)) {}

  std::string_view namespaceURI() const { return namespace_uri_; }
  std::optional<std::u16string> prefix() const { return std::nullopt; }
  const std::u16string& localName() const { return local_name_; }
  std::u16string tagName() const;
  std::u16string id() const { return AttributeOrEmpty(u"id"); }
  void setId(const std::u16string& id) { SetAttribute(u"id", id); }
  bool hasAttributes() const { return !attributes_.empty(); }
  std::vector<std::u16string> getAttributeNames() const;
  std::optional<std::u16string> getAttribute(
      const std::u16string& qualified_name) const;
  ExceptionOr<void> setAttribute(const std::u16string& qualified_name,
                                 const std::u16string& value);
  void removeAttribute(const std::u16string& qualified_name);
  bool hasAttribute(const std::u16string& qualified_name) const {
    return getAttribute(qualified_name).has_value();
  }

  // Node:
  std::u16string nodeName() const final { return tagName(); }

  bool IsHtmlElement(std::u16string_view local_name) const {
    return namespace_uri_ == kHtmlNamespace && local_name_ == local_name;
  }

  // Null when there is none. `name` is as it is stored.
  const std::u16string* FindAttribute(std::u16string_view name) const;

 protected:
  // https://html.spec.whatwg.org/#reflect
  std::u16string AttributeOrEmpty(std::u16string_view name) const;
  void SetAttribute(std::u16string_view name, const std::u16string& value);
  void SetBooleanAttribute(std::u16string_view name, bool value);
  // The URL that it holds, its text where that doesn't parse.
  std::string UrlAttribute(std::u16string_view name) const;

 private:
  // As names of attributes are compared: in lower case on HTML elements.
  std::u16string QualifiedName(const std::u16string& name) const;

  const std::string_view namespace_uri_;
  const std::u16string local_name_;
  Attributes attributes_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_ELEMENT_H_
