// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_EXAMPLES_OWN_INTERFACE_INBOX_H_
#define WSJS_EXAMPLES_OWN_INTERFACE_INBOX_H_

#include <deque>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/promise.h"
#include "inbox_bindings/inbox_options.h"
#include "src/dom/event_target.h"

namespace wsjs {

// Its skeleton is what webidl_compiler --stub=Inbox writes.
class Inbox final : public EventTarget {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  static std::unique_ptr<Inbox> Create(bindings::Realm& realm,
                                       const InboxOptions& options) {
    return std::unique_ptr<Inbox>(new Inbox(realm, options.limit));
  }

  uint32_t size() const { return static_cast<uint32_t>(messages_.size()); }
  bindings::ScriptValue onmessage() const {
    return GetEventHandler(kMessageEvent);
  }
  void setOnmessage(bindings::ScriptValue handler) {
    SetEventHandler(kMessageEvent, handler);
  }
  ExceptionOr<void> put(
      const std::variant<std::u16string, bindings::BufferSource>& message);
  bindings::Promise take();
  ExceptionOr<std::vector<std::u16string>> select(
      bindings::CallbackFunction filter);
  std::optional<std::pair<uint32_t, std::u16string>> GetPair(size_t i) const;

 private:
  Inbox(bindings::Realm& realm, uint32_t limit)
      : EventTarget(realm), limit_(limit) {}
  bindings::ScriptValue TakeFirst();

  const uint32_t limit_;
  std::deque<std::u16string> messages_;
  std::deque<bindings::PromiseResolver> takers_;
};

}  // namespace wsjs

#endif  // WSJS_EXAMPLES_OWN_INTERFACE_INBOX_H_
