// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <v8.h>
#include <wsjs/v8.h>

#include <memory>
#include <string>
#include <vector>

#include "tests/support/test_platform.h"
#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// An isolate that an embedder has made.
class InstallInterfacesTest
    : public testing::TestWithParam<v8::MicrotasksPolicy> {
 protected:
  InstallInterfacesTest() {
    TestPlatform();
    v8::Isolate::CreateParams params;
    params.array_buffer_allocator_shared.reset(
        v8::ArrayBuffer::Allocator::NewDefaultAllocator());
    isolate_ = v8::Isolate::New(params);
    isolate_->SetMicrotasksPolicy(GetParam());
    isolate_->Enter();
  }
  ~InstallInterfacesTest() override {
    isolate_->Exit();
    isolate_->Dispose();
  }

  std::string Evaluate(const char* source) {
    const v8::Local<v8::Context> context = isolate_->GetCurrentContext();
    v8::TryCatch try_catch(isolate_);
    v8::Local<v8::Value> result;
    if (!v8::Script::Compile(
             context,
             v8::String::NewFromUtf8(isolate_, source).ToLocalChecked())
             .ToLocalChecked()
             ->Run(context)
             .ToLocal(&result)) {
      result = try_catch.Exception();
    }
    return *v8::String::Utf8Value(isolate_, result);
  }

  RuntimeOptions Options() {
    RuntimeOptions options;
    options.console = [this](ConsoleLevel, std::string_view text) {
      lines_.emplace_back(text);
    };
    options.uncaught_error = [this](const ScriptError& error) {
      errors_.push_back(error.message);
    };
    return options;
  }

  v8::Isolate* isolate_;
  std::vector<std::string> lines_;
  std::vector<std::string> errors_;
};

TEST_P(InstallInterfacesTest, ContextGetsTheInterfaces) {
  const v8::HandleScope handle_scope(isolate_);
  const auto context = v8::Context::New(isolate_);
  const v8::Context::Scope context_scope(context);
  const auto runtime = InstallInterfaces(context, Options());
  EXPECT_EQ(Evaluate("new URL('a', 'http://b/c').href"), "http://b/a");
  EXPECT_EQ(Evaluate("Object.prototype.toString.call(new EventTarget())"),
            "[object EventTarget]");
  EXPECT_EQ(Evaluate("typeof WebSocket"), "function");
}

TEST_P(InstallInterfacesTest, EventsAndMicrotasksRunOnTheLoop) {
  const v8::HandleScope handle_scope(isolate_);
  const auto context = v8::Context::New(isolate_);
  const v8::Context::Scope context_scope(context);
  const auto runtime = InstallInterfaces(context, Options());
  Evaluate(
      "AbortSignal.timeout(1).onabort = (e) => {"
      "  console.log(e.type);"
      "  Promise.resolve().then(() => console.log('microtask'));"
      "};");
  runtime->Run();
  EXPECT_THAT(lines_, ElementsAre("abort", "microtask"));
}

TEST_P(InstallInterfacesTest, ErrorsOfListenersGoToTheHook) {
  const v8::HandleScope handle_scope(isolate_);
  const auto context = v8::Context::New(isolate_);
  const v8::Context::Scope context_scope(context);
  const auto runtime = InstallInterfaces(context, Options());
  Evaluate("AbortSignal.timeout(1).onabort = () => { throw new Error('x') }");
  runtime->Run();
  EXPECT_THAT(errors_, ElementsAre("Uncaught Error: x"));
}

TEST_P(InstallInterfacesTest, ProgramPutsItsOwnPropertiesBack) {
  const v8::HandleScope handle_scope(isolate_);
  const auto context = v8::Context::New(isolate_);
  const v8::Context::Scope context_scope(context);
  const auto runtime = InstallInterfaces(context, Options());
  Evaluate("globalThis.URL = 'mine'");
  EXPECT_EQ(Evaluate("URL"), "mine");
}

TEST_P(InstallInterfacesTest, ObjectsThatOutliveTheRuntimeThrow) {
  const v8::HandleScope handle_scope(isolate_);
  const auto context = v8::Context::New(isolate_);
  const v8::Context::Scope context_scope(context);
  auto runtime = InstallInterfaces(context, Options());
  Evaluate("var target = new EventTarget(), url = new URL('http://a')");
  runtime.reset();
  EXPECT_EQ(Evaluate("url.href").substr(0, 9), "TypeError");
  EXPECT_EQ(Evaluate("target.addEventListener('x', () => {})").substr(0, 9),
            "TypeError");
  EXPECT_EQ(Evaluate("new EventTarget()").substr(0, 9), "TypeError");
}

TEST_P(InstallInterfacesTest, TwoContextsOfAnIsolate) {
  const v8::HandleScope handle_scope(isolate_);
  const auto first = v8::Context::New(isolate_);
  const auto second = v8::Context::New(isolate_);
  const auto first_runtime = InstallInterfaces(first, Options());
  const auto second_runtime = InstallInterfaces(second, Options());
  for (const auto& context : {first, second}) {
    const v8::Context::Scope context_scope(context);
    Evaluate("AbortSignal.timeout(1).onabort = () => console.log('aborted')");
  }
  second_runtime->Run();
  first_runtime->Run();
  EXPECT_THAT(lines_, ElementsAre("aborted", "aborted"));
}

INSTANTIATE_TEST_SUITE_P(Policies,
                         InstallInterfacesTest,
                         testing::Values(v8::MicrotasksPolicy::kAuto,
                                         v8::MicrotasksPolicy::kExplicit));

TEST(V8AccessTest, EmbedderAddsAFunction) {
  TestRuntime test;
  v8::Isolate* isolate = GetIsolate(*test.runtime);
  {
    const v8::HandleScope handle_scope(isolate);
    const auto context = GetContext(*test.runtime);
    const v8::Context::Scope context_scope(context);
    const auto add = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
      info.GetReturnValue().Set(info[0].As<v8::Number>()->Value() +
                                info[1].As<v8::Number>()->Value());
    };
    context->Global()
        ->Set(context, v8::String::NewFromUtf8Literal(isolate, "add"),
              v8::Function::New(context, add).ToLocalChecked())
        .Check();
  }
  test.RunScript("console.log(add(1, 2))");
  EXPECT_THAT(test.lines, ElementsAre("3"));
}

}  // namespace
}  // namespace wsjs
