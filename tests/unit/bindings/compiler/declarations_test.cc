// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/compiler/compile_text.h"

// Special operations and iterable declarations beside the other members.
namespace wsjs::idl {
namespace {

std::string See(const std::string& section) {
  return "; see https://webidl.spec.whatwg.org/#" + section + "\n";
}

std::string OfMembers(const std::string& members) {
  return MessagesOf("[Exposed=*] interface A { " + members + " };");
}

std::string Brings(const std::string& name, const std::string& section) {
  return "\"" + name + "\" is a member that the iterable declaration brings" +
         See(section);
}

TEST(DeclarationsTest, MembersOfIterables) {
  EXPECT_EQ(OfMembers("iterable<long, long>; undefined entries();"),
            Brings("entries", "idl-iterable"));
  EXPECT_EQ(OfMembers("iterable<long, long>; undefined get();"), "");
  EXPECT_EQ(OfMembers("iterable<long, long>; static undefined keys();"), "");
  EXPECT_EQ(OfMembers("async_iterable<long>; attribute long values;"),
            Brings("values", "idl-async-iterable"));
  EXPECT_EQ(OfMembers("async_iterable<long>; undefined forEach();"), "");
}

TEST(DeclarationsTest, MembersOfMaplikesAndSetlikes) {
  EXPECT_EQ(OfMembers("maplike<long, long>; readonly attribute long size;"),
            Brings("size", "idl-maplike"));
  EXPECT_EQ(OfMembers("setlike<long>; const long has = 1;"),
            Brings("has", "idl-setlike"));
  EXPECT_EQ(OfMembers("setlike<long>; undefined get();"), "");
  // Operations may take the place of those that change the entries.
  EXPECT_EQ(OfMembers("maplike<long, long>; undefined clear();"), "");
  EXPECT_EQ(OfMembers("maplike<long, long>; attribute long clear;"),
            Brings("clear", "idl-maplike"));
  EXPECT_EQ(OfMembers("readonly maplike<long, long>; attribute long clear;"),
            "");
}

TEST(DeclarationsTest, MembersAndDeclarationsOfAncestors) {
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { undefined forEach(); }; "
                       "[Exposed=*] interface B : A { setlike<long>; };"),
            Brings("forEach", "idl-setlike"));
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { setlike<long>; }; "
                       "[Exposed=*] interface B : A { maplike<long, long>; };"),
            "\"A\", from which \"B\" inherits, has such a declaration "
            "already" +
                See("idl-maplike"));
}

TEST(DeclarationsTest, ValueIteratorsAreOfIndexedProperties) {
  EXPECT_EQ(OfMembers("iterable<long>;"),
            "a value iterator needs an indexed property getter" +
                See("idl-iterable"));
  const std::string getter = "getter DOMString? item(unsigned long index); ";
  EXPECT_EQ(OfMembers(getter + "iterable<DOMString>;"), "");
  EXPECT_EQ(OfMembers(getter + "iterable<long>;"),
            "the type isn't that of the indexed property getter" +
                See("idl-iterable"));
  const std::string message =
      "there can't be an indexed property getter beside it";
  EXPECT_EQ(OfMembers(getter + "iterable<long, long>;"),
            message + See("idl-iterable"));
  EXPECT_EQ(OfMembers(getter + "maplike<long, long>;"),
            message + See("idl-maplike"));
}

TEST(DeclarationsTest, SettersAndDeletersNeedGetters) {
  const std::string see = See("idl-special-operations");
  EXPECT_EQ(OfMembers("setter undefined (unsigned long a, any b);"),
            "an indexed property setter needs a getter" + see);
  const std::string message =
      "a named property setter or deleter needs a getter" + see;
  EXPECT_EQ(OfMembers("setter undefined (DOMString a, any b);"), message);
  EXPECT_EQ(OfMembers("deleter undefined (DOMString a);"), message);
  // An inherited one will do.
  EXPECT_EQ(MessagesOf("[Exposed=*] interface A { getter any (DOMString a); }; "
                       "[Exposed=*] interface B : A { deleter undefined "
                       "(DOMString a); };"),
            "");
  EXPECT_EQ(
      OfMembers("getter any (optional DOMString a);"),
      "a special operation can't have optional or variadic arguments" + see);
}

TEST(DeclarationsTest, Stringifiers) {
  EXPECT_EQ(OfMembers("stringifier; stringifier;"),
            "\"A\" has a stringifier already" + See("idl-stringifiers"));
  EXPECT_EQ(OfMembers("stringifier attribute long a;"),
            "a stringifier attribute must be of type DOMString or USVString" +
                See("idl-stringifiers"));
}

TEST(DeclarationsTest, UndefinedIsNoArgument) {
  const std::string message =
      "\"a\" can't be undefined, but optional" + See("idl-undefined");
  EXPECT_EQ(OfMembers("undefined f(undefined a);"), message);
  EXPECT_EQ(OfMembers("undefined f((long or undefined) a);"), message);
  EXPECT_EQ(MessagesOf("callback C = undefined (undefined a);"), message);
  EXPECT_EQ(MessagesOf("dictionary D { (long or undefined) a; };"), message);
  EXPECT_EQ(OfMembers("(long or undefined) f();"), "");
}

TEST(DeclarationsTest, ObservableArraysAreRegularAttributes) {
  const std::string message =
      "only a regular attribute can be an ObservableArray" +
      See("idl-observable-array");
  EXPECT_EQ(OfMembers("static attribute ObservableArray<long> a;"), message);
  EXPECT_EQ(OfMembers("undefined f(ObservableArray<long> a);"), message);
  EXPECT_EQ(OfMembers("ObservableArray<long> f();"), message);
}

TEST(DeclarationsTest, ArgumentsOfCallbacksAreUnique) {
  EXPECT_EQ(MessagesOf("callback C = undefined (long a, long a);"),
            "duplicate member \"a\"" + See("idl-members"));
}

}  // namespace
}  // namespace wsjs::idl
