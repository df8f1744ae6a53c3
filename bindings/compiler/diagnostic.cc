// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/diagnostic.h"

#include <algorithm>
#include <utility>

namespace wsjs::idl {

namespace {

// Underlines `length` bytes that start at column `column` of `line`. Tabs stay
// tabs, so that the caret is below its text however wide a tab is shown.
std::string CaretLine(std::string_view line, int column, size_t length) {
  std::string result;
  int current = 1;
  size_t i = 0;
  for (; i < line.size() && current < column; ++current) {
    result += line[i++] == '\t' ? '\t' : ' ';
    while (i < line.size() && (line[i] & 0xC0) == 0x80)
      ++i;
  }
  length = std::min(length, line.size() - i);
  result += '^';
  if (length > 1)
    result.append(length - 1, '~');
  return result;
}

}  // namespace

std::string Diagnostic::ToString() const {
  std::string_view label = severity == Severity::kError ? "error: " : "note: ";
  if (!location.file)
    return std::string(label) + message + "\n";

  std::string_view line = location.line_text();
  int column = location.column();
  std::string result = location.file->path + ":" +
                       std::to_string(location.line()) + ":" +
                       std::to_string(column) + ": ";
  result.append(label).append(message).append("\n");
  result.append(line).append("\n");
  result.append(CaretLine(line, column, length)).append("\n");
  return result;
}

void Diagnostics::AddError(SourceLocation location,
                           std::string message,
                           size_t length) {
  if (++error_count_ <= kMaximumErrors)
    all_.push_back({Severity::kError, location, std::move(message), length});
}

void Diagnostics::AddNote(SourceLocation location,
                          std::string message,
                          size_t length) {
  if (error_count_ <= kMaximumErrors)
    all_.push_back({Severity::kNote, location, std::move(message), length});
}

std::string Diagnostics::ToString() const {
  std::string result;
  for (const Diagnostic& diagnostic : all_)
    result += diagnostic.ToString();
  if (error_count_ > kMaximumErrors) {
    result += "error: " + std::to_string(error_count_ - kMaximumErrors) +
              " more errors\n";
  }
  return result;
}

}  // namespace wsjs::idl
