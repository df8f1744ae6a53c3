// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_MESSAGE_CHANNEL_H_
#define WSJS_SRC_MESSAGING_MESSAGE_CHANNEL_H_

#include <memory>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs {

class MessagePort;

// https://html.spec.whatwg.org/#message-channels
class MessageChannel final : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit MessageChannel(bindings::Realm& realm) : Wrappable(realm) {}
  static std::unique_ptr<MessageChannel> Create(bindings::Realm& realm);
  void DidAttachWrapper();

  MessagePort& port1() const;
  MessagePort& port2() const;

 private:
  enum Edge { kPort1 = Wrappable::kEdgeCount, kPort2 };
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_MESSAGE_CHANNEL_H_
