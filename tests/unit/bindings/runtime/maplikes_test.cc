// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

class MaplikesTest : public BindingsTest {
 protected:
  MaplikesTest() {
    Evaluate(
        "function describe(object, name) {"
        "  const d = Object.getOwnPropertyDescriptor(object, name);"
        "  if (!d) return 'none';"
        "  const f = d.get ?? d.value;"
        "  return [f.name, f.length, ...['writable', 'enumerable',"
        "      'configurable'].filter(k => d[k]), 'prototype' in f].join(' ');"
        "}");
  }
};

TEST_F(MaplikesTest, MapsHaveTheMembersOfAMap) {
  EXPECT_EQ(
      Evaluate("['size', 'entries', 'keys', 'values', Symbol.iterator,"
               " 'forEach', 'get', 'has', 'set', 'delete', 'clear']"
               "    .map(n => describe(TestMap.prototype, n)).join('\\n')"),
      "get size 0 enumerable configurable false\n"
      "entries 0 writable enumerable configurable false\n"
      "keys 0 writable enumerable configurable false\n"
      "values 0 writable enumerable configurable false\n"
      "entries 0 writable configurable false\n"
      "forEach 1 writable enumerable configurable false\n"
      "get 1 writable enumerable configurable false\n"
      "has 1 writable enumerable configurable false\n"
      "set 2 writable enumerable configurable false\n"
      "delete 1 writable enumerable configurable false\n"
      "clear 0 writable enumerable configurable false");
  EXPECT_EQ(Evaluate("TestMap.prototype[Symbol.iterator] ==="
                     "    TestMap.prototype.entries"),
            "true");
  EXPECT_EQ(Evaluate("Object.keys(TestPartsMap.prototype).sort().join()"),
            "entries,forEach,get,has,keys,put,size,values");
}

TEST_F(MaplikesTest, MapsConvertKeysAndValues) {
  Evaluate("const map = new TestMap();");
  EXPECT_EQ(Evaluate("map.set(1, '5') === map"), "true");
  EXPECT_EQ(Evaluate("[map.get('1'), map.get(1), map.get('2'), map.has(1),"
                     " map.has(2), map.size].map(String).join()"),
            "5,5,undefined,true,false,1");
  EXPECT_EQ(Evaluate("map.set('a', 1.9); map.set('1', 7);"
                     "JSON.stringify([...map])"),
            R"([["1",7],["a",1]])");
  EXPECT_EQ(Evaluate("[map.delete('1'), map.delete('1'), map.size,"
                     " map.clear(), map.size].map(String).join()"),
            "true,false,1,undefined,0");
  EXPECT_EQ(Thrown("map.set('a')"),
            "TypeError: Failed to execute 'set' on 'TestMap': 2 arguments "
            "required, but only 1 present.");
  EXPECT_EQ(Thrown("map.get(Symbol())"),
            "TypeError: Cannot convert a Symbol value to a string");
  EXPECT_EQ(Thrown("TestMap.prototype.get.call({}, 1)"),
            "TypeError: Illegal invocation");
  EXPECT_EQ(Thrown("TestMap.prototype.get.call(new Map(), 1)"),
            "TypeError: Illegal invocation");
}

TEST_F(MaplikesTest, NegativeZeroIsZero) {
  EXPECT_EQ(Evaluate("const map = new TestPartsMap(), base = new TestBase();"
                     "map.put(-0, base);"
                     "[Object.is([...map.keys()][0], 0), map.has(-0),"
                     " map.has(0), map.get(-0) === base].join()"),
            "true,true,true,true");
  EXPECT_EQ(Evaluate("const set = new TestSet(); set.add(-0); set.add(NaN);"
                     "[Object.is([...set][0], 0), set.has(-0), set.has(NaN),"
                     " set.size].join()"),
            "true,true,true,2");
}

TEST_F(MaplikesTest, MapIterators) {
  Evaluate("const map = new TestMap(); map.set('a', 1).set('b', 2);");
  EXPECT_EQ(Evaluate("[...map.keys(), ...map.values()].join()"), "a,b,1,2");
  EXPECT_EQ(Evaluate("Object.getPrototypeOf(map.entries()) ==="
                     "    Object.getPrototypeOf(new Map().entries())"),
            "true");
  // They live on the map while it changes.
  EXPECT_EQ(Evaluate("const seen = [];"
                     "for (const [key] of map) {"
                     "  seen.push(key);"
                     "  if (key == 'a') { map.delete('b'); map.set('c', 3); }"
                     "}"
                     "seen.join()"),
            "a,c");
  EXPECT_EQ(Evaluate("const iterator = map.keys(); iterator.next();"
                     "map.clear(); iterator.next().done"),
            "true");
}

TEST_F(MaplikesTest, ScriptCannotChangeHowMapsWork) {
  EXPECT_EQ(Evaluate("const map = new TestMap(); map.set('a', 1);"
                     "for (const name of ['entries', 'keys', 'values', 'get',"
                     "                    'set', 'has', 'forEach']) {"
                     "  Map.prototype[name] = () => { throw 1; };"
                     "}"
                     "let seen = ''; map.forEach((v, k) => seen += k + v);"
                     "[seen, ...map.keys(), ...map.values(), map.get('a'),"
                     " map.has('a')].join()"),
            "a1,a,1,1,true");
}

TEST_F(MaplikesTest, ForEach) {
  EXPECT_EQ(Evaluate("const map = new TestMap(); map.set('a', 1).set('b', 2);"
                     "const seen = [];"
                     "map.forEach(function(v, k, m) {"
                     "  seen.push(this + k + v + (m === map)); }, 't');"
                     "seen.join()"),
            "ta1true,tb2true");
  EXPECT_EQ(Thrown("map.forEach(() => { throw RangeError('mine'); })"),
            "RangeError: mine");
  EXPECT_EQ(Thrown("map.forEach({})"),
            "TypeError: Failed to execute 'forEach' on 'TestMap': parameter 1 "
            "is not of type 'Function'.");
  EXPECT_EQ(Evaluate("const set = new TestSet(); set.add(3);"
                     "let args; set.forEach((...a) => args = a);"
                     "[args[0], args[1], args[2] === set].join()"),
            "3,3,true");
}

TEST_F(MaplikesTest, DeclaredMembersComeFirst) {
  EXPECT_EQ(Evaluate("const map = new TestCheckedMap();"
                     "map.set('a', 1) === map && map.get('a')"),
            "1");
  EXPECT_EQ(Thrown("map.set('', 1)"),
            "TypeError: Failed to execute 'set' on 'TestCheckedMap': The key "
            "is empty.");
  EXPECT_EQ(Evaluate("[map.delete('a'), map.size].join()"), "true,0");
}

TEST_F(MaplikesTest, SetsHaveTheMembersOfASet) {
  EXPECT_EQ(
      Evaluate("['size', 'entries', 'keys', 'values', Symbol.iterator,"
               " 'forEach', 'get', 'has', 'add', 'delete', 'clear']"
               "    .map(n => describe(TestSet.prototype, n)).join('\\n')"),
      "get size 0 enumerable configurable false\n"
      "entries 0 writable enumerable configurable false\n"
      "values 0 writable enumerable configurable false\n"
      "values 0 writable enumerable configurable false\n"
      "values 0 writable configurable false\n"
      "forEach 1 writable enumerable configurable false\n"
      "none\n"
      "has 1 writable enumerable configurable false\n"
      "add 1 writable enumerable configurable false\n"
      "delete 1 writable enumerable configurable false\n"
      "clear 0 writable enumerable configurable false");
  EXPECT_EQ(Evaluate("TestSet.prototype.keys === TestSet.prototype.values &&"
                     "TestSet.prototype[Symbol.iterator] ==="
                     "    TestSet.prototype.values"),
            "true");
  EXPECT_EQ(Evaluate("Object.keys(TestFeatures.prototype).sort().join()"),
            "entries,forEach,has,keys,size,values");
}

TEST_F(MaplikesTest, Sets) {
  EXPECT_EQ(Evaluate("const set = new TestSet();"
                     "[set.add('1') === set, set.add(2).add(1).size,"
                     " set.has('2'), [...set], [...set.entries()],"
                     " set.delete('1'), set.delete(1), set.clear(), set.size]"
                     ".map(String).join('|')"),
            "true|2|true|1,2|1,1,2,2|true|false|undefined|0");
  EXPECT_EQ(Evaluate("const features = new TestFeatures(['a', 'b', 'a']);"
                     "[features.size, features.has('b'), features.has('c'),"
                     " ...features].join()"),
            "2,true,false,a,b");
}

TEST_F(MaplikesTest, EntriesDieWithTheirMap) {
  Evaluate(
      "let weak; (() => {"
      "  const map = new TestPartsMap(), base = new TestBase();"
      "  base.edge = map; map.put(1, base); weak = new WeakRef(map);"
      "})();");
  CollectGarbage();
  EXPECT_EQ(Evaluate("String(weak.deref())"), "undefined");
}

}  // namespace
}  // namespace wsjs
