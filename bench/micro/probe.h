// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_MICRO_PROBE_H_
#define WSJS_BENCH_MICRO_PROBE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/promise.h"
#include "probe_bindings/probe_mode.h"
#include "probe_bindings/probe_options.h"
#include "src/dom/event_target.h"

namespace wsjs {

// What the benchmarks call: it does as little as it can.
class Probe final : public EventTarget {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit Probe(bindings::Realm& realm) : EventTarget(realm) {}

  static std::unique_ptr<Probe> Create(bindings::Realm& realm) {
    return std::make_unique<Probe>(realm);
  }

  bool booleanValue() const { return boolean_; }
  void setBooleanValue(bool value) { boolean_ = value; }
  int32_t longValue() const { return long_; }
  void setLongValue(int32_t value) { long_ = value; }
  uint64_t unsignedLongLongValue() const { return unsigned_long_long_; }
  void setUnsignedLongLongValue(uint64_t value) { unsigned_long_long_ = value; }
  double doubleValue() const { return double_; }
  void setDoubleValue(double value) { double_ = value; }
  const std::u16string& domStringValue() const { return dom_string_; }
  void setDomStringValue(const std::u16string& value) { dom_string_ = value; }
  const std::string& usvStringValue() const { return usv_string_; }
  void setUsvStringValue(const std::string& value) { usv_string_ = value; }
  ProbeMode enumerationValue() const { return mode_; }
  void setEnumerationValue(ProbeMode value) { mode_ = value; }
  Probe* interfaceValue() const { return nullptr; }
  void setInterfaceValue(Probe*) {}
  bindings::ScriptValue anyValue() const { return GetEdge(kAny); }
  void setAnyValue(bindings::ScriptValue value) { SetEdge(kAny, value); }
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler) {
    SetEventHandler(kMessageEvent, handler);
  }
  static int32_t staticValue(bindings::Realm&) { return 1; }

  void takeNothing() {}
  void takeLong(int32_t) {}
  void takeDefault(int32_t) {}
  void takeDOMString(const std::u16string&) {}
  void takeUSVString(const std::string&) {}
  void takeBuffer(const bindings::BufferSource&) {}
  void takeDictionary(const ProbeOptions&) {}
  void takeUnion(
      const std::variant<bindings::BufferSource, Probe*, std::string>&) {}
  void takeSequence(const std::vector<int32_t>&) {}
  void takeVariadic(const std::vector<int32_t>&) {}
  void takeOverloaded(int32_t) {}
  void takeOverloaded(Probe&) {}
  void takeInterface(Probe&) {}
  std::vector<int32_t> giveSequence() const { return {1, 2, 3, 4}; }
  ProbeOptions giveDictionary() const { return {}; }
  bindings::Promise givePromise() const {
    return bindings::Promise::ResolvedWith(
        realm(), bindings::ScriptValue::Undefined(realm()));
  }
  ExceptionOr<void> throwDOMException() const {
    return Exception::DOMException("InvalidStateError", "It is thrown.");
  }

  ExceptionOr<void> call(bindings::CallbackFunction callback, int32_t times);
  void fire(int32_t times);
  std::optional<std::pair<int32_t, int32_t>> GetPair(size_t index) const;

 private:
  enum Edge { kAny = EventTarget::kEdgeCount };

  bool boolean_ = false;
  int32_t long_ = 0;
  uint64_t unsigned_long_long_ = 0;
  double double_ = 0;
  std::u16string dom_string_ = u"thirty-two characters of a text.";
  std::string usv_string_ = "thirty-two characters of a text.";
  ProbeMode mode_ = ProbeMode::kFast;
};

}  // namespace wsjs

#endif  // WSJS_BENCH_MICRO_PROBE_H_
