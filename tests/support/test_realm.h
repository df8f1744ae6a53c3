// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_SUPPORT_TEST_REALM_H_
#define WSJS_TESTS_SUPPORT_TEST_REALM_H_

#include <v8.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/realm.h"
#include "tests/support/test_environment.h"

namespace wsjs {

// An isolate with one realm that has all interfaces, for tests of what is
// behind them: a script does something and says what it saw.
//
// Scripts find three helpers in the global scope:
//   log        an array to push what happens to
//   take()     the entries of log since the last call, separated by blanks
//   thrown(f)  the class, name and message of what f() throws
class TestRealm final {
 public:
  enum class ContextKind {
    kOwn,        // As a Runtime makes it.
    kEmbedders,  // As an embedder may give it to one.
  };

  explicit TestRealm(ContextKind context_kind = ContextKind::kOwn);
  ~TestRealm();
  TestRealm(const TestRealm&) = delete;
  TestRealm& operator=(const TestRealm&) = delete;

  bindings::Realm& realm() { return *realm_; }
  TestEnvironment& environment() { return *environment_; }

  // Runs a script, then microtasks. Returns the last value as a string, or
  // "Uncaught ..." when it throws.
  std::string Evaluate(std::string_view source);

  // Runs the event loop until nothing is pending.
  void RunEventLoop() { environment_->event_loop().Run(); }

  // Frees all that nothing refers to.
  void CollectGarbage();

  // The global goes away, then the realm with all its objects. Only
  // environment() may be called afterwards.
  void Unload();

 private:
  std::unique_ptr<v8::ArrayBuffer::Allocator> allocator_;
  v8::Isolate* isolate_;
  std::optional<TestEnvironment> environment_;
  std::optional<bindings::IsolateData> isolate_data_;
  std::optional<bindings::Realm> realm_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_SUPPORT_TEST_REALM_H_
