// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

class InterfacesTest : public BindingsTest {
 protected:
  InterfacesTest() {
    Evaluate(
        "function describe(object, name) {"
        "  const d = Object.getOwnPropertyDescriptor(object, name);"
        "  if (!d) return 'none';"
        "  return ['writable', 'enumerable', 'configurable']"
        "      .filter(k => d[k]).join(' ') +"
        "      (d.get ? ' get' : '') + (d.set ? ' set' : '');"
        "}");
  }
};

TEST_F(InterfacesTest, InterfaceObjects) {
  EXPECT_EQ(Evaluate("describe(globalThis, 'TestBase')"),
            "writable configurable");
  EXPECT_EQ(Evaluate("typeof TestBase + TestBase.name + TestBase.length"),
            "functionTestBase0");
  EXPECT_EQ(Evaluate("TestDerived.length"), "2");
  EXPECT_EQ(Evaluate("describe(TestBase, 'prototype')"), "");
  EXPECT_EQ(Evaluate("TestBase === TestBase"), "true");
  EXPECT_EQ(Evaluate("Object.getPrototypeOf(TestBase) === Function.prototype"),
            "true");
  EXPECT_EQ(Evaluate("Object.getPrototypeOf(TestDerived) === TestBase"),
            "true");
  EXPECT_EQ(Evaluate("typeof TestHidden"), "undefined");
}

TEST_F(InterfacesTest, Prototypes) {
  EXPECT_EQ(Evaluate("describe(TestBase.prototype, 'constructor')"),
            "writable configurable");
  EXPECT_EQ(Evaluate("Object.getPrototypeOf(TestDerived.prototype) ==="
                     "    TestBase.prototype"),
            "true");
  EXPECT_EQ(Evaluate("String(new TestDerived('', {count: 1}))"), "TestBase!");
  EXPECT_EQ(Evaluate("Object.prototype.toString.call("
                     "    new TestDerived('', {count: 1}))"),
            "[object TestDerived]");
  EXPECT_EQ(Evaluate("describe(TestBase.prototype, Symbol.toStringTag)"),
            "configurable");
}

TEST_F(InterfacesTest, Constants) {
  EXPECT_EQ(Evaluate("[TestBase.FIRST, TestBase.prototype.FIRST,"
                     " TestBase.TRUTH, TestBase.HALF].join()"),
            "1,1,true,0.5");
  EXPECT_EQ(Evaluate("describe(TestBase, 'FIRST')"), "enumerable");
}

TEST_F(InterfacesTest, Attributes) {
  EXPECT_EQ(Evaluate("describe(TestBase.prototype, 'name')"),
            "enumerable configurable get");
  EXPECT_EQ(Evaluate("describe(TestBase.prototype, 'number')"),
            "enumerable configurable get set");
  EXPECT_EQ(Evaluate("const d = Object.getOwnPropertyDescriptor("
                     "    TestBase.prototype, 'number');"
                     "[d.get.name, d.get.length, d.set.name, d.set.length,"
                     " 'prototype' in d.get].join()"),
            "get number,0,set number,1,false");
  EXPECT_EQ(Evaluate("const base = new TestBase(); base.number = '7';"
                     "base.number"),
            "7");
  EXPECT_EQ(Evaluate("'use strict'; base.name = 'x'"),
            "Uncaught TypeError: Cannot set property name of [object TestBase] "
            "which has only a getter");
}

TEST_F(InterfacesTest, EnumerationAttributesIgnoreOtherValues) {
  EXPECT_EQ(Evaluate("const base = new TestBase();"
                     "base.color = 'dark-green'; base.color = 'blue';"
                     "base.color"),
            "dark-green");
}

TEST_F(InterfacesTest, EventHandlerAttributes) {
  EXPECT_EQ(Evaluate("const base = new TestBase(); const seen = [];"
                     "seen.push(base.onevent);"
                     "const f = () => {}; base.onevent = f;"
                     "seen.push(base.onevent === f);"
                     "const o = {}; base.onevent = o;"
                     "seen.push(base.onevent === o);"
                     "base.onevent = 1; seen.push(base.onevent);"
                     "seen.map(String).join()"),
            "null,true,true,null");
}

TEST_F(InterfacesTest, StaticMembers) {
  EXPECT_EQ(Evaluate("TestBase.counter = 3; TestBase.counter"), "3");
  EXPECT_EQ(Evaluate("[TestBase.describe(), TestBase.describe(1),"
                     " TestBase.describe.call(undefined, 'x')].join()"),
            "missing,other,x");
  EXPECT_EQ(Evaluate("'describe' in TestBase.prototype"), "false");
}

TEST_F(InterfacesTest, Operations) {
  EXPECT_EQ(Evaluate("describe(TestValues.prototype, 'echoLong')"),
            "writable enumerable configurable");
  EXPECT_EQ(Evaluate("const f = TestValues.prototype.describeOptional;"
                     "[f.name, f.length, 'prototype' in f].join()"),
            "describeOptional,0,false");
  EXPECT_EQ(Thrown("new TestValues.prototype.echoLong(1)"),
            "TypeError: TestValues.prototype.echoLong is not a constructor");
}

TEST_F(InterfacesTest, UnforgeableMembers) {
  EXPECT_EQ(Evaluate("const base = new TestBase();"
                     "[describe(base, 'isGenuine'), describe(base, 'genuine'),"
                     " 'isGenuine' in TestBase.prototype].join()"),
            "enumerable get,enumerable,false");
  EXPECT_EQ(
      Evaluate("const getter = o =>"
               "    Object.getOwnPropertyDescriptor(o, 'isGenuine').get;"
               "getter(base) === getter(new TestDerived('', {count: 1}))"),
      "true");
  EXPECT_EQ(Evaluate("const record = new TestDerivedRecord('a', 1);"
                     "describe(record, 'isRecord')"),
            "enumerable get");
  EXPECT_EQ(
      Evaluate("[describe(record, 'toString'), String(record),"
               " Object.hasOwn(TestRecord.prototype, 'toString')].join()"),
      "enumerable,a,false");
}

TEST_F(InterfacesTest, SpecialSetters) {
  EXPECT_EQ(Evaluate("const base = new TestBase(); base.replaceable = 'x';"
                     "base.replaceable + describe(base, 'replaceable')"),
            "xwritable enumerable configurable");
  EXPECT_EQ(Evaluate("'use strict'; base.lenientSetter = 1;"
                     "base.lenientSetter"),
            "9");
  EXPECT_EQ(Evaluate("base.self = 12; base.number"), "12");
}

TEST_F(InterfacesTest, SameObject) {
  EXPECT_EQ(Evaluate("const base = new TestBase();"
                     "base.partner === base.partner && base.partner.name"),
            "partner");
}

TEST_F(InterfacesTest, Unscopables) {
  EXPECT_EQ(Evaluate("const u = TestBase.prototype[Symbol.unscopables];"
                     "[u.unscopable, Object.getPrototypeOf(u),"
                     " describe(TestBase.prototype, Symbol.unscopables)]"
                     ".map(String).join()"),
            "true,null,configurable");
}

TEST_F(InterfacesTest, DefaultToJSON) {
  EXPECT_EQ(Evaluate("Object.keys(new TestDerived('', {count: 1}).toJSON())"),
            "name,number,color,isGenuine,replaceable,lenient,lenientSetter,"
            "self,partner,globalOnly,count");
  EXPECT_EQ(Evaluate("new TestDerived('n', {count: 4}).toJSON().count"), "4");
}

TEST_F(InterfacesTest, PairIterators) {
  Evaluate("const pairs = new TestPairs({a: 1, b: 2});");
  EXPECT_EQ(Evaluate("JSON.stringify([...pairs])"), R"([["a",1],["b",2]])");
  EXPECT_EQ(Evaluate("[...pairs.keys(), ...pairs.values()].join()"), "a,b,1,2");
  EXPECT_EQ(Evaluate("pairs[Symbol.iterator] === pairs.entries"), "true");
  EXPECT_EQ(Evaluate("describe(TestPairs.prototype, Symbol.iterator) + '|' +"
                     "describe(TestPairs.prototype, 'entries')"),
            "writable configurable|writable enumerable configurable");
  EXPECT_EQ(Evaluate("const seen = [];"
                     "pairs.forEach(function(v, k, o) {"
                     "  seen.push(this + k + v + (o === pairs)); }, 'this');"
                     "seen.join()"),
            "thisa1true,thisb2true");
  EXPECT_EQ(Evaluate("const iterator = pairs.entries();"
                     "const prototype = Object.getPrototypeOf(iterator);"
                     "[Object.prototype.toString.call(iterator),"
                     " Object.getPrototypeOf(prototype) ==="
                     "     Object.getPrototypeOf("
                     "         Object.getPrototypeOf([].values())),"
                     " describe(prototype, 'next'),"
                     " Object.keys(prototype)].join()"),
            "[object TestPairs Iterator],true,writable enumerable "
            "configurable,next");
  EXPECT_EQ(Evaluate("Object.hasOwn(prototype, 'constructor')"), "false");
  EXPECT_EQ(Thrown("iterator.next.call({})"), "TypeError: Illegal invocation");
  // The pairs may change meanwhile.
  EXPECT_EQ(Evaluate("iterator.next(); iterator.next(); pairs.append('c', 3);"
                     "[iterator.next().value, iterator.next().done].join()"),
            "c,3,true");
}

TEST_F(InterfacesTest, StringifierAttributes) {
  EXPECT_EQ(Evaluate("const pairs = new TestPairs({}); pairs.text = 'new';"
                     "String(pairs) + pairs.toString.length"),
            "new0");
}

TEST_F(InterfacesTest, Namespaces) {
  EXPECT_EQ(Evaluate("describe(globalThis, 'testNamespace')"),
            "writable configurable");
  EXPECT_EQ(Evaluate("[testNamespace.ANSWER, testNamespace.title,"
                     " testNamespace.join('a', 'b'),"
                     " String(testNamespace), typeof testNamespace].join()"),
            "42,Title,ab,[object testNamespace],object");
  EXPECT_EQ(Evaluate("(0, testNamespace.join)('x')"), "x");
  EXPECT_EQ(Evaluate("Object.getPrototypeOf(testNamespace) ==="
                     "    Object.prototype"),
            "true");
}

TEST_F(InterfacesTest, InObjectsHaveTheirStateInFields) {
  EXPECT_EQ(Evaluate("const a = new TestRecord('a'), b = new TestRecord('b');"
                     "a.flags = 5; a.data = b; b.data = a;"
                     "[a.label, b.label, a.flags, b.flags, a.data === b]"
                     ".join()"),
            "a,b,5,0,true");
  EXPECT_EQ(Evaluate("const derived = new TestDerivedRecord('d', 6);"
                     "[derived.label, derived.extra, derived.isRecord].join()"),
            "d,6,true");
}

}  // namespace
}  // namespace wsjs
