// SPDX-License-Identifier: BSD-3-Clause
#include <wsjs/script_error.h>

#include <algorithm>
#include <string_view>

#include "src/base/utf.h"

namespace wsjs {

namespace {

// A longer source line (of a minified script) is cut around the error.
constexpr int kMaxExcerpt = 120;

// The source line and, below it, carets under the columns from `begin` to
// `end`, which count from 0.
std::string Excerpt(const std::string& source_line, int begin, int end) {
  const std::u16string line = Utf8ToUtf16(source_line);
  const int length = static_cast<int>(line.size());
  begin = std::clamp(begin, 0, length);
  end = std::clamp(end, begin + 1, std::max(length, begin + 1));
  const int first = length <= kMaxExcerpt ? 0
                                          : std::clamp(begin - kMaxExcerpt / 2,
                                                       0, length - kMaxExcerpt);

  std::string text = Utf16ToUtf8(line.substr(first, kMaxExcerpt)) + "\n";
  for (int i = first; i < begin; ++i)
    text += line[i] == u'\t' ? '\t' : ' ';
  text.append(std::min(end, first + kMaxExcerpt + 1) - begin, '^');
  return text + "\n";
}

// What a stack says besides the message, with which V8 begins it.
std::string_view Frames(std::string_view stack, std::string_view message) {
  for (const std::string_view prefix : {"Uncaught ", "(in promise) "}) {
    if (message.starts_with(prefix))
      message.remove_prefix(prefix.size());
  }
  if (!stack.starts_with(message))
    return stack;
  stack.remove_prefix(message.size());
  if (stack.starts_with('\n'))
    stack.remove_prefix(1);
  return stack;
}

}  // namespace

std::string ScriptError::ToString() const {
  std::string text;
  if (!file.empty()) {
    text += file;
    if (line > 0)
      text += ":" + std::to_string(line) + ":" + std::to_string(column);
    text += "\n";
  }
  if (!source_line.empty())
    text += Excerpt(source_line, column - 1, end_column - 1);
  text += message + "\n";
  const std::string_view frames = Frames(stack, message);
  if (!frames.empty())
    text.append(frames) += "\n";
  return text;
}

}  // namespace wsjs
