// SPDX-License-Identifier: BSD-3-Clause
#include "src/loop/timer_queue.h"

#include <algorithm>
#include <utility>

#include "src/base/check.h"

namespace wsjs {

namespace {

// Below this many entries compacting the heap isn't worth it.
constexpr size_t kMinimumCompactionSize = 64;

}  // namespace

TimerQueue::Id TimerQueue::Add(Timer timer) {
  const Id id = ++last_id_;
  Push({timer.deadline, id});
  timers_.emplace(id, std::move(timer));
  return id;
}

void TimerQueue::Reschedule(Id id, TimePoint deadline) {
  Timer* timer = Find(id);
  CHECK(timer);
  timer->deadline = deadline;
  Push({deadline, id});
}

TimerQueue::Timer* TimerQueue::Find(Id id) {
  auto found = timers_.find(id);
  return found == timers_.end() ? nullptr : &found->second;
}

std::optional<TimerQueue::Timer> TimerQueue::Remove(Id id) {
  auto node = timers_.extract(id);
  if (node.empty()) {
    return std::nullopt;
  }
  CompactWhenMostlyRemoved();
  return std::move(node.mapped());
}

std::optional<TimerQueue::TimePoint> TimerQueue::NextDeadline() {
  DropRemovedFromFront();
  if (heap_.empty()) {
    return std::nullopt;
  }
  return heap_.front().deadline;
}

std::optional<TimerQueue::Id> TimerQueue::PopDue(TimePoint now) {
  const std::optional<TimePoint> deadline = NextDeadline();
  if (!deadline || *deadline > now) {
    return std::nullopt;
  }
  const Id id = heap_.front().id;
  PopFront();
  return id;
}

bool TimerQueue::IsLater(const HeapEntry& left, const HeapEntry& right) {
  return left.deadline != right.deadline ? left.deadline > right.deadline
                                         : left.id > right.id;
}

void TimerQueue::Push(HeapEntry entry) {
  heap_.push_back(entry);
  std::push_heap(heap_.begin(), heap_.end(), IsLater);
}

void TimerQueue::PopFront() {
  std::pop_heap(heap_.begin(), heap_.end(), IsLater);
  heap_.pop_back();
}

void TimerQueue::DropRemovedFromFront() {
  while (!heap_.empty() && !timers_.contains(heap_.front().id)) {
    PopFront();
  }
}

void TimerQueue::CompactWhenMostlyRemoved() {
  if (heap_.size() < kMinimumCompactionSize ||
      heap_.size() <= 2 * timers_.size()) {
    return;
  }
  std::erase_if(heap_, [this](const HeapEntry& entry) {
    return !timers_.contains(entry.id);
  });
  std::make_heap(heap_.begin(), heap_.end(), IsLater);
}

}  // namespace wsjs
