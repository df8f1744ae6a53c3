// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/embedder_relay.h"

#include <string>
#include <string_view>
#include <utility>

namespace wsjs {

void EmbedderRelay::RelayFrom(RuntimeOptions& options) {
  options.console = [this](ConsoleLevel level, std::string_view text) {
    Tell([level, text = std::string(text)](const RuntimeOptions& embedder) {
      embedder.console(level, text);
    });
  };
  options.log = [this](LogLevel level, std::string_view message) {
    Tell([level, message = std::string(message)](
             const RuntimeOptions& embedder) { embedder.log(level, message); });
  };
  options.uncaught_error = [this](const ScriptError& error) {
    Tell([error](const RuntimeOptions& embedder) {
      embedder.uncaught_error(error);
    });
  };
}

RuntimeEmbedderRelay::RuntimeEmbedderRelay(EventLoop& main_loop,
                                           const RuntimeOptions& main_options)
    : main_loop_(main_loop), main_options_(main_options) {}

RuntimeEmbedderRelay::~RuntimeEmbedderRelay() = default;

void RuntimeEmbedderRelay::Tell(Call call) {
  {
    const std::lock_guard lock(mutex_);
    calls_.push_back(std::move(call));
  }
  main_loop_.PostTask([this] { Flush(); });
}

void RuntimeEmbedderRelay::Flush() {
  std::vector<Call> calls;
  {
    const std::lock_guard lock(mutex_);
    calls.swap(calls_);
  }
  for (Call& call : calls)
    call(main_options_);
}

}  // namespace wsjs
