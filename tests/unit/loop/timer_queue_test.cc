// SPDX-License-Identifier: BSD-3-Clause
#include "src/loop/timer_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <vector>

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;

TimerQueue::TimePoint At(int time) {
  return TimerQueue::TimePoint(milliseconds(time));
}

TimerQueue::Id AddAt(TimerQueue& queue, int time) {
  TimerQueue::Timer timer;
  timer.deadline = At(time);
  return queue.Add(std::move(timer));
}

std::vector<TimerQueue::Id> PopAllDue(TimerQueue& queue, int time) {
  std::vector<TimerQueue::Id> ids;
  while (std::optional<TimerQueue::Id> id = queue.PopDue(At(time))) {
    ids.push_back(*id);
  }
  return ids;
}

TEST(TimerQueueTest, PopsInOrderOfDeadlineThenAge) {
  TimerQueue queue;
  const auto third = AddAt(queue, 20);
  const auto first = AddAt(queue, 10);
  const auto fourth = AddAt(queue, 20);
  const auto second = AddAt(queue, 10);
  EXPECT_EQ(queue.NextDeadline(), At(10));
  EXPECT_THAT(PopAllDue(queue, 9), ElementsAre());
  EXPECT_THAT(PopAllDue(queue, 10), ElementsAre(first, second));
  EXPECT_THAT(PopAllDue(queue, 30), ElementsAre(third, fourth));
  EXPECT_EQ(queue.NextDeadline(), std::nullopt);
}

TEST(TimerQueueTest, RemovedTimerIsNeitherDueNorNext) {
  TimerQueue queue;
  const auto removed = AddAt(queue, 10);
  const auto kept = AddAt(queue, 20);
  EXPECT_TRUE(queue.Remove(removed));
  EXPECT_FALSE(queue.Remove(removed));
  EXPECT_EQ(queue.Find(removed), nullptr);
  EXPECT_EQ(queue.NextDeadline(), At(20));
  EXPECT_THAT(PopAllDue(queue, 30), ElementsAre(kept));
}

TEST(TimerQueueTest, DueTimerStaysUntilItIsRemoved) {
  TimerQueue queue;
  const auto id = AddAt(queue, 10);
  EXPECT_THAT(PopAllDue(queue, 10), ElementsAre(id));
  EXPECT_NE(queue.Find(id), nullptr);
  queue.Reschedule(id, At(30));
  EXPECT_THAT(PopAllDue(queue, 20), ElementsAre());
  EXPECT_THAT(PopAllDue(queue, 30), ElementsAre(id));
  EXPECT_TRUE(queue.Remove(id));
  EXPECT_EQ(queue.size(), 0u);
}

TEST(TimerQueueTest, OrderSurvivesTheRemovalOfMostTimers) {
  TimerQueue queue;
  std::vector<TimerQueue::Id> kept;
  std::vector<TimerQueue::Id> removed;
  for (int i = 0; i < 1000; ++i) {
    (i % 10 == 0 ? kept : removed).push_back(AddAt(queue, i));
  }
  for (TimerQueue::Id id : removed) {
    queue.Remove(id);
  }
  EXPECT_EQ(queue.size(), kept.size());
  EXPECT_EQ(PopAllDue(queue, 1000), kept);
}

}  // namespace
}  // namespace wsjs
