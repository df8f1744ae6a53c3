// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_FETCH_FETCH_TEST_BASE_H_
#define WSJS_TESTS_UNIT_FETCH_FETCH_TEST_BASE_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <v8.h>

#include <string>
#include <string_view>

#include "bindings/runtime/place.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/strings.h"
#include "src/fetch/fetch.h"
#include "tests/support/test_realm.h"
#include "tests/unit/fetch/fake_http_network.h"

namespace wsjs {

// Scripts that fetch from a fake network. The realm's global object isn't one
// of ours, so that `fetch` is a function of this test.
class FetchTestBase : public testing::Test {
 protected:
  FetchTestBase() {
    realm_.environment().set_http_network(&network_);
    realm_.environment().set_api_base_url("https://page.test/dir/");
    realm_.environment().set_origin("https://page.test");
    const bindings::ScriptScope scope(realm_.realm());
    const v8::Local<v8::Context> context = realm_.realm().context();
    context->Global()
        ->Set(context, bindings::ToV8String(realm_.realm().isolate(), "fetch"),
              v8::Function::New(context, CallFetch).ToLocalChecked())
        .Check();
  }

  std::string Evaluate(std::string_view source) {
    return realm_.Evaluate(source);
  }
  // What was logged since the last call, with the microtasks and tasks that are
  // ready.
  std::string Log() {
    realm_.environment().PerformMicrotaskCheckpoint();
    realm_.RunEventLoop();
    return realm_.Evaluate("take()");
  }

  FakeHttpNetwork network_;
  TestRealm realm_;

 private:
  static void CallFetch(const v8::FunctionCallbackInfo<v8::Value>& info) {
    bindings::Realm& realm =
        *bindings::Realm::From(info.GetIsolate()->GetCurrentContext());
    RequestInit init;
    if (init.ReadMembers(
            realm, bindings::ScriptValue(info[1]),
            {bindings::Place::Kind::kOperation, "Window", "fetch"})) {
      const std::string url = bindings::ScriptValue(info[0]).AsUtf8(realm);
      info.GetReturnValue().Set(
          Fetch(realm, url, init).ToScriptValue().v8_value());
    }
  }
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_FETCH_FETCH_TEST_BASE_H_
