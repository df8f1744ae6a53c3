// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_HTML_DOCUMENT_ELEMENTS_H_
#define WSJS_SRC_DOCUMENT_HTML_DOCUMENT_ELEMENTS_H_

#include <string>

#include "src/document/html_element.h"

namespace wsjs {

// https://html.spec.whatwg.org/#htmlhtmlelement
class HTMLHtmlElement final : public HTMLElement {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;
};

// https://html.spec.whatwg.org/#htmlheadelement
class HTMLHeadElement final : public HTMLElement {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;
};

// https://html.spec.whatwg.org/#htmltitleelement
class HTMLTitleElement final : public HTMLElement {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;

  std::u16string text() const { return ChildTextContent(); }
  void setText(const std::u16string& text) { setTextContent(text); }
};

// https://html.spec.whatwg.org/#htmlmetaelement
class HTMLMetaElement final : public HTMLElement {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;

  std::u16string name() const { return AttributeOrEmpty(u"name"); }
  void setName(const std::u16string& name) { SetAttribute(u"name", name); }
  std::u16string httpEquiv() const { return AttributeOrEmpty(u"http-equiv"); }
  void setHttpEquiv(const std::u16string& value) {
    SetAttribute(u"http-equiv", value);
  }
  std::u16string content() const { return AttributeOrEmpty(u"content"); }
  void setContent(const std::u16string& content) {
    SetAttribute(u"content", content);
  }
};

// https://html.spec.whatwg.org/#htmlbodyelement
class HTMLBodyElement final : public HTMLElement {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;
};

// https://html.spec.whatwg.org/#htmlanchorelement
class HTMLAnchorElement final : public HTMLElement {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;

  std::string href() const { return UrlAttribute(u"href"); }
  void setHref(const std::string& href);
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_HTML_DOCUMENT_ELEMENTS_H_
