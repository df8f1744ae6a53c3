// SPDX-License-Identifier: BSD-3-Clause
//
// usage: bench_hot_paths PATH COUNT
//
// Goes a path of the protocol's code COUNT times, for counting instructions.
// Without arguments: prints for each path the count that is worth going it, a
// tab, and its name.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/server/payload.h"
#include "src/base/utf.h"
#include "src/net/byte_buffer.h"
#include "src/net/deflater.h"
#include "src/net/frame_encoder.h"
#include "src/net/inflater.h"
#include "src/net/masking.h"
#include "src/net/message_batch.h"
#include "src/net/message_reader.h"
#include "src/net/message_writer.h"
#include "src/net/send_queue.h"

namespace wsjs::bench {
namespace {

constexpr int kWindowBits = 15;
constexpr uint64_t kLimit = 1 << 20;

// What is computed must not be left out.
template <typename T>
void Use(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

// Messages of a server, as many in one read as fit into 64 KiB.
void ReadMessages(Opcode opcode, const std::string& payload, uint64_t count) {
  std::array<uint8_t, kMaximumFrameHeaderBytes> header;
  const size_t header_size = EncodeFrameHeader(
      {.opcode = opcode, .payload_length = payload.size()}, header.data());
  std::string read;
  uint64_t messages_a_read = 0;
  for (; read.size() < (64 << 10); ++messages_a_read) {
    read += AsStringView(ByteSpan(header).first(header_size));
    read += payload;
  }
  MessageReader reader(Role::kClient, std::nullopt, {kLimit, kLimit});
  MessageBatch batch;
  for (uint64_t done = 0; done < count; done += messages_a_read) {
    ByteSpan bytes = AsBytes(read);
    if (reader.Read(&bytes, &batch) != MessageReader::Result::kNeedsMoreBytes)
      std::abort();
    Use(batch.messages());
    batch.Clear();
  }
}

void WriteMessages(Opcode opcode, const std::string& payload, uint64_t count) {
  ChunkPool chunks;
  SendQueue queue(&chunks);
  MaskingKeySource keys;
  MessageWriter writer(Role::kClient, &keys, &queue);
  for (uint64_t done = 0; done < count; ++done) {
    writer.StartMessage(opcode, AsBytes(payload));
    while (!writer.WriteSome()) {
      while (!queue.empty())
        queue.PopFront();
    }
  }
}

void Mask(const std::string& payload, uint64_t count) {
  std::vector<uint8_t> masked(payload.size());
  for (uint64_t done = 0; done < count; ++done) {
    CopyMasked(masked.data(), AsBytes(payload), {1, 2, 3, 4}, 0);
    Use(masked);
  }
}

void Deflate(const std::string& payload, uint64_t count) {
  Deflater deflater(kWindowBits, /*takes_over_context=*/true);
  for (uint64_t done = 0; done < count; ++done)
    Use(deflater.Deflate(AsBytes(payload)));
}

void Inflate(const std::string& payload, uint64_t count) {
  Deflater deflater(kWindowBits, /*takes_over_context=*/false);
  const std::string compressed(
      AsStringView(deflater.Deflate(AsBytes(payload))));
  Inflater inflater(kWindowBits, /*takes_over_context=*/false, kLimit);
  for (uint64_t done = 0; done < count; ++done) {
    ByteBuffer output;
    if (inflater.Finish(AsBytes(compressed), &output) !=
        Inflater::Result::kOk) {
      std::abort();
    }
    Use(output);
  }
}

struct HotPath {
  uint64_t count;
  std::string_view name;
  void (*go)(uint64_t count);
};

constexpr uint64_t kMany = 60'000;
constexpr uint64_t kFew = 3'000;

constexpr HotPath kHotPaths[] = {
    {kMany, "read 32 B text",
     [](uint64_t count) {
       ReadMessages(Opcode::kText, MakeText("ascii", 32), count);
     }},
    {kMany, "read 1 KiB text, 2 and 3 byte characters",
     [](uint64_t count) {
       ReadMessages(Opcode::kText, MakeText("mixed", 1024), count);
     }},
    {kMany, "read 1 KiB binary",
     [](uint64_t count) {
       ReadMessages(Opcode::kBinary, MakeBinary(1024), count);
     }},
    {kMany, "write 32 B text",
     [](uint64_t count) {
       WriteMessages(Opcode::kText, MakeText("ascii", 32), count);
     }},
    {kMany, "write 1 KiB binary",
     [](uint64_t count) {
       WriteMessages(Opcode::kBinary, MakeBinary(1024), count);
     }},
    {kFew, "mask 64 KiB",
     [](uint64_t count) { Mask(MakeBinary(64 << 10), count); }},
    {kMany, "validate 1 KiB UTF-8",
     [](uint64_t count) {
       const std::string text = MakeText("mixed", 1024);
       for (uint64_t done = 0; done < count; ++done)
         Use(IsValidUtf8(AsBytes(text)));
     }},
    {kFew, "deflate 1 KiB JSON",
     [](uint64_t count) { Deflate(MakeText("json", 1024), count); }},
    {kFew, "inflate 1 KiB JSON",
     [](uint64_t count) { Inflate(MakeText("json", 1024), count); }},
};

}  // namespace
}  // namespace wsjs::bench

int main(int argc, char** argv) {
  for (const wsjs::bench::HotPath& path : wsjs::bench::kHotPaths) {
    if (argc == 1) {
      std::printf("%llu\t%s\n", static_cast<unsigned long long>(path.count),
                  path.name.data());
    } else if (argc == 3 && path.name == argv[1]) {
      path.go(std::strtoull(argv[2], nullptr, 10));
      return 0;
    }
  }
  if (argc == 1)
    return 0;
  std::fputs("usage: bench_hot_paths [PATH COUNT]\n", stderr);
  return 2;
}
