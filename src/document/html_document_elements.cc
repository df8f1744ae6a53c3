// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/html_document_elements.h"

#include "src/base/utf.h"

namespace wsjs {

// https://html.spec.whatwg.org/#dom-hyperlink-href
void HTMLAnchorElement::setHref(const std::string& href) {
  SetAttribute(u"href", Utf8ToUtf16(href));
}

}  // namespace wsjs
