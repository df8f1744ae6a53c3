// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_EVENT_TYPE_H_
#define WSJS_SRC_DOM_EVENT_TYPE_H_

#include <string_view>

namespace wsjs {

// The type of events that the host fires, in the two forms in which it is
// needed: for a string of script and to compare with the types of listeners.
struct EventType {
  const char* name;  // ASCII, a literal
  std::u16string_view utf16;
};

inline constexpr EventType kAbortEvent{"abort", u"abort"};
inline constexpr EventType kCloseEvent{"close", u"close"};
inline constexpr EventType kDomContentLoadedEvent{"DOMContentLoaded",
                                                  u"DOMContentLoaded"};
inline constexpr EventType kErrorEvent{"error", u"error"};
inline constexpr EventType kLoadEvent{"load", u"load"};
inline constexpr EventType kMessageEvent{"message", u"message"};
inline constexpr EventType kOpenEvent{"open", u"open"};
inline constexpr EventType kReadyStateChangeEvent{"readystatechange",
                                                  u"readystatechange"};
inline constexpr EventType kRejectionHandledEvent{"rejectionhandled",
                                                  u"rejectionhandled"};
inline constexpr EventType kUnhandledRejectionEvent{"unhandledrejection",
                                                    u"unhandledrejection"};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_EVENT_TYPE_H_
