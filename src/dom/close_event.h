// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_CLOSE_EVENT_H_
#define WSJS_SRC_DOM_CLOSE_EVENT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "bindings/close_event_init.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event.h"

namespace wsjs {

// https://websockets.spec.whatwg.org/#the-closeevent-interface
class CloseEvent final : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 3;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  void Initialize(bindings::ScriptString type,
                  const CloseEventInit& init) const;
  // The host's event. `reason` is valid UTF-8.
  void InitializeTrusted(bool was_clean,
                         uint16_t code,
                         std::string_view reason) const;

  bool wasClean() const { return GetSmi(kWasClean) != 0; }
  uint16_t code() const { return static_cast<uint16_t>(GetSmi(kCode)); }
  bindings::ScriptString reason() const;

 private:
  enum Field { kWasClean = Event::kFieldCount, kCode, kReason };

  void SetFields(bool was_clean, uint16_t code, std::string_view reason) const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_CLOSE_EVENT_H_
