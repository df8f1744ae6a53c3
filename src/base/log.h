// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_BASE_LOG_H_
#define WSJS_SRC_BASE_LOG_H_

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include <wsjs/log_level.h>

namespace wsjs {

// Where a runtime's log goes; the embedder gives the sink. One per runtime, on
// the runtime's thread, handed down by its owner (there is no global log).
class Logger final {
 public:
  // `message` is UTF-8 without a line end, valid during the call.
  using Sink = std::function<void(LogLevel, std::string_view message)>;

  // Drops everything.
  Logger() = default;
  Logger(LogLevel level, Sink sink) : level_(level), sink_(std::move(sink)) {}

  // True when a message of `level` would be written: ask before building a
  // costly one.
  [[nodiscard]] bool IsOn(LogLevel level) const {
    return sink_ && level <= level_;
  }
  void Log(LogLevel level, std::string_view message) const {
    if (IsOn(level))
      sink_(level, message);
  }

 private:
  LogLevel level_ = LogLevel::kWarning;
  Sink sink_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_BASE_LOG_H_
