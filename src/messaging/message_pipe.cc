// SPDX-License-Identifier: BSD-3-Clause
#include "src/messaging/message_pipe.h"

#include <utility>

#include "src/base/check.h"
#include "src/messaging/agent.h"

namespace wsjs {

namespace {

constexpr int Other(int side) {
  return 1 - side;
}

}  // namespace

void MessagePipe::Bind(int side, Agent& agent, MessagePipeClient& client) {
  const std::lock_guard lock(mutex_);
  Side& self = sides_[side];
  CHECK(!self.client && !self.is_closed);
  self.agent = &agent;
  self.client = &client;
  ++self.binding;
  if (sides_[Other(side)].is_closed)
    PostClosePeer(side);
}

void MessagePipe::Start(int side) {
  const std::lock_guard lock(mutex_);
  Side& self = sides_[side];
  CHECK(self.client);
  if (self.is_started)
    return;
  self.is_started = true;
  for (size_t i = 0; i < self.messages.size(); ++i)
    PostDelivery(side, /*from_same_agent=*/true);
}

void MessagePipe::Unbind(int side) {
  const std::lock_guard lock(mutex_);
  Side& self = sides_[side];
  self.agent = nullptr;
  self.client = nullptr;
  self.is_started = false;
  ++self.binding;
}

void MessagePipe::Post(int side, SerializedValue message) {
  MessagePipeClient* local_client = nullptr;
  {
    const std::lock_guard lock(mutex_);
    const Side& self = sides_[side];
    Side& other = sides_[Other(side)];
    if (!other.is_closed) {
      other.messages.push_back(std::move(message));
      if (other.is_started) {
        const bool is_local = self.agent == other.agent;
        PostDelivery(Other(side), is_local);
        if (is_local)
          local_client = other.client;
      }
    }
  }
  // It is on this thread, so that it is still there.
  if (local_client)
    local_client->DidQueueMessage();
}

bool MessagePipe::HasMessages(int side) {
  const std::lock_guard lock(mutex_);
  return !sides_[side].messages.empty();
}

void MessagePipe::Close(int side) {
  std::deque<SerializedValue> dropped;
  const std::lock_guard lock(mutex_);
  Side& self = sides_[side];
  const Side& other = sides_[Other(side)];
  self.agent = nullptr;
  self.client = nullptr;
  self.is_started = false;
  self.is_closed = true;
  ++self.binding;
  dropped.swap(self.messages);
  if (other.client)
    PostClosePeer(Other(side));
}

void MessagePipe::PostDelivery(int side, bool from_same_agent) {
  const Side& self = sides_[side];
  Task task = [pipe = shared_from_this(), side, binding = self.binding] {
    pipe->Deliver(side, binding);
  };
  if (from_same_agent) {
    self.agent->event_loop().QueueTask(TaskSource::kPostedMessage,
                                       std::move(task));
  } else {
    self.agent->PostTask(std::move(task));
  }
}

void MessagePipe::PostClosePeer(int side) {
  const Side& self = sides_[side];
  self.agent->PostTask(
      [pipe = shared_from_this(), side, binding = self.binding] {
        pipe->TellOfClosedPeer(side, binding);
      });
}

void MessagePipe::Deliver(int side, uint64_t binding) {
  std::unique_lock lock(mutex_);
  Side& self = sides_[side];
  if (self.binding != binding)
    return;
  CHECK(!self.messages.empty());
  SerializedValue message = std::move(self.messages.front());
  self.messages.pop_front();
  MessagePipeClient* const client = self.client;
  lock.unlock();
  client->DidReceiveMessage(std::move(message));
}

void MessagePipe::TellOfClosedPeer(int side, uint64_t binding) {
  std::unique_lock lock(mutex_);
  const Side& self = sides_[side];
  if (self.binding != binding)
    return;
  MessagePipeClient* const client = self.client;
  lock.unlock();
  client->DidClosePeer();
}

std::pair<MessagePipeEnd, MessagePipeEnd> MessagePipeEnd::NewPipe() {
  const auto pipe = std::make_shared<MessagePipe>();
  return {MessagePipeEnd(pipe, 0), MessagePipeEnd(pipe, 1)};
}

MessagePipeEnd::MessagePipeEnd(std::shared_ptr<MessagePipe> pipe, int side)
    : pipe_(std::move(pipe)), side_(side) {}

MessagePipeEnd::MessagePipeEnd(MessagePipeEnd&& other) noexcept
    : pipe_(std::move(other.pipe_)), side_(other.side_) {}

MessagePipeEnd& MessagePipeEnd::operator=(MessagePipeEnd&& other) noexcept {
  std::swap(pipe_, other.pipe_);
  std::swap(side_, other.side_);
  return *this;
}

MessagePipeEnd::~MessagePipeEnd() {
  Close();
}

void MessagePipeEnd::Bind(Agent& agent, MessagePipeClient& client) {
  pipe_->Bind(side_, agent, client);
}

void MessagePipeEnd::Start() {
  pipe_->Start(side_);
}

void MessagePipeEnd::Unbind() {
  pipe_->Unbind(side_);
}

void MessagePipeEnd::Post(SerializedValue message) {
  pipe_->Post(side_, std::move(message));
}

bool MessagePipeEnd::HasMessages() const {
  return pipe_ && pipe_->HasMessages(side_);
}

bool MessagePipeEnd::IsPeerOf(const MessagePipeEnd& other) const {
  return pipe_ && pipe_ == other.pipe_ && side_ != other.side_;
}

void MessagePipeEnd::Close() {
  if (const std::shared_ptr<MessagePipe> pipe = std::move(pipe_))
    pipe->Close(side_);
}

}  // namespace wsjs
