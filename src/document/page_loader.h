// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_PAGE_LOADER_H_
#define WSJS_SRC_DOCUMENT_PAGE_LOADER_H_

#include <deque>
#include <string>
#include <string_view>

#include <wsjs/load_result.h>
#include <wsjs/page.h>

#include "src/document/document.h"
#include "src/document/html_parser.h"
#include "src/document/html_script_element.h"
#include "src/dom/event_target.h"
#include "src/encoding/encoding.h"
#include "src/loop/event_loop.h"

namespace wsjs {

// Builds a page's document and runs its scripts, all in tasks of the event
// loop:
//   - a script that is neither deferred nor async as soon as the parser has
//     seen its end, with the document as it is by then; each in a task of its
//     own, so that other tasks run between two scripts;
//   - async scripts in the order of the document, each in a task of its own,
//     which is queued where the parser sees its end;
//   - deferred scripts and modules in the order of the document, when all is
//     parsed and readyState is "interactive";
//   - then DOMContentLoaded, and when no async script is left, readyState
//     "complete" and the window's load.
// Loading a script blocks. There is no document.write().
class PageLoader final {
 public:
  // Who loads and runs scripts; outlives the loader.
  class Host {
   public:
    // Waits for the whole script. `url` is serialised.
    virtual LoadResult LoadClassicScript(const std::string& url) = 0;
    // Errors are reported. `line` and `column` are where the source begins in
    // what `url` names, from 1.
    virtual void RunClassicScript(std::string_view source,
                                  const std::string& url,
                                  int line,
                                  int column) = 0;
    virtual void RunInlineModule(std::string_view source,
                                 const std::string& base_url) = 0;
    // False: it couldn't be loaded, which has been logged.
    virtual bool RunModule(const std::string& url) = 0;
    // https://w3c.github.io/ServiceWorker/#dfn-client-message-queue
    // The document is parsed, and its scripts have run.
    virtual void EnableClientMessageQueue() = 0;
    virtual void LogWarning(const std::string& message) = 0;

   protected:
    ~Host() = default;
  };

  // `document` and `window` live until the realm dies, and this doesn't outlive
  // that; `event_loop` and `host` outlive this.
  PageLoader(Document& document,
             EventTarget& window,
             EventLoop& event_loop,
             Host& host,
             const Page& page);
  PageLoader(const PageLoader&) = delete;
  PageLoader& operator=(const PageLoader&) = delete;

  // Queues the first task.
  void Start();

 private:
  // https://html.spec.whatwg.org/#prepare-the-script-element
  struct Script {
    HTMLScriptElement* element = nullptr;  // in the document for ever
    HTMLScriptElement::ScriptKind kind = HTMLScriptElement::ScriptKind::kNone;
    bool is_external = false;
    std::string url;   // of an external one, else the document's
    std::string text;  // of an inline one
    const Encoding* encoding = nullptr;  // of an external classic one
    int line = 1;
    int column = 1;
  };

  void QueueStep(void (PageLoader::*step)());
  // The steps, each the whole of a task.
  void Parse();
  void RunNextAsyncScript();
  void RunNextDeferredScript();
  void FireDomContentLoaded();
  void CompleteIfLoaded();

  void Build(HtmlParser::Step step);
  // True when it ran a script: then the task ends.
  bool EndElement();
  bool PrepareScript(HTMLScriptElement& element);
  // False: there is no URL to load; script hears of it.
  bool ResolveSource(Script* script);
  void Execute(const Script& script);
  bool ExecuteClassic(const Script& script);

  Document& document_;
  EventTarget& window_;
  EventLoop& event_loop_;
  Host& host_;
  const Encoding& encoding_;
  HtmlParser parser_;
  Node* current_node_;  // in the document
  // Where the text of the current script element begins.
  int text_line_ = 1;
  int text_column_ = 1;

  std::deque<Script> async_scripts_;
  std::deque<Script> deferred_scripts_;
  bool is_content_loaded_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_PAGE_LOADER_H_
