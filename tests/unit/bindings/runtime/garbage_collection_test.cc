// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>

#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "tests/unit/bindings/runtime/bindings_test.h"
#include "tests/unit/bindings/test_interfaces/test_base.h"
#include "tests/unit/bindings/test_interfaces/test_record.h"

namespace wsjs {
namespace {

class GarbageCollectionTest : public BindingsTest {
 protected:
  // Beside the global object.
  int live_objects() const { return TestBase::live_objects - 1; }
};

TEST_F(GarbageCollectionTest, NativeHalvesDieWithTheirWrappers) {
  Evaluate(
      "for (let i = 0; i < 1000; ++i) new TestBase();"
      "globalThis.kept = new TestBase('kept'); 0");
  EXPECT_GT(live_objects(), 0);
  CollectGarbage();
  EXPECT_EQ(live_objects(), 1);
  EXPECT_EQ(Evaluate("kept.name"), "kept");
}

TEST_F(GarbageCollectionTest, CyclesThroughEdgesDie) {
  Evaluate(
      "for (let i = 0; i < 1000; ++i) {"
      "  const a = new TestBase(), b = new TestBase();"
      "  a.edge = b; b.edge = a; a.onevent = () => b;"
      "} 0");
  CollectGarbage();
  EXPECT_EQ(live_objects(), 0);
}

TEST_F(GarbageCollectionTest, EdgesKeepAlive) {
  Evaluate(
      "globalThis.kept = new TestBase();"
      "kept.edge = new TestBase('edge'); kept.partner; 0");
  CollectGarbage();
  EXPECT_EQ(live_objects(), 3);
  EXPECT_EQ(Evaluate("kept.edge.name + kept.partner.name"), "edgepartner");
  Evaluate("kept.edge = null; 0");
  CollectGarbage();
  EXPECT_EQ(live_objects(), 2);
}

TEST_F(GarbageCollectionTest, PinsKeepAliveUntilUnpinned) {
  Evaluate(
      "globalThis.registry = [];"
      "for (let i = 0; i < 10; ++i) {"
      "  const pinned = new TestDerived('', {count: 1});"
      "  pinned.pin(); pinned.pin();"
      "  registry.push(new WeakRef(pinned));"
      "} 0");
  CollectGarbage();
  EXPECT_EQ(live_objects(), 10);
  Evaluate("registry.forEach(r => r.deref().unpin()); 0");
  CollectGarbage();
  EXPECT_EQ(live_objects(), 10);
  Evaluate("registry.forEach(r => r.deref().unpin()); 0");
  CollectGarbage();
  EXPECT_EQ(live_objects(), 0);
}

TEST_F(GarbageCollectionTest, PinnedKeepsAlive) {
  std::optional<bindings::Pinned<TestBase>> pinned;
  {
    const bindings::ScriptScope scope(realm());
    pinned.emplace(bindings::New(std::make_unique<TestBase>(realm(), u"task")));
  }
  CollectGarbage();
  EXPECT_EQ(live_objects(), 1);
  EXPECT_EQ((*pinned)->name(), u"task");
  pinned.reset();
  CollectGarbage();
  EXPECT_EQ(live_objects(), 0);
}

TEST_F(GarbageCollectionTest, ConstructorsThatThrowLeaveNothing) {
  Evaluate(
      "for (let i = 0; i < 100; ++i) {"
      "  try { new TestDerived('', {count: -1}); } catch {}"
      "} 0");
  CollectGarbage();
  EXPECT_EQ(live_objects(), 0);
}

TEST_F(GarbageCollectionTest, WeakReferencesEmptyThemselves) {
  bindings::WeakReference weak;
  bindings::StrongReference strong;
  {
    const bindings::ScriptScope scope(realm());
    const auto object = bindings::ScriptValue::NewObject(realm());
    weak = bindings::WeakReference(realm(), object);
    strong = bindings::StrongReference(realm(), object);
  }
  CollectGarbage();
  {
    const bindings::ScriptScope scope(realm());
    EXPECT_FALSE(weak.Get(realm()).IsEmpty());
  }
  strong.Reset();
  CollectGarbage();
  const bindings::ScriptScope scope(realm());
  EXPECT_TRUE(weak.Get(realm()).IsEmpty());
}

TEST_F(GarbageCollectionTest, ClonesOfInObjectsSurviveCollections) {
  constexpr int kClones = 200000;
  constexpr int kCollectEvery = 50000;
  constexpr int kKeepEvery = 1000;
  const bindings::ScriptScope scope(realm());
  Evaluate("globalThis.kept = []; globalThis.keep = r => kept.push(r); 0");
  const auto keep = bindings::StrongReference(
      realm(), bindings::ScriptValue(
                   realm()
                       .context()
                       ->Global()
                       ->Get(realm().context(),
                             v8::String::NewFromUtf8Literal(isolate(), "keep"))
                       .ToLocalChecked()));
  for (int i = 0; i < kClones; ++i) {
    const bindings::ScriptScope task_scope(realm());
    const auto record = bindings::NewInObject<TestRecord>(realm());
    ASSERT_FALSE(record.Initialize(u"label").has_exception());
    record.setFlags(i);
    if (i % kKeepEvery == 0) {
      bindings::CallbackFunction(keep.Get(realm()))
          .InvokeAndReport(realm(), realm().GlobalThis(),
                           {record.ToScriptValue()});
    }
    if (i % kCollectEvery == 0)
      CollectGarbage();
  }
  CollectGarbage();
  EXPECT_EQ(Evaluate("kept.length"), "200");
  EXPECT_EQ(Evaluate("kept.every((r, i) => r.flags === i * 1000 &&"
                     "    r.label === 'label' && r.data === undefined &&"
                     "    r.isRecord && !('x' in r))"),
            "true");
}

TEST_F(GarbageCollectionTest, ARealmTakesItsObjectsWithIt) {
  Evaluate(
      "globalThis.kept = [new TestBase(), new TestBase()];"
      "new TestDerived('', {count: 1}).pin(); 0");
  EXPECT_EQ(TestBase::live_objects, 4);
  DestroyRealm();
  EXPECT_EQ(TestBase::live_objects, 0);
}

}  // namespace
}  // namespace wsjs
