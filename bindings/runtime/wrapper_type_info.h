// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_WRAPPER_TYPE_INFO_H_
#define WSJS_BINDINGS_RUNTIME_WRAPPER_TYPE_INFO_H_

#include <v8-local-handle.h>

#include <cstdint>

namespace v8 {
class FunctionTemplate;
class Object;
class Value;
template <typename T>
class FunctionCallbackInfo;
}  // namespace v8

namespace wsjs::bindings {

class IsolateData;
class Realm;

// What the runtime knows of an interface: one constant per interface, made by
// the compiler. Its address, in the first internal field of each platform
// object, is the object's brand.
struct WrapperTypeInfo final {
  const char* interface_name;
  // Of the interface that this one inherits from, or null.
  const WrapperTypeInfo* parent;
  // Of the platform objects: the info itself and what Wrappable or InObject
  // keep.
  int internal_field_count;
  // Wrappers own an object of C++ (Wrappable).
  bool has_native_half;
  // DOMException's prototype inherits from Error.prototype.
  // https://webidl.spec.whatwg.org/#js-DOMException-specialness
  bool inherits_from_error;
  // [LegacyNoInterfaceObject] is not set.
  bool has_interface_object;
  // Null without a constructor: then `new` throws "Illegal constructor".
  void (*constructor)(const v8::FunctionCallbackInfo<v8::Value>&);
  int constructor_length;
  // Adds the members to the template of the interface object.
  void (*install_members)(IsolateData&, v8::Local<v8::FunctionTemplate>);
  // Adds what only some realms expose to the interface object and its
  // prototype; null when all members are exposed where the interface is.
  void (*install_conditional_members)(Realm&,
                                      v8::Local<v8::Object> interface_object,
                                      v8::Local<v8::Object> prototype);

  bool InheritsFrom(const WrapperTypeInfo& ancestor) const {  // or is the same
    for (const WrapperTypeInfo* info = this; info; info = info->parent) {
      if (info == &ancestor)
        return true;
    }
    return false;
  }
};

// The first internal field of every platform object.
inline constexpr int kTypeInfoField = 0;

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_WRAPPER_TYPE_INFO_H_
