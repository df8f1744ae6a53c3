// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/bindings/runtime/bindings_test.h"

namespace wsjs {
namespace {

// Each test calls an operation that gives back what it gets.
class ConversionsTest : public BindingsTest {
 protected:
  ConversionsTest() { Evaluate("const values = new TestValues();"); }

  // The results of `values.operation(argument)` for each argument.
  std::string Echo(const std::string& operation, const std::string& arguments) {
    return Evaluate("[" + arguments +
                    "].map(v => {"
                    "  try {"
                    "    const result = values." +
                    operation +
                    "(v);"
                    "    return Object.is(result, -0) ? '-0' : String(result);"
                    "  } catch (e) { return e.name; }"
                    "}).join(' ')");
  }
};

TEST_F(ConversionsTest, Booleans) {
  EXPECT_EQ(Echo("echoBoolean", "true, 0, '', 'x', null, {}"),
            "true false false true false true");
}

TEST_F(ConversionsTest, IntegersWrapAround) {
  EXPECT_EQ(Echo("echoByte", "127, 128, -129, 255, 256.9, '12'"),
            "127 -128 127 -1 0 12");
  EXPECT_EQ(Echo("echoOctet", "255, 256, -1, 1e20, NaN, Infinity, -0"),
            "255 0 255 0 0 0 0");
  EXPECT_EQ(Echo("echoShort", "32768, -32769"), "-32768 32767");
  EXPECT_EQ(Echo("echoUnsignedShort", "65536, -1"), "0 65535");
  EXPECT_EQ(Echo("echoLong", "2147483648, -2147483649, 4294967296"),
            "-2147483648 2147483647 0");
  EXPECT_EQ(Echo("echoUnsignedLong", "4294967296, -1, 1.9"), "0 4294967295 1");
  EXPECT_EQ(Echo("echoLongLong", "9223372036854775808, -1.5, 2**53"),
            "-9223372036854776000 -1 9007199254740992");
  EXPECT_EQ(Echo("echoUnsignedLongLong", "-1, 18446744073709551616"),
            "18446744073709552000 0");
}

TEST_F(ConversionsTest, ClampedIntegers) {
  EXPECT_EQ(
      Echo("echoClampedOctet", "-1, 0.5, 1.5, 2.5, 254.5, 255.5, 1e9, NaN"),
      "0 0 2 2 254 255 255 0");
  EXPECT_EQ(Echo("echoClampedLongLong", "Infinity, -Infinity, -1.5"),
            "9007199254740991 -9007199254740991 -2");
}

TEST_F(ConversionsTest, EnforcedRanges) {
  EXPECT_EQ(Echo("echoEnforcedOctet", "255, 255.9, -0.9, 256, -1, NaN"),
            "255 255 0 TypeError TypeError TypeError");
  EXPECT_EQ(
      Echo("echoEnforcedUnsignedLongLong", "2**53 - 1, 2**53, -1, Infinity"),
      "9007199254740991 TypeError TypeError TypeError");
  EXPECT_EQ(Thrown("values.echoEnforcedOctet(256)"),
            "TypeError: Failed to execute 'echoEnforcedOctet' on 'TestValues': "
            "Value is outside the 'octet' value range.");
}

TEST_F(ConversionsTest, FloatingPoint) {
  EXPECT_EQ(Echo("echoFloat", "1.5, 16777217, 1e39, NaN"),
            "1.5 16777216 TypeError TypeError");
  EXPECT_EQ(Echo("echoUnrestrictedFloat", "1e39, NaN"), "Infinity NaN");
  EXPECT_EQ(Echo("echoDouble", "'1.25', -0, NaN, -Infinity"),
            "1.25 -0 TypeError TypeError");
  EXPECT_EQ(Echo("echoUnrestrictedDouble", "NaN, -Infinity"), "NaN -Infinity");
}

TEST_F(ConversionsTest, BigIntsObjectsAndSymbols) {
  EXPECT_EQ(Echo("echoBigInt", "12n, '13', true, 1"), "12 13 1 TypeError");
  EXPECT_EQ(Echo("echoObject", "{}, 1, null"),
            "[object Object] TypeError TypeError");
  EXPECT_EQ(Echo("echoSymbol", "Symbol.iterator, 'x'"),
            "Symbol(Symbol.iterator) TypeError");
}

TEST_F(ConversionsTest, DOMStringsKeepLoneSurrogates) {
  EXPECT_EQ(Echo("echoDOMString", "'', 'a', 1, null, 'ä', '€', Symbol()"),
            " a 1 null ä € TypeError");
  EXPECT_EQ(Evaluate("values.echoDOMString('a\\ud800b').charCodeAt(1)"),
            "55296");
  EXPECT_EQ(Echo("echoNullAsEmpty", "null, undefined"), " undefined");
}

TEST_F(ConversionsTest, USVStringsReplaceLoneSurrogates) {
  EXPECT_EQ(Evaluate("values.echoUSVString('a\\ud800b\\udc00\\ud83d\\ude00')"),
            "a\uFFFDb\uFFFD😀");
  EXPECT_EQ(Evaluate("values.echoUSVString('\\xe4'.repeat(3)).length"), "3");
}

TEST_F(ConversionsTest, ByteStringsRefuseOtherCodePoints) {
  EXPECT_EQ(Evaluate("values.echoByteString('a\\xff')"), "aÿ");
  EXPECT_EQ(Thrown("values.echoByteString('\\u0100')"),
            "TypeError: Failed to execute 'echoByteString' on 'TestValues': "
            "String contains non ISO-8859-1 code point.");
}

TEST_F(ConversionsTest, Enumerations) {
  EXPECT_EQ(Echo("echoColor", "'red', 'dark-green', '', 'blue'"),
            "red dark-green  TypeError");
  EXPECT_EQ(Thrown("values.echoColor('blue')"),
            "TypeError: Failed to execute 'echoColor' on 'TestValues': The "
            "provided value 'blue' is not a valid enum value of type "
            "TestColor.");
}

TEST_F(ConversionsTest, InterfacesKeepIdentity) {
  EXPECT_EQ(Evaluate("const base = new TestBase();"
                     "values.echoInterface(base) === base"),
            "true");
  EXPECT_EQ(Evaluate("const derived = new TestDerived('', {count: 1});"
                     "values.echoInterface(derived) === derived"),
            "true");
  EXPECT_EQ(Evaluate("values.echoNullableInterface(undefined)"), "null");
  EXPECT_EQ(Evaluate("values.echoInterfaceOrUndefined(undefined)"),
            "undefined");
  EXPECT_EQ(Evaluate("{ const base = new TestBase();"
                     "values.echoInterfaceOrUndefined(base) === base }"),
            "true");
  EXPECT_EQ(Evaluate("values.echoLongOrUndefined(undefined)"), "undefined");
  EXPECT_EQ(Evaluate("values.echoLongOrUndefined('7')"), "7");
  EXPECT_EQ(Evaluate("const record = new TestRecord('x');"
                     "values.echoInObject(record) === record"),
            "true");
  EXPECT_EQ(Thrown("values.echoInterface({})"),
            "TypeError: Failed to execute 'echoInterface' on 'TestValues': "
            "parameter 1 is not of type 'TestBase'.");
  EXPECT_EQ(Thrown("values.echoInterface(Object.create(TestBase.prototype))"),
            "TypeError: Failed to execute 'echoInterface' on 'TestValues': "
            "parameter 1 is not of type 'TestBase'.");
  EXPECT_EQ(Thrown("values.echoInObject(new TestBase())"),
            "TypeError: Failed to execute 'echoInObject' on 'TestValues': "
            "parameter 1 is not of type 'TestRecord'.");
}

TEST_F(ConversionsTest, Sequences) {
  EXPECT_EQ(Evaluate("values.echoSequence(['1', 2.9, true])"), "1,2,1");
  EXPECT_EQ(Evaluate("values.echoSequence(new Set([3, 4]))"), "3,4");
  EXPECT_EQ(Evaluate("JSON.stringify(values.echoNestedSequence(['ab', [1]]))"),
            "Uncaught TypeError: Failed to execute 'echoNestedSequence' on "
            "'TestValues': The provided value cannot be converted to a "
            "sequence.");
  EXPECT_EQ(
      Evaluate("JSON.stringify(values.echoNestedSequence([['a', 'b'], [1]]))"),
      R"([["a","b"],["1"]])");
  EXPECT_EQ(Thrown("values.echoSequence({})"),
            "TypeError: Failed to execute 'echoSequence' on 'TestValues': The "
            "object must have a callable @@iterator property.");
  EXPECT_EQ(
      Thrown("values.echoSequence((function*() { throw Error('x'); })())"),
      "Error: x");
}

TEST_F(ConversionsTest, FrozenArraysAreFrozen) {
  EXPECT_EQ(Evaluate("Object.isFrozen(values.echoFrozenArray(['a']))"), "true");
}

TEST_F(ConversionsTest, Records) {
  EXPECT_EQ(Evaluate("JSON.stringify(values.echoRecord({b: 1, a: '2'}))"),
            R"({"b":1,"a":2})");
  // Two keys that become one keep the place of the first.
  EXPECT_EQ(Evaluate("JSON.stringify(values.echoRecord("
                     "    {'\\ud800': 1, 'x': 2, '\\udbff': 3}))"),
            "{\"\uFFFD\":3,\"x\":2}");
  EXPECT_EQ(Thrown("values.echoRecord({[Symbol('s')]: 1})"),
            "TypeError: Cannot convert a Symbol value to a string");
  EXPECT_EQ(Evaluate("const traps = [];"
                     "values.echoRecord(new Proxy({a: 1}, {"
                     "  ownKeys(t) { traps.push('ownKeys');"
                     "               return Reflect.ownKeys(t); },"
                     "  getOwnPropertyDescriptor(t, k) {"
                     "    traps.push('descriptor ' + k);"
                     "    return Reflect.getOwnPropertyDescriptor(t, k); },"
                     "  get(t, k) { traps.push('get ' + k); return t[k]; }"
                     "}));"
                     "traps.join()"),
            "ownKeys,descriptor a,get a");
}

TEST_F(ConversionsTest, UnionsOfPrimitives) {
  EXPECT_EQ(Evaluate("[true, 1.5, 'x', null, {}].map("
                     "    v => typeof values.echoPrimitiveUnion(v)).join()"),
            "boolean,number,string,string,string");
}

TEST_F(ConversionsTest, UnionsTryMembersInTurn) {
  EXPECT_EQ(Evaluate("values.describeUnion(new TestBase('n'))"), "TestBase n");
  EXPECT_EQ(Evaluate("values.describeUnion(new Uint8Array(3))"), "buffer of 3");
  EXPECT_EQ(Evaluate("values.describeUnion(new ArrayBuffer(4))"),
            "buffer of 4");
  EXPECT_EQ(Evaluate("values.describeUnion(new DataView(new ArrayBuffer(5)))"),
            "buffer of 5");
  EXPECT_EQ(Evaluate("values.describeUnion(() => {})"), "function");
  EXPECT_EQ(Evaluate("values.describeUnion(['a', 'b'])"), "sequence a,b");
  EXPECT_EQ(Evaluate("values.describeUnion({zone: 'q'})"), "dictionary q");
  EXPECT_EQ(Evaluate("values.describeUnion(null)"), "dictionary z");
  EXPECT_EQ(Evaluate("values.describeUnion()"), "dictionary z");
  EXPECT_EQ(Evaluate("values.describeUnion(12)"), "string 12");
}

TEST_F(ConversionsTest, UnionsWithNullAndRecords) {
  EXPECT_EQ(Echo("describeNullableUnion", "null, undefined, 'a', ['a']"),
            "null null string sequence");
  EXPECT_EQ(Echo("describeRecordUnion", "[['a', 'b']], {a: 1}, 'a', 5"),
            "sequence record string string");
}

TEST_F(ConversionsTest, NestedUnions) {
  EXPECT_EQ(Echo("describeNestedUnion",
                 "null, undefined, 1, '1', [1], true, {}, Symbol()"),
            "null null long string sequence boolean string TypeError");
  EXPECT_EQ(Echo("describeBigIntUnion", "1n, 1, '1n', {}, null"),
            "bigint string string string string");
  EXPECT_EQ(Echo("describeNumericUnion",
                 "1n, 257, '2', null, undefined, {}, [3], new Date(4), 'x',"
                 " Symbol()"),
            "bigint octet 1 octet 2 octet 0 octet 0 octet 0 octet 3 octet 4 "
            "octet 0 TypeError");
  EXPECT_EQ(Echo("describeObjectUnion", "() => {}, {}, 'x'"),
            "function string string");
}

// https://webidl.spec.whatwg.org/#js-to-bigint-or-numeric
TEST_F(ConversionsTest, ObjectsBecomeNumbersOrBigInts) {
  EXPECT_EQ(Echo("describeNumericUnion",
                 "{valueOf() { return 1n; }}, {valueOf() { return 2; }},"
                 " Object(3n), Object(4),"
                 " {valueOf: null, toString() { return 5n; }},"
                 " {valueOf() { return {}; }, toString() { return '6'; }},"
                 " {[Symbol.toPrimitive](hint) { return hint == 'number' ? 7n "
                 ": 0; }}"),
            "bigint octet 2 bigint octet 4 bigint octet 6 bigint");
  EXPECT_EQ(Thrown("values.describeNumericUnion("
                   "    {valueOf() { throw RangeError('mine'); }})"),
            "RangeError: mine");
  EXPECT_EQ(Thrown("values.describeNumericUnion("
                   "    {[Symbol.toPrimitive]: () => ({})})"),
            "TypeError: Failed to execute 'describeNumericUnion' on "
            "'TestValues': The object cannot be converted to a primitive "
            "value.");
  EXPECT_EQ(Thrown("values.describeNumericUnion(Object.create(null))"),
            "TypeError: Failed to execute 'describeNumericUnion' on "
            "'TestValues': The object cannot be converted to a primitive "
            "value.");
  EXPECT_EQ(Thrown("values.describeNumericUnion({[Symbol.toPrimitive]: 1})"),
            "TypeError: Failed to execute 'describeNumericUnion' on "
            "'TestValues': The object must have a callable @@toPrimitive "
            "property.");
}

TEST_F(ConversionsTest, Buffers) {
  EXPECT_EQ(Evaluate("values.describeBuffer(new Uint8Array([1, 2, 3]))"),
            "1 2 3");
  EXPECT_EQ(Evaluate("values.describeBuffer("
                     "    new Uint8Array([1, 2, 3, 4]).subarray(1, 3))"),
            "2 3");
  EXPECT_EQ(Evaluate("values.describeBuffer(new Uint16Array([258]).buffer)"),
            "2 1");
  EXPECT_EQ(Evaluate("values.describeBuffer("
                     "    new DataView(new Uint8Array([7, 8, 9]).buffer, 2))"),
            "9");
  EXPECT_EQ(Evaluate("const small = new Uint8Array(2); values.fill(small, 5);"
                     "small.join()"),
            "5,5");
  EXPECT_EQ(Thrown("values.describeBuffer([1])"),
            "TypeError: Failed to execute 'describeBuffer' on 'TestValues': "
            "parameter 1 is not of type '(ArrayBuffer or ArrayBufferView)'.");
  EXPECT_EQ(Thrown("values.fill(new Int8Array(1), 1)"),
            "TypeError: Failed to execute 'fill' on 'TestValues': parameter 1 "
            "is not of type 'Uint8Array'.");
}

TEST_F(ConversionsTest, SharedBuffersOnlyWithAllowShared) {
  EXPECT_EQ(Thrown("values.describeBuffer(new SharedArrayBuffer(1))"),
            "TypeError: Failed to execute 'describeBuffer' on 'TestValues': "
            "parameter 1 is not of type '(ArrayBuffer or ArrayBufferView)'.");
  EXPECT_EQ(Thrown("values.fill(new Uint8Array(new SharedArrayBuffer(1)), 1)"),
            "TypeError: Failed to execute 'fill' on 'TestValues': The provided "
            "ArrayBufferView value must not be shared.");
  EXPECT_EQ(Evaluate("values.describeUint8Array("
                     "    new Uint8Array(new SharedArrayBuffer(2)))"),
            "0 0");
}

TEST_F(ConversionsTest, AnnotatedBufferTypes) {
  EXPECT_EQ(Evaluate("values.describeAnyBuffer("
                     "    new Uint8Array(new SharedArrayBuffer(2)))"),
            "0 0");
  EXPECT_EQ(Evaluate("values.describeAnyBuffer(new Uint8Array([7]))"), "7");
  EXPECT_EQ(Thrown("values.describeAnyBuffer(new ArrayBuffer(1))"),
            "TypeError: Failed to execute 'describeAnyBuffer' on 'TestValues': "
            "parameter 1 is not of type 'ArrayBufferView'.");
}

TEST_F(ConversionsTest, Dictionaries) {
  EXPECT_EQ(Evaluate("values.describeOptions({count: 3})"),
            "false z 3 null [] 1");
  EXPECT_EQ(Evaluate("values.describeOptions({count: '4', flag: 1, zone: 'y',"
                     "    extra: 0, names: ['a', 'b'], color: '', ratio: 0.5,"
                     "    peer: new TestBase()})"),
            "true y 4 extra [a,b] 2 peer ratio");
  EXPECT_EQ(Thrown("values.describeOptions({})"),
            "TypeError: Failed to execute 'describeOptions' on 'TestValues': "
            "Failed to read the 'count' property from 'TestOptions': Required "
            "member is undefined.");
  EXPECT_EQ(Thrown("values.describeOptions(1)"),
            "TypeError: Failed to execute 'describeOptions' on 'TestValues': "
            "parameter 1 is not of type 'TestOptions'.");
  EXPECT_EQ(Thrown("values.describeOptions({count: 1, peer: 1})"),
            "TypeError: Failed to execute 'describeOptions' on 'TestValues': "
            "Failed to read the 'peer' property from 'TestOptions': The "
            "provided value is not of type 'TestBase'.");
}

TEST_F(ConversionsTest, DictionaryMembersAreReadInOrder) {
  EXPECT_EQ(Evaluate("const order = [];"
                     "values.describeOptions(new Proxy({count: 1}, {"
                     "  get(t, k) { order.push(k); return t[k]; }}));"
                     "order.join()"),
            "flag,zone,color,count,extra,names,peer,ratio");
}

TEST_F(ConversionsTest, DictionariesToScript) {
  EXPECT_EQ(Evaluate("JSON.stringify(values.makeResult(1, 'x'))"),
            R"({"sum":1,"text":"x"})");
}

}  // namespace
}  // namespace wsjs
