// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PROMISE_H_
#define WSJS_BINDINGS_RUNTIME_PROMISE_H_

#include <v8-local-handle.h>
#include <v8-persistent-handle.h>
#include <v8-promise.h>

#include "bindings/runtime/script_value.h"
#include "src/base/exception_or.h"

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#idl-promise
// A promise that script will see. Only for the stack.
class Promise final {
 public:
  explicit Promise(v8::Local<v8::Promise> promise) : promise_(promise) {}

  // https://webidl.spec.whatwg.org/#a-promise-resolved-with
  static Promise ResolvedWith(Realm& realm, ScriptValue value);
  // https://webidl.spec.whatwg.org/#a-promise-rejected-with
  static Promise RejectedWith(Realm& realm, const Exception& exception);
  static Promise RejectedWith(Realm& realm, ScriptValue reason);

  ScriptValue ToScriptValue() const;

 private:
  v8::Local<v8::Promise> promise_;
};

// A promise that C++ settles later. Keeps it alive until then. Dies before its
// realm. What settles it from a task needs a ScriptScope; the promise's
// reactions run at the next microtask checkpoint.
class PromiseResolver final {
 public:
  // https://webidl.spec.whatwg.org/#a-new-promise
  explicit PromiseResolver(Realm& realm);
  PromiseResolver(PromiseResolver&&) = default;
  PromiseResolver& operator=(PromiseResolver&&) = default;

  // Until it is settled.
  Promise promise() const;
  bool is_settled() const { return resolver_.IsEmpty(); }

  // Only the first of these has an effect.
  void Resolve(ScriptValue value);
  void ResolveWithUndefined();
  void Reject(ScriptValue reason);
  void Reject(const Exception& exception);

 private:
  Realm* realm_;
  v8::Global<v8::Promise::Resolver> resolver_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PROMISE_H_
