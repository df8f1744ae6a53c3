// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_LEXER_H_
#define WSJS_BINDINGS_COMPILER_LEXER_H_

#include <vector>

#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/source_file.h"
#include "bindings/compiler/token.h"

namespace wsjs::idl {

// Splits `file` into tokens; white space and comments are left out. The last
// token is kEndOfFile. An unterminated string or comment is reported and ends
// the file.
// https://webidl.spec.whatwg.org/#idl-grammar
std::vector<Token> Tokenize(const SourceFile& file, Diagnostics& diagnostics);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_LEXER_H_
