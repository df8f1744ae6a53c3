// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/document.h"

#include <ada.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "src/base/utf.h"
#include "src/document/character_data.h"
#include "src/document/dom_strings.h"
#include "src/document/html_document_elements.h"
#include "src/document/html_script_element.h"
#include "src/document/ui_event.h"
#include "src/dom/custom_event.h"
#include "src/messaging/message_event.h"
#include "src/runtime/window.h"

namespace wsjs {
namespace {

// https://html.spec.whatwg.org/#elements-3
// The elements of the standard without an interface of their own, there or
// here.
// FIXME: HTMLDivElement and the others that no page of scripts needs.
constexpr std::u16string_view kHtmlElements[] = {
    u"abbr",     u"acronym",  u"address",    u"area",       u"article",
    u"aside",    u"audio",    u"b",          u"base",       u"basefont",
    u"bdi",      u"bdo",      u"big",        u"blockquote", u"br",
    u"button",   u"canvas",   u"caption",    u"center",     u"cite",
    u"code",     u"col",      u"colgroup",   u"data",       u"datalist",
    u"dd",       u"del",      u"details",    u"dfn",        u"dialog",
    u"dir",      u"div",      u"dl",         u"dt",         u"em",
    u"embed",    u"fieldset", u"figcaption", u"figure",     u"font",
    u"footer",   u"form",     u"frame",      u"frameset",   u"h1",
    u"h2",       u"h3",       u"h4",         u"h5",         u"h6",
    u"header",   u"hgroup",   u"hr",         u"i",          u"iframe",
    u"img",      u"input",    u"ins",        u"kbd",        u"label",
    u"legend",   u"li",       u"link",       u"listing",    u"main",
    u"map",      u"mark",     u"marquee",    u"menu",       u"meter",
    u"nav",      u"nobr",     u"noembed",    u"noframes",   u"noscript",
    u"object",   u"ol",       u"optgroup",   u"option",     u"output",
    u"p",        u"param",    u"picture",    u"plaintext",  u"pre",
    u"progress", u"q",        u"rb",         u"rp",         u"rt",
    u"rtc",      u"ruby",     u"s",          u"samp",       u"search",
    u"section",  u"select",   u"slot",       u"small",      u"source",
    u"span",     u"strike",   u"strong",     u"style",      u"sub",
    u"summary",  u"sup",      u"table",      u"tbody",      u"td",
    u"template", u"textarea", u"tfoot",      u"th",         u"thead",
    u"time",     u"tr",       u"track",      u"tt",         u"u",
    u"ul",       u"var",      u"video",      u"wbr",        u"xmp"};

template <typename T>
Element& NewElement(bindings::Realm& realm, Element::Init init) {
  return bindings::New(std::make_unique<T>(realm, std::move(init)));
}

using ElementConstructor = Element& (*)(bindings::Realm&, Element::Init);

// https://html.spec.whatwg.org/#htmlelement:concept-element-interface
ElementConstructor HtmlElementConstructor(std::u16string_view local_name) {
  constexpr std::pair<std::u16string_view, ElementConstructor> kConstructors[] =
      {{u"a", NewElement<HTMLAnchorElement>},
       {u"body", NewElement<HTMLBodyElement>},
       {u"head", NewElement<HTMLHeadElement>},
       {u"html", NewElement<HTMLHtmlElement>},
       {u"meta", NewElement<HTMLMetaElement>},
       {u"script", NewElement<HTMLScriptElement>},
       {u"title", NewElement<HTMLTitleElement>}};
  for (const auto& [name, constructor] : kConstructors) {
    if (name == local_name)
      return constructor;
  }
  // "If name is a valid custom element name, then return HTMLElement."
  const bool may_be_custom = local_name.find('-') != std::u16string_view::npos;
  if (may_be_custom || std::ranges::binary_search(kHtmlElements, local_name)) {
    return NewElement<HTMLElement>;
  }
  return NewElement<HTMLUnknownElement>;
}

// Members of type any have no value unless they are given one.
EventInit NewInit(bindings::Realm&, const Event&) {
  return {};
}
UIEventInit NewInit(bindings::Realm&, const UIEvent&) {
  return {};
}
CustomEventInit NewInit(bindings::Realm& realm, const CustomEvent&) {
  CustomEventInit init;
  init.detail = bindings::ScriptValue::Null(realm);
  return init;
}
MessageEventInit NewInit(bindings::Realm& realm, const MessageEvent&) {
  MessageEventInit init;
  init.data = bindings::ScriptValue::Null(realm);
  return init;
}

template <typename T>
Event NewEvent(bindings::Realm& realm) {
  const T event = bindings::NewInObject<T>(realm);
  event.Initialize(
      bindings::ScriptString(bindings::ScriptValue::FromLiteral(realm, "")),
      NewInit(realm, event));
  return event;
}

using EventConstructor = Event (*)(bindings::Realm&);

// https://dom.spec.whatwg.org/#dom-document-createevent
// The rows of the standard's table whose interfaces this host has.
EventConstructor EventConstructorOf(std::u16string_view lower_case_name) {
  constexpr std::pair<std::u16string_view, EventConstructor> kConstructors[] = {
      {u"customevent", NewEvent<CustomEvent>},
      {u"event", NewEvent<Event>},
      {u"events", NewEvent<Event>},
      {u"htmlevents", NewEvent<Event>},
      {u"messageevent", NewEvent<MessageEvent>},
      {u"svgevents", NewEvent<Event>},
      {u"uievent", NewEvent<UIEvent>},
      {u"uievents", NewEvent<UIEvent>}};
  for (const auto& [name, constructor] : kConstructors) {
    if (name == lower_case_name)
      return constructor;
  }
  return nullptr;
}

}  // namespace

Document& Document::Associated(bindings::Realm& realm) {
  const auto* const window =
      bindings::FromScriptValue<Window>(realm, realm.GlobalThis());
  return *bindings::FromScriptValue<Document>(realm, window->document());
}

Document::Document(bindings::Realm& realm,
                   std::string url,
                   CookieJar& cookie_jar)
    : WithGlobalEventHandlers(realm, Type::kDocument, nullptr),
      url_(std::move(url)),
      cookie_jar_(cookie_jar) {}

// https://dom.spec.whatwg.org/#dom-document-documentelement
Element* Document::documentElement() const {
  for (Node* child = firstChild(); child; child = child->nextSibling()) {
    if (child->type() == Type::kElement)
      return static_cast<Element*>(child);
  }
  return nullptr;
}

// https://dom.spec.whatwg.org/#concept-getelementsbytagname
std::vector<Element*> Document::getElementsByTagName(
    const std::u16string& qualified_name) const {
  // 1. If qualifiedName is U+002A (*), then return a HTMLCollection rooted at
  //    root, whose filter matches only descendant elements.
  // 2. Otherwise, if root's node document is an HTML document, return one whose
  //    filter matches: descendant elements in the HTML namespace whose
  //    qualified name is qualifiedName in ASCII lowercase; others whose
  //    qualified name is qualifiedName.
  const std::u16string lower_case_name = AsciiLowercase(qualified_name);
  std::vector<Element*> elements;
  for (Node* node = NextInTree(*this); node; node = node->NextInTree(*this)) {
    if (node->type() != Type::kElement)
      continue;
    auto* const element = static_cast<Element*>(node);
    const bool is_html = element->namespaceURI() == kHtmlNamespace;
    if (qualified_name == u"*" ||
        element->localName() == (is_html ? lower_case_name : qualified_name)) {
      elements.push_back(element);
    }
  }
  return elements;
}

// https://dom.spec.whatwg.org/#dom-document-createelement
ExceptionOr<Element*> Document::createElement(
    const std::u16string& local_name,
    const std::variant<std::u16string, ElementCreationOptions>&) {
  // 1. If localName is not a valid element local name, then throw an
  //    "InvalidCharacterError" DOMException.
  if (!IsValidElementLocalName(local_name)) {
    return Exception::DOMException(
        "InvalidCharacterError",
        "'" + Utf16ToUtf8(local_name) + "' is not a valid name.");
  }
  // 2. If this is an HTML document, then set localName to localName in ASCII
  //    lowercase.
  // 4. Let namespace be the HTML namespace.
  // 5. Return the result of creating an element given this, localName,
  //    namespace, null, is, true, and registry. (There are no custom elements.)
  return &CreateElement({.document = this,
                         .namespace_uri = kHtmlNamespace,
                         .local_name = AsciiLowercase(local_name)});
}

// https://dom.spec.whatwg.org/#dom-document-createtextnode
Text& Document::createTextNode(const std::u16string& data) {
  return bindings::New(std::make_unique<Text>(realm(), this, data));
}

// https://dom.spec.whatwg.org/#dom-document-createcomment
Comment& Document::createComment(const std::u16string& data) {
  return bindings::New(std::make_unique<Comment>(realm(), this, data));
}

// https://dom.spec.whatwg.org/#dom-document-createevent
ExceptionOr<Event> Document::createEvent(const std::u16string& interface_name) {
  // 1.-2. Let constructor be null. If interface is an ASCII case-insensitive
  //       match for any of the strings in the first column in the following
  //       table, then set constructor to the interface in the second column.
  const EventConstructor constructor =
      EventConstructorOf(AsciiLowercase(interface_name));
  // 3. If constructor is null, then throw a "NotSupportedError" DOMException.
  // 4. If the interface indicated by constructor is not exposed on the relevant
  //    global object of this, then throw a "NotSupportedError" DOMException.
  if (!constructor) {
    return Exception::DOMException("NotSupportedError",
                                   "There are no events of the interface '" +
                                       Utf16ToUtf8(interface_name) + "'.");
  }
  // 5.-8. Let event be the result of creating an event given constructor, with
  //       its type the empty string, its isTrusted attribute false.
  const Event event = constructor(realm());
  // 9. Unset event's initialized flag.
  event.UnsetInitialized();
  return event;
}

// https://dom.spec.whatwg.org/#dom-nonelementparentnode-getelementbyid
Element* Document::getElementById(const std::u16string& element_id) const {
  for (Node* node = NextInTree(*this); node; node = node->NextInTree(*this)) {
    if (node->type() != Type::kElement)
      continue;
    auto* const element = static_cast<Element*>(node);
    const std::u16string* const id = element->FindAttribute(u"id");
    if (id && !id->empty() && *id == element_id)
      return element;
  }
  return nullptr;
}

// https://html.spec.whatwg.org/#dom-document-cookie
std::string Document::cookie() const {
  return cookie_jar_.CookieString(url_);
}

// https://html.spec.whatwg.org/#dom-document-cookie
void Document::setCookie(const std::string& cookie) {
  cookie_jar_.SetCookieString(url_, cookie);
}

// https://html.spec.whatwg.org/#document.title
std::u16string Document::title() const {
  // 2. Otherwise, let value be the child text content of the title element, or
  //    the empty string if the title element is null.
  // 3. Strip and collapse ASCII whitespace in value.
  const Element* const title = TitleElement();
  return title ? StripAndCollapseAsciiWhitespace(title->ChildTextContent())
               : std::u16string();
}

// https://html.spec.whatwg.org/#document.title
void Document::setTitle(const std::u16string& title) {
  // "If the title element is null and the head element is null, then return."
  Element* element = TitleElement();
  if (!element) {
    HTMLHeadElement* const parent = head();
    if (!parent)
      return;
    // "Otherwise: let element be the result of creating an element given the
    // document element's node document, "title", and the HTML namespace. Append
    // element to the head element."
    element = &CreateElement({.document = this, .local_name = u"title"});
    parent->Append(*element);
  }
  // "String replace all with the given value within element."
  element->setTextContent(title);
}

// https://html.spec.whatwg.org/#dom-document-body
HTMLElement* Document::body() const {
  // FIXME: A frameset is a body element, too.
  return static_cast<HTMLElement*>(HtmlChild(u"body"));
}

// https://html.spec.whatwg.org/#dom-document-head
HTMLHeadElement* Document::head() const {
  return static_cast<HTMLHeadElement*>(HtmlChild(u"head"));
}

bindings::ScriptValue Document::currentScript() const {
  return current_script_ ? current_script_->ToScriptValue()
                         : bindings::ScriptValue::Null(realm());
}

bindings::ScriptValue Document::onreadystatechange() const {
  return GetEventHandler(kReadyStateChangeEvent);
}

void Document::setOnreadystatechange(bindings::ScriptValue handler) {
  SetEventHandler(kReadyStateChangeEvent, handler);
}

// https://html.spec.whatwg.org/#encoding-parsing-and-serializing-a-url
// FIXME: The query of a URL is to be in the document's encoding.
std::optional<std::string> Document::ResolveUrl(std::string_view url) const {
  const auto base = ada::parse<ada::url_aggregator>(base_url());
  const auto parsed =
      ada::parse<ada::url_aggregator>(url, base ? &base.value() : nullptr);
  if (!parsed)
    return std::nullopt;
  return std::string(parsed->get_href());
}

// https://dom.spec.whatwg.org/#concept-create-element
Element& Document::CreateElement(Element::Init init) {
  const ElementConstructor constructor =
      init.namespace_uri == kHtmlNamespace
          ? HtmlElementConstructor(init.local_name)
          : NewElement<Element>;
  return constructor(realm(), std::move(init));
}

// https://html.spec.whatwg.org/#update-the-current-document-readiness
void Document::UpdateReadiness(DocumentReadyState state) {
  // 1. If document's current document readiness equals readinessValue, then
  //    return.
  if (ready_state_ == state)
    return;
  // 2. Set document's current document readiness to readinessValue.
  ready_state_ = state;
  // 4. Fire an event named readystatechange at document.
  FireAnEvent(kReadyStateChangeEvent);
}

Element* Document::HtmlChild(std::u16string_view local_name) const {
  const Element* const html = documentElement();
  if (!html || !html->IsHtmlElement(u"html"))
    return nullptr;
  for (Node* child = html->firstChild(); child; child = child->nextSibling()) {
    if (child->type() != Type::kElement)
      continue;
    auto* const element = static_cast<Element*>(child);
    if (element->IsHtmlElement(local_name))
      return element;
  }
  return nullptr;
}

// https://html.spec.whatwg.org/#the-title-element-2
Element* Document::TitleElement() const {
  for (Node* node = NextInTree(*this); node; node = node->NextInTree(*this)) {
    if (node->type() != Type::kElement)
      continue;
    auto* const element = static_cast<Element*>(node);
    if (element->IsHtmlElement(u"title"))
      return element;
  }
  return nullptr;
}

}  // namespace wsjs
