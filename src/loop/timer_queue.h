// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_LOOP_TIMER_QUEUE_H_
#define WSJS_SRC_LOOP_TIMER_QUEUE_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "src/base/unique_function.h"

namespace wsjs {

// The timers of one event loop, ordered by deadline and, where deadlines are
// equal, by age. A script may hold a hundred thousand: each is an entry of a
// map and one of a heap. Not thread-safe.
class TimerQueue final {
 public:
  using Id = uint64_t;  // never 0, never used twice
  using TimePoint = std::chrono::steady_clock::time_point;

  struct Timer {
    TimePoint deadline;
    std::chrono::milliseconds delay{0};
    bool repeating = false;
    bool keeps_alive = false;
    UniqueFunction<void()> task;
  };

  Id Add(Timer timer);
  // Puts a timer back that PopDue() returned; it has a new deadline.
  void Reschedule(Id id, TimePoint deadline);
  // Null when there is no such timer. Valid until the next call of Add.
  [[nodiscard]] Timer* Find(Id id);
  std::optional<Timer> Remove(Id id);

  // Nothing when no timer waits for its deadline.
  [[nodiscard]] std::optional<TimePoint> NextDeadline();
  // Takes the first timer whose deadline isn't after `now` out of the order; it
  // stays in the queue until it is removed or rescheduled.
  [[nodiscard]] std::optional<Id> PopDue(TimePoint now);

  [[nodiscard]] size_t size() const { return timers_.size(); }

 private:
  struct HeapEntry {
    TimePoint deadline;
    Id id;
  };
  // For the heap functions of the standard library, whose first is the
  // greatest.
  static bool IsLater(const HeapEntry& left, const HeapEntry& right);

  void Push(HeapEntry entry);
  void PopFront();
  // Removed timers leave their heap entry behind until it comes to the front...
  void DropRemovedFromFront();
  // ...or until such entries are the greater part.
  void CompactWhenMostlyRemoved();

  std::unordered_map<Id, Timer> timers_;
  std::vector<HeapEntry> heap_;
  Id last_id_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_LOOP_TIMER_QUEUE_H_
