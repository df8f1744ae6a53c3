// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_ISOLATE_DATA_H_
#define WSJS_BINDINGS_RUNTIME_ISOLATE_DATA_H_

#include <v8-callbacks.h>
#include <v8-function-callback.h>
#include <v8-local-handle.h>
#include <v8-persistent-handle.h>

#include <memory>
#include <unordered_map>
#include <vector>

#include "bindings/runtime/wrapper_type_info.h"

namespace v8 {
class FunctionTemplate;
class Isolate;
class ObjectTemplate;
class String;
class Symbol;
class Value;
}  // namespace v8

namespace wsjs::bindings {

class Wrappable;

// What the bindings keep for one isolate, whose realms share it: the templates
// of interfaces and the internalised names. Made by who makes the isolate (or
// lends it); outlives the realms and dies before the isolate.
class IsolateData final {
 public:
  explicit IsolateData(v8::Isolate* isolate);
  ~IsolateData();
  IsolateData(const IsolateData&) = delete;
  IsolateData& operator=(const IsolateData&) = delete;

  v8::Isolate* isolate() const { return isolate_; }

  // The template of the interface object, with all members; made at the first
  // call.
  v8::Local<v8::FunctionTemplate> InterfaceTemplate(
      const WrapperTypeInfo& info);

  // Whether that was ever asked for; `info` may be any address.
  bool HasInterface(const WrapperTypeInfo* info) const {
    return interface_templates_.contains(info);
  }

  // `literal` has static storage duration: one string per address.
  v8::Local<v8::String> Internalize(const char* literal);

  // Where the function of a [LegacyUnforgeable] member is kept that all
  // interfaces share which inherit it; empty at first.
  v8::Global<v8::FunctionTemplate>& unforgeable_function(
      v8::FunctionCallback callback) {
    return unforgeable_functions_[callback];
  }

  // What a promise of the next value of an asynchronous iteration resolves with
  // at the end. https://webidl.spec.whatwg.org/#end-of-iteration
  v8::Local<v8::Value> end_of_iteration();

  // The template of the proxy handlers of observable arrays; empty at first.
  v8::Global<v8::ObjectTemplate>& observable_array_handler() {
    return observable_array_handler_;
  }

  // Takes over a native half whose wrapper the collector frees; deletes it at
  // the end of the collection.
  void AddGarbage(Wrappable& garbage);

  // The number of calls from C++ into script that are on the stack.
  int script_depth() const { return script_depth_; }
  void EnterScript() { ++script_depth_; }
  void LeaveScript() { --script_depth_; }

 private:
  static void DidCollectGarbage(v8::Isolate* isolate,
                                v8::GCType type,
                                v8::GCCallbackFlags flags,
                                void* data);

  v8::Isolate* const isolate_;
  std::unordered_map<const WrapperTypeInfo*, v8::Global<v8::FunctionTemplate>>
      interface_templates_;
  std::unordered_map<v8::FunctionCallback, v8::Global<v8::FunctionTemplate>>
      unforgeable_functions_;
  std::unordered_map<const char*, v8::Global<v8::String>> names_;
  v8::Global<v8::Symbol> end_of_iteration_;
  v8::Global<v8::ObjectTemplate> observable_array_handler_;
  std::vector<std::unique_ptr<Wrappable>> garbage_;
  int script_depth_ = 0;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_ISOLATE_DATA_H_
