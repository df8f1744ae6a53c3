// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/serialization.h"
#include "test_cloning_bindings/interfaces.h"
#include "tests/support/test_realm.h"
#include "tests/unit/structured_clone/clone_function.h"

namespace wsjs {
namespace {

using bindings::Realm;
using bindings::ScriptValue;

// Of interfaces of another set than wsjs's own.
class PlatformObjectsTest : public testing::Test {
 protected:
  PlatformObjectsTest() {
    const bindings::ScriptScope scope(realm());
    bindings::InstallTestCloningInterfaces(realm(), realm().exposure());
    DefineClone(realm_);
  }

  Realm& realm() { return realm_.realm(); }
  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }

  TestRealm realm_;
};

TEST_F(PlatformObjectsTest, SerializableObjectsAreCloned) {
  EXPECT_EQ(Evaluate("const p = new TestPoint(1.5, 'p\\u00e4', [{y: 2n}]);"
                     "const c = clone(p);"
                     "[c !== p, c instanceof TestPoint, c.x, c.label,"
                     " c.extra !== p.extra, c.extra[0].y].join()"),
            "true,true,1.5,p\u00e4,true,2");
}

TEST_F(PlatformObjectsTest, IdentityIsKeptInsideOfThem) {
  EXPECT_EQ(Evaluate("const shared = {}, inner = new TestPoint(1, '', shared),"
                     "      p = new TestPoint(2, '', [inner, shared]);"
                     "const c = clone([p, inner, shared]);"
                     "[c[0].extra[0] === c[1], c[0].extra[1] === c[2],"
                     " c[1].extra === c[2]].join()"),
            "true,true,true");
}

TEST_F(PlatformObjectsTest, WhatTheStepsThrowIsThrown) {
  EXPECT_EQ(Evaluate("thrown(() => clone(new TestPoint(-1, '', null)))"),
            "DOMException DataCloneError: x is negative.");
  EXPECT_EQ(Evaluate("thrown(() => clone(new TestPoint(13, '', null)))"),
            "DOMException DataCloneError: Bad luck.");
  EXPECT_EQ(Evaluate("thrown(() =>"
                     "    clone(new TestPoint(1, '', () => {})))"),
            "DOMException DataCloneError: () => {} could not be cloned.");
}

TEST_F(PlatformObjectsTest, OnlyThePrimaryInterfaceCounts) {
  EXPECT_EQ(Evaluate("thrown(() => clone(new TestDerivedPoint()))"),
            "DOMException DataCloneError: TestDerivedPoint object could not be "
            "cloned.");
}

TEST_F(PlatformObjectsTest, TransferableObjectsAreTransferred) {
  EXPECT_EQ(
      Evaluate("const h = new TestHandle('h'), buffer ="
               "    new ArrayBuffer(3), port = new MessageChannel().port1;"
               "const c = clone("
               "    {h, again: h, port},"
               "    [h, buffer, port]);"
               "[c.h.name, c.h === c.again, c.h !== h, h.name === '',"
               " c.port instanceof MessagePort].join()"),
      "h,true,true,true,true");
  EXPECT_EQ(Evaluate("thrown(() => clone(1, [h]))"),
            "DOMException DataCloneError: A TestHandle is detached and could "
            "not be cloned.");
}

TEST_F(PlatformObjectsTest, TransferableObjectsAreNotCloned) {
  EXPECT_EQ(Evaluate("thrown(() => clone(new TestHandle('h')))"),
            "DOMException DataCloneError: A TestHandle could not be cloned "
            "because it was not transferred.");
  EXPECT_EQ(Evaluate("thrown(() => clone(1,"
                     "    [new TestPoint(1, '', 1)]))"),
            "DOMException DataCloneError: Value at index 0 is not "
            "transferable.");
  EXPECT_EQ(Evaluate("const h = new TestHandle('h');"
                     "thrown(() => clone(1, [h, h]))"),
            "DOMException DataCloneError: Value at index 1 is in the transfer "
            "list twice.");
  EXPECT_EQ(Evaluate("thrown(() => clone(1,"
                     "    [new TestHandle('stuck')]))"),
            "DOMException DataCloneError: It is stuck.");
}

// Who gets a value may have less than who sent it.
TEST_F(PlatformObjectsTest, ObjectsArriveOnlyWhereTheirInterfaceIs) {
  EXPECT_EQ(Evaluate("clone(new TestOfWindow()) instanceof"
                     "    TestOfWindow"),
            "true");
  EXPECT_EQ(Evaluate("clone(0, [new TestOfWindow()])"), "0");
  realm().set_exposure(bindings::kWorker | bindings::kDedicatedWorker);
  EXPECT_EQ(Evaluate("thrown(() => clone(new TestOfWindow()))"),
            "DOMException DataCloneError: TestOfWindow doesn't exist in this "
            "realm.");
  EXPECT_EQ(Evaluate("thrown(() => clone(0,"
                     "    [new TestOfWindow()]))"),
            "DOMException DataCloneError: TestOfWindow doesn't exist in this "
            "realm.");
  EXPECT_EQ(Evaluate("clone(new TestPoint(1, 'x', null)).label"), "x");
}

TEST_F(PlatformObjectsTest, PrimaryInterfaces) {
  const auto primary_interface = [this](const char* expression) {
    const bindings::ScriptScope scope(realm());
    const v8::Local<v8::Context> context = realm().context();
    const v8::Local<v8::Value> value =
        v8::Script::Compile(context,
                            realm().isolate_data().Internalize(expression))
            .ToLocalChecked()
            ->Run(context)
            .ToLocalChecked();
    const bindings::WrapperTypeInfo* const info =
        bindings::PrimaryInterface(realm(), ScriptValue(value));
    return std::string(info ? info->interface_name : "none");
  };
  EXPECT_EQ(primary_interface("new TestDerivedPoint()"), "TestDerivedPoint");
  EXPECT_EQ(primary_interface("new DOMException()"), "DOMException");
  for (const char* const expression :
       {"1", "null", "({})", "() => {}", "[]", "new ArrayBuffer(1)",
        "new Uint8Array(1)", "Promise.resolve()", "Object.create(new Blob())",
        "new Proxy(new Blob(), {})", "Blob.prototype"}) {
    EXPECT_EQ(primary_interface(expression), "none") << expression;
  }
}

}  // namespace
}  // namespace wsjs
