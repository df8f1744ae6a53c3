// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_RUNTIME_TEST_RUNTIME_H_
#define WSJS_TESTS_UNIT_RUNTIME_TEST_RUNTIME_H_

#include <wsjs/runtime.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/test_platform.h"

namespace wsjs {

// A runtime that records what it says.
class TestRuntime final {
 public:
  explicit TestRuntime(RuntimeOptions options = {}) {
    options.console = [this](ConsoleLevel, std::string_view text) {
      lines.emplace_back(text);
    };
    options.log = [this](LogLevel, std::string_view text) {
      log.emplace_back(text);
    };
    options.uncaught_error = [this](const ScriptError& error) {
      errors.push_back(error);
    };
    runtime.emplace(TestPlatform(), std::move(options));
  }

  // Evaluates and runs until nothing is pending.
  bool RunScript(std::string_view source) {
    const bool result = runtime->EvaluateScript(source, "test.js");
    runtime->Run();
    return result;
  }
  bool RunModule(std::string_view source) {
    const bool result = runtime->EvaluateModule(source, "file:///main.mjs");
    runtime->Run();
    return result;
  }

  // The messages of `errors`.
  std::vector<std::string> Messages() const {
    std::vector<std::string> messages;
    for (const ScriptError& error : errors)
      messages.push_back(error.message);
    return messages;
  }

  std::vector<std::string> lines;  // of the console
  std::vector<std::string> log;
  std::vector<ScriptError> errors;
  std::optional<Runtime> runtime;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_RUNTIME_TEST_RUNTIME_H_
