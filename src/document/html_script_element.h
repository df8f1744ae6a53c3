// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_HTML_SCRIPT_ELEMENT_H_
#define WSJS_SRC_DOCUMENT_HTML_SCRIPT_ELEMENT_H_

#include <cstdint>
#include <string>

#include "src/document/html_element.h"

namespace wsjs {

// https://html.spec.whatwg.org/#htmlscriptelement
// Only those that the parser inserts run; PageLoader runs them.
class HTMLScriptElement final : public HTMLElement {
 public:
  // https://html.spec.whatwg.org/#concept-script-type
  enum class ScriptKind : uint8_t { kNone, kClassic, kModule };

  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;

  std::string src() const { return UrlAttribute(u"src"); }
  void setSrc(const std::string& src);
  std::u16string type() const { return AttributeOrEmpty(u"type"); }
  void setType(const std::u16string& type) { SetAttribute(u"type", type); }
  bool noModule() const { return FindAttribute(u"nomodule") != nullptr; }
  void setNoModule(bool value) { SetBooleanAttribute(u"nomodule", value); }
  bool async() const { return FindAttribute(u"async") != nullptr; }
  void setAsync(bool value) { SetBooleanAttribute(u"async", value); }
  bool defer() const { return FindAttribute(u"defer") != nullptr; }
  void setDefer(bool value) { SetBooleanAttribute(u"defer", value); }
  std::u16string text() const { return ChildTextContent(); }
  void setText(const std::u16string& text) { setTextContent(text); }

  static bool supports(bindings::Realm& realm, const std::u16string& type);

  // What `type` and `language` say that this is.
  [[nodiscard]] ScriptKind DetermineKind() const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_HTML_SCRIPT_ELEMENT_H_
