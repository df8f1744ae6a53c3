// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/test_realm.h"

#include <gtest/gtest.h>

#include "bindings/interfaces.h"
#include "bindings/runtime/callback_pump.h"
#include "bindings/runtime/script_scope.h"
#include "tests/support/evaluate.h"
#include "tests/support/test_platform.h"

namespace wsjs {
namespace {

constexpr std::string_view kHelpers = R"(
  const log = [];
  function take() { return log.splice(0).join(" "); }
  function thrown(f) {
    try {
      f();
    } catch (e) {
      return `${e.constructor.name} ${e.name}: ${e.message}`;
    }
    return "nothing";
  }
)";

}  // namespace

TestRealm::TestRealm(ContextKind context_kind)
    : allocator_(v8::ArrayBuffer::Allocator::NewDefaultAllocator()) {
  TestPlatform();
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = allocator_.get();
  isolate_ = v8::Isolate::New(parameters);
  isolate_->Enter();
  isolate_->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  environment_.emplace(isolate_);
  isolate_data_.emplace(isolate_);
  {
    const v8::HandleScope handle_scope(isolate_);
    realm_.emplace(
        *isolate_data_,
        v8::Context::New(isolate_, context_kind == ContextKind::kOwn
                                       ? bindings::CallbackPump::Extensions()
                                       : nullptr),
        *environment_);
    const bindings::ScriptScope scope(*realm_);
    bindings::InstallInterfaces(*realm_, bindings::kWindow);
  }
  EXPECT_EQ(Evaluate(kHelpers), "undefined");
}

TestRealm::~TestRealm() {
  if (realm_)
    Unload();
  isolate_data_.reset();
  environment_.reset();
  isolate_->Exit();
  isolate_->Dispose();
}

std::string TestRealm::Evaluate(std::string_view source) {
  return wsjs::Evaluate(*realm_, source);
}

void TestRealm::CollectGarbage() {
  isolate_->RequestGarbageCollectionForTesting(
      v8::Isolate::kFullGarbageCollection);
}

void TestRealm::Unload() {
  environment_->RunUnloadingCleanupSteps();
  environment_->event_loop().ShutDown();
  realm_.reset();
}

}  // namespace wsjs
