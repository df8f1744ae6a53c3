// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/source_file.h"

#include <algorithm>

namespace wsjs::idl {

namespace {

// The offset of the first byte of the line that `location` is on.
size_t LineStart(const SourceLocation& location) {
  std::string_view before =
      std::string_view(location.file->text).substr(0, location.offset);
  size_t newline = before.rfind('\n');
  return newline == std::string_view::npos ? 0 : newline + 1;
}

bool IsContinuationByte(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

}  // namespace

int SourceLocation::line() const {
  const std::string& text = file->text;
  return 1 + static_cast<int>(
                 std::count(text.begin(), text.begin() + offset, '\n'));
}

int SourceLocation::column() const {
  const std::string& text = file->text;
  auto start = text.begin() + LineStart(*this);
  auto code_points =
      (text.begin() + offset - start) -
      std::count_if(start, text.begin() + offset, IsContinuationByte);
  return 1 + static_cast<int>(code_points);
}

std::string_view SourceLocation::line_text() const {
  std::string_view line = std::string_view(file->text).substr(LineStart(*this));
  line = line.substr(0, line.find('\n'));
  if (line.ends_with('\r'))
    line.remove_suffix(1);
  return line;
}

}  // namespace wsjs::idl
