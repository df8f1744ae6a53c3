// SPDX-License-Identifier: BSD-3-Clause
#include "src/structured_clone/structured_clone.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/v8_compat.h"
#include "tests/support/test_realm.h"
#include "tests/unit/structured_clone/clone_function.h"

namespace wsjs {
namespace {

using bindings::Realm;
using bindings::ScriptValue;

class StructuredCloneTest : public testing::Test {
 protected:
  StructuredCloneTest() { DefineClone(realm_); }

  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }

  TestRealm realm_;
};

TEST_F(StructuredCloneTest, PrimitivesAndPlainObjects) {
  EXPECT_EQ(Evaluate("JSON.stringify(clone({a: [1, 'x', null, true], "
                     "b: {c: -1.5}}))"),
            R"({"a":[1,"x",null,true],"b":{"c":-1.5}})");
  EXPECT_EQ(Evaluate("clone(undefined)"), "undefined");
  EXPECT_EQ(Evaluate("clone(10n) === 10n"), "true");
}

TEST_F(StructuredCloneTest, IdentityAndCyclesAreKept) {
  EXPECT_EQ(
      Evaluate("const o = {x: {}}; o.self = o; o.y = o.x; "
               "const c = clone(o); "
               "[c !== o, c.self === c, c.x === c.y, c.x !== o.x].join()"),
      "true,true,true,true");
}

TEST_F(StructuredCloneTest, BuiltInTypes) {
  EXPECT_EQ(Evaluate("clone(new Date(5)).getTime()"), "5");
  EXPECT_EQ(Evaluate("clone(/a/gi).toString()"), "/a/gi");
  EXPECT_EQ(Evaluate("[...clone(new Map([[1, {a: 2}]]))][0][1].a"), "2");
  EXPECT_EQ(Evaluate("clone(new Set(['a'])).has('a')"), "true");
  EXPECT_EQ(Evaluate("clone(new Uint8Array([1, 2]).subarray(1)).join()"), "2");
  EXPECT_EQ(Evaluate("const e = clone(new RangeError('r')); "
                     "e instanceof RangeError && e.message"),
            "r");
}

TEST_F(StructuredCloneTest, WhatCannotBeClonedThrows) {
  EXPECT_EQ(Evaluate("thrown(() => clone(() => 1))"),
            "DOMException DataCloneError: () => 1 could not be cloned.");
  EXPECT_EQ(Evaluate("thrown(() => clone({s: Symbol('s')}))"),
            "DOMException DataCloneError: Symbol(s) could not be cloned.");
  EXPECT_EQ(Evaluate("thrown(() => clone(new AbortController))"),
            "DOMException DataCloneError: AbortController object could not be "
            "cloned.");
}

TEST_F(StructuredCloneTest, WhatAGetterThrowsIsThrown) {
  EXPECT_EQ(
      Evaluate("thrown(() => clone({get a() { throw new Error('g'); }}))"),
      "Error Error: g");
}

TEST_F(StructuredCloneTest, TransferDetaches) {
  EXPECT_EQ(Evaluate("const b = new Uint8Array([7, 8]).buffer; "
                     "const c = clone({b}, [b]).b; "
                     "[b.byteLength, new Uint8Array(c).join('')].join()"),
            "0,78");
}

TEST_F(StructuredCloneTest, TransferWithoutUseDetachesToo) {
  EXPECT_EQ(Evaluate("const b = new ArrayBuffer(2); clone(1, [b]); "
                     "b.byteLength"),
            "0");
}

TEST_F(StructuredCloneTest, WrongTransferListsThrow) {
  EXPECT_EQ(Evaluate("thrown(() => clone(1, [{}]))"),
            "DOMException DataCloneError: Value at index 0 is not "
            "transferable.");
  EXPECT_EQ(Evaluate("const b = new ArrayBuffer(1); "
                     "thrown(() => clone(1, [b, b])) + b.byteLength"),
            "DOMException DataCloneError: Value at index 1 is in the transfer "
            "list twice.1");
  EXPECT_EQ(Evaluate("thrown(() => clone(1, [new SharedArrayBuffer(1)]))")
                .substr(0, 27),
            "DOMException DataCloneError");
}

TEST_F(StructuredCloneTest, DetachedBuffersCannotBeTransferred) {
  EXPECT_EQ(Evaluate("const b = new ArrayBuffer(1); clone(b, [b]); "
                     "thrown(() => clone(1, [b]))"),
            "DOMException DataCloneError: An ArrayBuffer is detached and could "
            "not be cloned.");
}

TEST_F(StructuredCloneTest, SharedArrayBuffersAreShared) {
  EXPECT_EQ(Evaluate("const s = new SharedArrayBuffer(1); "
                     "const c = clone([s, s]); new Uint8Array(s)[0] = 9; "
                     "[c[0] !== s, c[0] === c[1], new Uint8Array(c[0])[0]]"
                     ".join()"),
            "true,true,9");
}

TEST_F(StructuredCloneTest, DOMException) {
  EXPECT_EQ(Evaluate("const d = new DOMException('m', 'AbortError'); "
                     "const c = clone(d); [c instanceof DOMException, c !== d, "
                     "c.name, c.message, c.code, c.stack === d.stack].join()"),
            "true,true,AbortError,m,20,true");
}

TEST_F(StructuredCloneTest, BlobsAndFiles) {
  EXPECT_EQ(Evaluate("const b = clone(new Blob(['ab'], {type: 'text/a'})); "
                     "[b instanceof Blob, b instanceof File, b.size, b.type]"
                     ".join()"),
            "true,false,2,text/a");
  EXPECT_EQ(Evaluate("const f = clone({f: new File(['abc'], 'n', "
                     "{lastModified: 5, type: 'x/y'})}).f; "
                     "[f instanceof File, f.name, f.lastModified, f.size, "
                     "f.type].join()"),
            "true,n,5,3,x/y");
}

TEST_F(StructuredCloneTest, BlobsKeepTheirBytes) {
  Evaluate("clone(new Blob(['xyz'])).text().then((t) => log.push(t))");
  realm_.RunEventLoop();
  EXPECT_EQ(Evaluate("take()"), "xyz");
}

}  // namespace
}  // namespace wsjs
