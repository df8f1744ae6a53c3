// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_DOCUMENT_H_
#define WSJS_SRC_DOCUMENT_DOCUMENT_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <wsjs/cookie_jar.h>

#include "bindings/document_ready_state.h"
#include "bindings/element_creation_options.h"
#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"
#include "src/document/element.h"
#include "src/document/node.h"
#include "src/dom/global_event_handlers.h"

namespace wsjs {

class Comment;
class HTMLElement;
class HTMLHeadElement;
class HTMLScriptElement;
class Text;

// https://html.spec.whatwg.org/#the-document-object
// The document of a page, which is a global object's for ever: there is no
// navigation. Its tree is what PageLoader has put there so far.
class Document final : public WithGlobalEventHandlers<Node> {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // https://html.spec.whatwg.org/#concept-document-window
  // Of the global object of `realm`, which has one wherever script finds the
  // interfaces of nodes.
  static Document& Associated(bindings::Realm& realm);

  // `url` is serialised. `cookie_jar` outlives this.
  Document(bindings::Realm& realm, std::string url, CookieJar& cookie_jar);

  const std::string& URL() const { return url_; }
  const std::string& documentURI() const { return url_; }
  std::string contentType() const { return "text/html"; }
  Element* documentElement() const;
  std::vector<Element*> getElementsByTagName(
      const std::u16string& qualified_name) const;
  ExceptionOr<Element*> createElement(
      const std::u16string& local_name,
      const std::variant<std::u16string, ElementCreationOptions>& options);
  Text& createTextNode(const std::u16string& data);
  Comment& createComment(const std::u16string& data);
  ExceptionOr<Event> createEvent(const std::u16string& interface_name);
  Element* getElementById(const std::u16string& element_id) const;

  std::string referrer() const { return {}; }
  std::string cookie() const;
  void setCookie(const std::string& cookie);
  DocumentReadyState readyState() const { return ready_state_; }
  std::u16string title() const;
  void setTitle(const std::u16string& title);
  HTMLElement* body() const;
  HTMLHeadElement* head() const;
  // An HTMLScriptElement or null.
  bindings::ScriptValue currentScript() const;
  bindings::ScriptValue defaultView() const { return realm().GlobalThis(); }
  bindings::ScriptValue onreadystatechange() const;
  void setOnreadystatechange(bindings::ScriptValue handler);

  // Node:
  std::u16string nodeName() const override { return u"#document"; }

  // https://html.spec.whatwg.org/#document-base-url
  [[nodiscard]] const std::string& base_url() const { return url_; }
  // https://html.spec.whatwg.org/#encoding-parsing-and-serializing-a-url
  // None when it doesn't parse.
  [[nodiscard]] std::optional<std::string> ResolveUrl(
      std::string_view url) const;

  // https://html.spec.whatwg.org/#create-an-element-for-the-token
  // An element of the interface that its names call for, in this document.
  Element& CreateElement(Element::Init init);

  // https://html.spec.whatwg.org/#update-the-current-document-readiness
  void UpdateReadiness(DocumentReadyState state);

  // Held by the tree, in which it is. Null: none.
  void set_current_script(HTMLScriptElement* script) {
    current_script_ = script;
  }

 private:
  // Null when there is none.
  Element* HtmlChild(std::u16string_view local_name) const;
  Element* TitleElement() const;

  const std::string url_;
  CookieJar& cookie_jar_;
  DocumentReadyState ready_state_ = DocumentReadyState::kLoading;
  HTMLScriptElement* current_script_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_DOCUMENT_H_
