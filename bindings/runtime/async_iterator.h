// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_ASYNC_ITERATOR_H_
#define WSJS_BINDINGS_RUNTIME_ASYNC_ITERATOR_H_

#include <v8.h>

#include <cstdint>
#include <memory>
#include <type_traits>

#include "bindings/runtime/promise.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"
#include "bindings/runtime/wrapper_traits.h"
#include "bindings/runtime/wrapper_type_info.h"

namespace wsjs::bindings {

class Call;
class IsolateData;
class Realm;

// https://webidl.spec.whatwg.org/#js-default-asynchronous-iterator-object
// The native half of an iterator of an asynchronously iterable object; script
// calls its `next` and `return`. A class X that implements an interface with
// async_iterable has a member class `AsyncIterator` that derives from this, and
//     std::unique_ptr<AsyncIterator> CreateAsyncIterator(arguments);
// Its edges come after this one's: kEdgeCount = bindings::AsyncIterator::
// kEdgeCount + own.
class AsyncIterator : public Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 2;

  // https://webidl.spec.whatwg.org/#dfn-iterator-kind
  enum class Kind : uint8_t { kKeys, kValues, kEntries };

  explicit AsyncIterator(Realm& realm) : Wrappable(realm) {}

  // https://webidl.spec.whatwg.org/#get-the-next-iteration-result
  // A promise of the next value, of a Pair(), or of EndOfIteration(). Called
  // again only when it has settled.
  virtual Promise GetNextIterationResult() = 0;

  // https://webidl.spec.whatwg.org/#asynchronous-iterator-return
  // A class that overrides it gives its iterators a `return`.
  virtual Promise Return(ScriptValue value);

  // The iterator has its wrapper.
  virtual void DidAttachWrapper() {}

  // For generated code.
  void Start(ScriptValue target, Kind kind, bool is_pair);
  Promise Next();
  Promise Finish(ScriptValue value);

 protected:
  // The object whose values are iterated over.
  ScriptValue target() const;

  // What a promise of GetNextIterationResult() can resolve with.
  ScriptValue EndOfIteration() const;
  ScriptValue Pair(ScriptValue key, ScriptValue value) const;

 private:
  using Steps = Promise (AsyncIterator::*)(ScriptValue);

  Promise NextSteps(ScriptValue);
  Promise ReturnSteps(ScriptValue value);
  // Runs the steps when the ongoing promise has settled, and makes what they
  // return the ongoing promise.
  template <Steps steps>
  v8::Local<v8::Promise> RunAfterOngoing(ScriptValue value);
  template <Steps steps>
  static void DidSettle(const v8::FunctionCallbackInfo<v8::Value>& info);

  static void DidFulfill(const v8::FunctionCallbackInfo<v8::Value>& info);
  static void DidReject(const v8::FunctionCallbackInfo<v8::Value>& info);
  v8::Local<v8::Value> IteratorResultOf(v8::Local<v8::Value> next);

  Kind kind_ = Kind::kValues;
  bool is_pair_ = false;
  bool is_finished_ = false;
};

// An async_iterable declaration: one constant per interface, made by the
// compiler.
struct AsyncIterableInfo final {
  const char* interface_name;
  WrapperTypeInfo iterator_info;
  // The iterator of the call's receiver, for the call's arguments; null when an
  // exception is pending.
  void (*create)(Call& call, std::unique_ptr<AsyncIterator>& iterator);
  bool is_pair;
  bool has_return;
};

extern const InterfaceMembers kAsyncIteratorMembers;

// `name` is such as "ReadableStream AsyncIterator".
template <std::derived_from<AsyncIterator> T>
constexpr WrapperTypeInfo AsyncIteratorTypeInfo(const char* name) {
  return {.interface_name = name,
          .parent = nullptr,
          .internal_field_count = kInternalFieldCount<T>,
          .has_native_half = true,
          .constructor = nullptr,
          .constructor_length = 0,
          .members = &kAsyncIteratorMembers};
}

template <std::derived_from<AsyncIterator> T>
inline constexpr bool kHasAsyncIteratorReturn =
    !std::is_same_v<decltype(&T::Return), decltype(&AsyncIterator::Return)>;

// https://webidl.spec.whatwg.org/#define-the-asynchronous-iteration-methods
// Adds values, @@asyncIterator and, of pairs, entries and keys.
void InstallAsyncIterable(IsolateData& isolate_data,
                          const AsyncIterableInfo& info,
                          v8::Local<v8::Signature> signature,
                          v8::Local<v8::ObjectTemplate> prototype);

// https://webidl.spec.whatwg.org/#js-asynchronous-iterator-prototype-object
// `iterator_info` is that of an AsyncIterableInfo.
void InstallAsyncIteratorPrototype(IsolateData& isolate_data,
                                   const WrapperTypeInfo& iterator_info,
                                   v8::Local<v8::ObjectTemplate> prototype);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_ASYNC_ITERATOR_H_
