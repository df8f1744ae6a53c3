// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/embedder_relay.h"

#include <string>
#include <string_view>
#include <utility>

namespace wsjs {

EmbedderRelay::EmbedderRelay(EventLoop& main_loop,
                             const RuntimeOptions& main_options)
    : main_loop_(main_loop), main_options_(main_options) {}

EmbedderRelay::~EmbedderRelay() = default;

void EmbedderRelay::RelayFrom(RuntimeOptions& options) {
  options.console = [this](ConsoleLevel level, std::string_view text) {
    Tell([this, level, text = std::string(text)] {
      main_options_.console(level, text);
    });
  };
  options.log = [this](LogLevel level, std::string_view message) {
    Tell([this, level, message = std::string(message)] {
      main_options_.log(level, message);
    });
  };
  options.uncaught_error = [this](const ScriptError& error) {
    Tell([this, error] { main_options_.uncaught_error(error); });
  };
}

void EmbedderRelay::Tell(Call call) {
  {
    const std::lock_guard lock(mutex_);
    calls_.push_back(std::move(call));
  }
  main_loop_.PostTask([this] { Flush(); });
}

void EmbedderRelay::Flush() {
  std::vector<Call> calls;
  {
    const std::lock_guard lock(mutex_);
    calls.swap(calls_);
  }
  for (Call& call : calls)
    call();
}

}  // namespace wsjs
