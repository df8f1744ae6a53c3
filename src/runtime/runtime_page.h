// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_RUNTIME_PAGE_H_
#define WSJS_SRC_RUNTIME_RUNTIME_PAGE_H_

#include <string>
#include <string_view>

#include <wsjs/cookie_jar.h>
#include <wsjs/page.h>

#include "src/document/page_loader.h"
#include "src/runtime/runtime_environment.h"
#include "src/runtime/window.h"

namespace wsjs {

// The page of a runtime: its document, and what loads it. Dies before the
// realm.
class RuntimePage final : private PageLoader::Host {
 public:
  // Gives `window` its document and queues the loading. In a ScriptScope of the
  // environment's realm. All arguments but `page` outlive this.
  RuntimePage(RuntimeEnvironment& environment,
              Window& window,
              CookieJar& cookie_jar,
              const Page& page);

 private:
  // PageLoader::Host:
  LoadResult LoadClassicScript(const std::string& url) override;
  void RunClassicScript(std::string_view source,
                        const std::string& url,
                        int line,
                        int column) override;
  void RunInlineModule(std::string_view source,
                       const std::string& base_url) override;
  bool RunModule(const std::string& url) override;
  void EnableClientMessageQueue() override;
  void LogWarning(const std::string& message) override;

  RuntimeEnvironment& environment_;
  Document& document_;
  PageLoader loader_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_RUNTIME_PAGE_H_
