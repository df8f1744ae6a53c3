// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_HTML_ELEMENT_H_
#define WSJS_SRC_DOCUMENT_HTML_ELEMENT_H_

#include "src/document/element.h"
#include "src/dom/global_event_handlers.h"

namespace wsjs {

// https://html.spec.whatwg.org/#htmlelement
class HTMLElement : public WithGlobalEventHandlers<Element> {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using WithGlobalEventHandlers::WithGlobalEventHandlers;
};

// https://html.spec.whatwg.org/#htmlunknownelement
class HTMLUnknownElement final : public HTMLElement {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using HTMLElement::HTMLElement;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_HTML_ELEMENT_H_
