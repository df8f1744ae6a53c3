// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

// What follows "error: " in the first line of the errors.
std::string FirstMessage(const std::string& text) {
  const std::string errors = ParsedText(text).errors();
  const std::string label = "error: ";
  const size_t start = errors.find(label);
  return start == std::string::npos
             ? std::string()
             : errors.substr(start + label.size(),
                             errors.find('\n') - start - label.size());
}

struct Expectation {
  const char* text;
  const char* expected;
  const char* found;
};

// Wherever the grammar has only one way to go on.
constexpr Expectation kExpectations[] = {
    {"callback = long ();", "an identifier or \"interface\" after \"callback\"",
     "\"=\""},
    {"callback A long ();", "\"=\" after the callback function's name",
     "\"long\""},
    {"callback A = long;", "\"(\" before the callback function's arguments",
     "\";\""},
    {"callback A = long (long a;",
     "\")\" after the callback function's arguments", "\";\""},
    {"callback A = long () callback", "\";\" after the callback function",
     "\"callback\""},
    {"partial enum A {};",
     "interface, dictionary or namespace after \"partial\"", "\"enum\""},
    {"interface 1 {};", "an identifier as the name of the definition", "\"1\""},
    {"interface A : {};", "an identifier to inherit from", "\"{\""},
    {"interface A;", "\"{\" before the members", "\";\""},
    {"interface A { } interface B {};", "\";\" after the definition",
     "\"interface\""},
    {"dictionary {};", "an identifier as the name of the dictionary", "\"{\""},
    {"dictionary A : B;", "\"{\" before the dictionary's members", "\";\""},
    {"dictionary A { long; };",
     "an identifier as the name of the dictionary member", "\";\""},
    {"dictionary A { long a };", "\";\" after the dictionary member", "\"}\""},
    {"dictionary A { } enum", "\";\" after the dictionary", "\"enum\""},
    {"enum { \"a\" };", "an identifier as the name of the enumeration",
     "\"{\""},
    {"enum A \"a\";", "\"{\" before the enumeration's values",
     "the string \"a\""},
    {"enum A { a };", "a string as a value of the enumeration", "\"a\""},
    {"enum A { \"a\" \"b\" };", "\"}\" after the enumeration's values",
     "the string \"b\""},
    {"enum A { \"a\" }", "\";\" after the enumeration", "the end of the file"},
    {"typedef long 2;", "an identifier as the name of the typedef", "\"2\""},
    {"typedef long A", "\";\" after the typedef", "the end of the file"},
    {"A include B;",
     "\"includes\" after the identifier that starts an includes statement",
     "\"include\""},
    {"A includes;", "an identifier as the mixin to include", "\";\""},
    {"A includes B C", "\";\" after the includes statement", "\"C\""},
    {"interface A { const long; };",
     "an identifier as the name of the constant", "\";\""},
    {"interface A { const long a; };", "\"=\" after the constant's name",
     "\";\""},
    {"interface A { const long a = ; };", "a value", "\";\""},
    {"interface A { const long a = 1 };", "\";\" after the constant", "\"}\""},
    {"interface A { readonly long a; };",
     "\"attribute\" before the attribute's type", "\"long\""},
    {"interface A { attribute long; };",
     "an identifier as the name of the attribute", "\";\""},
    {"interface A { attribute long a b; };", "\";\" after the attribute",
     "\"b\""},
    {"interface A { stringifier long a(); };",
     "\";\" or an attribute after \"stringifier\"", "\"long\""},
    {"interface A { constructor; };", "\"(\" after \"constructor\"", "\";\""},
    {"interface A { constructor(long a b); };",
     "\")\" after the constructor's arguments", "\"b\""},
    {"interface A { constructor() };", "\";\" after the constructor", "\"}\""},
    {"interface A { undefined (); };",
     "an identifier as the name of the operation", "\"(\""},
    {"interface A { undefined a; };", "\"(\" before the operation's arguments",
     "\";\""},
    {"interface A { undefined a(long); };",
     "an identifier as the name of the argument", "\")\""},
    {"interface A { undefined a(long b; };",
     "\")\" after the operation's arguments", "\";\""},
    {"interface A { undefined a() };", "\";\" after the operation", "\"}\""},
    {"interface A { iterable long; };", "\"<\" after \"iterable\"", "\"long\""},
    {"interface A { iterable<long> a; };", "\";\" after the iterable", "\"a\""},
    {"interface A { async_iterable; };", "\"<\" after \"async_iterable\"",
     "\";\""},
    {"interface A { async_iterable<long>(long a; };",
     "\")\" after the arguments of the async_iterable", "\";\""},
    {"interface A { maplike<long>; };",
     "\",\" after the key type of the maplike", "\">\""},
    {"interface A { maplike<long, long; };",
     "\">\" after the types of the maplike", "\";\""},
    {"interface A { setlike long; };", "\"<\" after \"setlike\"", "\"long\""},
    {"interface A { setlike<long>() };", "\";\" after the setlike", "\"(\""},
    {"typedef sequence long A;", "\"<\" after \"sequence\"", "\"long\""},
    {"typedef sequence<long A;", "\">\" after the type parameter", "\"A\""},
    {"typedef record<DOMString> A;", "\",\" after the key type of the record",
     "\">\""},
    {"typedef (long) A;", "\"or\" after the first member type of the union",
     "\")\""},
    {"typedef (long or DOMString A;",
     "\")\" or \"or\" after a member type of the union", "\"A\""},
};

TEST(ParserExpectationsTest, SayWhatIsMissingAndWhatIsThere) {
  for (const Expectation& expectation : kExpectations) {
    EXPECT_EQ(FirstMessage(expectation.text),
              std::string("expected ") + expectation.expected + ", found " +
                  expectation.found)
        << expectation.text;
  }
}

}  // namespace
}  // namespace wsjs::idl
