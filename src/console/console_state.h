// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_CONSOLE_STATE_H_
#define WSJS_SRC_CONSOLE_CONSOLE_STATE_H_

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "include/wsjs/console_level.h"

namespace wsjs {

// What the console namespace object of one realm keeps between calls. The owner
// of the realm makes it.
// https://console.spec.whatwg.org/#console-namespace
class ConsoleState final {
 public:
  using Clock = std::chrono::steady_clock;
  // Gets what one call prints: UTF-8, several lines perhaps, without the last
  // line's end, valid during the call.
  using Sink = std::function<void(ConsoleLevel, std::string_view text)>;

  // `has_colors`: the sink understands the escape sequences of terminals.
  ConsoleState(Sink sink, bool has_colors);

  bool has_colors() const { return has_colors_; }

  // Each line of `text` is indented as deep as the group stack is.
  void Print(ConsoleLevel level, std::string_view text) const;

  // https://console.spec.whatwg.org/#concept-group-stack
  void PushGroup() { ++group_depth_; }
  void PopGroup();
  void EmptyGroupStack() { group_depth_ = 0; }

  // https://console.spec.whatwg.org/#count-map
  std::map<std::u16string, uint32_t>& count_map() { return count_map_; }
  // https://console.spec.whatwg.org/#timer-table
  std::map<std::u16string, Clock::time_point>& timer_table() {
    return timer_table_;
  }

 private:
  Sink sink_;
  const bool has_colors_;
  int group_depth_ = 0;
  std::map<std::u16string, uint32_t> count_map_;
  std::map<std::u16string, Clock::time_point> timer_table_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_CONSOLE_STATE_H_
