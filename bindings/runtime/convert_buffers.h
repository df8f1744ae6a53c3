// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERT_BUFFERS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERT_BUFFERS_H_

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/converter.h"

namespace wsjs::bindings {

// The bit of `value`'s type; 0 when it isn't a buffer or view.
BufferTypes BufferTypeOf(v8::Local<v8::Value> value);

// https://webidl.spec.whatwg.org/#js-buffer-source-types
std::optional<BufferSource> ConvertToBufferSource(Realm& realm,
                                                  v8::Local<v8::Value> value,
                                                  BufferTypes types,
                                                  BufferPermissions permissions,
                                                  const Place& place);

template <BufferTypes types, BufferPermissions permissions>
struct Converter<IDLBuffer<types, permissions>> {
  using CppType = BufferSource;
  static constexpr UnionMember kUnionMember = UnionMember::kBuffer;
  static std::optional<BufferSource> FromV8(Realm& realm,
                                            v8::Local<v8::Value> value,
                                            const Place& place) {
    return ConvertToBufferSource(realm, value, types, permissions, place);
  }
  static bool Includes(v8::Local<v8::Value> value) {
    return (BufferTypeOf(value) & types) != 0;
  }
  static v8::Local<v8::Value> ToV8(Realm&, const BufferSource& buffer) {
    return buffer.ToScriptValue().v8_value();
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_CONVERT_BUFFERS_H_
