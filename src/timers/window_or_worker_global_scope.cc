// SPDX-License-Identifier: BSD-3-Clause
#include "src/timers/window_or_worker_global_scope.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/microtask.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/bytes.h"
#include "src/dom/environment_settings.h"
#include "src/encoding/forgiving_base64.h"
#include "src/fetch/fetch.h"
#include "src/performance/performance.h"
#include "src/structured_clone/structured_clone.h"

namespace wsjs {

using bindings::ScriptValue;

// https://html.spec.whatwg.org/#dom-origin
std::string WindowOrWorkerGlobalScope::origin() const {
  // 1. Return this's relevant settings object's origin, serialized.
  return EnvironmentSettings::From(realm_).origin().value_or("null");
}

// https://html.spec.whatwg.org/#dom-issecurecontext
bool WindowOrWorkerGlobalScope::isSecureContext() const {
  return EnvironmentSettings::From(realm_).is_secure_context();
}

// https://w3c.github.io/hr-time/#dom-windoworworkerglobalscope-performance
Performance& WindowOrWorkerGlobalScope::performance() {
  if (!performance_) {
    performance_ = bindings::StrongReference(
        realm_,
        bindings::New(std::make_unique<Performance>(realm_)).ToScriptValue());
  }
  return *bindings::FromScriptValue<Performance>(realm_,
                                                 performance_.Get(realm_));
}

// https://fetch.spec.whatwg.org/#dom-global-fetch
bindings::Promise WindowOrWorkerGlobalScope::fetch(
    const std::variant<Request*, std::string>& input,
    const RequestInit& init) {
  return Fetch(realm_, input, init);
}

// https://html.spec.whatwg.org/#dom-reporterror
void WindowOrWorkerGlobalScope::reportError(ScriptValue exception) {
  realm_.host().ReportException(realm_,
                                bindings::ExtractError(realm_, exception));
}

// https://html.spec.whatwg.org/#dom-btoa
ExceptionOr<bindings::ScriptString> WindowOrWorkerGlobalScope::btoa(
    const std::u16string& data) {
  // The btoa(data) method must throw an "InvalidCharacterError" DOMException if
  // data contains any character whose code point is greater than U+00FF.
  std::string bytes;
  bytes.reserve(data.size());
  for (const char16_t code_unit : data) {
    if (code_unit > 0xFF) {
      return Exception::DOMException(
          "InvalidCharacterError",
          "The string to be encoded contains characters outside of the Latin1 "
          "range.");
    }
    bytes += static_cast<char>(code_unit);
  }
  // Otherwise, […] return the result of forgiving-base64 encoding it.
  return bindings::ScriptString(
      ScriptValue::FromLatin1(realm_, ForgivingBase64Encode(AsBytes(bytes))));
}

// https://html.spec.whatwg.org/#dom-atob
ExceptionOr<std::string> WindowOrWorkerGlobalScope::atob(
    const std::u16string& data) {
  // 1. Let decodedData be the result of running forgiving-base64 decode on
  // data.
  std::optional<std::string> decoded = ForgivingBase64Decode(data);
  // 2. If decodedData is failure, then throw an "InvalidCharacterError"
  //    DOMException.
  if (!decoded) {
    return Exception::DOMException(
        "InvalidCharacterError",
        "The string to be decoded is not correctly encoded.");
  }
  // 3. Return decodedData.
  return *std::move(decoded);
}

// https://html.spec.whatwg.org/#dom-settimeout
int32_t WindowOrWorkerGlobalScope::setTimeout(
    const TimerHandler& handler,
    int32_t timeout,
    const std::vector<ScriptValue>& arguments) {
  return timers_.Initialize(handler, timeout, arguments, Timers::Repeat::kNo);
}

// https://html.spec.whatwg.org/#dom-setinterval
int32_t WindowOrWorkerGlobalScope::setInterval(
    const TimerHandler& handler,
    int32_t timeout,
    const std::vector<ScriptValue>& arguments) {
  return timers_.Initialize(handler, timeout, arguments, Timers::Repeat::kYes);
}

// https://html.spec.whatwg.org/#dom-queuemicrotask
void WindowOrWorkerGlobalScope::queueMicrotask(
    bindings::CallbackFunction callback) {
  bindings::QueueMicrotask(realm_, callback);
}

// https://html.spec.whatwg.org/#dom-structuredclone
ExceptionOr<ScriptValue> WindowOrWorkerGlobalScope::structuredClone(
    ScriptValue value,
    const StructuredSerializeOptions& options) {
  // 1. Let serialized be ? StructuredSerializeWithTransfer(value,
  //    options["transfer"]).
  auto serialized =
      StructuredSerializeWithTransfer(realm_, value, options.transfer);
  if (serialized.has_exception()) {
    return serialized.TakeException();
  }
  // 2. Let deserializeRecord be ? StructuredDeserializeWithTransfer(serialized,
  //    this's relevant realm). 3. Return deserializeRecord.[[Deserialized]].
  auto record =
      StructuredDeserializeWithTransfer(realm_, serialized.TakeValue());
  if (record.has_exception())
    return record.TakeException();
  return record.value().deserialized;
}

}  // namespace wsjs
