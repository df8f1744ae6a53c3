// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/promise.h"

#include <v8.h>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

Promise Promise::ResolvedWith(Realm& realm, ScriptValue value) {
  PromiseResolver resolver(realm);
  const Promise promise = resolver.promise();
  resolver.Resolve(value);
  return promise;
}

Promise Promise::RejectedWith(Realm& realm, const Exception& exception) {
  return RejectedWith(realm, CreateException(realm, exception));
}

Promise Promise::RejectedWith(Realm& realm, ScriptValue reason) {
  PromiseResolver resolver(realm);
  const Promise promise = resolver.promise();
  resolver.Reject(reason);
  return promise;
}

ScriptValue Promise::ToScriptValue() const {
  return ScriptValue(promise_);
}

PromiseResolver::PromiseResolver(Realm& realm)
    : realm_(&realm),
      resolver_(realm.isolate(),
                v8::Promise::Resolver::New(realm.context()).ToLocalChecked()) {}

Promise PromiseResolver::promise() const {
  DCHECK(!is_settled());
  return Promise(resolver_.Get(realm_->isolate())->GetPromise());
}

void PromiseResolver::Resolve(ScriptValue value) {
  if (is_settled())
    return;
  // Fails only when execution is being terminated.
  [[maybe_unused]] const v8::Maybe<bool> result =
      resolver_.Get(realm_->isolate())
          ->Resolve(realm_->context(), value.v8_value());
  resolver_.Reset();
}

void PromiseResolver::ResolveWithUndefined() {
  Resolve(ScriptValue::Undefined(*realm_));
}

void PromiseResolver::Reject(ScriptValue reason) {
  if (is_settled())
    return;
  // Fails only when execution is being terminated.
  [[maybe_unused]] const v8::Maybe<bool> result =
      resolver_.Get(realm_->isolate())
          ->Reject(realm_->context(), reason.v8_value());
  resolver_.Reset();
}

void PromiseResolver::Reject(const Exception& exception) {
  Reject(CreateException(*realm_, exception));
}

}  // namespace wsjs::bindings
