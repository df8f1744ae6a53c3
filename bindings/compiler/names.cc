// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/names.h"

#include <algorithm>
#include <iterator>

namespace wsjs::idl {

namespace {

// The words of C++20 that are identifiers of IDL, and a macro of its library,
// sorted.
constexpr std::string_view kReservedWords[] = {
    "alignas",      "alignof",   "and",           "and_eq",
    "asm",          "assert",    "auto",          "bitand",
    "bitor",        "bool",      "break",         "case",
    "catch",        "char",      "char16_t",      "char32_t",
    "char8_t",      "class",     "co_await",      "co_return",
    "co_yield",     "compl",     "concept",       "const",
    "const_cast",   "consteval", "constexpr",     "constinit",
    "continue",     "decltype",  "default",       "delete",
    "do",           "double",    "dynamic_cast",  "else",
    "enum",         "explicit",  "export",        "extern",
    "false",        "float",     "for",           "friend",
    "goto",         "if",        "inline",        "int",
    "long",         "mutable",   "namespace",     "new",
    "noexcept",     "not",       "not_eq",        "nullptr",
    "operator",     "or",        "or_eq",         "private",
    "protected",    "public",    "register",      "reinterpret_cast",
    "requires",     "return",    "short",         "signed",
    "sizeof",       "static",    "static_assert", "static_cast",
    "struct",       "switch",    "template",      "this",
    "thread_local", "throw",     "true",          "try",
    "typedef",      "typeid",    "typename",      "union",
    "unsigned",     "using",     "virtual",       "void",
    "volatile",     "wchar_t",   "while",         "xor",
    "xor_eq",
};
static_assert(std::is_sorted(std::begin(kReservedWords),
                             std::end(kReservedWords)));

bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool IsLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
char ToUpper(char c) {
  return IsLower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}
char ToLower(char c) {
  return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string CppName(std::string_view identifier) {
  std::string name(identifier);
  std::replace(name.begin(), name.end(), '-', '_');
  if (std::binary_search(std::begin(kReservedWords), std::end(kReservedWords),
                         identifier)) {
    name += '_';
  }
  return name;
}

std::string SnakeName(std::string_view identifier) {
  std::string name;
  for (size_t i = 0; i < identifier.size(); ++i) {
    char c = identifier[i];
    if (IsUpper(c) && i > 0) {
      bool after_word =
          IsLower(identifier[i - 1]) || IsDigit(identifier[i - 1]);
      bool ends_acronym = IsUpper(identifier[i - 1]) &&
                          i + 1 < identifier.size() &&
                          IsLower(identifier[i + 1]);
      if (after_word || ends_acronym)
        name += '_';
    }
    name += c == '-' ? '_' : ToLower(c);
  }
  return name;
}

std::string EnumeratorName(std::string_view value) {
  std::string name = "k";
  bool starts_word = true;
  for (char c : value) {
    bool is_word = IsUpper(c) || IsLower(c) || IsDigit(c);
    if (is_word)
      name += starts_word ? ToUpper(c) : c;
    starts_word = !is_word;
  }
  return name == "k" ? "kEmpty" : name;
}

}  // namespace wsjs::idl
