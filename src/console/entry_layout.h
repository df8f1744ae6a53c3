// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_ENTRY_LAYOUT_H_
#define WSJS_SRC_CONSOLE_ENTRY_LAYOUT_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wsjs {

// The entries of an object or a list, to be set between brackets.
struct EntryGroup {
  // All before the entries, such as "Map(2) {".
  std::string opening;
  std::string closing;
  std::vector<std::string> entries;
  // The first so many entries are elements of a list, which may stand side by
  // side in columns.
  size_t element_count = 0;
  // The elements are numbers: columns are aligned at their right.
  bool elements_are_numbers = false;
};

// Lays `group` out: on one line when that is short enough for `line_width`,
// otherwise with short elements in columns and all else on lines of its own.
// Lines but the first begin with `indentation` spaces, which lines within
// entries have already.
[[nodiscard]] std::string LayOut(EntryGroup group,
                                 size_t indentation,
                                 size_t line_width);

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_ENTRY_LAYOUT_H_
