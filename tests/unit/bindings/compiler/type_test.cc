// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/type.h"

#include <gtest/gtest.h>

#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

// One type of each kind, made of these definitions.
class TypeTest : public testing::Test {
 protected:
  static std::string Definitions() {
    return "[Exposed=*] interface Base {};"
           "[Exposed=*] interface Derived : Base {};"
           "[Exposed=*] interface Other {};"
           "dictionary Dict { long a; };"
           "callback interface Listener { undefined a(); };"
           "callback Function = any ();"
           "[LegacyTreatNonObjectAsNull] callback Handler = any ();"
           "enum Enum { \"a\" };";
  }

  // Resolved in one go for all types of a test.
  const Type& TypeOf(const std::string& type) {
    resolved_.emplace_back(Definitions() + "typedef " + type + " T;");
    EXPECT_EQ(resolved_.back().errors(), "") << type;
    return *resolved_.back().type_definition("T")->type;
  }

  bool AreDistinguishable(const std::string& a, const std::string& b) {
    ResolvedText resolved(Definitions() + "typedef " + a + " A; typedef " + b +
                          " B;");
    EXPECT_EQ(resolved.errors(), "");
    const Type& first = *resolved.type_definition("A")->type;
    const Type& second = *resolved.type_definition("B")->type;
    bool result = first.IsDistinguishableFrom(second);
    EXPECT_EQ(result, second.IsDistinguishableFrom(first)) << a << ", " << b;
    return result;
  }

 private:
  std::deque<ResolvedText> resolved_;
};

TEST_F(TypeTest, NamesAndSyntax) {
  const std::pair<const char*, const char*> kNames[] = {
      {"long?", "LongOrNull"},
      {"sequence<DOMString>", "DOMStringSequence"},
      {"(Other or USVString)", "OtherOrUSVString"},
      {"record<ByteString, unsigned short>", "ByteStringUnsignedShortRecord"},
      {"Promise<undefined>", "UndefinedPromise"},
      {"FrozenArray<Dict>", "DictFrozenArray"},
      {"(long or sequence<(Enum or octet)>)?",
       "LongOrEnumOrOctetSequenceOrNull"},
  };
  for (const auto& [text, name] : kNames) {
    EXPECT_EQ(TypeOf(text).TypeName(), name);
    EXPECT_EQ(TypeOf(text).ToString(), text);
  }
}

TEST_F(TypeTest, ToStringShowsAnnotations) {
  EXPECT_EQ(TypeOf("[EnforceRange] octet").ToString(), "[EnforceRange] octet");
  EXPECT_EQ(TypeOf("[AllowResizable, AllowShared] Uint8Array").ToString(),
            "[AllowResizable, AllowShared] Uint8Array");
  EXPECT_EQ(TypeOf("[Clamp] octet?").ToString(), "[Clamp] octet?");
}

TEST_F(TypeTest, FlattenedMemberTypesOfTheStandardsExample) {
  std::string names;
  for (const Type* type :
       TypeOf("(Base or (sequence<long> or boolean)? or Enum)")
           .FlattenedMemberTypes()) {
    names += type->ToString() + " ";
  }
  EXPECT_EQ(names, "Base sequence<long> boolean Enum ");
}

TEST_F(TypeTest, NullableMemberTypesAreCountedInside) {
  EXPECT_EQ(TypeOf("(long or DOMString)").NumberOfNullableMemberTypes(), 0);
  EXPECT_EQ(TypeOf("(long? or DOMString)").NumberOfNullableMemberTypes(), 1);
  EXPECT_EQ(
      TypeOf("(long or (DOMString? or Base))").NumberOfNullableMemberTypes(),
      1);
  EXPECT_TRUE(TypeOf("(long or (DOMString or Base)?)").IncludesNullableType());
  EXPECT_FALSE(TypeOf("sequence<long?>").IncludesNullableType());
}

TEST_F(TypeTest, IncludesUndefined) {
  EXPECT_TRUE(TypeOf("undefined").IncludesUndefined());
  EXPECT_TRUE(
      TypeOf("(long or (undefined or DOMString)?)").IncludesUndefined());
  EXPECT_FALSE(TypeOf("sequence<undefined>").IncludesUndefined());
}

TEST_F(TypeTest, SameTypeIsStructural) {
  ResolvedText resolved(Definitions() +
                        "typedef sequence<Base?> A; typedef sequence<C> B; "
                        "typedef Base? C; typedef sequence<Other?> D; typedef "
                        "[Clamp] octet E; typedef octet F;");
  EXPECT_EQ(resolved.errors(), "");
  const auto type = [&resolved](const char* name) -> const Type& {
    return *resolved.type_definition(name)->type;
  };
  EXPECT_TRUE(type("A").IsSameTypeAs(type("B")));
  EXPECT_FALSE(type("A").IsSameTypeAs(type("D")));
  EXPECT_FALSE(type("E").IsSameTypeAs(type("F")));
}

// https://webidl.spec.whatwg.org/#distinguishable-table
TEST_F(TypeTest, TableOfDistinguishability) {
  // A type of each category and, below, the rows above the diagonal: "x" for a
  // mark or a letter whose requirement holds.
  const char* kTypes[] = {"undefined",
                          "boolean",
                          "double",
                          "bigint",
                          "DOMString",
                          "object",
                          "symbol",
                          "Base",
                          "Function",
                          "Dict",
                          "async_sequence<long>",
                          "sequence<long>"};
  const char* kRows[] = {
      ".xxxxxxxx.xx",  // undefined
      " .xxxxxxxxxx",  // boolean
      "  .xxxxxxxxx",  // numeric types
      "   .xxxxxxxx",  // bigint
      "    .xxxxxxx",  // string types
      "     .x.....",  // object
      "      .xxxxx",  // symbol
      "       .xxxx",  // interface-like
      "        .xxx",  // callback function
      "         .xx",  // dictionary-like
      "          ..",  // async sequence
      "           .",  // sequence-like
  };
  for (size_t row = 0; row < std::size(kTypes); ++row) {
    for (size_t column = row; column < std::size(kTypes); ++column) {
      EXPECT_EQ(AreDistinguishable(kTypes[row], kTypes[column]),
                kRows[row][column] == 'x')
          << kTypes[row] << ", " << kTypes[column];
    }
  }
}

TEST_F(TypeTest, CategoriesOfTheTable) {
  EXPECT_FALSE(AreDistinguishable("double", "octet"));
  EXPECT_FALSE(AreDistinguishable("Enum", "ByteString"));
  EXPECT_FALSE(AreDistinguishable("record<DOMString, any>", "Listener"));
  EXPECT_FALSE(AreDistinguishable("FrozenArray<any>", "sequence<any>"));
  EXPECT_FALSE(AreDistinguishable("Promise<any>", "long"));
  EXPECT_FALSE(AreDistinguishable("any", "symbol"));
}

TEST_F(TypeTest, InterfacesAreDistinguishableUnlessOneInherits) {
  EXPECT_TRUE(AreDistinguishable("Base", "Other"));
  EXPECT_FALSE(AreDistinguishable("Base", "Derived"));
  EXPECT_TRUE(AreDistinguishable("Base", "ArrayBuffer"));
  EXPECT_TRUE(AreDistinguishable("Uint8Array", "DataView"));
  EXPECT_FALSE(AreDistinguishable("Uint8Array", "[AllowShared] Uint8Array"));
}

TEST_F(TypeTest, CallbackThatTreatsNonObjectsAsNullIsLikeADictionary) {
  EXPECT_TRUE(AreDistinguishable("Function", "Dict"));
  EXPECT_FALSE(AreDistinguishable("Handler", "Dict"));
}

// The examples of the standard.
TEST_F(TypeTest, NullAndDictionariesClash) {
  EXPECT_FALSE(AreDistinguishable("double?", "Dict"));
  EXPECT_FALSE(AreDistinguishable("(Base or long)?", "(Other or DOMString)?"));
  EXPECT_FALSE(AreDistinguishable("(Base or long?)", "(Other or DOMString)?"));
  EXPECT_FALSE(AreDistinguishable("(Dict or long)", "(Other or DOMString)?"));
  EXPECT_TRUE(AreDistinguishable("(Base or long)?", "(Other or DOMString)"));
}

TEST_F(TypeTest, UnionsAreComparedMemberByMember) {
  EXPECT_TRUE(AreDistinguishable("(long or DOMString)", "Base"));
  EXPECT_FALSE(AreDistinguishable("(long or DOMString)", "octet"));
  EXPECT_FALSE(AreDistinguishable("(long or Base)", "(DOMString or Derived)"));
}

}  // namespace
}  // namespace wsjs::idl
