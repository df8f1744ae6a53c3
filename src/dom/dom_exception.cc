// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/dom_exception.h"

#include <algorithm>

#include "bindings/runtime/exceptions.h"

namespace wsjs {
namespace {

struct LegacyCode {
  std::u16string_view name;
  uint16_t code;
};

// https://webidl.spec.whatwg.org/#dfn-error-names-table
// The names with a legacy code name and value.
constexpr LegacyCode kLegacyCodes[] = {
    {u"IndexSizeError", 1},
    {u"HierarchyRequestError", 3},
    {u"WrongDocumentError", 4},
    {u"InvalidCharacterError", 5},
    {u"NoModificationAllowedError", 7},
    {u"NotFoundError", 8},
    {u"NotSupportedError", 9},
    {u"InUseAttributeError", 10},
    {u"InvalidStateError", 11},
    {u"SyntaxError", 12},
    {u"InvalidModificationError", 13},
    {u"NamespaceError", 14},
    {u"InvalidAccessError", 15},
    {u"TypeMismatchError", 17},
    {u"SecurityError", 18},
    {u"NetworkError", 19},
    {u"AbortError", 20},
    {u"URLMismatchError", 21},
    {u"QuotaExceededError", 22},
    {u"TimeoutError", 23},
    {u"InvalidNodeTypeError", 24},
    {u"DataCloneError", 25},
};

}  // namespace

// https://webidl.spec.whatwg.org/#dom-domexception-domexception
void DOMException::Initialize(const std::u16string& message,
                              const std::u16string& name) const {
  // 1. Set this's name to name.
  SetField(kName, bindings::ScriptValue::FromUtf16(realm(), name));
  // 2. Set this's message to message.
  SetField(kMessage, bindings::ScriptValue::FromUtf16(realm(), message));
  bindings::CaptureStackTrace(realm(), ToScriptValue());
}

void DOMException::InitializeWithoutStack(std::string_view message,
                                          std::string_view name) const {
  SetField(kName, bindings::ScriptValue::FromUtf8(realm(), name));
  SetField(kMessage, bindings::ScriptValue::FromUtf8(realm(), message));
}

bindings::ScriptString DOMException::name() const {
  return bindings::ScriptString(GetField(kName));
}

bindings::ScriptString DOMException::message() const {
  return bindings::ScriptString(GetField(kMessage));
}

// https://webidl.spec.whatwg.org/#dom-domexception-code
uint16_t DOMException::code() const {
  // Return the legacy code indicated in the DOMException names table for this
  // DOMException object's name, or 0 if no such entry exists in the table.
  const std::u16string name = this->name().AsUtf16(realm());
  const auto* const entry = std::ranges::find(
      kLegacyCodes, std::u16string_view(name), &LegacyCode::name);
  return entry == std::end(kLegacyCodes) ? 0 : entry->code;
}

// https://webidl.spec.whatwg.org/#idl-DOMException
ExceptionOr<void> DOMException::Serialize(
    bindings::SerializationWriter& serialized) const {
  // 1. Set serialized.[[Name]] to value's name.
  serialized.WriteString(name().AsUtf8(realm()));
  // 2. Set serialized.[[Message]] to value's message.
  serialized.WriteString(message().AsUtf8(realm()));
  return {};
}

// https://webidl.spec.whatwg.org/#idl-DOMException
ExceptionOr<void> DOMException::Deserialize(
    bindings::SerializationReader& serialized) const {
  // 1. Set value's name to serialized.[[Name]].
  // 2. Set value's message to serialized.[[Message]].
  std::string name;
  std::string message;
  if (!serialized.ReadString(name) || !serialized.ReadString(message)) {
    return Exception::DOMException("DataCloneError",
                                   "The DOMException is incomplete.");
  }
  InitializeWithoutStack(message, name);
  return {};
}

}  // namespace wsjs
