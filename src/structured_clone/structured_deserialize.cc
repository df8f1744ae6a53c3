// SPDX-License-Identifier: BSD-3-Clause
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/in_object.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "bindings/runtime/wrappable.h"
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

// https://html.spec.whatwg.org/#structureddeserialize
// V8 deserializes what ECMAScript has; this class, platform objects.
class Deserializer final : private v8::ValueDeserializer::Delegate {
 public:
  Deserializer(bindings::Realm& target_realm, SerializedValue serialized)
      : realm_(target_realm),
        serialized_(std::move(serialized)),
        deserializer_(target_realm.isolate(),
                      serialized_.bytes.data(),
                      serialized_.bytes.size(),
                      this) {}

  // https://html.spec.whatwg.org/#structureddeserializewithtransfer
  ExceptionOr<DeserializeRecord> Deserialize() {
    // 3. For each transferDataHolder of
    //    serializeWithTransferResult.[[TransferDataHolders]]: […] set value to
    //    a new ArrayBuffer object in targetRealm whose [[ArrayBufferData]]
    //    internal slot value is transferDataHolder.[[ArrayBufferData]].
    uint32_t index = 0;
    for (auto& store : serialized_.transferred_array_buffers) {
      deserializer_.TransferArrayBuffer(
          index++, v8::ArrayBuffer::New(realm_.isolate(), std::move(store)));
    }
    //    […] Otherwise: let interfaceName be transferDataHolder.[[Type]]; […]
    //    perform the appropriate transfer-receiving steps.
    for (MessagePipeEnd& end : serialized_.transferred_ports)
      ports_.push_back(
          MessagePort::Receive(realm_, std::move(end)).ToScriptValue());
    // https://html.spec.whatwg.org/#structureddeserialize
    // 8.1. If targetRealm's corresponding agent cluster is not
    //      serialized.[[AgentCluster]], then throw a "DataCloneError"
    //      DOMException.
    if (serialized_.agent_cluster &&
        serialized_.agent_cluster !=
            &EnvironmentSettings::From(realm_).agent().cluster()) {
      return Exception::DOMException(
          "DataCloneError", "Memory isn't shared with another agent cluster.");
    }
    // 4. Let deserialized be ? StructuredDeserialize(
    //    serializeWithTransferResult.[[Serialized]], targetRealm, memory).
    v8::Local<v8::Value> value;
    if (!deserializer_.ReadHeader(realm_.context()).FromMaybe(false) ||
        !deserializer_.ReadValue(realm_.context()).ToLocal(&value)) {
      return Exception::AlreadyThrown();
    }
    return DeserializeRecord{ScriptValue(value),
                             ports_.empty()
                                 ? ScriptValue()
                                 : ScriptValue::NewFrozenArray(realm_, ports_)};
  }

 private:
  // v8::ValueDeserializer::Delegate:
  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate*) override {
    uint32_t tag = 0;
    if (!deserializer_.ReadUint32(&tag)) {
      return {};
    }
    switch (static_cast<HostObjectTag>(tag)) {
      case HostObjectTag::kBlob:
        return ReadBlob();
      case HostObjectTag::kMessagePort:
        return ReadMessagePort();
      case HostObjectTag::kDOMException:
        return ReadDOMException();
    }
    return {};
  }

  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(
      v8::Isolate* isolate,
      uint32_t id) override {
    return v8::SharedArrayBuffer::New(isolate,
                                      serialized_.shared_array_buffers.at(id));
  }

  v8::MaybeLocal<v8::Object> ReadBlob() {
    uint32_t index = 0;
    if (!deserializer_.ReadUint32(&index)) {
      return {};
    }
    SerializedValue::SerializedBlob& blob = serialized_.blobs.at(index);
    const ScriptValue object =
        blob.name ? bindings::New(std::make_unique<File>(realm_, blob.data,
                                                         blob.type, *blob.name,
                                                         blob.last_modified))
                        .ToScriptValue()
                  : bindings::New(
                        std::make_unique<Blob>(realm_, blob.data, blob.type))
                        .ToScriptValue();
    return object.v8_value().As<v8::Object>();
  }

  v8::MaybeLocal<v8::Object> ReadMessagePort() {
    uint32_t index = 0;
    if (!deserializer_.ReadUint32(&index)) {
      return {};
    }
    return ports_.at(index).v8_value().As<v8::Object>();
  }

  v8::MaybeLocal<v8::Object> ReadDOMException() {
    const std::string_view name = ReadString();
    const std::string_view message = ReadString();
    const std::string_view stack = ReadString();
    const auto exception = bindings::NewInObject<DOMException>(realm_);
    exception.InitializeWithoutStack(message, name);
    const auto object = exception.ToScriptValue().v8_value().As<v8::Object>();
    if (!stack.empty() &&
        !object
             ->DefineOwnProperty(
                 realm_.context(), realm_.isolate_data().Internalize("stack"),
                 bindings::ToV8String(realm_.isolate(), stack), v8::DontEnum)
             .FromMaybe(false)) {
      return {};
    }
    return object;
  }

  // Empty when the bytes end before; valid as long as they are.
  std::string_view ReadString() {
    uint32_t size = 0;
    const void* data = nullptr;
    if (!deserializer_.ReadUint32(&size) ||
        !deserializer_.ReadRawBytes(size, &data)) {
      return {};
    }
    return {static_cast<const char*>(data), size};
  }

  bindings::Realm& realm_;
  SerializedValue serialized_;
  std::vector<ScriptValue> ports_;
  v8::ValueDeserializer deserializer_;
};

}  // namespace

ExceptionOr<DeserializeRecord> StructuredDeserializeWithTransfer(
    bindings::Realm& target_realm,
    SerializedValue serialized) {
  return Deserializer(target_realm, std::move(serialized)).Deserialize();
}

std::optional<DeserializeRecord> TryStructuredDeserializeWithTransfer(
    bindings::Realm& target_realm,
    SerializedValue serialized) {
  const v8::TryCatch try_catch(target_realm.isolate());
  auto record =
      StructuredDeserializeWithTransfer(target_realm, std::move(serialized));
  if (record.has_exception()) {
    return std::nullopt;
  }
  return record.TakeValue();
}

}  // namespace wsjs
