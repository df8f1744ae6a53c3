// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/interface_members.h"
#include "bindings/runtime/serialization.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "src/dom/environment_settings.h"
#include "src/messaging/agent.h"
#include "src/structured_clone/platform_object_tag.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {
namespace {

using bindings::ScriptValue;
using bindings::WrapperTypeInfo;

Exception DataCloneError(std::string message) {
  return Exception::DOMException("DataCloneError", std::move(message));
}

// https://html.spec.whatwg.org/#structuredserializeinternal
// V8 serializes what ECMAScript has; this class, platform objects.
class Serializer final : private v8::ValueSerializer::Delegate,
                         private bindings::SerializationWriter {
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
      const WrapperTypeInfo* const interface =
          bindings::PrimaryInterface(realm_, transferable);
      const bool is_transferable = interface && interface->transfer_steps;
      if (!is_transferable && !transferable.v8_value()->IsArrayBuffer()) {
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
      if (is_transferable) {
        transferred_.push_back({transferable, interface});
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
    for (const auto& [object, interface] : transferred_) {
      if (interface->transfer_steps->is_detached(realm_, object)) {
        return DataCloneError(std::string("A ") + interface->interface_name +
                              " is detached and could not be cloned.");
      }
    }
    for (const v8::Local<v8::ArrayBuffer> buffer : array_buffers_) {
      result_.transferred_array_buffers.push_back(buffer->GetBackingStore());
      bindings::Detach(buffer);
    }
    // 5.5. Otherwise: […] perform the appropriate transfer steps.
    for (const auto& [object, interface] : transferred_) {
      auto data_holder = interface->transfer_steps->transfer(realm_, object);
      if (data_holder.has_exception()) {
        return data_holder.TakeException();
      }
      result_.transferred_objects.push_back(
          {interface, data_holder.TakeValue()});
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
    // "If memory[value] exists, then return memory[value]."
    const auto transferred =
        std::ranges::find_if(transferred_, [&](const Transferred& other) {
          return value.StrictEquals(other.object);
        });
    if (transferred != transferred_.end()) {
      WriteTag(PlatformObjectTag::kTransferred,
               static_cast<size_t>(transferred - transferred_.begin()));
      return v8::Just(true);
    }
    // 19. Otherwise, if value is a platform object that is a serializable
    //     object:
    const WrapperTypeInfo* const interface =
        bindings::PrimaryInterface(realm_, value);
    if (interface && interface->serialization_steps) {
      return WriteObject(object, *interface);
    }
    // 20. Otherwise, if value is a platform object, then throw a
    //     "DataCloneError" DOMException.
    const std::string name =
        bindings::ToUtf8(isolate, object->GetConstructorName());
    bindings::ThrowException(
        realm_, DataCloneError(interface && interface->transfer_steps
                                   ? "A " + name +
                                         " could not be cloned because it "
                                         "was not transferred."
                                   : name + " object could not be cloned."));
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

  v8::Maybe<bool> WriteObject(v8::Local<v8::Object> object,
                              const WrapperTypeInfo& interface) {
    // 19.2. Let typeString be the identifier of the primary interface of value.
    auto& interfaces = result_.interfaces;
    const auto known = std::ranges::find(interfaces, &interface);
    WriteTag(PlatformObjectTag::kSerialized,
             static_cast<size_t>(known - interfaces.begin()));
    if (known == interfaces.end()) {
      interfaces.push_back(&interface);
    }
    // 26.3. […] perform the appropriate serialization steps.
    const auto result = interface.serialization_steps->serialize(
        realm_, ScriptValue(object), *this);
    if (result.has_exception()) {
      bindings::ThrowException(realm_, result.exception());
      return v8::Nothing<bool>();
    }
    return interface.members->prototype_kind == bindings::PrototypeKind::kError
               ? WriteStack(object)
               : v8::Just(true);
  }

  // "User agents should attach a serialized representation of any interesting
  // accompanying data which are not yet specified, notably the stack property."
  v8::Maybe<bool> WriteStack(v8::Local<v8::Object> object) {
    v8::Local<v8::Value> stack;
    if (!object
             ->Get(realm_.context(), realm_.isolate_data().Internalize("stack"))
             .ToLocal(&stack)) {
      return v8::Nothing<bool>();
    }
    WriteString(stack->IsString()
                    ? bindings::ToUtf8(realm_.isolate(), stack.As<v8::String>())
                    : std::string());
    return v8::Just(true);
  }

  void WriteTag(PlatformObjectTag tag, size_t index) {
    serializer_.WriteUint32(static_cast<uint32_t>(tag));
    serializer_.WriteUint32(static_cast<uint32_t>(index));
  }

  // bindings::SerializationWriter:
  void WriteUint32(uint32_t value) override { serializer_.WriteUint32(value); }
  void WriteDouble(double value) override { serializer_.WriteDouble(value); }
  void WriteString(std::string_view text) override {
    serializer_.WriteUint32(static_cast<uint32_t>(text.size()));
    serializer_.WriteRawBytes(text.data(), text.size());
  }
  void WriteData(
      std::shared_ptr<const bindings::SerializedData> data) override {
    WriteUint32(static_cast<uint32_t>(result_.data.size()));
    result_.data.push_back(std::move(data));
  }
  ExceptionOr<void> WriteValue(ScriptValue value) override {
    if (!serializer_.WriteValue(realm_.context(), value.v8_value())
             .FromMaybe(false)) {
      return Exception::AlreadyThrown();
    }
    return {};
  }

  struct Transferred {
    ScriptValue object;
    const WrapperTypeInfo* interface;
  };

  bindings::Realm& realm_;
  v8::ValueSerializer serializer_;
  SerializedValue result_;
  // Of the transfer list.
  std::vector<v8::Local<v8::ArrayBuffer>> array_buffers_;
  std::vector<Transferred> transferred_;
};

}  // namespace

ExceptionOr<SerializedValue> StructuredSerializeWithTransfer(
    bindings::Realm& realm,
    ScriptValue value,
    const std::vector<ScriptValue>& transfer_list) {
  return Serializer(realm).SerializeWithTransfer(value, transfer_list);
}

}  // namespace wsjs
