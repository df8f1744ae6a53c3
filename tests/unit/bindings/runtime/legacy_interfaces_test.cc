// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include <string>

#include "test_bindings/interfaces.h"
#include "tests/unit/bindings/runtime/bindings_test.h"
#include "tests/unit/bindings/test_interfaces/test_base.h"
#include "tests/unit/bindings/test_interfaces/test_image.h"

namespace wsjs {
namespace {

class LegacyInterfacesTest : public BindingsTest {
 protected:
  LegacyInterfacesTest() { DefineDescribe(realm()); }

  void DefineDescribe(bindings::Realm& realm) {
    EvaluateIn(realm,
               "function describe(object, name) {"
               "  const d = Object.getOwnPropertyDescriptor(object, name);"
               "  if (!d) return 'none';"
               "  return ['writable', 'enumerable', 'configurable']"
               "      .filter(k => d[k]).join(' ') +"
               "      (d.get ? ' get' : '') + (d.set ? ' set' : '');"
               "}");
  }
};

TEST_F(LegacyInterfacesTest, FactoryFunctions) {
  EXPECT_EQ(Evaluate("describe(globalThis, 'TestPicture')"),
            "writable configurable");
  EXPECT_EQ(Evaluate("[typeof TestPicture, TestPicture.name,"
                     " TestPicture.length, TestEither.length,"
                     " describe(TestPicture, 'prototype'),"
                     " TestPicture.prototype === TestImage.prototype,"
                     " TestImage.prototype.constructor === TestImage].join()"),
            "function,TestPicture,0,1,,true,true");
  EXPECT_EQ(Evaluate("const image = new TestPicture(4, 'x');"
                     "[image.width, image.label, image instanceof TestImage,"
                     " image instanceof TestPicture,"
                     " new TestPicture().label].join()"),
            "4,x,true,true,none");
  EXPECT_EQ(Thrown("TestPicture()"),
            "TypeError: Failed to construct 'TestPicture': Please use the "
            "'new' operator, this DOM object constructor cannot be called as a "
            "function.");
  EXPECT_EQ(Thrown("new TestPicture(13)"),
            "RangeError: Failed to construct 'TestPicture': Bad luck.");
  EXPECT_EQ(Thrown("new TestImage()"), "TypeError: Illegal constructor");
}

TEST_F(LegacyInterfacesTest, OverloadedFactoryFunctions) {
  EXPECT_EQ(Evaluate("const first = new TestEither(5),"
                     "    second = new TestEither(first);"
                     "[first.label, second.label, second.width].join()"),
            "number,other,5");
  EXPECT_EQ(Thrown("new TestEither()"),
            "TypeError: Failed to construct 'TestEither': 1 argument required, "
            "but only 0 present.");
}

TEST_F(LegacyInterfacesTest, WindowAliases) {
  EXPECT_EQ(Evaluate("typeof TestOldImage"), "undefined");
  const auto window = NewRealm(bindings::kTestGlobal | bindings::kWindow);
  DefineDescribe(*window);
  EXPECT_EQ(EvaluateIn(*window,
                       "[TestOldImage === TestImage,"
                       " TestOlderImage === TestImage, TestOldImage.name,"
                       " describe(globalThis, 'TestOldImage')].join()"),
            "true,true,TestImage,writable configurable");
}

TEST_F(LegacyInterfacesTest, NoInterfaceObject) {
  EXPECT_EQ(Evaluate("typeof TestHidden"), "undefined");
}

TEST_F(LegacyInterfacesTest, InterfacesInNamespaces) {
  EXPECT_EQ(Evaluate("[typeof TestModule, typeof testNamespace.TestModule,"
                     " describe(testNamespace, 'TestModule'),"
                     " testNamespace.TestModule.name,"
                     " String(new testNamespace.TestModule())].join()"),
            "undefined,function,writable configurable,TestModule,"
            "[object TestModule]");
  EXPECT_EQ(Evaluate("typeof testNamespace.TestSecureModule"), "function");
  const auto insecure = NewRealm(bindings::kTestGlobal);
  EXPECT_EQ(EvaluateIn(*insecure, "'TestSecureModule' in testNamespace"),
            "false");
}

TEST_F(LegacyInterfacesTest, CallbackInterfacesWithConstants) {
  EXPECT_EQ(Evaluate("[describe(globalThis, 'TestFilter'), typeof TestFilter,"
                     " TestFilter.name, TestFilter.length,"
                     " 'prototype' in TestFilter, TestFilter.ACCEPT,"
                     " TestFilter.STRICT, describe(TestFilter, 'ACCEPT')]"
                     ".join()"),
            "writable configurable,function,TestFilter,0,false,1,true,"
            "enumerable");
  EXPECT_EQ(Thrown("TestFilter()"), "TypeError: Illegal constructor");
  EXPECT_EQ(Thrown("new TestFilter()"),
            "TypeError: TestFilter is not a constructor");
  EXPECT_EQ(Evaluate("typeof TestListener"), "undefined");
}

TEST_F(LegacyInterfacesTest, UnforgeableMembersOfSomeRealms) {
  EXPECT_EQ(Evaluate("const image = new TestPicture(),"
                     "    derived = new TestDerivedImage();"
                     "[describe(image, 'isSecure'),"
                     " describe(derived, 'isSecure'), derived.isSecure,"
                     " describe(image, 'isolated'),"
                     " 'isSecure' in TestImage.prototype].join()"),
            "enumerable get,enumerable get,true,none,false");
  EXPECT_EQ(Evaluate("const getter = o =>"
                     "    Object.getOwnPropertyDescriptor(o, 'isSecure').get;"
                     "getter(image) === getter(derived)"),
            "true");
  const auto isolated =
      NewRealm(bindings::kTestGlobal | bindings::kCrossOriginIsolated);
  DefineDescribe(*isolated);
  EXPECT_EQ(EvaluateIn(*isolated,
                       "const derived = new TestDerivedImage();"
                       "[describe(derived, 'isSecure'),"
                       " describe(derived, 'isolated'), derived.isolated()]"
                       ".join()"),
            "none,enumerable,isolated");
}

TEST_F(LegacyInterfacesTest, CrossOriginIsolatedMembers) {
  EXPECT_EQ(Evaluate("'crossOriginIsolated' in TestImage.prototype"), "false");
  const auto isolated =
      NewRealm(bindings::kTestGlobal | bindings::kCrossOriginIsolated);
  EXPECT_EQ(EvaluateIn(*isolated, "new TestPicture().crossOriginIsolated"),
            "true");
}

TEST_F(LegacyInterfacesTest, DefaultToJSONHasWhatTheRealmExposes) {
  EXPECT_EQ(Evaluate("JSON.stringify(new TestPicture(3, 'x'))"),
            R"({"width":3,"label":"x","isSecure":true})");
  const auto isolated =
      NewRealm(bindings::kTestGlobal | bindings::kCrossOriginIsolated);
  EXPECT_EQ(EvaluateIn(*isolated, "JSON.stringify(new TestPicture(3, 'x'))"),
            R"({"width":3,"label":"x","crossOriginIsolated":true})");
  // Of an interface that doesn't declare its own.
  EXPECT_EQ(Evaluate("JSON.stringify(new TestDerivedImage())"),
            R"({"width":7,"label":"derived","isSecure":true})");
}

TEST_F(LegacyInterfacesTest, InheritedGetters) {
  EXPECT_EQ(Evaluate("[describe(TestImage.prototype, 'label'),"
                     " describe(TestDerivedImage.prototype, 'label')].join()"),
            "enumerable configurable get,enumerable configurable get set");
  EXPECT_EQ(Evaluate("const image = new TestDerivedImage();"
                     "const before = image.label; image.label = 'new';"
                     "const getter = Object.getOwnPropertyDescriptor("
                     "    TestImage.prototype, 'label').get;"
                     "[before, image.label, getter.call(image)].join()"),
            "derived,new,new");
}

TEST_F(LegacyInterfacesTest, TypeInfoForStructuredCloning) {
  EXPECT_TRUE(TestImage::wrapper_type_info().serialization_steps);
  EXPECT_TRUE(TestImage::wrapper_type_info().transfer_steps);
  EXPECT_FALSE(TestDerivedImage::wrapper_type_info().serialization_steps);
  EXPECT_FALSE(TestBase::wrapper_type_info().transfer_steps);
}

}  // namespace
}  // namespace wsjs
