// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/page_loader.h"

#include <utility>

#include "bindings/runtime/script_scope.h"
#include "src/base/check.h"
#include "src/base/utf.h"
#include "src/document/character_data.h"
#include "src/document/encoding_sniffer.h"
#include "src/document/html_document_elements.h"
#include "src/encoding/decode.h"

namespace wsjs {
namespace {

std::string_view NamespaceUri(HtmlParser::NodeNamespace node_namespace) {
  switch (node_namespace) {
    case HtmlParser::NodeNamespace::kHtml:
      return kHtmlNamespace;
    case HtmlParser::NodeNamespace::kSvg:
      return kSvgNamespace;
    case HtmlParser::NodeNamespace::kMathMl:
      return kMathMlNamespace;
  }
  NOTREACHED();
}

Element::Init ElementInit(Document& document, const HtmlParser::Step& step) {
  Element::Init init{.document = &document,
                     .namespace_uri = NamespaceUri(step.element_namespace),
                     .local_name = Utf8ToUtf16(step.local_name)};
  for (const auto& [name, value] : step.attributes)
    init.attributes.emplace_back(Utf8ToUtf16(name), Utf8ToUtf16(value));
  return init;
}

}  // namespace

PageLoader::PageLoader(Document& document,
                       EventTarget& window,
                       EventLoop& event_loop,
                       Host& host,
                       const Page& page)
    : document_(document),
      window_(window),
      event_loop_(event_loop),
      host_(host),
      encoding_(SniffEncoding(AsBytes(page.source), page.content_type)),
      parser_(Decode(AsBytes(page.source), encoding_)),
      current_node_(&document) {}

void PageLoader::Start() {
  QueueStep(&PageLoader::Parse);
}

void PageLoader::QueueStep(void (PageLoader::*step)()) {
  event_loop_.QueueTask(TaskSource::kDOMManipulation, [this, step] {
    const bindings::ScriptScope scope(document_.realm());
    (this->*step)();
  });
}

// https://html.spec.whatwg.org/#parsing
void PageLoader::Parse() {
  while (true) {
    HtmlParser::Step step = parser_.Next();
    switch (step.kind) {
      case HtmlParser::Step::Kind::kStartElement:
      case HtmlParser::Step::Kind::kText:
      case HtmlParser::Step::Kind::kComment:
        Build(std::move(step));
        break;
      case HtmlParser::Step::Kind::kEndElement:
        if (EndElement()) {
          QueueStep(&PageLoader::Parse);
          return;
        }
        break;
      case HtmlParser::Step::Kind::kEndDocument:
        // https://html.spec.whatwg.org/#the-end
        // 3. Update the current document readiness to "interactive".
        document_.UpdateReadiness(DocumentReadyState::kInteractive);
        QueueStep(&PageLoader::RunNextDeferredScript);
        return;
    }
  }
}

void PageLoader::Build(HtmlParser::Step step) {
  bindings::Realm& realm = document_.realm();
  switch (step.kind) {
    case HtmlParser::Step::Kind::kStartElement: {
      Element& element = document_.CreateElement(ElementInit(document_, step));
      current_node_->Append(element);
      current_node_ = &element;
      text_line_ = 1;
      text_column_ = 1;
      return;
    }
    case HtmlParser::Step::Kind::kText:
      text_line_ = step.line;
      text_column_ = step.column;
      current_node_->Append(bindings::New(
          std::make_unique<Text>(realm, &document_, Utf8ToUtf16(step.data))));
      return;
    case HtmlParser::Step::Kind::kComment:
      current_node_->Append(bindings::New(std::make_unique<Comment>(
          realm, &document_, Utf8ToUtf16(step.data))));
      return;
    case HtmlParser::Step::Kind::kEndElement:
    case HtmlParser::Step::Kind::kEndDocument:
      break;
  }
  NOTREACHED();
}

// https://html.spec.whatwg.org/#parsing-main-incdata
// "An end tag whose tag name is "script"".
bool PageLoader::EndElement() {
  Node* const node = std::exchange(current_node_, current_node_->parentNode());
  auto* const script = bindings::FromScriptValue<HTMLScriptElement>(
      document_.realm(), node->ToScriptValue());
  return script && PrepareScript(*script);
}

// https://html.spec.whatwg.org/#prepare-the-script-element
// Of a script that the parser inserted, which the standard also calls "parser
// document is non-null".
bool PageLoader::PrepareScript(HTMLScriptElement& element) {
  Script script{.element = &element,
                .url = document_.URL(),
                .text = Utf16ToUtf8(element.ChildTextContent()),
                .line = text_line_,
                .column = text_column_};
  script.is_external = element.FindAttribute(u"src") != nullptr;
  // 6. If el has no src attribute, and source text is the empty string, return.
  if (!script.is_external && script.text.empty())
    return false;
  // 8.-13. Otherwise, return. (The type is none that runs.)
  script.kind = element.DetermineKind();
  if (script.kind == HTMLScriptElement::ScriptKind::kNone)
    return false;
  const bool is_module = script.kind == HTMLScriptElement::ScriptKind::kModule;
  // 20. If el has a nomodule content attribute and its type is "classic", then
  //     return.
  if (element.noModule() && !is_module)
    return false;
  // FIXME: 22.-23. The for and event attributes.
  // 24. If el has a charset attribute, then let encoding be the result of
  //     getting an encoding from its value. If el does not have one, or if
  //     getting an encoding failed, let encoding be el's node document's.
  if (const std::u16string* charset = element.FindAttribute(u"charset"))
    script.encoding = EncodingFromLabel(Utf16ToUtf8(*charset));
  if (!script.encoding)
    script.encoding = &encoding_;
  // 31. If el has a src content attribute, then:
  if (script.is_external && !ResolveSource(&script))
    return false;
  // 33. If el's type is "classic" and el has a src attribute, or el's type is
  //     "module": if el has an async attribute, then "set of scripts that will
  //     execute as soon as possible"; otherwise, if el's type is "module" or el
  //     has a defer attribute, then "list of scripts that will execute when the
  //     document has finished parsing".
  if (is_module || script.is_external) {
    if (element.async()) {
      async_scripts_.push_back(std::move(script));
      QueueStep(&PageLoader::RunNextAsyncScript);
      return false;
    }
    if (is_module || element.defer()) {
      deferred_scripts_.push_back(std::move(script));
      return false;
    }
  }
  // 33.-34. Otherwise: "pending parsing-blocking script", or immediately
  // execute
  //         the script element el.
  Execute(script);
  return true;
}

// https://html.spec.whatwg.org/#prepare-the-script-element
bool PageLoader::ResolveSource(Script* script) {
  // 31.2. Let src be the value of el's src attribute.
  // 31.5. Let url be the result of encoding-parsing a URL given src, relative
  // to
  //       el's node document.
  const std::string src = Utf16ToUtf8(*script->element->FindAttribute(u"src"));
  if (std::optional<std::string> url = document_.ResolveUrl(src);
      url && !src.empty()) {
    script->url = std::move(*url);
    return true;
  }
  // 31.3. If src is the empty string, then queue an element task to fire an
  //       event named error at el, and return. 31.6. The same if url is
  //       failure.
  event_loop_.QueueTask(TaskSource::kDOMManipulation,
                        [this, element = script->element] {
                          const bindings::ScriptScope scope(document_.realm());
                          element->FireAnEvent(kErrorEvent);
                        });
  return false;
}

// https://html.spec.whatwg.org/#execute-the-script-element
void PageLoader::Execute(const Script& script) {
  bool is_loaded = true;
  if (script.kind == HTMLScriptElement::ScriptKind::kClassic) {
    is_loaded = ExecuteClassic(script);
  } else if (script.is_external) {
    is_loaded = host_.RunModule(script.url);
  } else {
    host_.RunInlineModule(script.text, script.url);
  }
  // 3. If el's result is null, then fire an event named error at el, and
  // return.
  // 8. If el's from an external file is true, then fire an event named load at
  //    el.
  if (!is_loaded)
    script.element->FireAnEvent(kErrorEvent);
  else if (script.is_external)
    script.element->FireAnEvent(kLoadEvent);
}

// https://html.spec.whatwg.org/#execute-the-script-element
// "classic". False: it couldn't be loaded.
bool PageLoader::ExecuteClassic(const Script& script) {
  std::string text = script.text;
  std::string url = script.url;
  if (script.is_external) {
    // https://html.spec.whatwg.org/#fetch-a-classic-script
    const LoadResult result = host_.LoadClassicScript(script.url);
    if (!result.source) {
      host_.LogWarning("Cannot load script " + script.url + ": " +
                       result.error);
      return false;
    }
    // "Set encoding to the result of legacy extracting an encoding given
    // potentialMIMETypeForEncoding and encoding."
    const Encoding* encoding = EncodingOfMimeType(result.content_type);
    text = Decode(AsBytes(*result.source),
                  encoding ? *encoding : *script.encoding);
    url = result.url;
  }
  // "Let oldCurrentScript be the value to which document's currentScript object
  // was most recently set. […] set document's currentScript attribute to el."
  document_.set_current_script(script.element);
  host_.RunClassicScript(text, url, script.is_external ? 1 : script.line,
                         script.is_external ? 1 : script.column);
  document_.set_current_script(nullptr);
  return true;
}

void PageLoader::RunNextAsyncScript() {
  const Script script = std::move(async_scripts_.front());
  async_scripts_.pop_front();
  Execute(script);
  if (is_content_loaded_)
    QueueStep(&PageLoader::CompleteIfLoaded);
}

// https://html.spec.whatwg.org/#the-end
void PageLoader::RunNextDeferredScript() {
  // 5. While the list of scripts that will execute when the document has
  //    finished parsing is not empty: […] execute the script element given by
  //    the first script in it.
  if (!deferred_scripts_.empty()) {
    const Script script = std::move(deferred_scripts_.front());
    deferred_scripts_.pop_front();
    Execute(script);
    QueueStep(&PageLoader::RunNextDeferredScript);
    return;
  }
  // 6. Queue a global task to run the following substeps:
  QueueStep(&PageLoader::FireDomContentLoaded);
}

// https://html.spec.whatwg.org/#the-end
void PageLoader::FireDomContentLoaded() {
  // 6.2. Fire an event named DOMContentLoaded at the Document object, with its
  //      bubbles attribute initialized to true.
  // AD-HOC: Events don't go along a path here. Where it would bubble to hears
  // of it by an event of its own.
  document_.FireAnEvent(kDomContentLoadedEvent);
  window_.FireAnEvent(kDomContentLoadedEvent);
  // 6.4. Enable the client message queue of the ServiceWorkerContainer object
  //      whose associated service worker client is the Document object's
  //      relevant settings object.
  host_.EnableClientMessageQueue();
  is_content_loaded_ = true;
  // 7. Spin the event loop until the set of scripts that will execute as soon
  // as
  //    possible is empty.
  // 9. Queue a global task to run the following steps:
  QueueStep(&PageLoader::CompleteIfLoaded);
}

// https://html.spec.whatwg.org/#the-end
void PageLoader::CompleteIfLoaded() {
  if (!async_scripts_.empty() ||
      document_.readyState() == DocumentReadyState::kComplete) {
    return;
  }
  // 9.1. Update the current document readiness to "complete".
  document_.UpdateReadiness(DocumentReadyState::kComplete);
  // 9.5. Fire an event named load at window, with legacy target override flag
  //      set. FIXME: Its target is to be the document.
  window_.FireAnEvent(kLoadEvent);
}

}  // namespace wsjs
