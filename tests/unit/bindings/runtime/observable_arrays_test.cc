// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

class ObservableArraysTest : public BindingsTest {
 protected:
  ObservableArraysTest() {
    Evaluate("const sheets = new TestSheets(), names = sheets.names;");
  }
};

TEST_F(ObservableArraysTest, TheyAreArrays) {
  EXPECT_EQ(Evaluate("[sheets.names === names, Array.isArray(names),"
                     " names instanceof Array, names.length,"
                     " sheets.bases === names].join()"),
            "true,true,true,0,false");
  EXPECT_EQ(Evaluate("names.push('a', 1); names[2] = null;"
                     "[names.length, names[1], typeof names[1], names[3],"
                     " JSON.stringify(names), [...names]].map(String)"
                     ".join('|')"),
            "3|1|string|undefined|[\"a\",\"1\",\"null\"]|a,1,null");
  EXPECT_EQ(Evaluate("[names.indexOf('1'), names.map(n => n + n),"
                     " Array.isArray(names.map(n => n))].join('|')"),
            "1|aa,11,nullnull|true");
  EXPECT_EQ(Evaluate("new TestSheets().names === names"), "false");
}

TEST_F(ObservableArraysTest, TheObjectHearsOfChanges) {
  EXPECT_EQ(Evaluate("names.push('a', 'b'); names[0] = 'c'; names.pop();"
                     "names.length = 0; sheets.log"),
            "+0a +1b -0a +0c -1b -0c ");
  EXPECT_EQ(Evaluate("names.push('x'); sheets.names = new Set(['y', 5]);"
                     "[names.join(), sheets.log.slice(-16)].join('|')"),
            "y,5|+0x -0x +0y +15 ");
}

TEST_F(ObservableArraysTest, TheObjectCanRefuse) {
  EXPECT_EQ(Thrown("names.push('bad')"),
            "NotAllowedError: Failed to set the 'names' property on "
            "'TestSheets': Not allowed.");
  EXPECT_EQ(Evaluate("names.push('permanent'); names.length"), "1");
  EXPECT_EQ(Thrown("names.pop()"),
            "NotAllowedError: Failed to set the 'names' property on "
            "'TestSheets': Not allowed.");
  EXPECT_EQ(Thrown("sheets.names = []"),
            "NotAllowedError: Failed to set the 'names' property on "
            "'TestSheets': Not allowed.");
  EXPECT_EQ(Evaluate("names.join()"), "permanent");
}

TEST_F(ObservableArraysTest, ElementsAreConverted) {
  EXPECT_EQ(Thrown("sheets.bases.push({})"),
            "TypeError: Failed to set the 'bases' property on 'TestSheets': "
            "Failed to convert value to 'TestBase'.");
  EXPECT_EQ(Evaluate("const base = new TestBase('b'); sheets.bases.push(base);"
                     "[sheets.bases[0] === base, sheets.log].join()"),
            "true,+0b ");
  EXPECT_EQ(Thrown("sheets.names = 5"),
            "TypeError: Failed to set the 'names' property on 'TestSheets': "
            "The provided value cannot be converted to a sequence.");
  EXPECT_EQ(Thrown("(function() { 'use strict'; sheets.bases = []; })()"),
            "TypeError: Cannot set property bases of #<TestSheets> which has "
            "only a getter");
}

TEST_F(ObservableArraysTest, Lengths) {
  EXPECT_EQ(Evaluate("names.push('a', 'b', 'c'); names.length = 1;"
                     "names.join()"),
            "a");
  EXPECT_EQ(Thrown("(function() { 'use strict'; names.length = 5; })()"),
            "TypeError: 'set' on proxy: trap returned falsish for property "
            "'length'");
  EXPECT_EQ(Thrown("names.length = -1"), "RangeError: Invalid array length");
  EXPECT_EQ(Thrown("(function() { 'use strict'; names[5] = 'x'; })()"),
            "TypeError: 'set' on proxy: trap returned falsish for property "
            "'5'");
}

TEST_F(ObservableArraysTest, Descriptors) {
  Evaluate(
      "names.push('a');"
      "const describe = n => JSON.stringify("
      "    Object.getOwnPropertyDescriptor(names, n));"
      "const define = (n, d) => Reflect.defineProperty(names, n, d);");
  EXPECT_EQ(Evaluate("[describe(0), describe('length'), describe(1)]"
                     ".map(String).join('\\n')"),
            "{\"value\":\"a\",\"writable\":true,\"enumerable\":true,"
            "\"configurable\":true}\n"
            "{\"value\":1,\"writable\":true,\"enumerable\":false,"
            "\"configurable\":false}\n"
            "undefined");
  EXPECT_EQ(Evaluate("[define(0, {value: 'b'}), define(1, {value: 'c'}),"
                     " define(5, {value: 'c'}), define(0, {writable: false}),"
                     " define(0, {enumerable: false}),"
                     " define(0, {configurable: false}),"
                     " define(0, {get() {}}), names.join()].join()"),
            "true,true,false,false,false,false,false,b,c");
  EXPECT_EQ(Evaluate("[define('length', {value: 1}),"
                     " define('length', {writable: false}),"
                     " define('length', {enumerable: true}),"
                     " define('length', {configurable: true}),"
                     " define('length', {get() {}}), names.join()].join()"),
            "true,false,false,false,false,b");
}

TEST_F(ObservableArraysTest, KeysAndIntegrity) {
  EXPECT_EQ(Evaluate("names.push('a'); names.expando = 1;"
                     "[Reflect.ownKeys(names), Object.keys(names),"
                     " names.expando, 0 in names, 1 in names,"
                     " 'length' in names, 'push' in names].join('|')"),
            "0,length,expando|0,expando|1|true|false|true|true");
  EXPECT_EQ(Evaluate("[Reflect.preventExtensions(names), delete names.expando,"
                     " delete names.length, delete names[0], names.length]"
                     ".join()"),
            "false,true,false,true,0");
  EXPECT_EQ(Evaluate("names.push('a', 'b'); [delete names[0], names.join()]"
                     ".join()"),
            "false,a,b");
  EXPECT_EQ(Evaluate("Object.defineProperty(names, 'own', {get: () => 7,"
                     "    configurable: true}); names.own"),
            "7");
}

TEST_F(ObservableArraysTest, ScriptCannotChangeHowTheyWork) {
  EXPECT_EQ(Evaluate("Object.prototype.getPrototypeOf = () => { throw 1; };"
                     "const result = Object.getPrototypeOf(names) ==="
                     "    Array.prototype;"
                     "delete Object.prototype.getPrototypeOf; result"),
            "true");
}

}  // namespace
}  // namespace wsjs
