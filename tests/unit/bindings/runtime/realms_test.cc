// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "test_bindings/interfaces.h"
#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

using RealmsTest = BindingsTest;

TEST_F(RealmsTest, GlobalMembersAreOwnProperties) {
  EXPECT_EQ(Evaluate("globalName + globalThis.globalName"),
            "TestGlobalTestGlobal");
  EXPECT_EQ(Evaluate("Object.hasOwn(globalThis, 'globalName') &&"
                     "Object.hasOwn(globalThis, 'globalOperation')"),
            "true");
  EXPECT_EQ(Evaluate("Object.hasOwn(globalThis, 'number')"), "false");
  EXPECT_EQ(Evaluate("globalThis instanceof TestGlobal &&"
                     "globalThis instanceof TestBase"),
            "true");
  EXPECT_EQ(Evaluate("Object.prototype.toString.call(globalThis)"),
            "[object TestGlobal]");
}

TEST_F(RealmsTest, TheGlobalObjectIsTheDefaultReceiver) {
  EXPECT_EQ(Evaluate("globalOperation('a') +"
                     "globalOperation.call(undefined, 'b') +"
                     "globalOperation.call(null, 'c')"),
            "global aglobal bglobal c");
  EXPECT_EQ(Evaluate("'use strict'; const f = globalOperation; f('s')"),
            "global s");
  EXPECT_EQ(Evaluate("Object.getOwnPropertyDescriptor(globalThis,"
                     "    'globalName').get.call(undefined)"),
            "TestGlobal");
  EXPECT_EQ(Evaluate("number = 5; number"), "5");
  EXPECT_EQ(Evaluate("edge = {x: 1}; edge.x"), "1");
  EXPECT_EQ(Thrown("globalOperation.call({}, 'x')"),
            "TypeError: Illegal invocation");
  Evaluate("var result; globalPromise().then(v => { result = v; })");
  EXPECT_EQ(Evaluate("result"), "promised");
}

TEST_F(RealmsTest, ReplaceableGlobalAttributes) {
  EXPECT_EQ(Evaluate("self === globalThis"), "true");
  EXPECT_EQ(Evaluate("self = 1; self"), "1");
}

TEST_F(RealmsTest, TheGlobalPrototypeChainIsImmutable) {
  EXPECT_EQ(
      Thrown("Object.setPrototypeOf(globalThis, {})"),
      "TypeError: Immutable prototype object '[object TestGlobal]' cannot "
      "have their prototype set");
  EXPECT_EQ(Evaluate("const chain = [];"
                     "for (let o = globalThis; o; o = Object.getPrototypeOf(o))"
                     "  chain.push(Reflect.setPrototypeOf(o, {}));"
                     "chain.join()"),
            "false,false,false,false,false");
  EXPECT_EQ(Evaluate("Reflect.setPrototypeOf(new TestBase('x'), {}) + ' ' +"
                     "Reflect.setPrototypeOf(TestValues.prototype, {})"),
            "true true");
}

TEST_F(RealmsTest, CrossRealmReceiversAndArguments) {
  const auto other = NewRealm(bindings::kTestGlobal);
  ShowAsOther(*other);
  EXPECT_EQ(Evaluate("other.TestBase !== TestBase"), "true");
  EXPECT_EQ(Evaluate("const base = new other.TestBase('o');"
                     "new TestValues().echoInterface(base) === base"),
            "true");
  EXPECT_EQ(Evaluate("Object.getOwnPropertyDescriptor(TestBase.prototype,"
                     "    'name').get.call(base)"),
            "o");
  EXPECT_EQ(Evaluate("base instanceof TestBase"), "false");
  // What a function makes and throws is of the function's realm.
  EXPECT_EQ(Evaluate("try { new other.TestValues().throwTypeError(); }"
                     "catch (e) { e instanceof other.TypeError }"),
            "true");
  EXPECT_EQ(Evaluate("try { new other.TestValues().throwDOMException(); }"
                     "catch (e) { e instanceof other.TestException }"),
            "true");
}

TEST_F(RealmsTest, ExposureOfInterfacesAndMembers) {
  EXPECT_EQ(Evaluate("[typeof TestSecure, 'secureOnly' in TestBase.prototype,"
                     " 'globalOnly' in TestBase.prototype].join()"),
            "function,true,true");
  const auto insecure = NewRealm(bindings::kTestGlobal);
  EXPECT_EQ(EvaluateIn(*insecure,
                       "[typeof TestSecure,"
                       " 'secureOnly' in TestBase.prototype].join()"),
            "undefined,false");
  EXPECT_EQ(Evaluate("new TestBase().secureOnly()"), "undefined");
}

TEST_F(RealmsTest, ObjectsOfADeadRealmThrow) {
  auto other = NewRealm(bindings::kTestGlobal);
  ShowAsOther(*other);
  EXPECT_EQ(Evaluate("var base = new other.TestBase(),"
                     "    values = new other.TestValues(),"
                     "    record = new other.TestRecord('r'),"
                     "    Unborn = () => other.TestPairs,"
                     "    Base = other.TestBase;"
                     "base.name"),
            "base");
  other.reset();
  EXPECT_EQ(Thrown("base.name"), "TypeError: Illegal invocation");
  EXPECT_EQ(Thrown("values.resolveWith(1).x"), "nothing");
  EXPECT_EQ(Thrown("new Base()"),
            "TypeError: The host of this realm has shut down.");
  EXPECT_EQ(Thrown("Base.describe()"),
            "TypeError: The host of this realm has shut down.");
  EXPECT_EQ(Evaluate("Unborn()"), "undefined");
  EXPECT_EQ(Evaluate("record.label"), "r");
  EXPECT_EQ(Thrown("other.globalOperation('x')"),
            "TypeError: Illegal invocation");
}

}  // namespace
}  // namespace wsjs
