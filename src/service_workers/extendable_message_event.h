// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_EXTENDABLE_MESSAGE_EVENT_H_
#define WSJS_SRC_SERVICE_WORKERS_EXTENDABLE_MESSAGE_EVENT_H_

#include <cstdint>
#include <string_view>

#include "bindings/extendable_message_event_init.h"
#include "bindings/runtime/script_value.h"
#include "src/service_workers/extendable_event.h"

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#extendablemessageevent-interface
class ExtendableMessageEvent final : public ExtendableEvent {
 public:
  static constexpr int kFieldCount = ExtendableEvent::kFieldCount + 5;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using ExtendableEvent::ExtendableEvent;

  void Initialize(bindings::ScriptString type,
                  const ExtendableMessageEventInit& init) const;
  // The host's event. `ports` is a FrozenArray.
  void InitializeTrusted(const EventType& type,
                         uint64_t event,
                         bindings::ScriptValue data,
                         std::string_view origin,
                         bindings::ScriptValue source,
                         bindings::ScriptValue ports) const;

  bindings::ScriptValue data() const { return GetField(kData); }
  bindings::ScriptValue origin() const { return GetField(kOrigin); }
  bindings::ScriptValue lastEventId() const { return GetField(kLastEventId); }
  bindings::ScriptValue source() const { return GetField(kSource); }
  bindings::ScriptValue ports() const { return GetField(kPorts); }

 private:
  enum Field {
    kData = ExtendableEvent::kFieldCount,
    kOrigin,
    kLastEventId,
    kSource,
    kPorts
  };
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_EXTENDABLE_MESSAGE_EVENT_H_
