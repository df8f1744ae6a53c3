// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/console_state.h"

#include <utility>

namespace wsjs {
namespace {

constexpr size_t kIndentation = 2;

}  // namespace

ConsoleState::ConsoleState(Sink sink, bool has_colors)
    : sink_(std::move(sink)), has_colors_(has_colors) {}

void ConsoleState::Print(ConsoleLevel level, std::string_view text) const {
  if (group_depth_ == 0) {
    sink_(level, text);
    return;
  }
  const std::string indentation(group_depth_ * kIndentation, ' ');
  std::string indented = indentation;
  for (const char byte : text) {
    indented += byte;
    if (byte == '\n') {
      indented += indentation;
    }
  }
  sink_(level, indented);
}

void ConsoleState::PopGroup() {
  if (group_depth_ > 0) {
    --group_depth_;
  }
}

}  // namespace wsjs
