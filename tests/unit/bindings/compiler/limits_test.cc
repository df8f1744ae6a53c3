// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "tests/unit/bindings/compiler/compile_text.h"

// Little text that asks for much: the stack and the time are bounded.
namespace wsjs::idl {
namespace {

std::string Repeat(int count, const std::function<std::string(int)>& text) {
  std::string result;
  for (int i = 0; i < count; ++i)
    result += text(i);
  return result;
}

std::string Name(const char* prefix, int i) {
  return prefix + std::to_string(i);
}

// The first line of the errors' messages.
std::string FirstMessageOf(const std::string& text) {
  const std::string messages = MessagesOf(text);
  return messages.substr(0, messages.find('\n'));
}

std::string TypedefChain(int count) {
  return Repeat(count,
                [](int i) {
                  return "typedef " + Name("T", i + 1) + " " + Name("T", i) +
                         ";";
                }) +
         "typedef long " + Name("T", count) + ";";
}

TEST(LimitsTest, ChainsOfTypedefs) {
  EXPECT_EQ(MessagesOf(TypedefChain(60)), "");
  EXPECT_EQ(FirstMessageOf(TypedefChain(20000)),
            "typedefs refer to each other too deeply");
}

std::string NestedSequences(int count) {
  return "typedef long T0;" + Repeat(count, [](int i) {
           return "typedef sequence<" + Name("T", i) + "> " + Name("T", i + 1) +
                  ";";
         });
}

TEST(LimitsTest, TypesOfTypedefsInside) {
  EXPECT_EQ(MessagesOf(NestedSequences(63)), "");
  EXPECT_EQ(FirstMessageOf(NestedSequences(20000)),
            "types are nested too deeply");
}

TEST(LimitsTest, UnionsThatDouble) {
  const std::string unions =
      "typedef (long or DOMString) T0;" + Repeat(40, [](int i) {
        const std::string name = Name("T", i);
        return "typedef (" + name + " or " + name + ") " + Name("T", i + 1) +
               ";";
      });
  EXPECT_NE(MessagesOf(unions).find("the union has too many member types\n"),
            std::string::npos);
}

// Linked from the root on and from the leaf on.
std::string DictionaryChain(int count, bool forwards) {
  return Repeat(count, [=](int i) {
    const int number = forwards ? i : count - 1 - i;
    return "dictionary " + Name("D", number) +
           (number ? " : " + Name("D", number - 1) : "") + " { long " +
           Name("m", number) + "; };";
  });
}

TEST(LimitsTest, Ancestors) {
  EXPECT_EQ(MessagesOf(DictionaryChain(257, true)), "");
  EXPECT_EQ(MessagesOf(DictionaryChain(257, false)), "");
  const std::string message = "the chain of inheritance is longer than 256";
  EXPECT_EQ(FirstMessageOf(DictionaryChain(258, true)), message);
  EXPECT_EQ(FirstMessageOf(DictionaryChain(258, false)), message);
  EXPECT_EQ(FirstMessageOf(DictionaryChain(20000, true)), message);
  EXPECT_EQ(FirstMessageOf(DictionaryChain(20000, false)), message);
}

TEST(LimitsTest, DictionariesInDictionaries) {
  const auto member = [](int i) {
    return "dictionary " + Name("D", i) + " { " + Name("D", i + 1) + " a; };";
  };
  EXPECT_EQ(MessagesOf(Repeat(20000, member) + "dictionary D20000 {};"), "");
  EXPECT_NE(MessagesOf(Repeat(20000, member) + "dictionary D20000 { D0 a; };")
                .find("can't include the dictionary"),
            std::string::npos);
}

TEST(LimitsTest, GlobalNames) {
  const auto interface = [](int i) {
    return "[Exposed=" + Name("G", i) + "] interface " + Name("I", i) + " {};";
  };
  EXPECT_EQ(MessagesOf(Repeat(30, interface)), "");
  EXPECT_EQ(FirstMessageOf(Repeat(31, interface)),
            "there are more than 30 global names; --global chooses");
}

TEST(LimitsTest, ManyEnumerationValues) {
  EXPECT_EQ(
      MessagesOf(
          "enum A { " +
          Repeat(20000, [](int i) { return "\"" + Name("a", i) + "\", "; }) +
          "\"b\" };"),
      "");
}

std::string Overloads(int count) {
  return Repeat(count,
                [](int i) {
                  return "[Exposed=*] interface " + Name("I", i) + " {};";
                }) +
         "[Exposed=*] interface A {" + Repeat(count, [](int i) {
           return "undefined f(" + Name("I", i) + "... x);";
         });
}

TEST(LimitsTest, OverloadsOfAName) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface I {}; [Exposed=*] interface A {" +
                       Repeat(64,
                              [](int i) {
                                return "undefined f(" +
                                       Repeat(i,
                                              [](int j) {
                                                return "any " + Name("x", j) +
                                                       ", ";
                                              }) +
                                       "any y);";
                              }) +
                       "};"),
            "");
  EXPECT_EQ(FirstMessageOf(Overloads(65) + "};"),
            "there are more than 64 overloads");
}

// As many items as arguments times overloads, but no more.
TEST(LimitsTest, VariadicOverloadsBesideManyArguments) {
  EXPECT_EQ(
      FirstMessageOf(
          Overloads(50) + "undefined f(long a" +
          Repeat(20000, [](int i) { return ", any " + Name("x", i); }) +
          "); };"),
      "overloads with 0 argument(s) aren't distinguishable; see "
      "https://webidl.spec.whatwg.org/#dfn-distinguishing-argument-index");
}

TEST(LimitsTest, OptionalArguments) {
  EXPECT_EQ(MessagesOf(
                "[Exposed=*] interface A { undefined f(); undefined f(any x" +
                Repeat(20000,
                       [](int i) { return ", optional any " + Name("x", i); }) +
                "); };"),
            "");
}

}  // namespace
}  // namespace wsjs::idl
