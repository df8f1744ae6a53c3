// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_REALM_H_
#define WSJS_BINDINGS_RUNTIME_REALM_H_

#include <v8-local-handle.h>
#include <v8-persistent-handle.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "bindings/runtime/callback_pump.h"
#include "bindings/runtime/exposure.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/primordials.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrapper_type_info.h"

namespace v8 {
class Context;
class Function;
class Isolate;
class Object;
}  // namespace v8

namespace wsjs::bindings {

class Realm;
class Wrappable;

// https://html.spec.whatwg.org/#extract-error
struct ErrorInformation {
  ScriptValue error;
  std::string message;  // such as "Uncaught TypeError: x is not a function"
  std::string filename;
  int lineno = 0;  // from 1; 0 when unknown
  int colno = 0;   // from 1; 0 when unknown
  // The line, and where in it, for the console.
  std::string source_line;
  int start_column = 0;  // from 0
  int end_column = 0;
};

// What the bindings ask of the host: implemented by the environment settings
// object of a realm, which outlives it.
class RealmHost {
 public:
  virtual ~RealmHost() = default;

  // https://html.spec.whatwg.org/#report-an-exception
  // Called in the realm, with no exception pending.
  virtual void ReportException(Realm& realm, const ErrorInformation& error) = 0;

  // https://html.spec.whatwg.org/#clean-up-after-running-script
  // The JavaScript execution context stack is empty now.
  virtual void PerformMicrotaskCheckpoint() = 0;

  // https://webidl.spec.whatwg.org/#dfn-create-exception
  // A new DOMException, without a stack: the bindings add that. `name` and
  // `message` are UTF-8.
  virtual ScriptValue CreateDOMException(Realm& realm,
                                         std::string_view name,
                                         std::string_view message) = 0;
};

// A realm with the interfaces of the host: what the bindings keep for one
// v8::Context. Its creator owns it. Before it dies the host makes its objects
// disappear; platform objects that script still holds afterwards throw.
class Realm final {
 public:
  // A context whose global object implements `global`; a Realm for it follows.
  static v8::Local<v8::Context> NewContext(IsolateData& isolate_data,
                                           const WrapperTypeInfo& global);

  // `isolate_data` and `host` outlive this. `context` has no other realm.
  Realm(IsolateData& isolate_data,
        v8::Local<v8::Context> context,
        RealmHost& host);
  // Deletes the native half of every platform object of the realm.
  ~Realm();
  Realm(const Realm&) = delete;
  Realm& operator=(const Realm&) = delete;

  // Null when `context` has none (any more).
  static Realm* From(v8::Local<v8::Context> context);
  // https://html.spec.whatwg.org/#concept-relevant-realm
  static Realm* Relevant(v8::Isolate* isolate, v8::Local<v8::Object> object);

  v8::Isolate* isolate() const { return isolate_data_.isolate(); }
  v8::Local<v8::Context> context() const;
  IsolateData& isolate_data() const { return isolate_data_; }
  RealmHost& host() const { return host_; }
  ScriptValue GlobalThis() const;

  // Set by InstallInterfaces.
  ExposureMask exposure() const { return exposure_; }
  void set_exposure(ExposureMask exposure) { exposure_ = exposure; }

  // Gives the global object, of a context from NewContext, its native half.
  template <typename T>
  T& AttachGlobal(std::unique_ptr<T> native) {
    T& result = *native;
    AttachGlobal(T::wrapper_type_info(), std::move(native));
    if constexpr (requires { result.DidAttachWrapper(); })
      result.DidAttachWrapper();
    return result;
  }

  // Of the interface of the global object; null when AttachGlobal wasn't
  // called.
  const WrapperTypeInfo* global_info() const { return global_info_; }

  // https://webidl.spec.whatwg.org/#dfn-interface-object
  // Made at the first call.
  v8::Local<v8::Function> InterfaceObject(const WrapperTypeInfo& info);

  // A new platform object without state: the native half or the fields follow.
  v8::Local<v8::Object> NewPlatformObject(const WrapperTypeInfo& info);

  // Null when the context wasn't made by NewContext.
  CallbackPump* callback_pump();

  // Empty when the realm never had it.
  v8::Local<v8::Function> primordial(Primordial primordial) const {
    return primordials_.Get(isolate(), primordial);
  }

 private:
  friend class Wrappable;

  struct PlatformInterface {
    v8::Global<v8::Function> interface_object;
    // Platform objects are clones of it.
    v8::Global<v8::Object> boilerplate;
  };

  void AttachGlobal(const WrapperTypeInfo& info,
                    std::unique_ptr<Wrappable> native);

  IsolateData& isolate_data_;
  RealmHost& host_;
  v8::Global<v8::Context> context_;
  const Primordials primordials_;
  // Without a value before it was first asked for.
  std::optional<std::unique_ptr<CallbackPump>> callback_pump_;
  ExposureMask exposure_ = 0;
  const WrapperTypeInfo* global_info_ = nullptr;
  std::unordered_map<const WrapperTypeInfo*, PlatformInterface> interfaces_;
  Wrappable* first_wrappable_ = nullptr;  // of a list that they form themselves
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_REALM_H_
