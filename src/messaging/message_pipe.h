// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_MESSAGING_MESSAGE_PIPE_H_
#define WSJS_SRC_MESSAGING_MESSAGE_PIPE_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>

#include "src/messaging/message_pipe_end.h"
#include "src/structured_clone/serialized_value.h"

namespace wsjs {

class Agent;

// What the two ends of a pipe share. Any thread, with the rules of
// MessagePipeEnd. A message dies outside of the lock, for it may own ends of
// other pipes.
class MessagePipe final : public std::enable_shared_from_this<MessagePipe> {
 public:
  MessagePipe() = default;
  ~MessagePipe() = default;
  MessagePipe(const MessagePipe&) = delete;
  MessagePipe& operator=(const MessagePipe&) = delete;

  void Bind(int side, Agent& agent, MessagePipeClient& client);
  void Start(int side);
  void Unbind(int side);
  // From `side` to the other one.
  void Post(int side, SerializedValue message);
  bool HasMessages(int side);
  void Close(int side);

 private:
  struct Side {
    std::deque<SerializedValue> messages;
    // Both null while it isn't bound.
    Agent* agent = nullptr;
    MessagePipeClient* client = nullptr;
    // Counts bindings: tasks of an earlier one do nothing.
    uint64_t binding = 0;
    bool is_started = false;
    bool is_closed = false;
  };

  // With the lock held: post a task to the agent that the side is bound to.
  void PostDelivery(int side, bool from_same_agent);
  void PostClosePeer(int side);

  // The tasks.
  void Deliver(int side, uint64_t binding);
  void TellOfClosedPeer(int side, uint64_t binding);

  std::mutex mutex_;
  Side sides_[2];  // guarded by `mutex_`
};

}  // namespace wsjs

#endif  // WSJS_SRC_MESSAGING_MESSAGE_PIPE_H_
