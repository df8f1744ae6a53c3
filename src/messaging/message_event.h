// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_MESSAGE_EVENT_H_
#define WSJS_SRC_MESSAGING_MESSAGE_EVENT_H_

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bindings/message_event_init.h"
#include "bindings/runtime/script_value.h"
#include "src/dom/event.h"

namespace wsjs {

class MessagePort;
class ServiceWorker;
class WindowProxy;

// https://html.spec.whatwg.org/#the-messageevent-interface
class MessageEvent final : public Event {
 public:
  static constexpr int kFieldCount = Event::kFieldCount + 5;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Event::Event;

  using Source = std::variant<WindowProxy*, MessagePort*, ServiceWorker*>;

  void Initialize(bindings::ScriptString type,
                  const MessageEventInit& init) const;
  // The host's event of type message without its data, source null and without
  // ports. `origin` is ASCII.
  void InitializeTrusted(std::string_view origin) const {
    InitializeTrusted(kMessageEvent, origin);
  }
  void InitializeTrusted(const EventType& type, std::string_view origin) const;
  void SetData(bindings::ScriptValue data) const { SetField(kData, data); }
  void SetSource(bindings::ScriptValue source) const {
    SetField(kSource, source);
  }
  // A FrozenArray of MessagePorts.
  void SetPorts(bindings::ScriptValue ports) const { SetField(kPorts, ports); }

  bindings::ScriptValue data() const { return GetField(kData); }
  bindings::ScriptString origin() const;
  bindings::ScriptString lastEventId() const;
  bindings::ScriptValue source() const;
  bindings::ScriptValue ports() const;
  void initMessageEvent(bindings::ScriptString type,
                        bool bubbles,
                        bool cancelable,
                        bindings::ScriptValue data,
                        const std::string& origin,
                        const std::u16string& last_event_id,
                        const std::optional<Source>& source,
                        const std::vector<MessagePort*>& ports) const;

 private:
  enum Field {
    kData = Event::kFieldCount,
    kOrigin,
    kLastEventId,
    kSource,
    kPorts
  };

  void SetFields(bindings::ScriptValue data,
                 std::string_view origin,
                 std::u16string_view last_event_id,
                 const std::optional<Source>& source,
                 const std::vector<MessagePort*>& ports) const;
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_MESSAGE_EVENT_H_
