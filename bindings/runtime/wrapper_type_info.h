// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_WRAPPER_TYPE_INFO_H_
#define WSJS_BINDINGS_RUNTIME_WRAPPER_TYPE_INFO_H_

#include "bindings/runtime/exposure.h"

namespace v8 {
class Value;
template <typename T>
class FunctionCallbackInfo;
}  // namespace v8

namespace wsjs::bindings {

struct InterfaceMembers;
struct SerializationSteps;
struct TransferSteps;

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
  // Null without a constructor: then `new` throws "Illegal constructor".
  void (*constructor)(const v8::FunctionCallbackInfo<v8::Value>&);
  int constructor_length;
  const InterfaceMembers* members;
  // Null unless the interface is [Serializable], or [Transferable].
  const SerializationSteps* serialization_steps = nullptr;
  const TransferSteps* transfer_steps = nullptr;
  // Of such an interface: where its objects may arrive.
  Exposure exposure = {};

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
