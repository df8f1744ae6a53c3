// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/parser.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "bindings/compiler/lexer.h"

namespace wsjs::idl {

namespace {

// The words that start a definition, and nothing inside one that recovery could
// stumble over: a missing "};" must not hide the definitions that follow.
constexpr std::string_view kDefinitionStarts[] = {
    "interface", "callback", "dictionary", "enum",
    "typedef",   "partial",  "namespace",
};

// Far more than any standard has.
constexpr int kMaximumDepth = 64;

bool StartsDefinition(const Token& token) {
  return token.kind == TokenKind::kTerminal &&
         std::find(std::begin(kDefinitionStarts), std::end(kDefinitionStarts),
                   token.text) != std::end(kDefinitionStarts);
}

bool StartsLine(const SourceLocation& location) {
  return location.offset == 0 ||
         location.file->text[location.offset - 1] == '\n';
}

// What `token` adds to the number of open braces.
int BraceDepth(const Token& token) {
  return token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
}

std::string Describe(const Token& token) {
  if (token.kind == TokenKind::kEndOfFile)
    return "the end of the file";
  if (token.kind == TokenKind::kString)
    return "the string " + std::string(token.text);
  return "\"" + std::string(token.text) + "\"";
}

}  // namespace

FragmentNode Parse(const SourceFile& file, Diagnostics& diagnostics) {
  return Parser(file, diagnostics).ParseDefinitions();
}

Parser::Parser(const SourceFile& file, Diagnostics& diagnostics)
    : diagnostics_(diagnostics), tokens_(Tokenize(file, diagnostics)) {}

// Definitions :
//     ExtendedAttributeList Definition Definitions
//     ε
FragmentNode Parser::ParseDefinitions() {
  FragmentNode fragment;
  while (!At(TokenKind::kEndOfFile)) {
    ParseDefinition(fragment);
    if (in_recovery_)
      SkipDefinition();
  }
  return fragment;
}

const Token& Parser::Peek(size_t ahead) const {
  return tokens_[std::min(position_ + ahead, tokens_.size() - 1)];
}

bool Parser::At(std::string_view terminal) const {
  return !in_recovery_ && Peek().Is(terminal);
}

bool Parser::At(TokenKind kind) const {
  return !in_recovery_ && Peek().kind == kind;
}

bool Parser::ConsumeIf(std::string_view terminal) {
  if (!At(terminal))
    return false;
  ++position_;
  return true;
}

Token Parser::Consume() {
  Token token = Peek();
  if (!in_recovery_ && token.kind != TokenKind::kEndOfFile)
    ++position_;
  return token;
}

void Parser::Expect(std::string_view terminal, std::string_view context) {
  if (ConsumeIf(terminal))
    return;
  std::string expected = "\"";
  expected.append(terminal).append("\" ").append(context);
  ReportExpected(expected);
}

// "the value of the identifier token with any leading U+005F (_) removed"
// https://webidl.spec.whatwg.org/#idl-names
NameNode Parser::ExpectIdentifier(std::string_view context) {
  if (!At(TokenKind::kIdentifier)) {
    std::string expected = "an identifier ";
    ReportExpected(expected.append(context));
    return {};
  }
  Token token = Consume();
  if (token.text.starts_with('_')) {
    token.text.remove_prefix(1);
    ++token.location.offset;
  }
  return {token.text, token.location};
}

void Parser::ReportExpected(std::string_view expected) {
  std::string message = "expected ";
  message.append(expected).append(", found ").append(Describe(Peek()));
  Report(Peek(), std::move(message));
}

void Parser::Report(const Token& token, std::string message) {
  if (in_recovery_)
    return;
  in_recovery_ = true;
  diagnostics_.AddError(token.location, std::move(message),
                        std::max<size_t>(token.text.size(), 1));
}

bool Parser::CheckDepth() {
  if (depth_ < kMaximumDepth)
    return true;
  Report(Peek(), "types or extended attributes are nested too deeply");
  return false;
}

// Skips to behind the ";" that ends the definition, or to a word at the start
// of a line that can only start another one. The broken definition's own first
// word has been consumed, if it was such a word.
void Parser::SkipDefinition() {
  in_recovery_ = false;
  int depth = 0;
  while (!At(TokenKind::kEndOfFile)) {
    if (StartsLine(Peek().location) && StartsDefinition(Peek()))
      return;
    Token token = Consume();
    depth += BraceDepth(token);
    if (token.Is(";") && depth <= 0)
      return;
  }
}

// No member can start so: the "}" before it is missing.
bool Parser::AtMember() const {
  return !in_recovery_ && !At("}") && !At(TokenKind::kEndOfFile) &&
         !StartsDefinition(Peek());
}

// Skips to behind the ";" that ends the member which began at `start`, or to
// what ends the members. A default value has braces, too.
void Parser::SkipMember(size_t start) {
  in_recovery_ = false;
  int depth = 0;
  for (size_t i = start; i < position_; ++i)
    depth += BraceDepth(tokens_[i]);
  while (AtMember() || (At("}") && depth > 0)) {
    Token token = Consume();
    depth += BraceDepth(token);
    if (token.Is(";"))
      return;
  }
}

}  // namespace wsjs::idl
