// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "test_bindings/interfaces.h"
#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

class LegacyPlatformObjectsTest : public BindingsTest {
 protected:
  LegacyPlatformObjectsTest() {
    Evaluate(
        "function describe(object, name) {"
        "  const d = Object.getOwnPropertyDescriptor(object, name);"
        "  if (!d) return 'none';"
        "  return [d.value, ...['writable', 'enumerable', 'configurable']"
        "      .filter(k => d[k])].join(' ');"
        "}");
  }

  // The descriptor of a property.
  std::string DescriptorOf(const std::string& object, const std::string& name) {
    return Evaluate("describe(" + object + ", " + name + ")");
  }
};

TEST_F(LegacyPlatformObjectsTest, IndexedGetters) {
  Evaluate("const list = new TestList(['a', 'b']);");
  EXPECT_EQ(Evaluate("[list[0], list[1], list[2], list['1'], list['01'],"
                     " list[-1], list[4294967295]].map(String).join()"),
            "a,b,undefined,b,undefined,undefined,undefined");
  EXPECT_EQ(Evaluate("[0 in list, 2 in list, list.hasOwnProperty(1),"
                     " Object.create(list)[1]].join()"),
            "true,false,true,b");
  EXPECT_EQ(Evaluate("describe(list, 0) + '|' + describe(list, 2)"),
            "a writable enumerable configurable|none");
}

TEST_F(LegacyPlatformObjectsTest, IndexedSetters) {
  Evaluate("const list = new TestList(['a']);");
  EXPECT_EQ(Evaluate("list[0] = 'x'; list[1] = null; list[2] = 3;"
                     "[...list].join('|') + list.length"),
            "x||33");
  EXPECT_EQ(Evaluate("Object.defineProperty(list, 0, {value: 'y'}); list[0]"),
            "y");
  EXPECT_EQ(Thrown("list[9] = 'x'"),
            "IndexSizeError: Failed to set an indexed property [9] on "
            "'TestList': Beyond the end.");
  EXPECT_EQ(Thrown("list[0] = Symbol()"),
            "TypeError: Cannot convert a Symbol value to a string");
  EXPECT_EQ(Thrown("Object.defineProperty(list, 0, {get() {}})"),
            "TypeError: Failed to set an indexed property [0] on 'TestList': "
            "Accessor properties are not allowed.");
  // Of another receiver.
  EXPECT_EQ(Evaluate("const other = Object.create(list); other[0] = 'own';"
                     "[list[0], other[0], Object.hasOwn(other, 0)].join()"),
            "y,own,true");
}

TEST_F(LegacyPlatformObjectsTest, ReadOnlyIndexedProperties) {
  Evaluate("const list = new TestCollection(['a']);");
  EXPECT_EQ(DescriptorOf("list", "0"), "a enumerable configurable");
  EXPECT_EQ(Evaluate("list[0] = 'x'; list[5] = 'y';"
                     "[list[0], list[5]].map(String).join()"),
            "a,undefined");
  EXPECT_EQ(Thrown("(function() { 'use strict'; list[0] = 'x'; })()"),
            "TypeError: Failed to set an indexed property [0] on "
            "'TestCollection': Indexed property setter is not supported.");
  EXPECT_EQ(Thrown("(function() { 'use strict'; list[5] = 'x'; })()"),
            "TypeError: Failed to set an indexed property [5] on "
            "'TestCollection': Indexed property setter is not supported.");
  EXPECT_EQ(Thrown("Object.defineProperty(list, 0, {value: 'x'})"),
            "TypeError: Failed to set an indexed property [0] on "
            "'TestCollection': Indexed property setter is not supported.");
}

TEST_F(LegacyPlatformObjectsTest, IndexedPropertiesCannotBeDeleted) {
  Evaluate("const list = new TestList(['a']);");
  EXPECT_EQ(Evaluate("[delete list[0], delete list[1], list[0]].join()"),
            "false,true,a");
  EXPECT_EQ(Thrown("(function() { 'use strict'; delete list[0]; })()"),
            "TypeError: Failed to delete an indexed property [0] from "
            "'TestList': Indexed property deleter is not supported.");
  EXPECT_EQ(Thrown("(function() { 'use strict'; delete list[1]; })()"),
            "nothing");
}

TEST_F(LegacyPlatformObjectsTest, IndexedPropertiesIterate) {
  Evaluate("const list = new TestList(['a', 'b']);");
  EXPECT_EQ(Evaluate("[...list.keys(), ...list.values()].join()"), "0,1,a,b");
  EXPECT_EQ(Evaluate("JSON.stringify([...list.entries()])"),
            R"([[0,"a"],[1,"b"]])");
  EXPECT_EQ(Evaluate("const seen = []; list.forEach(function(v, k, l) {"
                     "  seen.push(this + v + k + (l === list)); }, 't');"
                     "seen.join()"),
            "ta0true,tb1true");
  EXPECT_EQ(Evaluate("[TestList.prototype[Symbol.iterator],"
                     " TestCollection.prototype[Symbol.iterator]]"
                     "    .every(f => f === Array.prototype.values)"),
            "true");
  EXPECT_EQ(Evaluate("[TestList.prototype.forEach ==="
                     "     Array.prototype.forEach,"
                     " 'forEach' in TestCollection.prototype].join()"),
            "true,false");
  EXPECT_EQ(Evaluate("Array.prototype.map.call(list, x => x + x).join()"),
            "aa,bb");
}

TEST_F(LegacyPlatformObjectsTest, KeysAndIntegrity) {
  Evaluate(
      "const list = new TestList(['a', 'b']); list.expando = 1;"
      "list[Symbol.for('s')] = 2;");
  EXPECT_EQ(Evaluate("Reflect.ownKeys(list).map(String).join()"),
            "0,1,expando,Symbol(s)");
  EXPECT_EQ(Evaluate("Object.keys(list).join()"), "0,1,expando");
  EXPECT_EQ(Evaluate("let keys = []; for (const k in list) keys.push(k);"
                     "keys.slice(0, 3).join()"),
            "0,1,expando");
  EXPECT_EQ(Evaluate("JSON.stringify({...list})"),
            R"({"0":"a","1":"b","expando":1})");
  EXPECT_EQ(Thrown("Object.preventExtensions(list)"),
            "TypeError: Cannot prevent extensions");
  EXPECT_EQ(Thrown("Object.freeze(list)"), "TypeError: Cannot freeze");
  EXPECT_EQ(Evaluate("Reflect.preventExtensions(list) +"
                     "    String(Object.isExtensible(list))"),
            "falsetrue");
}

TEST_F(LegacyPlatformObjectsTest, NamedGetters) {
  Evaluate(
      "const list = new TestCollection(['a', 'length', 'toString', '7']);");
  EXPECT_EQ(Evaluate("[list.a, list['a'], list.b].map(String).join()"),
            "named a,named a,undefined");
  // What the object or its prototypes have comes first.
  EXPECT_EQ(Evaluate("[list.length, typeof list.toString,"
                     " list.hasOwnProperty('length')].join()"),
            "4,function,false");
  // An index is no name.
  EXPECT_EQ(Evaluate("String(list[7])"), "undefined");
  EXPECT_EQ(DescriptorOf("list", "'a'"), "named a configurable");
  EXPECT_EQ(DescriptorOf("list", "'length'"), "none");
  EXPECT_EQ(Evaluate("['a' in list, 'b' in list].join()"), "true,false");
  EXPECT_EQ(Evaluate("Object.prototype.later = 1; const result = list.later;"
                     "delete Object.prototype.later; result"),
            "1");
}

TEST_F(LegacyPlatformObjectsTest, UnenumerableNamedProperties) {
  Evaluate("const list = new TestCollection(['a', 'length']);");
  EXPECT_EQ(Evaluate("Object.getOwnPropertyNames(list).join()"), "0,1,a");
  EXPECT_EQ(Evaluate("Object.keys(list).join()"), "0,1");
  EXPECT_EQ(Evaluate("let keys = []; for (const k in list) keys.push(k);"
                     "keys.includes('a')"),
            "false");
}

TEST_F(LegacyPlatformObjectsTest, ReadOnlyNamedProperties) {
  Evaluate("const list = new TestCollection(['a']);");
  EXPECT_EQ(Evaluate("list.a = 'x'; list.b = 'expando';"
                     "[list.a, list.b].join()"),
            "named a,expando");
  EXPECT_EQ(Thrown("(function() { 'use strict'; list.a = 'x'; })()"),
            "TypeError: Failed to set a named property 'a' on "
            "'TestCollection': Named property setter is not supported.");
  EXPECT_EQ(Thrown("Object.defineProperty(list, 'a', {value: 'x'})"),
            "TypeError: Failed to set a named property 'a' on "
            "'TestCollection': Named property setter is not supported.");
  EXPECT_EQ(Evaluate("Object.defineProperty(list, 'c', {value: 'x'}).c"), "x");
  EXPECT_EQ(Evaluate("[delete list.a, delete list.b, delete list.nothing,"
                     " list.a, list.b].map(String).join()"),
            "false,true,true,named a,undefined");
  EXPECT_EQ(Thrown("(function() { 'use strict'; delete list.a; })()"),
            "TypeError: Failed to delete a named property 'a' from "
            "'TestCollection': Named property deleter is not supported.");
  // An own property that came first hides the name.
  EXPECT_EQ(Evaluate("const own = new TestCollection(['a']);"
                     "const late = new TestList(); late.a = 1;"
                     "[own.a, late.a].join()"),
            "named a,1");
}

TEST_F(LegacyPlatformObjectsTest, SpecialOperationsAreInherited) {
  Evaluate("const list = new TestOptionsCollection(['a']);");
  EXPECT_EQ(Evaluate("[list[0], list.a, list.length].join()"), "a,named a,1");
  EXPECT_EQ(Evaluate("list[2] = new TestBase('base'); list[1] = null;"
                     "[list[0], list[1], list[2]].join()"),
            "a,null,base");
  EXPECT_EQ(Thrown("list[0] = 1"),
            "TypeError: Failed to set an indexed property [0] on "
            "'TestOptionsCollection': Failed to convert value to 'TestBase'.");
  EXPECT_EQ(DescriptorOf("list", "0"), "a writable enumerable configurable");
  EXPECT_EQ(Evaluate("Object.keys(list).join()"), "0,1,2");
}

TEST_F(LegacyPlatformObjectsTest, NamedSettersAndDeleters) {
  Evaluate("const storage = new TestStorage();");
  EXPECT_EQ(Evaluate("storage.a = 1; storage['b'] = 'x'; storage[5] = true;"
                     "[storage.getItem('a'), storage.b, storage[5],"
                     " storage.getItem('5'), storage.length].join()"),
            "1,x,true,true,3");
  EXPECT_EQ(DescriptorOf("storage", "'a'"),
            "1 writable enumerable configurable");
  EXPECT_EQ(DescriptorOf("storage", "5"),
            "true writable enumerable configurable");
  EXPECT_EQ(Evaluate("[5 in storage, 6 in storage].join()"), "true,false");
  EXPECT_EQ(Evaluate("[delete storage.a, delete storage[5], delete storage.q,"
                     " storage.a, storage.length].map(String).join()"),
            "true,true,true,undefined,1");
  EXPECT_EQ(Evaluate("Object.defineProperty(storage, 'c', {value: 3});"
                     "storage.getItem('c')"),
            "3");
  EXPECT_EQ(Evaluate("Object.keys(storage).join()"), "b,c");
  // A name that a prototype has is set all the same, but not seen.
  EXPECT_EQ(Evaluate("storage.length = 'item'; storage.getItem = 'item';"
                     "[storage.length, typeof storage.getItem,"
                     " TestStorage.prototype.getItem.call(storage, 'length'),"
                     " storage.hasOwnProperty('getItem')].join()"),
            "4,function,item,false");
  // Symbols are ordinary.
  EXPECT_EQ(Evaluate("storage[Symbol.iterator] = 1;"
                     "[storage[Symbol.iterator], storage.length].join()"),
            "1,4");
}

TEST_F(LegacyPlatformObjectsTest, OverridingBuiltIns) {
  Evaluate("const data = new TestDataset(); data.toString = 'named';");
  EXPECT_EQ(Evaluate("data.toString"), "named");
  EXPECT_EQ(DescriptorOf("data", "'toString'"),
            "named writable enumerable configurable");
  EXPECT_EQ(Evaluate("delete data.toString; typeof data.toString"), "function");
  EXPECT_EQ(Evaluate("data.permanent1 = 'x';"
                     "[delete data.permanent1, data.permanent1].join()"),
            "false,x");
  EXPECT_EQ(Thrown("(function() { 'use strict'; delete data.permanent1; })()"),
            "TypeError: Failed to delete a named property 'permanent1' from "
            "'TestDataset': The property can't be deleted.");
  EXPECT_EQ(Thrown("data.broken = 1"),
            "SyntaxError: Failed to set a named property 'broken' on "
            "'TestDataset': Bad name.");
  // Unforgeable properties stay visible.
  EXPECT_EQ(Evaluate("data.genuine = 'x'; data.genuine"), "1");
  EXPECT_EQ(Thrown("Object.defineProperty(data, 'genuine', {value: 2})"),
            "TypeError: Cannot redefine property: genuine");
  EXPECT_EQ(Thrown("Object.defineProperty(data, 'a', {get() {}})"),
            "TypeError: Failed to set a named property 'a' on 'TestDataset': "
            "Accessor properties are not allowed.");
}

TEST_F(LegacyPlatformObjectsTest, OverridingWithoutASetter) {
  Evaluate("const form = new TestForm(['action', 'field', 'submit']);");
  EXPECT_EQ(Evaluate("[form.field.name, form[1].name, form.field === form[0],"
                     " form.action.name, form.submit.name].join()"),
            "form element,form element,true,form element,form element");
  // The setter of the prototype is reached.
  EXPECT_EQ(Evaluate("form.action = 'new';"
                     "Object.getOwnPropertyDescriptor(TestForm.prototype,"
                     "    'action').get.call(form)"),
            "new");
  EXPECT_EQ(Thrown("(function() { 'use strict'; form.field = 1; })()"),
            "TypeError: Failed to set a named property 'field' on 'TestForm': "
            "Named property setter is not supported.");
  // An own property hides a name.
  EXPECT_EQ(Evaluate("form.other = 1; form.other"), "1");
}

TEST_F(LegacyPlatformObjectsTest, NamedPropertiesOfTheGlobalObject) {
  EXPECT_EQ(Evaluate("[frame, globalThis.frame, 'frame' in globalThis].join()"),
            "named frame,named frame,true");
  // Members, inherited ones too, come first.
  EXPECT_EQ(Evaluate("[globalName, name].join()"), "TestGlobal,global");
  EXPECT_EQ(Evaluate("Object.hasOwn(globalThis, 'frame')"), "false");
  Evaluate("const properties = Object.getPrototypeOf(TestGlobal.prototype);");
  EXPECT_EQ(
      Evaluate("[Object.prototype.toString.call(properties),"
               " Object.getPrototypeOf(properties) === TestBase.prototype,"
               " Object.hasOwn(properties, 'constructor'),"
               " Object.getOwnPropertyNames(properties).length].join()"),
      "[object TestGlobalProperties],true,false,0");
  EXPECT_EQ(DescriptorOf("properties", "'frame'"),
            "named frame writable enumerable configurable");
  EXPECT_EQ(DescriptorOf("properties", "'name'"), "none");
  EXPECT_EQ(Thrown("(function() { 'use strict'; properties.x = 1; })()"),
            "TypeError: Failed to set a named property 'x' on 'TestGlobal': "
            "Named property setter is not supported.");
  EXPECT_EQ(Thrown("Object.defineProperty(properties, 'x', {value: 1})"),
            "TypeError: Failed to set a named property 'x' on 'TestGlobal': "
            "Named property setter is not supported.");
  EXPECT_EQ(Evaluate("[delete properties.frame, delete properties.x].join()"),
            "false,false");
  // They can be replaced.
  EXPECT_EQ(Evaluate("frame = 'mine'; [frame, delete globalThis.frame,"
                     " frame].join()"),
            "mine,true,named frame");
}

TEST_F(LegacyPlatformObjectsTest, ObjectsOfADeadRealmHaveNone) {
  auto other = NewRealm(bindings::kTestGlobal);
  ShowAsOther(*other);
  EXPECT_EQ(Evaluate("var list = new other.TestList(['a']),"
                     "    storage = new other.TestStorage();"
                     "storage.x = 1; [list[0], storage.x].join()"),
            "a,1");
  other.reset();
  EXPECT_EQ(Evaluate("[list[0], 0 in list, storage.x,"
                     " Object.keys(storage).length].map(String).join()"),
            "undefined,false,undefined,0");
}

}  // namespace
}  // namespace wsjs
