// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/entry_layout.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "src/console/text.h"

namespace wsjs {
namespace {

constexpr std::string_view kSeparator = ", ";
constexpr size_t kStep = 2;

// What a line keeps free at its end: brackets and commas of what is around.
constexpr size_t kMargin = 4;

// Fewer elements aren't worth columns, and more columns are hard to count.
constexpr size_t kMinimumElementsForColumns = 7;
constexpr size_t kMaximumColumns = 12;

bool HasSeveralLines(const std::string& text) {
  return text.find('\n') != std::string::npos;
}

std::string JoinOnOneLine(const EntryGroup& group) {
  std::string line = group.opening;
  const char* separator = " ";
  for (const std::string& entry : group.entries) {
    line += separator;
    line += entry;
    separator = kSeparator.data();
  }
  return line + ' ' + group.closing;
}

// Puts elements that are short side by side: each entry is a row afterwards.
void ArrangeInColumns(EntryGroup& group, size_t width) {
  const size_t count = group.element_count;
  if (count < kMinimumElementsForColumns)
    return;
  std::vector<size_t> widths;
  for (size_t i = 0; i < count; ++i) {
    if (HasSeveralLines(group.entries[i]))
      return;
    widths.push_back(DisplayWidth(group.entries[i]));
  }
  const size_t cell =
      *std::max_element(widths.begin(), widths.end()) + kSeparator.size();
  const size_t columns = std::min(width / cell, kMaximumColumns);
  // Elements of very different lengths read better in a list.
  const size_t total = std::accumulate(widths.begin(), widths.end(), size_t{0});
  if (columns < 2 || total * 4 < count * (cell - kSeparator.size()))
    return;

  std::vector<size_t> column_widths(columns);
  for (size_t i = 0; i < count; ++i) {
    size_t& column_width = column_widths[i % columns];
    column_width = std::max(column_width, widths[i]);
  }
  std::vector<std::string> rows;
  for (size_t i = 0; i < count; ++i) {
    if (i % columns == 0)
      rows.emplace_back();
    std::string& row = rows.back();
    const std::string padding(column_widths[i % columns] - widths[i], ' ');
    const bool ends_row = i % columns == columns - 1 || i == count - 1;
    if (group.elements_are_numbers)
      row += padding;
    row += group.entries[i];
    if (ends_row)
      continue;
    row += kSeparator;
    if (!group.elements_are_numbers)
      row += padding;
  }
  rows.insert(rows.end(),
              std::make_move_iterator(group.entries.begin() + count),
              std::make_move_iterator(group.entries.end()));
  group.entries = std::move(rows);
}

}  // namespace

std::string LayOut(EntryGroup group, size_t indentation, size_t line_width) {
  if (group.entries.empty())
    return group.opening + group.closing;
  const size_t width = line_width - std::min(line_width, indentation + kMargin);
  if (std::ranges::none_of(group.entries, HasSeveralLines)) {
    std::string line = JoinOnOneLine(group);
    if (!HasSeveralLines(group.opening) && DisplayWidth(line) <= width) {
      return line;
    }
  }
  ArrangeInColumns(group, width);
  const std::string line_end = '\n' + std::string(indentation, ' ');
  std::string text = group.opening;
  const char* separator = "";
  for (const std::string& entry : group.entries) {
    text += separator + line_end + std::string(kStep, ' ') + entry;
    separator = ",";
  }
  return text + line_end + group.closing;
}

}  // namespace wsjs
