// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_EVENT_TYPE_H_
#define WSJS_SRC_DOM_EVENT_TYPE_H_

namespace wsjs {

// The type of events that the host fires. There is one object for each, so that
// their addresses tell them apart.
struct EventType {
  const char* name;  // ASCII, a literal
};

inline constexpr EventType kAbortEvent{"abort"};
inline constexpr EventType kActivateEvent{"activate"};
inline constexpr EventType kCloseEvent{"close"};
inline constexpr EventType kConnectEvent{"connect"};
inline constexpr EventType kControllerChangeEvent{"controllerchange"};
inline constexpr EventType kDomContentLoadedEvent{"DOMContentLoaded"};
inline constexpr EventType kErrorEvent{"error"};
inline constexpr EventType kInstallEvent{"install"};
inline constexpr EventType kLoadEndEvent{"loadend"};
inline constexpr EventType kLanguageChangeEvent{"languagechange"};
inline constexpr EventType kLoadEvent{"load"};
inline constexpr EventType kLoadStartEvent{"loadstart"};
inline constexpr EventType kMessageEvent{"message"};
inline constexpr EventType kMessageErrorEvent{"messageerror"};
inline constexpr EventType kOfflineEvent{"offline"};
inline constexpr EventType kOnlineEvent{"online"};
inline constexpr EventType kOpenEvent{"open"};
inline constexpr EventType kProgressEvent{"progress"};
inline constexpr EventType kReadyStateChangeEvent{"readystatechange"};
inline constexpr EventType kRejectionHandledEvent{"rejectionhandled"};
inline constexpr EventType kStateChangeEvent{"statechange"};
inline constexpr EventType kTimeoutEvent{"timeout"};
inline constexpr EventType kUnhandledRejectionEvent{"unhandledrejection"};
inline constexpr EventType kUpdateFoundEvent{"updatefound"};

// All of them.
inline constexpr const EventType* kEventTypes[] = {
    &kAbortEvent,
    &kActivateEvent,
    &kCloseEvent,
    &kConnectEvent,
    &kControllerChangeEvent,
    &kDomContentLoadedEvent,
    &kErrorEvent,
    &kInstallEvent,
    &kLoadEndEvent,
    &kLanguageChangeEvent,
    &kLoadEvent,
    &kLoadStartEvent,
    &kMessageEvent,
    &kMessageErrorEvent,
    &kOfflineEvent,
    &kOnlineEvent,
    &kOpenEvent,
    &kProgressEvent,
    &kReadyStateChangeEvent,
    &kRejectionHandledEvent,
    &kStateChangeEvent,
    &kTimeoutEvent,
    &kUnhandledRejectionEvent,
    &kUpdateFoundEvent,
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_EVENT_TYPE_H_
