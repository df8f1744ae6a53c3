// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/promise_call.h"

namespace wsjs::bindings {

PromiseCall::~PromiseCall() {
  if (!try_catch_.HasCaught())
    return;
  if (!try_catch_.CanContinue()) {
    try_catch_.ReThrow();
    return;
  }
  const v8::Local<v8::Value> reason = try_catch_.Exception();
  try_catch_.Reset();
  const v8::Local<v8::Context> context = isolate()->GetCurrentContext();
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver))
    return;
  if (resolver->Reject(context, reason).FromMaybe(false))
    info().GetReturnValue().Set(resolver->GetPromise());
}

}  // namespace wsjs::bindings
