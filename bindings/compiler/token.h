// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_TOKEN_H_
#define WSJS_BINDINGS_COMPILER_TOKEN_H_

#include <string_view>

#include "bindings/compiler/source_file.h"

namespace wsjs::idl {

enum class TokenKind {
  kIdentifier,
  kInteger,
  kDecimal,
  kString,    // With its quotation marks.
  kTerminal,  // A word or punctuator that the grammar names.
  kOther,     // Any other character.
  kEndOfFile,
};

// A terminal symbol of the grammar. Its text is part of the source file's.
struct Token {
  TokenKind kind = TokenKind::kEndOfFile;
  std::string_view text;
  SourceLocation location;

  bool Is(std::string_view terminal) const {
    return kind == TokenKind::kTerminal && text == terminal;
  }
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_TOKEN_H_
