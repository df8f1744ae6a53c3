// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_page.h"

#include <memory>
#include <utility>

#include "src/runtime/classic_script.h"

namespace wsjs {

RuntimePage::RuntimePage(RuntimeEnvironment& environment,
                         Window& window,
                         CookieJar& cookie_jar,
                         const Page& page)
    : environment_(environment),
      document_(bindings::New(std::make_unique<Document>(environment.realm(),
                                                         page.url,
                                                         cookie_jar))),
      loader_(document_, window, environment.event_loop(), *this, page) {
  window.SetDocument(document_.ToScriptValue());
  loader_.Start();
}

LoadResult RuntimePage::LoadClassicScript(const std::string& url) {
  return environment_.script_loader().LoadScript(url, document_.URL(),
                                                 ScriptType::kClassic);
}

void RuntimePage::RunClassicScript(std::string_view source,
                                   const std::string& url,
                                   int line,
                                   int column) {
  wsjs::RunClassicScript(environment_.realm(), source, url, line, column);
}

void RuntimePage::RunInlineModule(std::string_view source,
                                  const std::string& base_url) {
  environment_.module_loader().Run(source, base_url);
}

bool RuntimePage::RunModule(const std::string& url) {
  const std::optional<std::string> error =
      environment_.module_loader().LoadAndRun(url, document_.URL());
  if (error)
    LogWarning("Cannot load module " + url + ": " + *error);
  return !error;
}

void RuntimePage::EnableClientMessageQueue() {
  environment_.service_workers().EnableClientMessageQueue();
}

void RuntimePage::LogWarning(const std::string& message) {
  environment_.logger().Log(LogLevel::kWarning, message);
}

}  // namespace wsjs
