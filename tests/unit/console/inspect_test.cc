// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/inspect.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "tests/support/test_realm.h"

namespace wsjs {
namespace {

class InspectTest : public testing::Test {
 protected:
  // What console.dir prints for the value of `expression`.
  std::string Inspected(std::string_view expression,
                        std::string_view options = "{}") {
    EXPECT_EQ(realm_.Evaluate("console.dir(" + std::string(expression) + ", " +
                              std::string(options) + ")"),
              "undefined");
    std::string output;
    for (const auto& line : realm_.environment().TakeConsoleOutput()) {
      output += line;
    }
    return output;
  }

  TestRealm realm_;
};

TEST_F(InspectTest, Primitives) {
  EXPECT_EQ(Inspected("undefined"), "undefined");
  EXPECT_EQ(Inspected("null"), "null");
  EXPECT_EQ(Inspected("true"), "true");
  EXPECT_EQ(Inspected("1.5"), "1.5");
  EXPECT_EQ(Inspected("-0"), "-0");
  EXPECT_EQ(Inspected("NaN"), "NaN");
  EXPECT_EQ(Inspected("10n"), "10n");
  EXPECT_EQ(Inspected("'it\\'s'"), "\"it's\"");
  EXPECT_EQ(Inspected("Symbol('s')"), "Symbol(s)");
  EXPECT_EQ(Inspected("Symbol()"), "Symbol()");
}

TEST_F(InspectTest, LongStringsAreCut) {
  EXPECT_EQ(Inspected("'x'.repeat(10_002)"),
            "'" + std::string(10'000, 'x') + "'... 2 more characters");
}

TEST_F(InspectTest, Objects) {
  EXPECT_EQ(Inspected("({})"), "{}");
  EXPECT_EQ(Inspected("({a: 1, 'b-c': 'd', 3: null})"),
            "{ '3': null, a: 1, 'b-c': 'd' }");
  EXPECT_EQ(Inspected("({[Symbol('k')]: 1})"), "{ [Symbol(k)]: 1 }");
  EXPECT_EQ(Inspected("({__proto__: null, a: 1})"),
            "[Object: null prototype] { a: 1 }");
  EXPECT_EQ(Inspected("({[Symbol.toStringTag]: 'T'})"),
            "Object [T] { [Symbol(Symbol.toStringTag)]: 'T' }");
}

TEST_F(InspectTest, AccessorsAreNotCalled) {
  EXPECT_EQ(Inspected("({get a() { log.push('called'); }, set b(v) {}, "
                      "get c() {}, set c(v) {}})"),
            "{ a: [Getter], b: [Setter], c: [Getter/Setter] }");
  EXPECT_EQ(realm_.Evaluate("take()"), "");
}

TEST_F(InspectTest, DeepObjectsAreNamed) {
  EXPECT_EQ(Inspected("({a: {b: {c: {}, d: {e: 1}, f: [1], g: []}}})"),
            "{ a: { b: { c: {}, d: [Object], f: [Array], g: [] } } }");
  EXPECT_EQ(Inspected("({a: {b: 1}})", "{depth: 0}"), "{ a: [Object] }");
  EXPECT_EQ(Inspected("[[[[[1]]]]]", "{depth: null}"), "[ [ [ [ [ 1 ] ] ] ] ]");
}

TEST_F(InspectTest, NoDepthIsTooMuch) {
  realm_.Evaluate(
      "let deep = [], wrapped = {}; "
      "for (let i = 0; i < 100_000; ++i) { deep = [deep]; "
      "wrapped = new Proxy(wrapped, {}); }");
  EXPECT_NE(Inspected("deep", "{depth: null}").find("[Array]"),
            std::string::npos);
  EXPECT_EQ(Inspected("wrapped"), "{}");
}

TEST_F(InspectTest, CyclesHaveNumbers) {
  EXPECT_EQ(Inspected("(() => { const o = {}; o.self = o; return o; })()"),
            "<ref *1> { self: [Circular *1] }");
  EXPECT_EQ(Inspected("(() => { const a = {}, b = {a}; a.b = b; "
                      "return [a, b]; })()"),
            "[\n"
            "  <ref *1> { b: { a: [Circular *1] } },\n"
            "  <ref *2> { a: { b: [Circular *2] } }\n"
            "]");
}

TEST_F(InspectTest, ClassesAndTheirInstances) {
  realm_.Evaluate("class A { x = 1 }; class B extends A {}");
  EXPECT_EQ(Inspected("new A"), "A { x: 1 }");
  EXPECT_EQ(Inspected("new B"), "B { x: 1 }");
  EXPECT_EQ(Inspected("A"), "[class A]");
  EXPECT_EQ(Inspected("B"), "[class B extends A]");
  EXPECT_EQ(Inspected("class { static y = 2 }"),
            "[class (anonymous)] { y: 2 }");
  EXPECT_EQ(Inspected("A.prototype"), "{}");
}

TEST_F(InspectTest, Functions) {
  EXPECT_EQ(Inspected("function f() {}"), "[Function: f]");
  EXPECT_EQ(Inspected("() => {}"), "[Function (anonymous)]");
  EXPECT_EQ(Inspected("async function g() {}"), "[AsyncFunction: g]");
  EXPECT_EQ(Inspected("function* h() {}"), "[GeneratorFunction: h]");
  EXPECT_EQ(Inspected("Object.assign(function f() {}, {p: 1})"),
            "[Function: f] { p: 1 }");
}

TEST_F(InspectTest, Arrays) {
  EXPECT_EQ(Inspected("[]"), "[]");
  EXPECT_EQ(Inspected("[1, 'a', [2]]"), "[ 1, 'a', [ 2 ] ]");
  EXPECT_EQ(Inspected("Object.assign([1], {p: 2})"), "[ 1, p: 2 ]");
  EXPECT_EQ(Inspected("new (class List extends Array {})(2)"),
            "List(2) [ <2 empty items> ]");
}

TEST_F(InspectTest, HolesAreCounted) {
  EXPECT_EQ(Inspected("[1, , 3, , , 6]"),
            "[ 1, <1 empty item>, 3, <2 empty items>, 6 ]");
  EXPECT_EQ(Inspected("new Array(2 ** 32 - 1)"),
            "[ <4294967295 empty items> ]");
}

TEST_F(InspectTest, LongListsAreCut) {
  EXPECT_NE(Inspected("Array(101).fill(1)").find("... 1 more item\n"),
            std::string::npos);
  EXPECT_NE(Inspected("new Set(Array(102).keys())").find("... 2 more items"),
            std::string::npos);
  EXPECT_NE(Inspected("new Uint8Array(103)").find("... 3 more items"),
            std::string::npos);
}

TEST_F(InspectTest, Collections) {
  EXPECT_EQ(Inspected("new Map([['a', {b: 1}], [2, []]])"),
            "Map(2) { 'a' => { b: 1 }, 2 => [] }");
  EXPECT_EQ(Inspected("new Map"), "Map(0) {}");
  EXPECT_EQ(Inspected("new Set(['a', 1])"), "Set(2) { 'a', 1 }");
  EXPECT_EQ(Inspected("new Map([[1, 2]]).entries()"),
            "[Map Iterator] { 1 => 2 }");
  EXPECT_EQ(Inspected("new Set([1]).values()"), "[Set Iterator] { 1 }");
  EXPECT_EQ(Inspected("new WeakMap"), "WeakMap { <items unknown> }");
}

TEST_F(InspectTest, Buffers) {
  EXPECT_EQ(Inspected("new Uint8Array([1, 255])"), "Uint8Array(2) [ 1, 255 ]");
  EXPECT_EQ(Inspected("new Float64Array"), "Float64Array(0) []");
  EXPECT_EQ(Inspected("new BigInt64Array(1)"), "BigInt64Array(1) [ 0n ]");
  EXPECT_EQ(Inspected("new Uint8Array([1, 171]).buffer"),
            "ArrayBuffer { [Uint8Contents]: <01 ab>, byteLength: 2 }");
  EXPECT_EQ(Inspected("new DataView(new ArrayBuffer(3), 1)"),
            "DataView {\n"
            "  byteLength: 2,\n"
            "  byteOffset: 1,\n"
            "  buffer: ArrayBuffer { [Uint8Contents]: <00 00 00>, "
            "byteLength: 3 }\n"
            "}");
  EXPECT_NE(Inspected("new ArrayBuffer(51)").find("... 1 more byte>"),
            std::string::npos);
}

TEST_F(InspectTest, DatesRegExpsAndBoxedPrimitives) {
  EXPECT_EQ(Inspected("new Date(1)"), "1970-01-01T00:00:00.001Z");
  EXPECT_EQ(Inspected("new Date(-1)"), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(Inspected("new Date(8.64e15)"), "+275760-09-13T00:00:00.000Z");
  EXPECT_EQ(Inspected("new Date(NaN)"), "Invalid Date");
  EXPECT_EQ(Inspected("/a\\/b/gi"), "/a\\/b/gi");
  EXPECT_EQ(Inspected("Object(1)"), "[Number: 1]");
  EXPECT_EQ(Inspected("Object('a')"), "[String: 'a']");
  EXPECT_EQ(Inspected("Object(1n)"), "[BigInt: 1n]");
}

TEST_F(InspectTest, Promises) {
  EXPECT_EQ(Inspected("new Promise(() => {})"), "Promise { <pending> }");
  EXPECT_EQ(Inspected("Promise.resolve('a')"), "Promise { 'a' }");
  EXPECT_EQ(Inspected("(() => { const p = Promise.reject(1); "
                      "p.catch(() => {}); return p; })()"),
            "Promise { <rejected> 1 }");
}

TEST_F(InspectTest, ProxiesLookLikeTheirTargets) {
  EXPECT_EQ(Inspected("new Proxy({a: 1}, {get() { log.push('called'); }})"),
            "{ a: 1 }");
  EXPECT_EQ(realm_.Evaluate("take()"), "");
  EXPECT_EQ(Inspected("new Proxy({a: 1}, {})", "{showHidden: true}"),
            "Proxy [ { a: 1 }, {} ]");
  EXPECT_EQ(Inspected("(() => { const p = Proxy.revocable({}, {}); p.revoke(); "
                      "return p.proxy; })()"),
            "<Revoked Proxy>");
}

TEST_F(InspectTest, ErrorsHaveTheirStack) {
  const std::string text = Inspected("new TypeError('no')");
  EXPECT_EQ(text.substr(0, text.find('\n')), "TypeError: no");
  EXPECT_NE(text.find("\n    at "), std::string::npos);
}

TEST_F(InspectTest, ErrorsWithoutStackStandInBrackets) {
  EXPECT_EQ(Inspected("Object.assign(new RangeError('r'), {stack: ''})"),
            "[RangeError: r]");
}

TEST_F(InspectTest, ErrorsHaveCauseAndProperties) {
  const std::string text = Inspected(
      "Object.assign(new Error('outer', {cause: new Error('inner')}), "
      "{code: 5})");
  EXPECT_NE(text.find(" {\n  [cause]: Error: inner\n"), std::string::npos);
  EXPECT_NE(text.find(",\n  code: 5\n}"), std::string::npos);
}

TEST_F(InspectTest, SubclassesOfErrorHaveTheirName) {
  EXPECT_EQ(
      Inspected("new (class MyError extends Error {})('m')").substr(0, 10),
      "MyError: m");
}

TEST_F(InspectTest, DOMException) {
  const std::string text = Inspected("new DOMException('m', 'SyntaxError')");
  EXPECT_EQ(text.substr(0, text.find('\n')), "DOMException [SyntaxError]: m");
}

TEST_F(InspectTest, PlatformObjectsHaveTheirAttributes) {
  const std::string text = Inspected("new Event('open', {cancelable: true})");
  EXPECT_TRUE(text.starts_with("Event {")) << text;
  EXPECT_NE(text.find("type: 'open'"), std::string::npos);
  EXPECT_NE(text.find("cancelable: true"), std::string::npos);
  EXPECT_NE(text.find("isTrusted: false"), std::string::npos);
}

TEST_F(InspectTest, AttributesShowAnObjectOnce) {
  const std::string text = Inspected(
      "(() => { const t = new AbortController().signal; const e = new "
      "Event('x');"
      " t.addEventListener('x', () => {}); t.dispatchEvent(e); return e; })()");
  EXPECT_NE(text.find("  target: AbortSignal {"), std::string::npos);
  EXPECT_NE(text.find("  srcElement: [AbortSignal]"), std::string::npos);
}

TEST_F(InspectTest, EventHandlersThatAreNotSetAreLeftOut) {
  EXPECT_EQ(Inspected("new AbortController().signal").find("onabort"),
            std::string::npos);
  EXPECT_NE(Inspected("(() => { const s = new AbortController().signal; "
                      "s.onabort = function f() {}; return s; })()")
                .find("onabort: [Function: f]"),
            std::string::npos);
}

TEST_F(InspectTest, IterablesOfPairsLookLikeMaps) {
  EXPECT_EQ(Inspected("new URLSearchParams('a=1&b=2')"),
            "URLSearchParams { 'a' => '1', 'b' => '2' }");
}

TEST_F(InspectTest, ColorsWhenTold) {
  EXPECT_EQ(Inspected("({a: 1, b: 'c'})", "{colors: true}"),
            "{ a: \x1B[33m1\x1B[39m, b: \x1B[32m'c'\x1B[39m }");
}

}  // namespace
}  // namespace wsjs
