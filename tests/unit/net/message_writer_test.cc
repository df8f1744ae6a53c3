// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/net/message_reader.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using testing::ElementsAre;

class MessageWriterTest : public testing::Test {
 protected:
  void Send(Opcode type, std::string_view payload) {
    writer_.StartMessage(type, AsBytes(payload));
    while (!writer_.WriteSome()) {
    }
  }

  // All that is queued, which then isn't any more.
  std::string TakeBytes() {
    std::string bytes;
    payload_bytes_ = 0;
    while (!queue_.empty()) {
      bytes += AsStringView(queue_.front());
      payload_bytes_ += queue_.front_payload_bytes();
      queue_.PopFront();
    }
    return bytes;
  }

  ChunkPool pool_;
  SendQueue queue_{&pool_};
  MaskingKeySource keys_;
  MessageWriter writer_{Role::kClient, &keys_, &queue_};
  uint64_t payload_bytes_ = 0;  // of what TakeBytes() returned
};

TEST_F(MessageWriterTest, MessagesAreMaskedFrames) {
  Send(Opcode::kText, "Hello");
  Send(Opcode::kBinary, std::string_view("\0\xFF", 2));
  Send(Opcode::kText, "");
  writer_.WriteControlFrame(Opcode::kPong, AsBytes("p"));
  writer_.WriteControlFrame(Opcode::kClose, AsBytes(CloseBody(1000, "bye")));
  EXPECT_THAT(DescribeClientFrames(TakeBytes()),
              ElementsAre("text \"Hello\"", "binary \"\\x00\\xff\"",
                          "text \"\"", "pong \"p\"", "close 1000 \"bye\""));
  EXPECT_EQ(payload_bytes_, 7u);
}

TEST_F(MessageWriterTest, KeysDiffer) {
  Send(Opcode::kText, "aaaaaaaa");
  const std::string first = TakeBytes();
  Send(Opcode::kText, "aaaaaaaa");
  EXPECT_NE(TakeBytes(), first);
}

TEST_F(MessageWriterTest, LengthsOfEveryForm) {
  for (const size_t size : {125, 126, 0xFFFF, 0x10000}) {
    Send(Opcode::kBinary, std::string(size, 'x'));
    const std::string bytes = TakeBytes();
    EXPECT_EQ(payload_bytes_, size);
    const size_t header = size <= 125 ? 6 : size <= 0xFFFF ? 8 : 14;
    EXPECT_EQ(bytes.size(), header + size);
    EXPECT_EQ(DescribeClientFrames(bytes).size(), 1u);
  }
}

TEST_F(MessageWriterTest, LongMessageLeavesChunkByChunk) {
  constexpr size_t kSize = 3 * ChunkPool::kChunkBytes;
  std::string payload(kSize, '\0');
  for (size_t i = 0; i < kSize; ++i) {
    payload[i] = static_cast<char>(i * 31);
  }
  writer_.StartMessage(Opcode::kBinary, AsBytes(payload));
  std::string bytes;
  uint64_t counted = 0;
  bool is_complete = false;
  int parts = 0;
  while (!is_complete) {
    is_complete = writer_.WriteSome();
    EXPECT_LE(queue_.size_bytes(), ChunkPool::kChunkBytes);
    bytes += TakeBytes();
    counted += payload_bytes_;
    ++parts;
  }
  EXPECT_EQ(parts, 4);
  EXPECT_EQ(counted, kSize);

  MessageReader reader(Role::kServer, std::nullopt, {kSize, kSize});
  MessageBatch batch;
  ByteSpan rest = AsBytes(bytes);
  EXPECT_EQ(reader.Read(&rest, &batch), MessageReader::Result::kNeedsMoreBytes);
  ASSERT_EQ(batch.messages().size(), 1u);
  EXPECT_EQ(AsStringView(batch.messages().front().payload), payload);
}

TEST_F(MessageWriterTest, SmallMessagesMayCrossChunks) {
  constexpr size_t kCount = 5000;
  for (size_t i = 0; i < kCount; ++i) {
    Send(Opcode::kText, std::to_string(i) + std::string(i % 90, '-'));
  }
  const std::vector<std::string> frames = DescribeClientFrames(TakeBytes());
  ASSERT_EQ(frames.size(), kCount);
  for (size_t i = 0; i < kCount; ++i) {
    EXPECT_EQ(frames[i],
              "text \"" + std::to_string(i) + std::string(i % 90, '-') + "\"");
  }
}

TEST_F(MessageWriterTest, ServerDoesNotMask) {
  MessageWriter server(Role::kServer, nullptr, &queue_);
  server.StartMessage(Opcode::kText, AsBytes("Hello"));
  EXPECT_TRUE(server.WriteSome());
  EXPECT_EQ(TakeBytes(), Hex("81 05 48 65 6c 6c 6f"));
}

TEST_F(MessageWriterTest, CompressesWhatIsWorthIt) {
  PermessageDeflateParameters parameters;
  writer_.EnableCompression(parameters);
  const std::string long_text(255, 'a');
  Send(Opcode::kText, long_text);
  EXPECT_THAT(DescribeClientFrames(TakeBytes()),
              ElementsAre("text (255 bytes)"));
  Send(Opcode::kText, long_text + "a");
  const std::string compressed = TakeBytes();
  EXPECT_EQ(payload_bytes_, 256u);
  EXPECT_LT(compressed.size(), 30u);
  EXPECT_TRUE(
      DescribeClientFrames(compressed).front().starts_with("compressed text"));

  MessageReader reader(Role::kServer, parameters, {1000, 1000});
  MessageBatch batch;
  ByteSpan bytes = AsBytes(compressed);
  EXPECT_EQ(reader.Read(&bytes, &batch),
            MessageReader::Result::kNeedsMoreBytes);
  ASSERT_EQ(batch.messages().size(), 1u);
  EXPECT_EQ(AsStringView(batch.messages().front().payload), long_text + "a");
}

TEST_F(MessageWriterTest, WhatGrowsIsSentAsItIsAndForgotten) {
  PermessageDeflateParameters parameters;
  writer_.EnableCompression(parameters);
  // Noise, then a text, then noise, then a text again: what the reader didn't
  // inflate must not be referred to.
  std::string noise(1000, '\0');
  uint32_t state = 1;
  for (char& byte : noise) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<char>(state >> 24);
  }
  const std::string text(1000, 'a');
  std::string bytes;
  for (const std::string& message : {noise, text, noise, text + "b"}) {
    Send(Opcode::kBinary, message);
    bytes += TakeBytes();
  }
  const std::vector<std::string> frames = DescribeClientFrames(bytes);
  ASSERT_EQ(frames.size(), 4u);
  EXPECT_EQ(frames[0], "binary (1000 bytes)");
  EXPECT_TRUE(frames[1].starts_with("compressed binary"));
  EXPECT_EQ(frames[2], "binary (1000 bytes)");
  EXPECT_TRUE(frames[3].starts_with("compressed binary"));

  MessageReader reader(Role::kServer, parameters, {2000, 2000});
  MessageBatch batch;
  ByteSpan rest = AsBytes(bytes);
  EXPECT_EQ(reader.Read(&rest, &batch), MessageReader::Result::kNeedsMoreBytes);
  ASSERT_EQ(batch.messages().size(), 4u);
  EXPECT_EQ(AsStringView(batch.messages()[3].payload), text + "b");
}

TEST_F(MessageWriterTest, WindowThatZlibLacksMeansNoCompression) {
  PermessageDeflateParameters parameters;
  parameters.client_max_window_bits = 8;
  writer_.EnableCompression(parameters);
  Send(Opcode::kText, std::string(1000, 'a'));
  EXPECT_THAT(DescribeClientFrames(TakeBytes()),
              ElementsAre("text (1000 bytes)"));
}

TEST_F(MessageWriterTest, ReleasedMemoryComesBack) {
  writer_.EnableCompression(PermessageDeflateParameters());
  const std::string text(1000, 'a');
  EXPECT_FALSE(writer_.StartMessage(Opcode::kText, AsBytes("a")));
  EXPECT_TRUE(writer_.WriteSome());
  EXPECT_TRUE(writer_.StartMessage(Opcode::kText, AsBytes(text)));
  EXPECT_TRUE(writer_.WriteSome());
  writer_.ReleaseCompressionMemory();
  EXPECT_TRUE(writer_.StartMessage(Opcode::kText, AsBytes(text)));
  EXPECT_TRUE(writer_.WriteSome());
}

}  // namespace
}  // namespace wsjs
