// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <deque>
#include <string>

#include "bindings/compiler/parser.h"
#include "tests/unit/bindings/compiler/compile_text.h"

namespace wsjs::idl {
namespace {

class ParserIterablesTest : public testing::Test {
 protected:
  const IterableNode& Only(const std::string& member) {
    const ParsedText& parsed =
        parsed_.emplace_back("interface A { " + member + " };");
    EXPECT_EQ(parsed.errors(), "");
    return std::get<IterableNode>(
        parsed.fragment().containers.at(0).members.at(0).node);
  }

 private:
  std::deque<ParsedText> parsed_;  // Names are views of its text.
};

std::string Error(const std::string& member) {
  return ParsedText("interface A { " + member + " };").errors();
}

TEST_F(ParserIterablesTest, ValueIterable) {
  IterableNode iterable = Only("iterable<[Clamp] long>;");
  EXPECT_EQ(iterable.kind, Iterable::Kind::kIterable);
  EXPECT_FALSE(iterable.key);
  EXPECT_EQ(iterable.value.kind, TypeKind::kLong);
}

TEST_F(ParserIterablesTest, PairIterable) {
  IterableNode iterable = Only("iterable<DOMString, long>;");
  EXPECT_EQ(iterable.key->kind, TypeKind::kDOMString);
  EXPECT_EQ(iterable.value.kind, TypeKind::kLong);
}

TEST_F(ParserIterablesTest, AsyncIterableMayHaveArguments) {
  EXPECT_TRUE(Only("async_iterable<any>;").arguments.empty());
  IterableNode iterable =
      Only("async_iterable<DOMString, any>(optional Options options = {});");
  EXPECT_EQ(iterable.kind, Iterable::Kind::kAsyncIterable);
  EXPECT_TRUE(iterable.key);
  EXPECT_EQ(iterable.arguments.size(), 1u);
}

TEST_F(ParserIterablesTest, Maplike) {
  IterableNode maplike = Only("maplike<DOMString, any>;");
  EXPECT_EQ(maplike.kind, Iterable::Kind::kMaplike);
  EXPECT_FALSE(maplike.read_only);
  EXPECT_TRUE(Only("readonly maplike<DOMString, any>;").read_only);
}

TEST_F(ParserIterablesTest, Setlike) {
  IterableNode setlike = Only("readonly setlike<DOMString>;");
  EXPECT_EQ(setlike.kind, Iterable::Kind::kSetlike);
  EXPECT_TRUE(setlike.read_only);
}

TEST_F(ParserIterablesTest, MaplikeNeedsTwoTypes) {
  EXPECT_EQ(Error("maplike<long>;"),
            "test.idl:1:27: error: expected \",\" after the key type of the "
            "maplike, found \">\"\n"
            "interface A { maplike<long>; };\n"
            "                          ^\n");
}

TEST_F(ParserIterablesTest, SetlikeTakesOneType) {
  EXPECT_EQ(Error("setlike<long, long>;"),
            "test.idl:1:27: error: expected \">\" after the type of the "
            "setlike, found \",\"\n"
            "interface A { setlike<long, long>; };\n"
            "                          ^\n");
}

TEST_F(ParserIterablesTest, IterableTakesAtMostTwoTypes) {
  EXPECT_EQ(Error("iterable<any, any, any>;"),
            "test.idl:1:32: error: expected \">\" after the types of the "
            "iterable, found \",\"\n"
            "interface A { iterable<any, any, any>; };\n"
            "                               ^\n");
}

}  // namespace
}  // namespace wsjs::idl
