// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/buffer_source.h"

#include <v8.h>

#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

// Where the bytes of `object` are, outside V8's heap.
std::span<uint8_t> BytesOfBuffer(v8::Local<v8::Object> object) {
  if (object->IsArrayBufferView()) {
    const auto view = object.As<v8::ArrayBufferView>();
    const v8::Local<v8::ArrayBuffer> buffer = view->Buffer();
    auto* const data = static_cast<uint8_t*>(buffer->Data());
    return {data + view->ByteOffset(), view->ByteLength()};
  }
  if (object->IsSharedArrayBuffer()) {
    const auto buffer = object.As<v8::SharedArrayBuffer>();
    return {static_cast<uint8_t*>(buffer->Data()), buffer->ByteLength()};
  }
  const auto buffer = object.As<v8::ArrayBuffer>();
  return {static_cast<uint8_t*>(buffer->Data()), buffer->ByteLength()};
}

}  // namespace

ByteSpan BufferSource::bytes() const {
  if (IsView()) {
    const auto view = object_.As<v8::ArrayBufferView>();
    // OPTIMIZATION: A view that has its elements in V8's heap needs no buffer.
    if (!view->HasBuffer() && view->ByteLength() <= copy_.size())
      return {copy_.data(), view->CopyContents(copy_.data(), copy_.size())};
  }
  return BytesOfBuffer(object_);
}

std::span<uint8_t> BufferSource::writable_bytes() const {
  return BytesOfBuffer(object_);
}

size_t BufferSource::byte_length() const {
  if (IsView())
    return object_.As<v8::ArrayBufferView>()->ByteLength();
  if (object_->IsSharedArrayBuffer())
    return object_.As<v8::SharedArrayBuffer>()->ByteLength();
  return object_.As<v8::ArrayBuffer>()->ByteLength();
}

bool BufferSource::IsDetached() const {
  if (object_->IsSharedArrayBuffer())
    return false;
  const v8::Local<v8::ArrayBuffer> buffer =
      IsView() ? object_.As<v8::ArrayBufferView>()->Buffer()
               : object_.As<v8::ArrayBuffer>();
  return buffer->WasDetached();
}

bool BufferSource::IsView() const {
  return object_->IsArrayBufferView();
}

void BufferSource::Detach() const {
  const v8::Local<v8::ArrayBuffer> buffer =
      IsView() ? object_.As<v8::ArrayBufferView>()->Buffer()
               : object_.As<v8::ArrayBuffer>();
  bindings::Detach(buffer);
}

ScriptValue BufferSource::ToScriptValue() const {
  return ScriptValue(object_);
}

}  // namespace wsjs::bindings
