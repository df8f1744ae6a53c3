// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/printer.h"

#include "src/base/check.h"

namespace wsjs::idl {

namespace {

constexpr size_t kMaxColumns = 80;

std::string_view Find(Printer::Variables variables, std::string_view name) {
  for (const auto& [variable, value] : variables) {
    if (variable == name)
      return value;
  }
  NOTREACHED();
}

// The number of columns of the last line.
size_t CurrentColumn(std::string_view text) {
  const size_t line_end = text.rfind('\n');
  return line_end == std::string_view::npos ? text.size()
                                            : text.size() - line_end - 1;
}

// Appends `value`, indented like its first line.
void AppendIndented(std::string& text, std::string_view value) {
  const size_t column = CurrentColumn(text);
  for (size_t i = 0; i < value.size(); ++i) {
    text += value[i];
    const bool is_blank = i + 1 < value.size() && value[i + 1] == '\n';
    if (value[i] == '\n' && i + 1 < value.size() && !is_blank)
      text.append(column, ' ');
  }
}

std::string Join(const std::vector<std::string>& parts,
                 std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty())
      text += separator;
    text += part;
  }
  return text;
}

}  // namespace

void Printer::Print(std::string_view text, Variables variables) {
  while (!text.empty()) {
    const size_t begin = text.find('$');
    text_ += text.substr(0, begin);
    if (begin == std::string_view::npos)
      return;
    const size_t end = text.find('$', begin + 1);
    CHECK(end != std::string_view::npos);
    const std::string_view name = text.substr(begin + 1, end - begin - 1);
    if (name.empty())
      text_ += '$';
    else
      AppendIndented(text_, Find(variables, name));
    text.remove_prefix(end + 1);
  }
}

std::string Substitute(std::string_view text, Printer::Variables variables) {
  Printer printer;
  printer.Print(text, variables);
  return printer.TakeText();
}

std::string FormatList(std::string_view before,
                       const std::vector<std::string>& parts,
                       std::string_view after,
                       size_t indent) {
  const std::string begin(before);
  const std::string end(after);
  const std::string one_line = Join(parts, ", ");
  if (indent + begin.size() + one_line.size() + end.size() <= kMaxColumns)
    return begin + one_line + end;
  const std::string line_start = "\n    ";
  if (indent + 4 + one_line.size() + end.size() <= kMaxColumns)
    return begin + line_start + one_line + end;
  return begin + line_start + Join(parts, "," + line_start) + end;
}

std::string FormatTemplate(std::string_view type,
                           size_t indent,
                           size_t suffix) {
  const size_t open = type.find('<');
  if (indent + type.size() + suffix <= kMaxColumns ||
      open == std::string_view::npos) {
    return std::string(type);
  }
  std::vector<std::string> arguments;
  int depth = 0;
  size_t begin = open + 1;
  for (size_t i = begin; i < type.size(); ++i) {
    if (type[i] == '<') {
      ++depth;
    } else if ((type[i] == ',' || type[i] == '>') && depth == 0) {
      arguments.push_back(
          FormatTemplate(type.substr(begin, i - begin), indent + 4, 1));
      begin = i + 2;  // after ", "
    } else if (type[i] == '>') {
      --depth;
    }
  }
  const std::string line_start = "\n" + std::string(indent + 4, ' ');
  return std::string(type.substr(0, open + 1)) + line_start +
         Join(arguments, "," + line_start) + ">";
}

std::string FormatParameters(std::string_view before,
                             const std::vector<std::string>& parameters,
                             std::string_view after) {
  const std::string one_line =
      std::string(before) + Join(parameters, ", ") + std::string(after);
  if (one_line.size() + 2 <= kMaxColumns)
    return one_line;
  return std::string(before) +
         Join(parameters, ",\n" + std::string(before.size(), ' ')) +
         std::string(after);
}

std::string FormatComment(std::string_view text, size_t indent) {
  std::string comment;
  std::string line = "//";
  while (!text.empty()) {
    const size_t space = text.find(' ');
    const std::string_view word = text.substr(0, space);
    if (indent + line.size() + 1 + word.size() > kMaxColumns) {
      comment += line + "\n";
      line = "//    ";
    }
    line.append(" ").append(word);
    text.remove_prefix(space == std::string_view::npos ? text.size()
                                                       : space + 1);
  }
  return comment + line + "\n";
}

}  // namespace wsjs::idl
