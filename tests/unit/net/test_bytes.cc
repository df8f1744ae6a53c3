// SPDX-License-Identifier: BSD-3-Clause
#include "tests/unit/net/test_bytes.h"

#include <gtest/gtest.h>

#include "src/net/http_syntax.h"
#include "src/net/masking.h"

namespace wsjs {
namespace {

constexpr size_t kLongPayloadBytes = 200;

std::string DescribeFrame(const FrameHeader& header,
                          const std::string& payload) {
  std::string text;
  if (!header.is_final)
    text += "unfinished ";
  if (header.is_compressed)
    text += "compressed ";
  switch (header.opcode) {
    case Opcode::kContinuation:
      text += "continuation";
      break;
    case Opcode::kText:
      text += "text";
      break;
    case Opcode::kBinary:
      text += "binary";
      break;
    case Opcode::kPing:
      text += "ping";
      break;
    case Opcode::kPong:
      text += "pong";
      break;
    case Opcode::kClose:
      if (payload.empty())
        return "close";
      return "close " +
             std::to_string(static_cast<uint8_t>(payload[0]) << 8 |
                            static_cast<uint8_t>(payload[1])) +
             " " + QuoteForLog(payload.substr(2));
  }
  if (header.is_compressed || payload.size() > kLongPayloadBytes)
    return text + " (" + std::to_string(payload.size()) + " bytes)";
  return text + " " + QuoteForLog(payload, kLongPayloadBytes);
}

}  // namespace

std::string Hex(std::string_view digits) {
  std::string bytes;
  for (size_t i = 0; i + 1 < digits.size(); i += 3) {
    bytes += static_cast<char>(
        std::stoi(std::string(digits.substr(i, 2)), nullptr, 16));
  }
  return bytes;
}

void ForEverySplit(
    std::string_view bytes,
    const std::function<void(const std::vector<ByteSpan>& pieces)>& test) {
  const ByteSpan all = AsBytes(bytes);
  {
    SCOPED_TRACE("in one piece");
    test({all});
  }
  for (size_t cut = 1; cut < all.size(); ++cut) {
    SCOPED_TRACE("cut after " + std::to_string(cut) + " bytes");
    test({all.first(cut), all.subspan(cut)});
  }
  SCOPED_TRACE("byte by byte");
  std::vector<ByteSpan> pieces;
  for (size_t i = 0; i < all.size(); ++i) {
    pieces.push_back(all.subspan(i, 1));
  }
  test(pieces);
}

std::string Frame(uint8_t first_byte, std::string_view payload) {
  std::string frame(1, static_cast<char>(first_byte));
  const size_t size = payload.size();
  const auto add_length = [&](int bytes) {
    while (bytes-- > 0) {
      frame += static_cast<char>(size >> (8 * bytes));
    }
  };
  if (size <= 125) {
    add_length(1);
  } else if (size <= 0xFFFF) {
    frame += 126;
    add_length(2);
  } else {
    frame += 127;
    add_length(8);
  }
  return frame.append(payload);
}

std::string CloseBody(uint16_t code, std::string_view reason) {
  std::string body;
  body += static_cast<char>(code >> 8);
  body += static_cast<char>(code);
  return body.append(reason);
}

std::vector<std::string> ClientFrameReader::Read(std::string_view bytes) {
  std::vector<std::string> frames;
  ByteSpan rest = AsBytes(bytes);
  FrameChunk chunk;
  while (true) {
    const FrameDecoder::Result result = decoder_.Next(&rest, &chunk);
    if (result == FrameDecoder::Result::kMalformed) {
      ADD_FAILURE() << decoder_.error().message;
    }
    if (result != FrameDecoder::Result::kChunk) {
      return frames;
    }
    std::string part(chunk.payload.size(), '\0');
    CopyMasked(reinterpret_cast<uint8_t*>(part.data()), chunk.payload,
               chunk.header->masking_key, chunk.offset);
    payload_ += part;
    in_frame_ = !chunk.is_last;
    if (chunk.is_last) {
      frames.push_back(DescribeFrame(*chunk.header, payload_));
      payload_.clear();
    }
  }
}

std::vector<std::string> DescribeClientFrames(std::string_view bytes) {
  ClientFrameReader reader;
  const std::vector<std::string> frames = reader.Read(bytes);
  EXPECT_TRUE(reader.is_at_end_of_frame());
  return frames;
}

}  // namespace wsjs
