// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/async_iterator.h"

#include <cstddef>

#include "bindings/runtime/call.h"
#include "bindings/runtime/interface_members.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/iterator_result.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/promise_call.h"
#include "bindings/runtime/realm.h"
#include "src/base/check.h"

namespace wsjs::bindings {

namespace {

constexpr int kTargetEdge = Wrappable::kEdgeCount;
// https://webidl.spec.whatwg.org/#default-asynchronous-iterator-object-ongoing-promise
// A promise, or undefined.
constexpr int kOngoingPromiseEdge = Wrappable::kEdgeCount + 1;

const AsyncIterableInfo& InfoOf(
    const v8::FunctionCallbackInfo<v8::Value>& info) {
  return *static_cast<const AsyncIterableInfo*>(
      info.Data().As<v8::External>()->Value());
}

v8::Local<v8::Promise> ToV8Promise(const Promise& promise) {
  return promise.ToScriptValue().v8_value().As<v8::Promise>();
}

// The data of a reaction: the iterator, and the value that it is about.
v8::Local<v8::Array> NewData(const AsyncIterator& iterator, ScriptValue value) {
  v8::Local<v8::Value> data[] = {iterator.ToScriptValue().v8_value(),
                                 value.v8_value()};
  return v8::Array::New(iterator.realm().isolate(), data, 2);
}

ScriptValue ValueOf(const v8::FunctionCallbackInfo<v8::Value>& info) {
  return ScriptValue(info.Data()
                         .As<v8::Array>()
                         ->Get(info.GetIsolate()->GetCurrentContext(), 1)
                         .ToLocalChecked());
}

// The iterator of a reaction; null when the host has shut down.
AsyncIterator* IteratorOf(const v8::FunctionCallbackInfo<v8::Value>& info) {
  const auto iterator = info.Data()
                            .As<v8::Array>()
                            ->Get(info.GetIsolate()->GetCurrentContext(), 0)
                            .ToLocalChecked()
                            .As<v8::Object>();
  return static_cast<AsyncIterator*>(static_cast<Wrappable*>(
      iterator->GetAlignedPointerFromInternalField(kNativeHalfField)));
}

v8::Local<v8::Function> NewReaction(Realm& realm,
                                    v8::FunctionCallback callback,
                                    v8::Local<v8::Value> data) {
  return v8::Function::New(realm.context(), callback, data, 1,
                           v8::ConstructorBehavior::kThrow)
      .ToLocalChecked();
}

// https://webidl.spec.whatwg.org/#define-the-asynchronous-iteration-methods
template <AsyncIterator::Kind kind>
void NewIterator(const v8::FunctionCallbackInfo<v8::Value>& info) {
  constexpr const char* kNames[] = {"keys", "values", "entries"};
  const AsyncIterableInfo& iterable = InfoOf(info);
  Call call(info, {Place::Kind::kOperation, iterable.interface_name,
                   kNames[static_cast<int>(kind)]});
  std::unique_ptr<AsyncIterator> native;
  iterable.create(call, native);
  if (!native)
    return;
  const v8::Local<v8::Object> wrapper =
      native->realm().NewPlatformObject(iterable.iterator_info);
  AttachWrapper(wrapper, std::move(native))
      .Start(ScriptValue(info.This()), kind, iterable.is_pair);
  info.GetReturnValue().Set(wrapper);
}

// The iterator that `next` or `return` is called on; null, with an exception
// pending, when it isn't one of the interface's.
AsyncIterator* ReceiverOf(Call& call,
                          const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (!call.RequireRealm())
    return nullptr;
  auto* const iterator = static_cast<AsyncIterator*>(ToWrappable(
      call.realm(), ScriptValue(info.This()), InfoOf(info).iterator_info));
  if (!iterator)
    call.ThrowIllegalInvocation();
  return iterator;
}

void Next(const v8::FunctionCallbackInfo<v8::Value>& info) {
  PromiseCall call(info, {Place::Kind::kOperation,
                          InfoOf(info).iterator_info.interface_name, "next"});
  if (AsyncIterator* const iterator = ReceiverOf(call, info))
    call.Return<IDLPromise<IDLAny>>(iterator->Next());
}

void Return(const v8::FunctionCallbackInfo<v8::Value>& info) {
  PromiseCall call(info, {Place::Kind::kOperation,
                          InfoOf(info).iterator_info.interface_name, "return"});
  if (AsyncIterator* const iterator = ReceiverOf(call, info))
    call.Return<IDLPromise<IDLAny>>(iterator->Finish(ScriptValue(info[0])));
}

// "Return CreateIteratorResultObject(value, true)." The data is the value.
void ReturnDone(const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (Realm* const realm = CurrentRealmOrThrow(info.GetIsolate()))
    info.GetReturnValue().Set(CreateIteratorResult(*realm, info.Data(), true));
}

v8::Local<v8::FunctionTemplate> NewMethod(IsolateData& isolate_data,
                                          const AsyncIterableInfo& info,
                                          const char* name,
                                          v8::FunctionCallback callback,
                                          int length,
                                          v8::Local<v8::Signature> signature) {
  v8::Isolate* const isolate = isolate_data.isolate();
  const auto function = v8::FunctionTemplate::New(
      isolate, callback,
      v8::External::New(isolate, const_cast<AsyncIterableInfo*>(&info)),
      signature, length, v8::ConstructorBehavior::kThrow);
  function->SetClassName(isolate_data.Internalize(name));
  function->RemovePrototype();
  return function;
}

}  // namespace

void AsyncIterator::Start(ScriptValue target, Kind kind, bool is_pair) {
  SetEdge(kTargetEdge, target);
  kind_ = kind;
  is_pair_ = is_pair;
}

ScriptValue AsyncIterator::target() const {
  return GetEdge(kTargetEdge);
}

ScriptValue AsyncIterator::EndOfIteration() const {
  return ScriptValue(realm().isolate_data().end_of_iteration());
}

ScriptValue AsyncIterator::Pair(ScriptValue key, ScriptValue value) const {
  v8::Local<v8::Value> pair[] = {key.v8_value(), value.v8_value()};
  return ScriptValue(v8::Array::New(realm().isolate(), pair, 2));
}

Promise AsyncIterator::Return(ScriptValue) {
  NOTREACHED();
}

template <AsyncIterator::Steps steps>
void AsyncIterator::DidSettle(const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (AsyncIterator* const iterator = IteratorOf(info))
    info.GetReturnValue().Set(ToV8Promise((iterator->*steps)(ValueOf(info))));
}

// https://webidl.spec.whatwg.org/#js-asynchronous-iterator-prototype-object
// 9.-10. of `next`, 9.-10. of `return`.
template <AsyncIterator::Steps steps>
v8::Local<v8::Promise> AsyncIterator::RunAfterOngoing(ScriptValue value) {
  const v8::Local<v8::Value> ongoing = GetEdge(kOngoingPromiseEdge).v8_value();
  v8::Local<v8::Promise> promise;
  // If ongoingPromise is not null, then: perform PerformPromiseThen(
  // ongoingPromise, onSettled, onSettled, afterOngoingPromiseCapability).
  if (ongoing->IsPromise()) {
    const v8::Local<v8::Function> on_settled =
        NewReaction(realm(), DidSettle<steps>, NewData(*this, value));
    if (!ongoing.As<v8::Promise>()
             ->Then(realm().context(), on_settled, on_settled)
             .ToLocal(&promise)) {
      return {};
    }
  } else {
    promise = ToV8Promise((this->*steps)(value));
  }
  SetEdge(kOngoingPromiseEdge, ScriptValue(promise));
  return promise;
}

Promise AsyncIterator::Next() {
  return Promise(RunAfterOngoing<&AsyncIterator::NextSteps>(
      ScriptValue::Undefined(realm())));
}

// nextSteps
Promise AsyncIterator::NextSteps(ScriptValue) {
  const v8::Local<v8::Value> undefined = v8::Undefined(realm().isolate());
  // 2. If object's is finished is true: a promise resolved with
  //    CreateIteratorResultObject(undefined, true).
  if (is_finished_) {
    return Promise::ResolvedWith(
        realm(), ScriptValue(CreateIteratorResult(realm(), undefined, true)));
  }
  // 4. Let nextPromise be the result of getting the next iteration result.
  const v8::Local<v8::Promise> next_promise =
      ToV8Promise(GetNextIterationResult());
  // 9. Perform PerformPromiseThen(nextPromise, onFulfilled, onRejected,
  //    nextPromiseCapability).
  const v8::Local<v8::Array> data = NewData(*this, ScriptValue(undefined));
  v8::Local<v8::Promise> promise;
  if (!next_promise
           ->Then(realm().context(), NewReaction(realm(), DidFulfill, data),
                  NewReaction(realm(), DidReject, data))
           .ToLocal(&promise)) {
    return Promise(next_promise);  // execution is being terminated
  }
  return Promise(promise);
}

// fulfillSteps, given next
void AsyncIterator::DidFulfill(
    const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (AsyncIterator* const iterator = IteratorOf(info))
    info.GetReturnValue().Set(iterator->IteratorResultOf(info[0]));
}

v8::Local<v8::Value> AsyncIterator::IteratorResultOf(
    v8::Local<v8::Value> next) {
  v8::Isolate* const isolate = realm().isolate();
  // 1. Set object's ongoing promise to null.
  SetEdge(kOngoingPromiseEdge, ScriptValue::Undefined(realm()));
  // 2. If next is end of iteration: […] CreateIteratorResultObject(undefined,
  //    true).
  if (next == EndOfIteration().v8_value()) {
    is_finished_ = true;
    return CreateIteratorResult(realm(), v8::Undefined(isolate), true);
  }
  // 3. If interface has a pair asynchronously iterable declaration: the
  //    iterator result for next and kind.
  if (is_pair_ && kind_ != Kind::kEntries) {
    next = next.As<v8::Array>()
               ->Get(realm().context(), kind_ == Kind::kKeys ? 0 : 1)
               .ToLocalChecked();
  }
  // 4.4. CreateIteratorResultObject(value, false).
  return CreateIteratorResult(realm(), next, false);
}

// rejectSteps, given reason
void AsyncIterator::DidReject(const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (AsyncIterator* const iterator = IteratorOf(info)) {
    // 1.-2. Set object's ongoing promise to null, is finished to true.
    iterator->SetEdge(kOngoingPromiseEdge,
                      ScriptValue::Undefined(iterator->realm()));
    iterator->is_finished_ = true;
  }
  // 3. Throw reason.
  info.GetIsolate()->ThrowException(info[0]);
}

Promise AsyncIterator::Finish(ScriptValue value) {
  const v8::Local<v8::Promise> ongoing =
      RunAfterOngoing<&AsyncIterator::ReturnSteps>(value);
  // 11.-13. Perform PerformPromiseThen(object's ongoing promise, onFulfilled,
  //         undefined, returnPromiseCapability).
  v8::Local<v8::Promise> promise;
  if (ongoing.IsEmpty() ||
      !ongoing
           ->Then(realm().context(),
                  NewReaction(realm(), ReturnDone, value.v8_value()))
           .ToLocal(&promise)) {
    return Promise(ongoing);  // execution is being terminated
  }
  return Promise(promise);
}

// returnSteps
Promise AsyncIterator::ReturnSteps(ScriptValue value) {
  // 2. If object's is finished is true: a promise resolved with
  //    CreateIteratorResultObject(value, true).
  if (is_finished_) {
    return Promise::ResolvedWith(
        realm(),
        ScriptValue(CreateIteratorResult(realm(), value.v8_value(), true)));
  }
  // 3. Set object's is finished to true.
  is_finished_ = true;
  // 4. Return the result of running the asynchronous iterator return algorithm.
  return Return(value);
}

const InterfaceMembers kAsyncIteratorMembers = {
    .has_interface_object = false,
    .prototype_kind = PrototypeKind::kAsyncIterator,
};

void InstallAsyncIterable(IsolateData& isolate_data,
                          const AsyncIterableInfo& info,
                          v8::Local<v8::Signature> signature,
                          v8::Local<v8::ObjectTemplate> prototype) {
  using Kind = AsyncIterator::Kind;
  const auto define = [&](const char* name, v8::FunctionCallback callback) {
    const auto function =
        NewMethod(isolate_data, info, name, callback, 0, signature);
    prototype->Set(isolate_data.Internalize(name), function);
    return function;
  };
  v8::Local<v8::FunctionTemplate> iterator;
  if (info.is_pair) {
    iterator = define("entries", NewIterator<Kind::kEntries>);
    define("keys", NewIterator<Kind::kKeys>);
  }
  const auto values = define("values", NewIterator<Kind::kValues>);
  if (!info.is_pair)
    iterator = values;
  prototype->Set(v8::Symbol::GetAsyncIterator(isolate_data.isolate()), iterator,
                 v8::DontEnum);
}

void InstallAsyncIteratorPrototype(IsolateData& isolate_data,
                                   const WrapperTypeInfo& iterator_info,
                                   v8::Local<v8::ObjectTemplate> prototype) {
  const auto& info = *reinterpret_cast<const AsyncIterableInfo*>(
      reinterpret_cast<const char*>(&iterator_info) -
      offsetof(AsyncIterableInfo, iterator_info));
  prototype->Set(isolate_data.Internalize("next"),
                 NewMethod(isolate_data, info, "next", Next, 0, {}));
  if (info.has_return) {
    prototype->Set(isolate_data.Internalize("return"),
                   NewMethod(isolate_data, info, "return", Return, 1, {}));
  }
}

}  // namespace wsjs::bindings
