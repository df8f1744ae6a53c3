// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_PROGRESS_EVENT_H_
#define WSJS_SRC_FETCH_PROGRESS_EVENT_H_

#include <cstdint>

#include "bindings/progress_event_init.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event.h"
#include "src/dom/event_type.h"

namespace wsjs {

// https://xhr.spec.whatwg.org/#interface-progressevent
class ProgressEvent final : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 3;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  void Initialize(bindings::ScriptString type,
                  const ProgressEventInit& init) const;
  // https://xhr.spec.whatwg.org/#concept-event-fire-progress
  // The host's. `length` 0: unknown.
  void InitializeTrusted(const EventType& type,
                         uint64_t transmitted,
                         uint64_t length) const;

  bool lengthComputable() const { return GetField(kLengthComputable).IsTrue(); }
  double loaded() const { return GetField(kLoaded).AsNumber(); }
  double total() const { return GetField(kTotal).AsNumber(); }

 private:
  enum Field { kLengthComputable = Event::kFieldCount, kLoaded, kTotal };

  void SetFields(bool length_computable, double loaded, double total) const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_PROGRESS_EVENT_H_
