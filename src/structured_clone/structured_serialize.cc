// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/in_object.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"
#include "src/dom/blob.h"
#include "src/dom/dom_exception.h"
#include "src/dom/environment_settings.h"
#include "src/dom/file.h"
#include "src/messaging/agent.h"
#include "src/messaging/message_port.h"
#include "src/structured_clone/host_object_tag.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {
namespace {

using bindings::ScriptValue;

Exception DataCloneError(std::string message) {
  return Exception::DOMException("DataCloneError", std::move(message));
}

// https://html.spec.whatwg.org/#structuredserializeinternal
// V8 serializes what ECMAScript has; this class, platform objects.
class Serializer final : private v8::ValueSerializer::Delegate {
 public:
  explicit Serializer(bindings::Realm& realm)
      : realm_(realm), serializer_(realm.isolate(), this) {}

  // https://html.spec.whatwg.org/#structuredserializewithtransfer
  ExceptionOr<SerializedValue> SerializeWithTransfer(
      ScriptValue value,
      const std::vector<ScriptValue>& transfer_list) {
    // 2. For each transferable of transferList: […] set memory[transferable] to
    //    an uninitialized value.
    const auto checked = CheckTransferList(transfer_list);
    if (checked.has_exception()) {
      return checked.exception();
    }
    // 3. Let serialized be ? StructuredSerializeInternal(value, false, memory).
    serializer_.WriteHeader();
    if (!serializer_.WriteValue(realm_.context(), value.v8_value())
             .FromMaybe(false)) {
      return Exception::AlreadyThrown();
    }
    auto [data, size] = serializer_.Release();
    result_.bytes = OwnedBytes(ByteSpan(data, size));
    std::free(data);
    // 5. For each transferable of transferList:
    return Transfer();
  }

 private:
  // 2. For each transferable of transferList:
  ExceptionOr<void> CheckTransferList(
      const std::vector<ScriptValue>& transfer_list) {
    for (size_t i = 0; i < transfer_list.size(); ++i) {
      const ScriptValue& transferable = transfer_list[i];
      const auto fail = [i](const char* problem) {
        return DataCloneError("Value at index " + std::to_string(i) + problem);
      };
      // 1. If transferable has neither an [[ArrayBufferData]] internal slot nor
      //    a [[Detached]] internal slot, then throw a "DataCloneError"
      //    DOMException.
      // 2. If transferable has an [[ArrayBufferData]] internal slot and
      //    IsSharedArrayBuffer(transferable) is true, likewise.
      MessagePort* const port =
          bindings::FromScriptValue<MessagePort>(realm_, transferable);
      if (!port && !transferable.v8_value()->IsArrayBuffer()) {
        return fail(" is not transferable.");
      }
      // 3. If memory[transferable] exists, likewise.
      const auto is_same = [&](const ScriptValue& other) {
        return transferable.StrictEquals(other);
      };
      if (std::any_of(transfer_list.begin(),
                      transfer_list.begin() + static_cast<ptrdiff_t>(i),
                      is_same)) {
        return fail(" is in the transfer list twice.");
      }
      if (port) {
        ports_.push_back(port);
        continue;
      }
      const auto buffer = transferable.v8_value().As<v8::ArrayBuffer>();
      serializer_.TransferArrayBuffer(
          static_cast<uint32_t>(array_buffers_.size()), buffer);
      array_buffers_.push_back(buffer);
    }
    return {};
  }

  // 5. For each transferable of transferList:
  ExceptionOr<SerializedValue> Transfer() {
    for (const v8::Local<v8::ArrayBuffer> buffer : array_buffers_) {
      // 1. If transferable has an [[ArrayBufferData]] internal slot and
      //    IsDetachedBuffer(transferable) is true, then throw a
      //    "DataCloneError" DOMException.
      // 5.3.4. Perform ? DetachArrayBuffer(transferable), which a memory of
      //        WebAssembly refuses.
      if (!buffer->IsDetachable() ||
          bindings::BufferSource(buffer).IsDetached()) {
        return DataCloneError(
            "An ArrayBuffer is detached and could not be cloned.");
      }
    }
    // 2. If transferable has a [[Detached]] internal slot and
    //    transferable.[[Detached]] is true, then throw a "DataCloneError"
    //    DOMException.
    for (const MessagePort* const port : ports_) {
      if (port->is_detached()) {
        return DataCloneError(
            "A MessagePort is detached and could not be cloned.");
      }
    }
    for (const v8::Local<v8::ArrayBuffer> buffer : array_buffers_) {
      result_.transferred_array_buffers.push_back(buffer->GetBackingStore());
      bindings::Detach(buffer);
    }
    for (MessagePort* const port : ports_) {
      result_.transferred_ports.push_back(port->Transfer());
    }
    return std::move(result_);
  }

  // v8::ValueSerializer::Delegate:
  void ThrowDataCloneError(v8::Local<v8::String> message) override {
    bindings::ThrowException(
        realm_, DataCloneError(bindings::ToUtf8(realm_.isolate(), message)));
  }

  v8::Maybe<bool> WriteHostObject(v8::Isolate* isolate,
                                  v8::Local<v8::Object> object) override {
    const ScriptValue value(object);
    if (const Blob* blob = bindings::FromScriptValue<Blob>(realm_, value)) {
      WriteBlob(*blob, bindings::FromScriptValue<File>(realm_, value));
      return v8::Just(true);
    }
    if (MessagePort* port =
            bindings::FromScriptValue<MessagePort>(realm_, value)) {
      return WriteMessagePort(*port);
    }
    if (const auto exception =
            bindings::FromScriptValue<DOMException>(realm_, value)) {
      return WriteDOMException(exception, object);
    }
    ThrowDataCloneError(v8::String::Concat(
        isolate, object->GetConstructorName(),
        bindings::ToV8String(
            isolate, std::string_view(" object could not be cloned."))));
    return v8::Nothing<bool>();
  }

  v8::Maybe<uint32_t> GetSharedArrayBufferId(
      v8::Isolate*,
      v8::Local<v8::SharedArrayBuffer> buffer) override {
    result_.agent_cluster =
        &EnvironmentSettings::From(realm_).agent().cluster();
    auto& buffers = result_.shared_array_buffers;
    const auto store = buffer->GetBackingStore();
    const auto known = std::ranges::find(buffers, store);
    const auto id = static_cast<uint32_t>(known - buffers.begin());
    if (known == buffers.end()) {
      buffers.push_back(store);
    }
    return v8::Just(id);
  }

  // https://w3c.github.io/FileAPI/#blob-section ("serialization steps")
  // https://w3c.github.io/FileAPI/#file-section
  void WriteBlob(const Blob& blob, const File* file) {
    WriteTag(HostObjectTag::kBlob);
    serializer_.WriteUint32(static_cast<uint32_t>(result_.blobs.size()));
    SerializedValue::SerializedBlob serialized{
        .data = blob.data(), .type = std::string(blob.type())};
    if (file) {
      serialized.name = std::string(file->name());
      serialized.last_modified = file->lastModified();
    }
    result_.blobs.push_back(std::move(serialized));
  }

  // "If memory[value] exists, then return memory[value]"; a MessagePort that
  // isn't transferred can't be serialized.
  v8::Maybe<bool> WriteMessagePort(MessagePort& port) {
    const auto transferred = std::ranges::find(ports_, &port);
    if (transferred == ports_.end()) {
      ThrowDataCloneError(bindings::ToV8String(
          realm_.isolate(),
          std::string_view("A MessagePort could not be cloned because it was "
                           "not transferred.")));
      return v8::Nothing<bool>();
    }
    WriteTag(HostObjectTag::kMessagePort);
    serializer_.WriteUint32(
        static_cast<uint32_t>(transferred - ports_.begin()));
    return v8::Just(true);
  }

  // https://webidl.spec.whatwg.org/#idl-DOMException ("serialization steps")
  v8::Maybe<bool> WriteDOMException(DOMException exception,
                                    v8::Local<v8::Object> object) {
    v8::Local<v8::Value> stack;
    if (!object
             ->Get(realm_.context(), realm_.isolate_data().Internalize("stack"))
             .ToLocal(&stack)) {
      return v8::Nothing<bool>();
    }
    WriteTag(HostObjectTag::kDOMException);
    WriteString(exception.name().AsUtf8(realm_));
    WriteString(exception.message().AsUtf8(realm_));
    // "User agents should attach a serialized representation of any interesting
    // accompanying data": the stack.
    WriteString(stack->IsString()
                    ? bindings::ToUtf8(realm_.isolate(), stack.As<v8::String>())
                    : std::string());
    return v8::Just(true);
  }

  void WriteTag(HostObjectTag tag) {
    serializer_.WriteUint32(static_cast<uint32_t>(tag));
  }

  void WriteString(std::string_view text) {
    serializer_.WriteUint32(static_cast<uint32_t>(text.size()));
    serializer_.WriteRawBytes(text.data(), text.size());
  }

  bindings::Realm& realm_;
  v8::ValueSerializer serializer_;
  SerializedValue result_;
  // Of the transfer list.
  std::vector<v8::Local<v8::ArrayBuffer>> array_buffers_;
  std::vector<MessagePort*> ports_;
};

}  // namespace

ExceptionOr<SerializedValue> StructuredSerializeWithTransfer(
    bindings::Realm& realm,
    ScriptValue value,
    const std::vector<ScriptValue>& transfer_list) {
  return Serializer(realm).SerializeWithTransfer(value, transfer_list);
}

}  // namespace wsjs
