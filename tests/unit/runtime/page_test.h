// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_RUNTIME_PAGE_TEST_H_
#define WSJS_TESTS_UNIT_RUNTIME_PAGE_TEST_H_

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "src/net/in_memory_cookie_jar.h"
#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {

// Runs pages of https://page.example/ whose scripts come from a table.
class PageTest : public testing::Test {
 protected:
  static constexpr char kUrl[] = "https://page.example/folder/page.html?query";

  // By serialised URL.
  std::map<std::string, LoadResult>& resources() { return resources_; }
  InMemoryCookieJar& cookie_jar() { return cookie_jar_; }

  void AddScript(const std::string& path, std::string source) {
    resources_["https://page.example" + path].source = std::move(source);
  }

  // Runs the page until nothing is pending. What its console printed.
  std::vector<std::string> Run(std::string html,
                               std::string content_type = "text/html") {
    RuntimeOptions options;
    options.page = Page{kUrl, std::move(html), std::move(content_type)};
    options.cookie_jar = &cookie_jar_;
    options.load_script = [this](const std::string& url) -> LoadResult {
      loads_.push_back(url);
      const auto found = resources_.find(url);
      if (found == resources_.end())
        return {.source = std::nullopt, .error = "not found"};
      return found->second;
    };
    test_.emplace(std::move(options));
    test_->runtime->Run();
    return test_->lines;
  }

  // The messages of uncaught errors, and the log, of the last page.
  std::vector<std::string> Errors() const { return test_->Messages(); }
  const std::vector<ScriptError>& errors() const { return test_->errors; }
  const std::vector<std::string>& log() const { return test_->log; }
  // The URLs that were asked for.
  const std::vector<std::string>& loads() const { return loads_; }

 private:
  std::map<std::string, LoadResult> resources_;
  InMemoryCookieJar cookie_jar_;
  std::vector<std::string> loads_;
  std::optional<TestRuntime> test_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_RUNTIME_PAGE_TEST_H_
