// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SERIALIZATION_H_
#define WSJS_BINDINGS_RUNTIME_SERIALIZATION_H_

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/serialized_data.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"

// Structured cloning of platform objects: what a class whose interface is
// [Serializable] or [Transferable] has, and what the host's serializer calls.
namespace wsjs::bindings {

// https://html.spec.whatwg.org/#serialization-steps
// `serialized`: its fields in the order in which they are read.
class SerializationWriter {
 public:
  virtual void WriteUint32(uint32_t value) = 0;
  virtual void WriteDouble(double value) = 0;
  // Any bytes.
  virtual void WriteString(std::string_view text) = 0;
  virtual void WriteData(std::shared_ptr<const SerializedData> data) = 0;
  // https://html.spec.whatwg.org/#sub-serialization
  [[nodiscard]] virtual ExceptionOr<void> WriteValue(ScriptValue value) = 0;

 protected:
  ~SerializationWriter() = default;
};

// https://html.spec.whatwg.org/#deserialization-steps
// False and empty: the bytes end before. The steps can't call script.
class SerializationReader {
 public:
  [[nodiscard]] virtual bool ReadUint32(uint32_t& value) = 0;
  [[nodiscard]] virtual bool ReadDouble(double& value) = 0;
  [[nodiscard]] virtual bool ReadString(std::string& text) = 0;
  virtual std::shared_ptr<const SerializedData> ReadData() = 0;
  // https://html.spec.whatwg.org/#sub-deserialization
  [[nodiscard]] virtual ExceptionOr<ScriptValue> ReadValue() = 0;

 protected:
  ~SerializationReader() = default;
};

// https://html.spec.whatwg.org/#serializable-objects
// Of a [Serializable] interface; WrapperTypeInfo has it.
struct SerializationSteps final {
  ExceptionOr<void> (*serialize)(Realm& realm,
                                 ScriptValue object,
                                 SerializationWriter& serialized);
  // A new object.
  ExceptionOr<ScriptValue> (*deserialize)(Realm& realm,
                                          SerializationReader& serialized);
};

// https://html.spec.whatwg.org/#transferable-objects
// Of a [Transferable] interface; WrapperTypeInfo has it.
struct TransferSteps final {
  // [[Detached]]
  bool (*is_detached)(Realm& realm, ScriptValue object);
  // Afterwards the object is detached.
  ExceptionOr<std::unique_ptr<SerializedData>> (*transfer)(Realm& realm,
                                                           ScriptValue object);
  ExceptionOr<ScriptValue> (
      *receive)(Realm& realm, std::unique_ptr<SerializedData> data_holder);
};

// The object that a class with a native half has made.
template <std::derived_from<Wrappable> T>
ExceptionOr<ScriptValue> NewSerializedObject(
    ExceptionOr<std::unique_ptr<T>> native) {
  if (native.has_exception())
    return native.TakeException();
  return New(native.TakeValue()).ToScriptValue();
}

// T has
//     ExceptionOr<void> Serialize(bindings::SerializationWriter&) const;
// and, with a native half,
//     static ExceptionOr<std::unique_ptr<T>> Deserialize(
//         bindings::Realm&, bindings::SerializationReader&);
// or, without, what fills a new object:
//     ExceptionOr<void> Deserialize(bindings::SerializationReader&) const;
template <typename T>
inline constexpr SerializationSteps kSerializationSteps = {
    .serialize = [](Realm& realm,
                    ScriptValue object,
                    SerializationWriter& serialized) -> ExceptionOr<void> {
      if constexpr (std::derived_from<T, Wrappable>)
        return FromScriptValue<T>(realm, object)->Serialize(serialized);
      else
        return FromScriptValue<T>(realm, object).Serialize(serialized);
    },
    .deserialize = [](Realm& realm, SerializationReader& serialized)
        -> ExceptionOr<ScriptValue> {
      if constexpr (std::derived_from<T, Wrappable>) {
        return NewSerializedObject<T>(T::Deserialize(realm, serialized));
      } else {
        const auto object = NewInObject<T>(realm);
        auto result = object.Deserialize(serialized);
        if (result.has_exception())
          return result.TakeException();
        return object.ToScriptValue();
      }
    }};

// T, which has a native half, has
//     bool is_detached() const;
//     ExceptionOr<std::unique_ptr<bindings::SerializedData>> Transfer();
//     static ExceptionOr<std::unique_ptr<T>> Receive(
//         bindings::Realm&, std::unique_ptr<bindings::SerializedData>);
// DidAttachWrapper() follows the last.
template <std::derived_from<Wrappable> T>
inline constexpr TransferSteps kTransferSteps = {
    .is_detached =
        [](Realm& realm, ScriptValue object) {
          return FromScriptValue<T>(realm, object)->is_detached();
        },
    .transfer = [](Realm& realm, ScriptValue object)
        -> ExceptionOr<std::unique_ptr<SerializedData>> {
      return FromScriptValue<T>(realm, object)->Transfer();
    },
    .receive = [](Realm& realm, std::unique_ptr<SerializedData> data_holder)
        -> ExceptionOr<ScriptValue> {
      return NewSerializedObject<T>(T::Receive(realm, std::move(data_holder)));
    }};

// Null unless `value` is a platform object; then its primary interface.
// https://webidl.spec.whatwg.org/#dfn-primary-interface
const WrapperTypeInfo* PrimaryInterface(Realm& realm, ScriptValue value);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SERIALIZATION_H_
