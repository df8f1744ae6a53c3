// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_XML_HTTP_REQUEST_EVENT_TARGET_H_
#define WSJS_SRC_FETCH_XML_HTTP_REQUEST_EVENT_TARGET_H_

#include <cstdint>

#include "bindings/runtime/script_value.h"
#include "src/dom/event_target.h"
#include "src/dom/event_type.h"

namespace wsjs {

// https://xhr.spec.whatwg.org/#xmlhttprequesteventtarget
class XMLHttpRequestEventTarget : public EventTarget {
 public:
  static constexpr int kEdgeCount = EventTarget::kEdgeCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  bindings::ScriptValue onloadstart() const {
    return GetEventHandler(kLoadStartEvent);
  }
  void setOnloadstart(bindings::ScriptValue handler) {
    SetEventHandler(kLoadStartEvent, handler);
  }
  bindings::ScriptValue onprogress() const {
    return GetEventHandler(kProgressEvent);
  }
  void setOnprogress(bindings::ScriptValue handler) {
    SetEventHandler(kProgressEvent, handler);
  }
  bindings::ScriptValue onabort() const { return GetEventHandler(kAbortEvent); }
  void setOnabort(bindings::ScriptValue handler) {
    SetEventHandler(kAbortEvent, handler);
  }
  bindings::ScriptValue onerror() const { return GetEventHandler(kErrorEvent); }
  void setOnerror(bindings::ScriptValue handler) {
    SetEventHandler(kErrorEvent, handler);
  }
  bindings::ScriptValue onload() const { return GetEventHandler(kLoadEvent); }
  void setOnload(bindings::ScriptValue handler) {
    SetEventHandler(kLoadEvent, handler);
  }
  bindings::ScriptValue ontimeout() const {
    return GetEventHandler(kTimeoutEvent);
  }
  void setOntimeout(bindings::ScriptValue handler) {
    SetEventHandler(kTimeoutEvent, handler);
  }
  bindings::ScriptValue onloadend() const {
    return GetEventHandler(kLoadEndEvent);
  }
  void setOnloadend(bindings::ScriptValue handler) {
    SetEventHandler(kLoadEndEvent, handler);
  }

  // https://xhr.spec.whatwg.org/#concept-event-fire-progress
  void FireAProgressEvent(const EventType& type,
                          uint64_t transmitted,
                          uint64_t length);
  // Whether any of the events that a request fires would be heard.
  [[nodiscard]] bool HasAnyEventListeners() const;

 protected:
  using EventTarget::EventTarget;
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_XML_HTTP_REQUEST_EVENT_TARGET_H_
