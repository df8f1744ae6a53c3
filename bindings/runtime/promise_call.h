// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PROMISE_CALL_H_
#define WSJS_BINDINGS_RUNTIME_PROMISE_CALL_H_

#include <v8.h>

#include "bindings/runtime/call.h"
#include "bindings/runtime/place.h"

namespace wsjs::bindings {

// A call of what returns a promise: an exception becomes a rejection.
// https://webidl.spec.whatwg.org/#dfn-create-operation-function
class PromiseCall final : public Call {
 public:
  PromiseCall(const v8::FunctionCallbackInfo<v8::Value>& info,
              const Place& place)
      : Call(info, place), try_catch_(info.GetIsolate()) {}
  ~PromiseCall();

 private:
  v8::TryCatch try_catch_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PROMISE_CALL_H_
