// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/bindings/runtime/bindings_test.h"

#include <utility>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/strings.h"
#include "src/base/utf.h"
#include "test_bindings/interfaces.h"
#include "tests/support/evaluate.h"
#include "tests/support/test_platform.h"
#include "tests/unit/bindings/test_interfaces/test_global.h"
#include "tests/unit/bindings/test_interfaces/test_record.h"

namespace wsjs {

class BindingsTest::Host final : public bindings::RealmHost {
 public:
  explicit Host(v8::Isolate* isolate) : isolate_(isolate) {}

  void ReportException(bindings::Realm&,
                       const bindings::ErrorInformation& error) override {
    reported_exceptions.push_back(error.message);
  }
  void PerformMicrotaskCheckpoint() override {
    ++microtask_checkpoints;
    isolate_->PerformMicrotaskCheckpoint();
  }
  bindings::ScriptValue CreateDOMException(bindings::Realm& realm,
                                           std::string_view name,
                                           std::string_view message) override {
    const auto exception = bindings::NewInObject<TestException>(realm);
    exception.Initialize(Utf8ToUtf16(message), Utf8ToUtf16(name));
    return exception.ToScriptValue();
  }

  std::vector<std::string> reported_exceptions;
  int microtask_checkpoints = 0;

 private:
  v8::Isolate* const isolate_;
};

BindingsTest::BindingsTest()
    : allocator_(v8::ArrayBuffer::Allocator::NewDefaultAllocator()) {
  TestPlatform();
  v8::Isolate::CreateParams parameters;
  parameters.array_buffer_allocator = allocator_.get();
  isolate_ = v8::Isolate::New(parameters);
  isolate_->Enter();
  isolate_->SetMicrotasksPolicy(v8::MicrotasksPolicy::kExplicit);
  host_ = std::make_unique<Host>(isolate_);
  isolate_data_.emplace(isolate_);
  realm_ = NewRealm(bindings::kTestGlobal | bindings::kSecureContext);
}

BindingsTest::~BindingsTest() {
  realm_.reset();
  isolate_data_.reset();
  isolate_->Exit();
  isolate_->Dispose();
}

std::unique_ptr<bindings::Realm> BindingsTest::NewRealm(
    bindings::ExposureMask exposure) {
  const v8::HandleScope handle_scope(isolate_);
  auto realm = std::make_unique<bindings::Realm>(
      *isolate_data_,
      bindings::Realm::NewContext(*isolate_data_,
                                  TestGlobal::wrapper_type_info()),
      *host_);
  const bindings::ScriptScope scope(*realm);
  realm->AttachGlobal(std::make_unique<TestGlobal>(*realm));
  bindings::InstallTestInterfaces(*realm, exposure);
  return realm;
}

void BindingsTest::ShowAsOther(bindings::Realm& other) {
  const bindings::ScriptScope scope(*realm_);
  other.context()->SetSecurityToken(realm_->context()->GetSecurityToken());
  realm_->context()
      ->Global()
      ->Set(realm_->context(), bindings::ToV8String(isolate_, "other"),
            other.GlobalThis().v8_value())
      .Check();
}

std::string BindingsTest::EvaluateIn(bindings::Realm& realm,
                                     std::string_view source) {
  return wsjs::Evaluate(realm, source);
}

std::string BindingsTest::Thrown(std::string_view statement) {
  return Evaluate("try { " + std::string(statement) +
                  "; 'nothing' } catch (e) { `${e.name}: ${e.message}` }");
}

void BindingsTest::CollectGarbage() {
  isolate_->RequestGarbageCollectionForTesting(
      v8::Isolate::kFullGarbageCollection);
}

std::vector<std::string> BindingsTest::TakeReportedExceptions() {
  return std::exchange(host_->reported_exceptions, {});
}

int BindingsTest::microtask_checkpoints() const {
  return host_->microtask_checkpoints;
}

}  // namespace wsjs
