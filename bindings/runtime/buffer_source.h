// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_BUFFER_SOURCE_H_
#define WSJS_BINDINGS_RUNTIME_BUFFER_SOURCE_H_

#include <v8-local-handle.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "bindings/runtime/script_value.h"
#include "src/base/bytes.h"

namespace v8 {
class Object;
}

namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#idl-buffer-source-types
// An ArrayBuffer, SharedArrayBuffer or view of one. Only for the stack.
class BufferSource final {
 public:
  // No object.
  BufferSource() = default;
  // `object` is an instance of one of these types.
  explicit BufferSource(v8::Local<v8::Object> object) : object_(object) {}

  // https://webidl.spec.whatwg.org/#dfn-get-buffer-source-copy
  // The bytes as they are now; none when the buffer is detached. Valid until
  // script runs again, and while this exists.
  ByteSpan bytes() const;

  // The same for writing.
  std::span<uint8_t> writable_bytes() const;

  size_t byte_length() const;
  // https://webidl.spec.whatwg.org/#buffersource-detached
  bool IsDetached() const;
  bool IsView() const;

  // https://webidl.spec.whatwg.org/#arraybuffer-transfer
  // Detaches the ArrayBuffer (of a view: its buffer); bytes() is empty then.
  void Detach() const;

  ScriptValue ToScriptValue() const;

 private:
  // V8 keeps the elements of the smallest typed arrays in its heap, where they
  // move; that size is V8's typed_array_max_size_in_heap.
  static constexpr size_t kMaxSizeInHeap = 64;

  v8::Local<v8::Object> object_;
  mutable std::array<uint8_t, kMaxSizeInHeap> copy_;  // of bytes in V8's heap
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_BUFFER_SOURCE_H_
