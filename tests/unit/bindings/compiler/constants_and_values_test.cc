// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

// Whether `type` takes `value` as its default.
bool IsDefault(const std::string& type, const std::string& value) {
  ResolvedText resolved(
      "enum Enum { \"a\" }; dictionary Dict { long a; }; [Exposed=*] interface "
      "A {}; callback C = any (optional " +
      type + " x = " + value + ");");
  EXPECT_TRUE(resolved.errors().empty() ||
              resolved.messages().starts_with("the default value of \"x\""))
      << resolved.errors();
  return resolved.errors().empty();
}

bool IsConstant(const std::string& type, const std::string& value) {
  return MessagesOf("typedef octet Byte; [Exposed=*] interface A { const " +
                    type + " B = " + value + "; };")
      .empty();
}

TEST(ConstantsTest, TypesArePrimitive) {
  EXPECT_TRUE(IsConstant("boolean", "true"));
  EXPECT_TRUE(IsConstant("Byte", "255"));
  EXPECT_TRUE(IsConstant("bigint", "1"));
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A { const long? B = 1; };")
                .messages()
                .substr(0, 60),
            "the type of a constant must be primitive, not \"long?\"; see h");
}

TEST(ConstantsTest, IntegersAreInTheRangeOfTheirType) {
  const struct {
    const char* type;
    const char* lowest;
    const char* below;
    const char* highest;
    const char* above;
  } kRanges[] = {
      {"byte", "-128", "-129", "127", "128"},
      {"octet", "0", "-1", "255", "256"},
      {"short", "-32768", "-32769", "32767", "32768"},
      {"unsigned short", "0", "-1", "65535", "65536"},
      {"long", "-2147483648", "-2147483649", "2147483647", "2147483648"},
      {"unsigned long", "0", "-1", "4294967295", "4294967296"},
      {"long long", "-9223372036854775808", "-9223372036854775809",
       "9223372036854775807", "9223372036854775808"},
      {"unsigned long long", "0", "-1", "18446744073709551615",
       "18446744073709551616"},
  };
  for (const auto& range : kRanges) {
    EXPECT_TRUE(IsConstant(range.type, range.lowest)) << range.type;
    EXPECT_FALSE(IsConstant(range.type, range.below)) << range.type;
    EXPECT_TRUE(IsConstant(range.type, range.highest)) << range.type;
    EXPECT_FALSE(IsConstant(range.type, range.above)) << range.type;
  }
}

TEST(ConstantsTest, OnlyUnrestrictedTypesAreInfinite) {
  EXPECT_TRUE(IsConstant("double", "1.5"));
  EXPECT_TRUE(IsConstant("double", "1"));
  EXPECT_FALSE(IsConstant("double", "Infinity"));
  EXPECT_FALSE(IsConstant("float", "NaN"));
  EXPECT_TRUE(IsConstant("unrestricted double", "NaN"));
  EXPECT_TRUE(IsConstant("unrestricted float", "-Infinity"));
}

TEST(ConstantsTest, ErrorNamesTheType) {
  EXPECT_EQ(ResolvedText("[Exposed=*] interface A { const octet B = 256; };")
                .errors(),
            "a.idl:1:39: error: the value of \"B\" isn't a value of its type "
            "\"octet\"; see https://webidl.spec.whatwg.org/#idl-constants\n"
            "[Exposed=*] interface A { const octet B = 256; };\n"
            "                                      ^\n");
}

TEST(DefaultValuesTest, NumbersAndBooleans) {
  EXPECT_TRUE(IsDefault("long", "-1"));
  EXPECT_FALSE(IsDefault("unsigned long", "-1"));
  EXPECT_FALSE(IsDefault("long", "1.5"));
  EXPECT_TRUE(IsDefault("boolean", "false"));
  EXPECT_FALSE(IsDefault("boolean", "0"));
}

TEST(DefaultValuesTest, Strings) {
  EXPECT_TRUE(IsDefault("USVString", "\"x\""));
  EXPECT_FALSE(IsDefault("long", "\"1\""));
  EXPECT_TRUE(IsDefault("Enum", "\"a\""));
  EXPECT_FALSE(IsDefault("Enum", "\"b\""));
}

TEST(DefaultValuesTest, NullAndUndefined) {
  EXPECT_TRUE(IsDefault("A?", "null"));
  EXPECT_FALSE(IsDefault("A", "null"));
  EXPECT_TRUE(IsDefault("(A or long?)", "null"));
  EXPECT_TRUE(IsDefault("any", "null"));
  EXPECT_TRUE(IsDefault("any", "undefined"));
  EXPECT_FALSE(IsDefault("long", "undefined"));
}

TEST(DefaultValuesTest, EmptySequencesAndDictionaries) {
  EXPECT_TRUE(IsDefault("sequence<long>", "[]"));
  EXPECT_TRUE(IsDefault("(DOMString or sequence<DOMString>)", "[]"));
  EXPECT_FALSE(IsDefault("FrozenArray<long>", "[]"));
  EXPECT_TRUE(IsDefault("Dict", "{}"));
  EXPECT_TRUE(IsDefault("(Dict or boolean)", "{}"));
  EXPECT_TRUE(IsDefault("record<DOMString, any>", "{}"));
  EXPECT_FALSE(IsDefault("object", "{}"));
}

TEST(DefaultValuesTest, DictionaryMembersAreCheckedToo) {
  EXPECT_EQ(ResolvedText("dictionary A { octet b = 256; };").errors(),
            "a.idl:1:22: error: the default value of \"b\" isn't a value of "
            "its type \"octet\"; see https://webidl.spec.whatwg.org/"
            "#dfn-optional-argument-default-value\n"
            "dictionary A { octet b = 256; };\n"
            "                     ^\n");
}

}  // namespace
}  // namespace wsjs::idl
