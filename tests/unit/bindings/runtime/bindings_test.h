// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_RUNTIME_BINDINGS_TEST_H_
#define WSJS_TESTS_UNIT_BINDINGS_RUNTIME_BINDINGS_TEST_H_

#include <gtest/gtest.h>
#include <v8.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/runtime/exposure.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/realm.h"

namespace wsjs {

// An isolate with realms that have the test interfaces; their global object is
// a TestGlobal. Scripts say what they saw as their last value.
class BindingsTest : public testing::Test {
 protected:
  BindingsTest();
  ~BindingsTest() override;

  bindings::Realm& realm() { return *realm_; }
  v8::Isolate* isolate() { return isolate_; }

  // Runs a script in the realm, then microtasks. The last value as a string, or
  // "Uncaught …".
  std::string Evaluate(std::string_view source) {
    return EvaluateIn(*realm_, source);
  }
  std::string EvaluateIn(bindings::Realm& realm, std::string_view source);

  // `expression` in a function that returns the exception as
  // "TypeError: message".
  std::string Thrown(std::string_view statement);

  // Another realm of the isolate, which `realm` sees as `other`.
  std::unique_ptr<bindings::Realm> NewRealm(bindings::ExposureMask exposure);
  void ShowAsOther(bindings::Realm& other);
  void DestroyRealm() { realm_.reset(); }

  void CollectGarbage();

  // What ReportException got since the last call.
  std::vector<std::string> TakeReportedExceptions();
  int microtask_checkpoints() const;

 private:
  class Host;

  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator_;
  v8::Isolate* isolate_;
  std::unique_ptr<Host> host_;
  std::optional<bindings::IsolateData> isolate_data_;
  std::unique_ptr<bindings::Realm> realm_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_UNIT_BINDINGS_RUNTIME_BINDINGS_TEST_H_
