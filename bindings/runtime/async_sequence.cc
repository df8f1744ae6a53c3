// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/async_sequence.h"

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/sequence_iterator.h"

namespace wsjs::bindings {

namespace {

// The fields of an iterator's record.
constexpr uint32_t kIterator = 0;
constexpr uint32_t kNext = 1;
constexpr uint32_t kIsSync = 2;

v8::Local<v8::Function> NewReaction(Realm& realm,
                                    v8::FunctionCallback callback,
                                    v8::Local<v8::Value> data = {}) {
  return v8::Function::New(realm.context(), callback, data, 1,
                           v8::ConstructorBehavior::kThrow)
      .ToLocalChecked();
}

// A promise that script's exception rejects: what `try_catch` has caught.
Promise Reject(Realm& realm, v8::TryCatch& try_catch) {
  const ScriptValue reason(try_catch.Exception());
  try_catch.Reset();
  return Promise::RejectedWith(realm, reason);
}

v8::Local<v8::Promise> ToV8Promise(const Promise& promise) {
  return promise.ToScriptValue().v8_value().As<v8::Promise>();
}

Promise React(Realm& realm,
              ScriptValue value,
              v8::Local<v8::Function> on_fulfilled) {
  const v8::Local<v8::Promise> promise =
      ToV8Promise(value.v8_value()->IsPromise()
                      ? Promise(value.v8_value().As<v8::Promise>())
                      : Promise::ResolvedWith(realm, value));
  v8::Local<v8::Promise> reaction;
  // Fails only when execution is being terminated.
  return promise->Then(realm.context(), on_fulfilled).ToLocal(&reaction)
             ? Promise(reaction)
             : Promise(promise);
}

void ThrowNotAnObject(v8::Isolate* isolate) {
  isolate->ThrowException(
      v8::Exception::TypeError(v8::String::NewFromUtf8Literal(
          isolate, "The iterator's result is not an object.")));
}

// `done` and `value` of an iterator's result. False when an exception is
// pending.
bool ReadResult(Realm& realm,
                v8::Local<v8::Value> result,
                bool& is_done,
                v8::Local<v8::Value>& value) {
  const v8::Local<v8::Context> context = realm.context();
  if (!result->IsObject()) {
    ThrowNotAnObject(realm.isolate());
    return false;
  }
  v8::Local<v8::Value> done;
  if (!result.As<v8::Object>()
           ->Get(context, realm.isolate_data().Internalize("done"))
           .ToLocal(&done)) {
    return false;
  }
  is_done = done->BooleanValue(realm.isolate());
  return is_done ||
         result.As<v8::Object>()
             ->Get(context, realm.isolate_data().Internalize("value"))
             .ToLocal(&value);
}

// A conversion to the element type, as the data of a reaction.
using Normalize = v8::Local<v8::Value>(Realm&, v8::Local<v8::Value>);

void ReturnValue(Realm& realm,
                 const v8::FunctionCallbackInfo<v8::Value>& info,
                 v8::Local<v8::Value> value) {
  auto* const normalize =
      reinterpret_cast<Normalize*>(info.Data().As<v8::External>()->Value());
  const v8::Local<v8::Value> normal = normalize(realm, value);
  if (!normal.IsEmpty())
    info.GetReturnValue().Set(normal);
}

// https://webidl.spec.whatwg.org/#async-iterator-get-next-value
// 4. The fulfillment steps, given iterResult.
void DidGetResult(const v8::FunctionCallbackInfo<v8::Value>& info) {
  Realm* const realm = CurrentRealmOrThrow(info.GetIsolate());
  bool is_done = false;
  v8::Local<v8::Value> value;
  if (!realm || !ReadResult(*realm, info[0], is_done, value))
    return;
  if (is_done)
    info.GetReturnValue().Set(realm->isolate_data().end_of_iteration());
  else
    ReturnValue(*realm, info, value);
}

// Of a synchronous iterator: given the value, which it may promise.
// https://tc39.es/ecma262/#sec-asyncfromsynciteratorcontinuation
void DidGetValue(const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (Realm* const realm = CurrentRealmOrThrow(info.GetIsolate()))
    ReturnValue(*realm, info, info[0]);
}

void ReturnEndOfIteration(const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (Realm* const realm = CurrentRealmOrThrow(info.GetIsolate()))
    info.GetReturnValue().Set(realm->isolate_data().end_of_iteration());
}

// https://webidl.spec.whatwg.org/#async-iterator-close
// 8. The fulfillment steps, given returnPromiseResult.
void DidReturn(const v8::FunctionCallbackInfo<v8::Value>& info) {
  if (!info[0]->IsObject())
    ThrowNotAnObject(info.GetIsolate());
}

}  // namespace

AsyncSequenceIterator::AsyncSequenceIterator(Realm& realm,
                                             v8::Local<v8::Object> iterator,
                                             v8::Local<v8::Value> next,
                                             bool is_sync)
    : record_(ScriptList::New(realm)) {
  record_.Append(realm, ScriptValue(iterator));
  record_.Append(realm, ScriptValue(next));
  record_.Append(realm, ScriptValue::FromBoolean(realm, is_sync));
}

bool AsyncSequenceIterator::IsEndOfIteration(Realm& realm, ScriptValue value) {
  return value.v8_value() == realm.isolate_data().end_of_iteration();
}

Promise AsyncSequenceIterator::GetNextValue(Realm& realm,
                                            Normalize* normalize) const {
  v8::TryCatch try_catch(realm.isolate());
  // 1. Let nextResult be IteratorNext(iterator's underlying record).
  const ScriptValue next = record_.Get(realm, kNext);
  v8::Local<v8::Value> result;
  if (!next.IsCallable()) {
    realm.isolate()->ThrowException(
        v8::Exception::TypeError(v8::String::NewFromUtf8Literal(
            realm.isolate(), "The iterator's next is not a function.")));
    return Reject(realm, try_catch);
  }
  // 2. If nextResult is an abrupt completion, return a promise rejected with
  //    nextResult.[[Value]].
  if (!next.v8_value()
           .As<v8::Object>()
           ->CallAsFunction(realm.context(),
                            record_.Get(realm, kIterator).v8_value(), 0,
                            nullptr)
           .ToLocal(&result)) {
    return Reject(realm, try_catch);
  }
  const auto data =
      v8::External::New(realm.isolate(), reinterpret_cast<void*>(normalize));
  if (!record_.Get(realm, kIsSync).IsTrue()) {
    // 3.-4. Let nextPromise be a promise resolved with nextResult.[[Value]];
    //       react to it.
    return React(realm, ScriptValue(result),
                 NewReaction(realm, DidGetResult, data));
  }
  bool is_done = false;
  v8::Local<v8::Value> value;
  if (!ReadResult(realm, result, is_done, value))
    return Reject(realm, try_catch);
  if (is_done) {
    return React(realm, ScriptValue::Undefined(realm),
                 NewReaction(realm, ReturnEndOfIteration));
  }
  return React(realm, ScriptValue(value),
               NewReaction(realm, DidGetValue, data));
}

Promise AsyncSequenceIterator::Close(Realm& realm, ScriptValue reason) const {
  const v8::Local<v8::Context> context = realm.context();
  v8::TryCatch try_catch(realm.isolate());
  const auto iterator =
      record_.Get(realm, kIterator).v8_value().As<v8::Object>();
  // 3. Let returnMethod be GetMethod(iteratorObj, "return").
  v8::Local<v8::Value> method;
  if (!iterator->Get(context, realm.isolate_data().Internalize("return"))
           .ToLocal(&method)) {
    return Reject(realm, try_catch);
  }
  // 5. If returnMethod is undefined: a promise resolved with undefined.
  if (method->IsNullOrUndefined())
    return Promise::ResolvedWith(realm, ScriptValue::Undefined(realm));
  if (!ScriptValue(method).IsCallable()) {
    return Promise::RejectedWith(
        realm,
        Exception::TypeError("The iterator's return is not a function."));
  }
  // 6.-7. Let returnResult be Call(returnMethod.[[Value]], iteratorObj,
  //       « reason »).
  v8::Local<v8::Value> argument = reason.v8_value();
  v8::Local<v8::Value> result;
  if (!method.As<v8::Object>()
           ->CallAsFunction(context, iterator, 1, &argument)
           .ToLocal(&result)) {
    return Reject(realm, try_catch);
  }
  // 8.-9. Let returnPromise be a promise resolved with it; react to it.
  return React(realm, ScriptValue(result), NewReaction(realm, DidReturn));
}

bool AsyncSequence::Find(Realm& realm,
                         v8::Local<v8::Object> object,
                         const Place& place,
                         std::optional<AsyncSequence>& sequence) {
  // 2. Let method be ? GetMethod(obj, %Symbol.asyncIterator%).
  v8::Local<v8::Value> method;
  if (!SequenceIterator::GetMethod(
          realm, object, v8::Symbol::GetAsyncIterator(realm.isolate()), place,
          method)) {
    return false;
  }
  const bool is_sync = method->IsUndefined();
  // 3.1. Set syncMethod to ? GetMethod(obj, %Symbol.iterator%).
  if (is_sync && !SequenceIterator::GetMethod(
                     realm, object, v8::Symbol::GetIterator(realm.isolate()),
                     place, method)) {
    return false;
  }
  if (!method->IsUndefined())
    sequence.emplace(object, method, is_sync);
  return true;
}

ExceptionOr<AsyncSequenceIterator> AsyncSequence::Open(Realm& realm) const {
  // 1. Let iterator be ? GetIteratorFromMethod(sequence's object, sequence's
  //    method).
  const v8::Local<v8::Context> context = realm.context();
  v8::Local<v8::Value> iterator;
  if (!method_.As<v8::Object>()
           ->CallAsFunction(context, object_, 0, nullptr)
           .ToLocal(&iterator)) {
    return Exception::AlreadyThrown();
  }
  if (!iterator->IsObject())
    return Exception::TypeError("The iterator is not an object.");
  v8::Local<v8::Value> next;
  if (!iterator.As<v8::Object>()
           ->Get(context, realm.isolate_data().Internalize("next"))
           .ToLocal(&next)) {
    return Exception::AlreadyThrown();
  }
  return AsyncSequenceIterator(realm, iterator.As<v8::Object>(), next,
                               is_sync_);
}

}  // namespace wsjs::bindings
