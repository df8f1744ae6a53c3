// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_PRINTER_H_
#define WSJS_BINDINGS_COMPILER_EMIT_PRINTER_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wsjs::idl {

// Writes generated text. In a template, $name$ stands for the variable of that
// name and $$ for a dollar sign. A variable of more than one line continues at
// the column where it begins.
class Printer final {
 public:
  using Variables =
      std::initializer_list<std::pair<std::string_view, std::string_view>>;

  void Print(std::string_view text, Variables variables = {});

  const std::string& text() const { return text_; }
  std::string TakeText() { return std::move(text_); }

 private:
  std::string text_;
};

// `text` with its variables replaced.
std::string Substitute(std::string_view text, Printer::Variables variables);

// `before`, the parts with commas between them, `after`: in one line when that
// has at most 80 columns, otherwise the list in the next line, or one part a
// line. `indent` is the number of columns before it.
std::string FormatList(std::string_view before,
                       const std::vector<std::string>& parts,
                       std::string_view after,
                       size_t indent);

// A type with template arguments, in one line when that fits between `indent`
// and `suffix` columns, otherwise with an argument a line.
std::string FormatTemplate(std::string_view type, size_t indent, size_t suffix);

// The parameters of a function definition: in one line, or one a line below
// each other. `after` is followed by " {".
std::string FormatParameters(std::string_view before,
                             const std::vector<std::string>& parameters,
                             std::string_view after);

// `text` as a // comment of lines of at most 80 columns, each with its end.
// `indent` is the number of columns before it.
std::string FormatComment(std::string_view text, size_t indent = 0);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_PRINTER_H_
