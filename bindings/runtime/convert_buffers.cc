// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/convert_buffers.h"

#include <string>
#include <string_view>

#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

struct NamedBufferType {
  BufferTypes type;
  std::string_view name;
};

constexpr NamedBufferType kNamedBufferTypes[] = {
    {kArrayBufferType, "ArrayBuffer"},
    {kSharedArrayBufferType, "SharedArrayBuffer"},
    {kDataViewType, "DataView"},
    {kInt8ArrayType, "Int8Array"},
    {kInt16ArrayType, "Int16Array"},
    {kInt32ArrayType, "Int32Array"},
    {kUint8ArrayType, "Uint8Array"},
    {kUint16ArrayType, "Uint16Array"},
    {kUint32ArrayType, "Uint32Array"},
    {kUint8ClampedArrayType, "Uint8ClampedArray"},
    {kBigInt64ArrayType, "BigInt64Array"},
    {kBigUint64ArrayType, "BigUint64Array"},
    {kFloat16ArrayType, "Float16Array"},
    {kFloat32ArrayType, "Float32Array"},
    {kFloat64ArrayType, "Float64Array"},
};

// "Uint8Array", "ArrayBufferView", "(ArrayBuffer or ArrayBufferView)".
std::string NameOf(BufferTypes types) {
  for (const NamedBufferType& named : kNamedBufferTypes) {
    if (named.type == types)
      return std::string(named.name);
  }
  return (types & kArrayBufferType) ? "(ArrayBuffer or ArrayBufferView)"
                                    : "ArrayBufferView";
}

bool Allows(BufferPermissions permissions, BufferPermissions permission) {
  return (static_cast<uint8_t>(permissions) &
          static_cast<uint8_t>(permission)) != 0;
}

v8::Local<v8::Object> BufferOf(v8::Local<v8::Object> object) {
  if (object->IsArrayBufferView())
    return object.As<v8::ArrayBufferView>()->Buffer();
  return object;
}

}  // namespace

BufferTypes BufferTypeOf(v8::Local<v8::Value> value) {
  if (value->IsUint8Array())
    return kUint8ArrayType;
  if (value->IsArrayBuffer())
    return kArrayBufferType;
  if (value->IsSharedArrayBuffer())
    return kSharedArrayBufferType;
  if (!value->IsArrayBufferView())
    return 0;
  if (value->IsDataView())
    return kDataViewType;
  if (value->IsInt8Array())
    return kInt8ArrayType;
  if (value->IsInt16Array())
    return kInt16ArrayType;
  if (value->IsInt32Array())
    return kInt32ArrayType;
  if (value->IsUint16Array())
    return kUint16ArrayType;
  if (value->IsUint32Array())
    return kUint32ArrayType;
  if (value->IsUint8ClampedArray())
    return kUint8ClampedArrayType;
  if (value->IsBigInt64Array())
    return kBigInt64ArrayType;
  if (value->IsBigUint64Array())
    return kBigUint64ArrayType;
  if (value->IsFloat32Array())
    return kFloat32ArrayType;
  if (value->IsFloat64Array())
    return kFloat64ArrayType;
  // The only typed array that older versions of V8 have no query for.
  return kFloat16ArrayType;
}

std::optional<BufferSource> ConvertToBufferSource(Realm& realm,
                                                  v8::Local<v8::Value> value,
                                                  BufferTypes types,
                                                  BufferPermissions permissions,
                                                  const Place& place) {
  v8::Isolate* const isolate = realm.isolate();
  if ((BufferTypeOf(value) & types) == 0) {
    place.ThrowNotOfType(isolate, NameOf(types));
    return std::nullopt;
  }
  const auto object = value.As<v8::Object>();
  // OPTIMIZATION: A view without a buffer of its own in V8's heap is neither
  // shared nor resizable; asking for the buffer would make one.
  if (object->IsArrayBufferView() &&
      !object.As<v8::ArrayBufferView>()->HasBuffer()) {
    return BufferSource(object);
  }
  const v8::Local<v8::Object> buffer = BufferOf(object);
  const char* const name =
      object->IsArrayBufferView() ? "ArrayBufferView" : "ArrayBuffer";
  // If the conversion is not to a type associated with [AllowShared] and
  // IsSharedArrayBuffer(V.[[ViewedArrayBuffer]]) is true, throw a TypeError.
  if (object->IsArrayBufferView() && buffer->IsSharedArrayBuffer() &&
      !Allows(permissions, BufferPermissions::kShared)) {
    place.ThrowTypeError(isolate, "The provided " + std::string(name) +
                                      " value must not be shared.");
    return std::nullopt;
  }
  // If the conversion is not to a type associated with [AllowResizable] and
  // IsFixedLengthArrayBuffer(V) is false, throw a TypeError.
  if (!Allows(permissions, BufferPermissions::kResizable) &&
      IsResizable(realm.context(), buffer)) {
    place.ThrowTypeError(isolate, "The provided " + std::string(name) +
                                      " value must not be resizable.");
    return std::nullopt;
  }
  return BufferSource(object);
}

}  // namespace wsjs::bindings
