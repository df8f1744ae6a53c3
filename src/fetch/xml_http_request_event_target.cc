// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/xml_http_request_event_target.h"

#include "bindings/runtime/in_object.h"
#include "src/fetch/progress_event.h"

namespace wsjs {

void XMLHttpRequestEventTarget::FireAProgressEvent(const EventType& type,
                                                   uint64_t transmitted,
                                                   uint64_t length) {
  const auto event = bindings::NewInObject<ProgressEvent>(realm());
  event.InitializeTrusted(type, transmitted, length);
  FireAnEvent(event);
}

bool XMLHttpRequestEventTarget::HasAnyEventListeners() const {
  for (const EventType* type :
       {&kLoadStartEvent, &kProgressEvent, &kAbortEvent, &kErrorEvent,
        &kLoadEvent, &kTimeoutEvent, &kLoadEndEvent}) {
    if (HasEventListeners(*type))
      return true;
  }
  return false;
}

}  // namespace wsjs
