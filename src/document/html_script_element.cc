// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/html_script_element.h"

#include <algorithm>
#include <iterator>

#include "src/base/utf.h"
#include "src/document/dom_strings.h"

namespace wsjs {
namespace {

// https://mimesniff.spec.whatwg.org/#javascript-mime-type-essence-match
bool IsJavaScriptMimeType(std::u16string_view type) {
  constexpr std::u16string_view kTypes[] = {u"application/ecmascript",
                                            u"application/javascript",
                                            u"application/x-ecmascript",
                                            u"application/x-javascript",
                                            u"text/ecmascript",
                                            u"text/javascript",
                                            u"text/javascript1.0",
                                            u"text/javascript1.1",
                                            u"text/javascript1.2",
                                            u"text/javascript1.3",
                                            u"text/javascript1.4",
                                            u"text/javascript1.5",
                                            u"text/jscript",
                                            u"text/livescript",
                                            u"text/x-ecmascript",
                                            u"text/x-javascript"};
  return std::ranges::find(kTypes, AsciiLowercase(type)) != std::end(kTypes);
}

}  // namespace

void HTMLScriptElement::setSrc(const std::string& src) {
  SetAttribute(u"src", Utf8ToUtf16(src));
}

// https://html.spec.whatwg.org/#dom-script-supports
bool HTMLScriptElement::supports(bindings::Realm&, const std::u16string& type) {
  return type == u"classic" || type == u"module";
}

// https://html.spec.whatwg.org/#prepare-the-script-element
HTMLScriptElement::ScriptKind HTMLScriptElement::DetermineKind() const {
  const std::u16string* const type = FindAttribute(u"type");
  const std::u16string* const language = FindAttribute(u"language");
  // 8. If any of the following are true: el has a type attribute whose value is
  //    the empty string; el has no type attribute but it has a language
  //    attribute and that attribute's value is the empty string; or el has
  //    neither a type attribute nor a language attribute, then let the script
  //    block's type string for this script element be "text/javascript".
  std::u16string type_string = u"text/javascript";
  if (type && !type->empty()) {
    // Otherwise, if el has a type attribute, then let it be the value of that
    // attribute with leading and trailing ASCII whitespace stripped.
    type_string = StripAsciiWhitespace(*type);
  } else if (!type && language && !language->empty()) {
    // Otherwise, el has a non-empty language attribute; let it be the
    // concatenation of "text/" and the value of el's language attribute.
    type_string = u"text/" + *language;
  }
  // 9. If it is a JavaScript MIME type essence match, then set el's type to
  //    "classic".
  if (IsJavaScriptMimeType(type_string))
    return ScriptKind::kClassic;
  // 10. Otherwise, if it is an ASCII case-insensitive match for the string
  //     "module", then set el's type to "module".
  if (AsciiLowercase(type_string) == u"module")
    return ScriptKind::kModule;
  // FIXME: 11.-12. "importmap", "speculationrules".
  // 13. Otherwise, return.
  return ScriptKind::kNone;
}

}  // namespace wsjs
