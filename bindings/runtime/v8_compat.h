// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_V8_COMPAT_H_
#define WSJS_BINDINGS_RUNTIME_V8_COMPAT_H_

#include <v8.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

// What differs between V8 10.2 (Debian 12), 11.3 (Debian 13) and 13.6 (sid).
// Nothing else in the project looks at V8's version.
#define WSJS_V8_AT_LEAST(major, minor) \
  (V8_MAJOR_VERSION > (major) ||       \
   (V8_MAJOR_VERSION == (major) && V8_MINOR_VERSION >= (minor)))

namespace wsjs::bindings {

// Internal fields are Local<Value> up to 11, Local<Data> since 12.
inline v8::Local<v8::Value> GetInternalField(v8::Local<v8::Object> object,
                                             int index) {
  return object->GetInternalField(index).As<v8::Value>();
}

// Writes the whole string without a terminator; `string` is one-byte.
inline void WriteOneByte(v8::Isolate* isolate,
                         v8::Local<v8::String> string,
                         uint8_t* destination) {
#if WSJS_V8_AT_LEAST(13, 0)
  string->WriteOneByteV2(isolate, 0, string->Length(), destination);
#else
  string->WriteOneByte(isolate, destination, 0, string->Length(),
                       v8::String::NO_NULL_TERMINATION);
#endif
}

// Writes the whole string without a terminator.
inline void WriteTwoByte(v8::Isolate* isolate,
                         v8::Local<v8::String> string,
                         uint16_t* destination) {
#if WSJS_V8_AT_LEAST(13, 0)
  string->WriteV2(isolate, 0, string->Length(), destination);
#else
  string->Write(isolate, destination, 0, string->Length(),
                v8::String::NO_NULL_TERMINATION);
#endif
}

inline std::unique_ptr<v8::BackingStore> NewUninitializedBackingStore(
    v8::Isolate* isolate,
    size_t size) {
#if WSJS_V8_AT_LEAST(12, 0)
  return v8::ArrayBuffer::NewBackingStore(
      isolate, size, v8::BackingStoreInitializationMode::kUninitialized);
#else
  // An addition of Node's to the headers of Debian.
  return v8::ArrayBuffer::NewBackingStoreForNodeLTS(isolate, size);
#endif
}

inline void Detach(v8::Local<v8::ArrayBuffer> buffer) {
#if WSJS_V8_AT_LEAST(11, 0)
  buffer->Detach(v8::Local<v8::Value>()).Check();
#else
  buffer->Detach();
#endif
}

// 10.2 has no resizable buffers; 11.3 has them without a query in C++.
inline bool IsResizable(v8::Local<v8::Context> context,
                        v8::Local<v8::Object> buffer) {
#if WSJS_V8_AT_LEAST(12, 0)
  static_cast<void>(context);
  return buffer->IsArrayBuffer()
             ? buffer.As<v8::ArrayBuffer>()->IsResizableByUserJavaScript()
             : buffer.As<v8::SharedArrayBuffer>()
                   ->GetBackingStore()
                   ->IsResizableByUserJavaScript();
#elif WSJS_V8_AT_LEAST(11, 0)
  v8::Isolate* const isolate = context->GetIsolate();
  const v8::Local<v8::String> name =
      buffer->IsArrayBuffer()
          ? v8::String::NewFromUtf8Literal(isolate, "resizable")
          : v8::String::NewFromUtf8Literal(isolate, "growable");
  v8::Local<v8::Value> resizable;
  return buffer->Get(context, name).ToLocal(&resizable) && resizable->IsTrue();
#else
  static_cast<void>(context);
  static_cast<void>(buffer);
  return false;
#endif
}

inline v8::MaybeLocal<v8::Context> GetCreationContext(
    v8::Isolate* isolate,
    v8::Local<v8::Object> object) {
#if WSJS_V8_AT_LEAST(12, 0)
  return object->GetCreationContext(isolate);
#else
  static_cast<void>(isolate);
  return object->GetCreationContext();
#endif
}

inline v8::Local<v8::Value> GetPrototype(v8::Local<v8::Object> object) {
#if WSJS_V8_AT_LEAST(12, 0)
  return object->GetPrototypeV2();
#else
  return object->GetPrototype();
#endif
}

// The object behind a context's global proxy, which holds the properties. Newer
// versions hide it from all but a function that they deprecate.
inline v8::Local<v8::Object> GlobalObjectBehind(v8::Local<v8::Object> proxy) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  return proxy->GetPrototype().As<v8::Object>();
#pragma GCC diagnostic pop
}

inline v8::Maybe<bool> SetPrototype(v8::Local<v8::Context> context,
                                    v8::Local<v8::Object> object,
                                    v8::Local<v8::Value> prototype) {
#if WSJS_V8_AT_LEAST(12, 0)
  return object->SetPrototypeV2(context, prototype);
#else
  return object->SetPrototype(context, prototype);
#endif
}

inline v8::Local<v8::Object> Clone(v8::Isolate* isolate,
                                   v8::Local<v8::Object> object) {
#if WSJS_V8_AT_LEAST(13, 0)
  return object->Clone(isolate);
#else
  static_cast<void>(isolate);
  return object->Clone();
#endif
}

inline void AdjustExternalMemory(v8::Isolate* isolate, int64_t change) {
  // 13.6 deprecates this in favour of a class whose header Debian doesn't ship.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
  isolate->AdjustAmountOfExternalAllocatedMemory(change);
#pragma GCC diagnostic pop
}

// The object that has the property.
template <typename T>
v8::Local<v8::Object> GetHolder(const v8::PropertyCallbackInfo<T>& info) {
#if WSJS_V8_AT_LEAST(12, 4)
  return info.HolderV2();
#else
  return info.Holder();
#endif
}

// What a callback of an interceptor returns, and the information of one that
// sets or defines a property.
#if WSJS_V8_AT_LEAST(12, 4)
using Intercepted = v8::Intercepted;
using StoreCallbackInfo = v8::PropertyCallbackInfo<void>;
#else
using Intercepted = void;
using StoreCallbackInfo = v8::PropertyCallbackInfo<v8::Value>;
#endif

// The result, which the callback has set, is the answer.
inline Intercepted DidIntercept() {
#if WSJS_V8_AT_LEAST(12, 4)
  return v8::Intercepted::kYes;
#endif
}

// The property is stored, or an exception says why not.
inline Intercepted DidIntercept(const StoreCallbackInfo& info) {
#if WSJS_V8_AT_LEAST(12, 4)
  static_cast<void>(info);
  return v8::Intercepted::kYes;
#else
  info.GetReturnValue().SetUndefined();
#endif
}

// V8 goes on as if there were no interceptor.
inline Intercepted DidNotIntercept() {
#if WSJS_V8_AT_LEAST(12, 4)
  return v8::Intercepted::kNo;
#endif
}

// `line` and `column` are where the source begins in the resource, from 0.
inline v8::ScriptOrigin NewScriptOrigin(v8::Isolate* isolate,
                                        v8::Local<v8::Value> resource_name,
                                        bool is_module,
                                        int line = 0,
                                        int column = 0) {
#if WSJS_V8_AT_LEAST(12, 0)
  static_cast<void>(isolate);
  return v8::ScriptOrigin(resource_name, line, column, false, -1,
                          v8::Local<v8::Value>(), false, false, is_module);
#else
  return v8::ScriptOrigin(isolate, resource_name, line, column, false, -1,
                          v8::Local<v8::Value>(), false, false, is_module);
#endif
}

inline v8::Local<v8::Module> NewSyntheticModule(
    v8::Isolate* isolate,
    v8::Local<v8::String> name,
    const std::vector<v8::Local<v8::String>>& exports,
    v8::Module::SyntheticModuleEvaluationSteps steps) {
#if WSJS_V8_AT_LEAST(12, 0)
  return v8::Module::CreateSyntheticModule(
      isolate, name,
      v8::MemorySpan<const v8::Local<v8::String>>(exports.data(),
                                                  exports.size()),
      steps);
#else
  return v8::Module::CreateSyntheticModule(isolate, name, exports, steps);
#endif
}

// Key, value and source offset of each attribute, in a row.
inline v8::Local<v8::FixedArray> GetImportAttributes(
    v8::Local<v8::ModuleRequest> request) {
#if WSJS_V8_AT_LEAST(12, 0)
  return request->GetImportAttributes();
#else
  return request->GetImportAssertions();
#endif
}

// Set before V8::Initialize(), which freezes the flags since 10.5.
inline const char* InitialFlags() {
#if WSJS_V8_AT_LEAST(12, 0)
  // Import attributes are always there. Maglev, on since 11.7, leaves out of
  // some loops the check for interrupts: neither TerminateExecution() nor a
  // heap limit ends `for (;;) kept.push(new Array(1000).fill(0))` (seen in 13.6
  // and 14.6).
  return "--no-maglev";
#else
  return "--harmony-import-attributes --harmony-import-assertions";
#endif
}

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_V8_COMPAT_H_
