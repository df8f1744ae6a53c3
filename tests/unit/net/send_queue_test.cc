// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/send_queue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace wsjs {
namespace {

constexpr size_t kChunkBytes = ChunkPool::kChunkBytes;
constexpr size_t kSmallChunkBytes = ChunkPool::kSmallChunkBytes;

void Write(SendQueue* queue, size_t size, uint64_t payload_bytes) {
  std::ranges::fill(queue->Room(size, size).first(size), uint8_t{'x'});
  queue->Commit(size, payload_bytes);
}

TEST(SendQueueTest, CollectsInOneChunkUntilItIsFull) {
  ChunkPool pool;
  SendQueue queue(&pool);
  EXPECT_TRUE(queue.empty());
  Write(&queue, 10, 8);
  Write(&queue, 20, 18);
  EXPECT_EQ(queue.front().size(), 30u);
  EXPECT_EQ(queue.front_payload_bytes(), 26u);
  Write(&queue, kChunkBytes - 30, 1);
  EXPECT_EQ(queue.front().size(), kChunkBytes);
  Write(&queue, 5, 3);
  EXPECT_EQ(queue.size_bytes(), kChunkBytes + 5);
  EXPECT_EQ(queue.front().size(), kChunkBytes);
  EXPECT_EQ(queue.front_payload_bytes(), 27u);
  queue.PopFront();
  EXPECT_EQ(queue.front().size(), 5u);
  EXPECT_EQ(queue.front_payload_bytes(), 3u);
  queue.PopFront();
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.size_bytes(), 0u);
}

TEST(SendQueueTest, LittleTakesASmallChunk) {
  ChunkPool pool;
  SendQueue queue(&pool);
  EXPECT_EQ(queue.Room(1, 1).size(), kSmallChunkBytes);
  EXPECT_EQ(queue.Room(1, kSmallChunkBytes).size(), kSmallChunkBytes);
  EXPECT_EQ(queue.Room(1, kSmallChunkBytes + 1).size(), kChunkBytes);
}

TEST(SendQueueTest, SmallChunkGrowsAndKeepsItsBytes) {
  ChunkPool pool;
  SendQueue queue(&pool);
  std::ranges::fill(queue.Room(1, 5).first(5), uint8_t{'a'});
  queue.Commit(5, 3);
  Write(&queue, kSmallChunkBytes, 7);
  EXPECT_EQ(queue.size_bytes(), kSmallChunkBytes + 5);
  EXPECT_EQ(queue.front_payload_bytes(), 10u);
  EXPECT_EQ(AsStringView(queue.front()),
            "aaaaa" + std::string(kSmallChunkBytes, 'x'));
  queue.PopFront();
  EXPECT_TRUE(queue.empty());
}

TEST(SendQueueTest, WhatDoesNotFitBeginsANewChunk) {
  ChunkPool pool;
  SendQueue queue(&pool);
  Write(&queue, kChunkBytes - 3, 0);
  Write(&queue, 4, 0);
  EXPECT_EQ(queue.front().size(), kChunkBytes - 3);
  queue.PopFront();
  EXPECT_EQ(queue.front().size(), 4u);
}

TEST(SendQueueTest, QueuesShareChunks) {
  ChunkPool pool;
  SendQueue first(&pool);
  SendQueue second(&pool);
  Write(&first, 1, 0);
  const uint8_t* const chunk = first.front().data();
  first.PopFront();
  Write(&second, 1, 0);
  EXPECT_EQ(second.front().data(), chunk);
}

TEST(SendQueueTest, ClearGivesBackAll) {
  ChunkPool pool;
  SendQueue queue(&pool);
  for (int i = 0; i < 10; ++i) {
    Write(&queue, kChunkBytes, 1);
  }
  queue.Clear();
  EXPECT_TRUE(queue.empty());
  EXPECT_EQ(queue.size_bytes(), 0u);
}

}  // namespace
}  // namespace wsjs
