// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_DOM_EXCEPTION_H_
#define WSJS_SRC_DOM_DOM_EXCEPTION_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/serialization.h"
#include "src/base/exception_or.h"

namespace wsjs {

// https://webidl.spec.whatwg.org/#idl-DOMException
class DOMException final : public bindings::InObject {
 public:
  static constexpr int kFieldCount = InObject::kFieldCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using InObject::InObject;

  void Initialize(const std::u16string& message,
                  const std::u16string& name) const;
  // The host's, without a stack. Both are UTF-8.
  void InitializeWithoutStack(std::string_view message,
                              std::string_view name) const;

  // [Serializable]
  ExceptionOr<void> Serialize(bindings::SerializationWriter& serialized) const;
  ExceptionOr<void> Deserialize(
      bindings::SerializationReader& serialized) const;

  bindings::ScriptString name() const;
  bindings::ScriptString message() const;
  uint16_t code() const;

 private:
  enum Field { kName = InObject::kFieldCount, kMessage };
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_DOM_EXCEPTION_H_
