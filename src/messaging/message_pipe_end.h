// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_MESSAGE_PIPE_END_H_
#define WSJS_SRC_MESSAGING_MESSAGE_PIPE_END_H_

#include <memory>
#include <utility>

#include "bindings/runtime/serialized_data.h"

namespace wsjs {

class Agent;
class MessagePipe;
struct SerializedValue;

// Who gets the messages of one end of a pipe. Each call is a task on the
// thread of the agent that the end is bound to.
class MessagePipeClient {
 public:
  virtual void DidReceiveMessage(SerializedValue message) = 0;

  // The other end has been closed: the last call.
  virtual void DidClosePeer() = 0;

  // The other end, on this thread too, has sent a message that is now a task.
  // Not a task of its own.
  virtual void DidQueueMessage() {}

 protected:
  ~MessagePipeClient() = default;
};

// One end of a pipe: what an entangled MessagePort is without script, so that
// it can go to another thread. Owned by who holds it; its death closes the
// pipe. Each end is on one thread at a time, the two on any.
//
//   unbound → Bind → bound → Start → started;  Unbind leads back
//
// What is sent waits in the receiving end until that has been started; then
// each message is a task, in order.
class MessagePipeEnd final {
 public:
  // The two ends of a new pipe.
  static std::pair<MessagePipeEnd, MessagePipeEnd> NewPipe();

  // No end of any pipe.
  MessagePipeEnd() = default;
  MessagePipeEnd(MessagePipeEnd&& other) noexcept;
  MessagePipeEnd& operator=(MessagePipeEnd&& other) noexcept;
  ~MessagePipeEnd();

  explicit operator bool() const { return pipe_ != nullptr; }

  // `agent`, of this thread, and `client` outlive the binding. The client is
  // told of a closed peer from here on.
  void Bind(Agent& agent, MessagePipeClient& client);
  // Messages come from here on.
  void Start();
  // What hasn't been received yet stays in this end, for who binds it next.
  void Unbind();

  // Sends `message` to the other end; drops it if that is closed. Bound.
  void Post(SerializedValue message);

  // Whether messages wait here, as tasks too.
  [[nodiscard]] bool HasMessages() const;

  [[nodiscard]] bool IsPeerOf(const MessagePipeEnd& other) const;

  // Afterwards this is an end of no pipe.
  void Close();

 private:
  MessagePipeEnd(std::shared_ptr<MessagePipe> pipe, int side);

  // Shared with the other end, on another thread, and with tasks under way.
  std::shared_ptr<MessagePipe> pipe_;
  int side_ = 0;
};

// https://html.spec.whatwg.org/#message-ports
// dataHolder of the transfer steps: [[PortMessageQueue]] and [[RemotePort]].
struct TransferredPort final : bindings::SerializedData {
  explicit TransferredPort(MessagePipeEnd end) : end(std::move(end)) {}
  MessagePipeEnd end;
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_MESSAGE_PIPE_END_H_
