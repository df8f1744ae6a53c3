// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_batch.h"

#include <gtest/gtest.h>

#include <cstring>
#include <string>
#include <utility>

namespace wsjs {
namespace {

void Add(MessageBatch* batch, const std::string& text) {
  uint8_t* const payload = batch->AllocateSmallPayload(text.size());
  std::memcpy(payload, text.data(), text.size());
  batch->AddSmall(WebSocketMessage::Type::kText, true, {payload, text.size()});
}

TEST(MessageBatchTest, SmallPayloadsStayWhereTheyAre) {
  MessageBatch batch;
  constexpr size_t kCount = 3000;  // more than one block of memory
  for (size_t i = 0; i < kCount; ++i) {
    Add(&batch, std::string(100, static_cast<char>('a' + i % 26)));
  }
  ASSERT_EQ(batch.messages().size(), kCount);
  EXPECT_EQ(batch.payload_bytes(), 100 * kCount);
  for (size_t i = 0; i < kCount; ++i) {
    EXPECT_EQ(AsStringView(batch.messages()[i].payload),
              std::string(100, static_cast<char>('a' + i % 26)));
    EXPECT_TRUE(batch.messages()[i].block.empty());
  }
}

TEST(MessageBatchTest, LargePayloadsHaveABlock) {
  MessageBatch batch;
  OwnedBytes block{MessageBatch::kLargePayloadBytes};
  const uint8_t* const data = block.data();
  batch.AddLarge(WebSocketMessage::Type::kBinary, false, std::move(block));
  const WebSocketMessage& message = batch.messages().front();
  EXPECT_EQ(message.payload.data(), data);
  EXPECT_EQ(message.block.data(), data);
  EXPECT_EQ(message.block.size(), message.payload.size());
}

TEST(MessageBatchTest, ClearMakesItEmpty) {
  MessageBatch batch;
  for (int i = 0; i < 3000; ++i) {
    Add(&batch, std::string(100, 'a'));
  }
  batch.Clear();
  EXPECT_TRUE(batch.empty());
  EXPECT_EQ(batch.payload_bytes(), 0u);
  Add(&batch, "again");
  EXPECT_EQ(AsStringView(batch.messages().front().payload), "again");
}

TEST(MessageBatchTest, LittleTakesLittleMemory) {
  MessageBatch batch;
  Add(&batch, "a");
  Add(&batch, std::string(1000, 'b'));
  EXPECT_FALSE(batch.has_much_memory());
  Add(&batch, std::string(1000, 'c'));
  EXPECT_TRUE(batch.has_much_memory());
  EXPECT_EQ(AsStringView(batch.messages()[0].payload), "a");
  EXPECT_EQ(AsStringView(batch.messages()[1].payload), std::string(1000, 'b'));
  EXPECT_EQ(AsStringView(batch.messages()[2].payload), std::string(1000, 'c'));
  // It goes on where it was.
  batch.Clear();
  for (int i = 0; i < 1000; ++i) {
    Add(&batch, std::string(100, static_cast<char>('a' + i % 26)));
  }
  for (size_t i = 0; i < 1000; ++i) {
    EXPECT_EQ(AsStringView(batch.messages()[i].payload),
              std::string(100, static_cast<char>('a' + i % 26)));
  }
}

TEST(MessageBatchTest, PayloadThatExceedsTheFirstBlock) {
  MessageBatch batch;
  const std::string text(MessageBatch::kLargePayloadBytes - 1, 'x');
  Add(&batch, text);
  EXPECT_EQ(AsStringView(batch.messages()[0].payload), text);
}

TEST(MessageBatchTest, PoolGivesTheLargeBatchesFirst) {
  MessageBatchPool pool;
  std::unique_ptr<MessageBatch> small = pool.Take();
  std::unique_ptr<MessageBatch> large = pool.Take();
  Add(small.get(), "a");
  Add(large.get(), std::string(2000, 'b'));
  const MessageBatch* const address = large.get();
  pool.GiveBack(std::move(large));
  pool.GiveBack(std::move(small));
  EXPECT_EQ(pool.Take().get(), address);
}

TEST(MessageBatchTest, PoolReusesBatches) {
  MessageBatchPool pool;
  std::unique_ptr<MessageBatch> batch = pool.Take();
  MessageBatch* const address = batch.get();
  Add(batch.get(), "a");
  pool.GiveBack(std::move(batch));
  batch = pool.Take();
  EXPECT_EQ(batch.get(), address);
  EXPECT_TRUE(batch->empty());
}

}  // namespace
}  // namespace wsjs
