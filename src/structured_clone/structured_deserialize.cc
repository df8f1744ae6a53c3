// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings/runtime/interface_members.h"
#include "bindings/runtime/serialization.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "src/dom/environment_settings.h"
#include "src/messaging/agent.h"
#include "src/messaging/message_port.h"
#include "src/structured_clone/platform_object_tag.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {
namespace {

using bindings::ScriptValue;
using bindings::WrapperTypeInfo;

// https://html.spec.whatwg.org/#structureddeserialize
// V8 deserializes what ECMAScript has; this class, platform objects.
class Deserializer final : private v8::ValueDeserializer::Delegate,
                           private bindings::SerializationReader {
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
    for (auto& object : serialized_.transferred_objects) {
      if (!object.interface->exposure.IsExposedIn(realm_.exposure())) {
        return NotExposed(*object.interface);
      }
      auto received = object.interface->transfer_steps->receive(
          realm_, std::move(object.data_holder));
      if (received.has_exception()) {
        return received.TakeException();
      }
      transferred_values_.push_back(received.value());
    }
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
    v8::TryCatch try_catch(realm_.isolate());
    if (!deserializer_.ReadHeader(realm_.context()).FromMaybe(false) ||
        !deserializer_.ReadValue(realm_.context()).ToLocal(&value)) {
      if (exception_) {
        return *exception_;
      }
      try_catch.ReThrow();
      return Exception::AlreadyThrown();
    }
    return DeserializeRecord{ScriptValue(value), TransferredPorts()};
  }

 private:
  static Exception NotExposed(const WrapperTypeInfo& interface) {
    return Exception::DOMException("DataCloneError",
                                   std::string(interface.interface_name) +
                                       " doesn't exist in this realm.");
  }

  // The MessagePorts among the values that were received.
  ScriptValue TransferredPorts() {
    std::vector<ScriptValue> ports;
    std::ranges::copy_if(transferred_values_, std::back_inserter(ports),
                         [this](const ScriptValue& value) {
                           return bindings::FromScriptValue<MessagePort>(realm_,
                                                                         value);
                         });
    return ports.empty() ? ScriptValue()
                         : ScriptValue::NewFrozenArray(realm_, ports);
  }

  // v8::ValueDeserializer::Delegate:
  v8::MaybeLocal<v8::Object> ReadHostObject(v8::Isolate*) override {
    uint32_t tag = 0;
    uint32_t index = 0;
    if (!deserializer_.ReadUint32(&tag) || !deserializer_.ReadUint32(&index)) {
      return {};
    }
    switch (static_cast<PlatformObjectTag>(tag)) {
      case PlatformObjectTag::kSerialized:
        return ReadObject(*serialized_.interfaces.at(index));
      case PlatformObjectTag::kTransferred:
        return transferred_values_.at(index).v8_value().As<v8::Object>();
    }
    return {};
  }

  v8::MaybeLocal<v8::SharedArrayBuffer> GetSharedArrayBufferFromId(
      v8::Isolate* isolate,
      uint32_t id) override {
    return v8::SharedArrayBuffer::New(isolate,
                                      serialized_.shared_array_buffers.at(id));
  }

  // https://html.spec.whatwg.org/#structureddeserialize
  v8::MaybeLocal<v8::Object> ReadObject(const WrapperTypeInfo& interface) {
    // 22.2. If the interface identified by interfaceName is not exposed in
    //       targetRealm, then throw a "DataCloneError" DOMException.
    if (!interface.exposure.IsExposedIn(realm_.exposure())) {
      exception_ = NotExposed(interface);
      return {};
    }
    // 22.3. Set value to a new instance of the interface identified by
    //       interfaceName, created in targetRealm.
    // 24.3. […] perform the appropriate deserialization steps.
    auto object = interface.serialization_steps->deserialize(realm_, *this);
    if (object.has_exception()) {
      if (object.exception().type != Exception::Type::kAlreadyThrown) {
        exception_ = object.TakeException();
      }
      return {};
    }
    const auto result = object.value().v8_value().As<v8::Object>();
    if (interface.members->prototype_kind == bindings::PrototypeKind::kError &&
        !ReadStack(result)) {
      return {};
    }
    return result;
  }

  // False when an exception is pending.
  bool ReadStack(v8::Local<v8::Object> object) {
    std::string stack;
    if (!ReadString(stack) || stack.empty()) {
      return true;
    }
    return object
        ->DefineOwnProperty(
            realm_.context(), realm_.isolate_data().Internalize("stack"),
            bindings::ToV8String(realm_.isolate(), stack), v8::DontEnum)
        .FromMaybe(false);
  }

  // bindings::SerializationReader:
  bool ReadUint32(uint32_t& value) override {
    return deserializer_.ReadUint32(&value);
  }
  bool ReadDouble(double& value) override {
    return deserializer_.ReadDouble(&value);
  }
  bool ReadString(std::string& text) override {
    uint32_t size = 0;
    const void* data = nullptr;
    if (!deserializer_.ReadUint32(&size) ||
        !deserializer_.ReadRawBytes(size, &data)) {
      return false;
    }
    text.assign(static_cast<const char*>(data), size);
    return true;
  }
  std::shared_ptr<const bindings::SerializedData> ReadData() override {
    uint32_t index = 0;
    return ReadUint32(index) ? serialized_.data.at(index) : nullptr;
  }
  ExceptionOr<ScriptValue> ReadValue() override {
    v8::Local<v8::Value> value;
    if (!deserializer_.ReadValue(realm_.context()).ToLocal(&value)) {
      return Exception::AlreadyThrown();
    }
    return ScriptValue(value);
  }

  bindings::Realm& realm_;
  SerializedValue serialized_;
  // Platform objects, in the order of the transfer list.
  std::vector<ScriptValue> transferred_values_;
  v8::ValueDeserializer deserializer_;
  // What is to be thrown: while V8 deserializes, nothing can be.
  std::optional<Exception> exception_;
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
