// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_ERROR_EVENT_H_
#define WSJS_SRC_DOM_ERROR_EVENT_H_

#include <cstdint>
#include <string>

#include "bindings/error_event_init.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event.h"

namespace wsjs {

// https://html.spec.whatwg.org/#the-errorevent-interface
class ErrorEvent final : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 5;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  void Initialize(bindings::ScriptString type,
                  const ErrorEventInit& init) const;
  // https://html.spec.whatwg.org/#report-an-exception
  // The event of type error that step 6.2 fires at the global.
  void InitializeTrusted(const bindings::ErrorInformation& information) const;

  bindings::ScriptString message() const;
  bindings::ScriptString filename() const;
  uint32_t lineno() const;
  uint32_t colno() const;
  bindings::ScriptValue error() const { return GetField(kError); }

 private:
  enum Field {
    kMessage = Event::kFieldCount,
    kFilename,
    kLineno,
    kColno,
    kError
  };

  // A line or a column.
  void SetNumber(Field field, double value) const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_ERROR_EVENT_H_
