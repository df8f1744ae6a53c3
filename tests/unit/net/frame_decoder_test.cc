// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/frame_decoder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/net/close_code.h"
#include "src/net/masking.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using Result = FrameDecoder::Result;
using testing::ElementsAre;

// One line a frame: "text final 5 Hello".
std::string Describe(const FrameHeader& header, const std::string& payload) {
  std::string text = std::to_string(static_cast<int>(header.opcode));
  text += header.is_final ? " final" : " unfinished";
  if (header.is_compressed)
    text += " compressed";
  return text + " " + std::to_string(header.payload_length) + " " + payload;
}

// The frames in the pieces, then the error if there is one.
std::vector<std::string> Decode(FrameDecoder* decoder,
                                const std::vector<ByteSpan>& pieces) {
  std::vector<std::string> frames;
  std::string payload;
  bool in_frame = false;
  for (ByteSpan piece : pieces) {
    FrameChunk chunk;
    while (true) {
      const Result result = decoder->Next(&piece, &chunk);
      if (result == Result::kMalformed) {
        EXPECT_EQ(decoder->error().close_code, kCloseProtocolError);
        frames.push_back(decoder->error().message);
        return frames;
      }
      if (result == Result::kNeedsMoreBytes)
        break;
      EXPECT_EQ(chunk.is_first, !in_frame);
      EXPECT_EQ(chunk.offset, payload.size());
      std::string part(AsStringView(chunk.payload));
      if (chunk.header->is_masked) {
        CopyMasked(reinterpret_cast<uint8_t*>(part.data()), AsBytes(part),
                   chunk.header->masking_key, chunk.offset);
      }
      payload += part;
      in_frame = !chunk.is_last;
      if (chunk.is_last) {
        frames.push_back(Describe(*chunk.header, payload));
        payload.clear();
      }
    }
    EXPECT_TRUE(piece.empty());
  }
  return frames;
}

void ExpectFrames(Role role,
                  bool allow_compressed,
                  const std::string& bytes,
                  const std::vector<std::string>& expected) {
  ForEverySplit(bytes, [&](const std::vector<ByteSpan>& pieces) {
    FrameDecoder decoder(role, allow_compressed);
    EXPECT_EQ(Decode(&decoder, pieces), expected);
  });
}

void ExpectError(const std::string& bytes, const std::string& error) {
  ExpectFrames(Role::kClient, /*allow_compressed=*/false, bytes, {error});
}

// RFC 6455, section 5.7.
TEST(FrameDecoderTest, ExamplesOfTheStandard) {
  ExpectFrames(Role::kClient, false,
               Hex("81 05 48 65 6c 6c 6f") +            // unmasked text
                   Hex("01 03 48 65 6c 80 02 6c 6f") +  // fragmented
                   Hex("89 05 48 65 6c 6c 6f"),         // ping
               {"1 final 5 Hello", "1 unfinished 3 Hel", "0 final 2 lo",
                "9 final 5 Hello"});
  ExpectFrames(Role::kServer, false,
               Hex("81 85 37 fa 21 3d 7f 9f 4d 51 58") +     // masked text
                   Hex("8a 85 37 fa 21 3d 7f 9f 4d 51 58"),  // masked pong
               {"1 final 5 Hello", "10 final 5 Hello"});
  ExpectFrames(Role::kClient, false, Hex("82 7e 01 00") + std::string(256, 'a'),
               {"2 final 256 " + std::string(256, 'a')});
}

TEST(FrameDecoderTest, LengthOf64Bits) {
  const std::string payload(65536, 'a');
  const std::string frame = Hex("82 7f 00 00 00 00 00 01 00 00") + payload;
  for (size_t cut : {1, 2, 9, 10, 11, 5000}) {
    FrameDecoder decoder(Role::kClient, false);
    const ByteSpan bytes = AsBytes(frame);
    EXPECT_THAT(Decode(&decoder, {bytes.first(cut), bytes.subspan(cut)}),
                ElementsAre("2 final 65536 " + payload));
  }
}

TEST(FrameDecoderTest, HeaderIsToldBeforeItsPayload) {
  FrameDecoder decoder(Role::kClient, false);
  const std::string header = Hex("82 7f 7f ff ff ff ff ff ff ff");
  ByteSpan bytes = AsBytes(header);
  FrameChunk chunk;
  ASSERT_EQ(decoder.Next(&bytes, &chunk), Result::kChunk);
  EXPECT_TRUE(chunk.is_first);
  EXPECT_FALSE(chunk.is_last);
  EXPECT_TRUE(chunk.payload.empty());
  EXPECT_EQ(chunk.header->payload_length, 0x7FFFFFFFFFFFFFFFu);
  EXPECT_EQ(decoder.Next(&bytes, &chunk), Result::kNeedsMoreBytes);
}

TEST(FrameDecoderTest, EmptyFrames) {
  ExpectFrames(Role::kClient, false, Hex("81 00 02 00 80 00 88 00 89 00"),
               {"1 final 0 ", "2 unfinished 0 ", "0 final 0 ", "8 final 0 ",
                "9 final 0 "});
  ExpectFrames(Role::kServer, false, Hex("81 80 01 02 03 04 8a 80 01 02 03 04"),
               {"1 final 0 ", "10 final 0 "});
}

// The payload that TakePlainMessage gives; what is left of `bytes` follows a
// bar.
std::string TakePlain(FrameDecoder* decoder,
                      std::string_view bytes,
                      uint64_t limit = 1000) {
  ByteSpan rest = AsBytes(bytes);
  ByteSpan payload;
  Opcode opcode;
  if (!decoder->TakePlainMessage(&rest, limit, &opcode, &payload)) {
    EXPECT_EQ(rest.size(), bytes.size());
    return "nothing";
  }
  return std::to_string(static_cast<int>(opcode)) + " " +
         std::string(AsStringView(payload)) + "|" +
         std::string(AsStringView(rest));
}

TEST(FrameDecoderTest, PlainMessagesAreTakenWhole) {
  FrameDecoder decoder(Role::kClient, true);
  const std::string long_text(126, 'a');
  const std::string longer_text(1000, 'b');
  EXPECT_EQ(TakePlain(&decoder, Frame(kFinalText, "Hello") + "more"),
            "1 Hello|more");
  EXPECT_EQ(TakePlain(&decoder, Frame(kFinalBinary, "x")), "2 x|");
  EXPECT_EQ(TakePlain(&decoder, Frame(kFinalText, "")), "1 |");
  EXPECT_EQ(TakePlain(&decoder, Frame(kFinalText, long_text) + "m"),
            "1 " + long_text + "|m");
  EXPECT_EQ(TakePlain(&decoder, Frame(kFinalText, longer_text)),
            "1 " + longer_text + "|");
}

TEST(FrameDecoderTest, OtherFramesAreNotTakenWhole) {
  FrameDecoder decoder(Role::kClient, true);
  for (const std::string& frame :
       {Frame(kFirstText, "a"), Frame(kFinalContinuation, "a"),
        Frame(kFinalCompressedText, "a"), Frame(kPing, "a"), Frame(kClose, ""),
        Frame(kFinalText, std::string(1001, 'a')),
        Frame(kFinalBinary, std::string(70'000, 'a')),
        Hex("81 81 00 00 00 00 61"), Hex("91 01 61"), Hex("83 01 61"),
        Hex("81 7E 00 01 61"), Hex("81 7F 00 00 00 00 00 00 00 01 61")}) {
    EXPECT_EQ(TakePlain(&decoder, frame), "nothing");
  }
  FrameDecoder server(Role::kServer, false);
  EXPECT_EQ(TakePlain(&server, Frame(kFinalText, "Hello")), "nothing");
}

TEST(FrameDecoderTest, PartsOfPlainMessagesAreNotTaken) {
  for (const std::string& frame :
       {Frame(kFinalText, "Hello"), Frame(kFinalText, std::string(200, 'a'))}) {
    for (size_t size = 0; size < frame.size(); ++size) {
      FrameDecoder decoder(Role::kClient, false);
      EXPECT_EQ(TakePlain(&decoder, frame.substr(0, size)), "nothing");
      // Nor is anything, as long as Next() is within a frame.
      ByteSpan start = AsBytes(frame).first(size);
      FrameChunk chunk;
      while (decoder.Next(&start, &chunk) == Result::kChunk) {
      }
      EXPECT_EQ(TakePlain(&decoder, Frame(kFinalText, "Hello")),
                size == 0 ? "1 Hello|" : "nothing");
    }
  }
}

TEST(FrameDecoderTest, Rsv1NeedsPermessageDeflate) {
  ExpectFrames(
      Role::kClient, true, Hex("c1 01 61 42 01 62 80 01 63"),
      {"1 final compressed 1 a", "2 unfinished compressed 1 b", "0 final 1 c"});
  ExpectError(Hex("c1 01 61"),
              "reserved bit set that no extension defines: frame header c1");
}

TEST(FrameDecoderTest, Rsv1IsForTheFirstFrameOfAMessage) {
  for (const auto& [byte, hex] :
       std::vector<std::pair<std::string, std::string>>{{"c0", "c0"},
                                                        {"40", "40"},
                                                        {"c8", "c8"},
                                                        {"c9", "c9"},
                                                        {"ca", "ca"}}) {
    ExpectFrames(Role::kClient, true, Hex(byte + " 00"),
                 {"RSV1 set on a frame that doesn't begin a message: frame "
                  "header " +
                  hex});
  }
}

TEST(FrameDecoderTest, OtherReservedBitsFail) {
  for (const std::string byte : {"a1", "91", "b1", "f1", "e2", "d9", "a8"}) {
    ExpectFrames(
        Role::kClient, true, Hex(byte + " 00"),
        {"reserved bit set that no extension defines: frame header " + byte});
  }
}

TEST(FrameDecoderTest, ReservedOpcodesFail) {
  for (const std::string byte : {"83", "84", "85", "86", "87", "8b", "8c", "8d",
                                 "8e", "8f", "03", "0f"}) {
    ExpectError(Hex(byte + " 00"), "reserved opcode: frame header " + byte);
  }
}

TEST(FrameDecoderTest, FragmentedControlFramesFail) {
  for (const std::string byte : {"08", "09", "0a"}) {
    ExpectError(Hex(byte + " 00"),
                "fragmented control frame: frame header " + byte);
  }
}

TEST(FrameDecoderTest, LongControlFramesFail) {
  ExpectFrames(Role::kClient, false, Hex("89 7d") + std::string(125, 'p'),
               {"9 final 125 " + std::string(125, 'p')});
  for (const std::string byte : {"88", "89", "8a"}) {
    ExpectError(Hex(byte + " 7e 00 7e"),
                "control frame with a payload of more than 125 bytes: frame "
                "header " +
                    byte + " 7e");
    ExpectError(Hex(byte + " 7f"),
                "control frame with a payload of more than 125 bytes: frame "
                "header " +
                    byte + " 7f");
  }
}

TEST(FrameDecoderTest, MaskBitMustFitTheRole) {
  ExpectError(Hex("81 85 37 fa 21 3d 7f 9f 4d 51 58"),
              "masked frame from a server: frame header 81 85");
  ExpectFrames(Role::kServer, false, Hex("81 05 48 65 6c 6c 6f"),
               {"unmasked frame from a client: frame header 81 05"});
}

TEST(FrameDecoderTest, LengthsMustHaveTheFewestBytes) {
  ExpectError(Hex("82 7e 00 00"),
              "payload length in more bytes than needed: frame header "
              "82 7e 00 00");
  ExpectError(Hex("82 7e 00 7d"),
              "payload length in more bytes than needed: frame header "
              "82 7e 00 7d");
  ExpectError(Hex("82 7f 00 00 00 00 00 00 ff ff"),
              "payload length in more bytes than needed: frame header "
              "82 7f 00 00 00 00 00 00 ff ff");
  ExpectError(Hex("82 7f 80 00 00 00 00 00 00 00"),
              "payload length with its top bit set: frame header "
              "82 7f 80 00 00 00 00 00 00 00");
  ExpectError(Hex("82 7f ff ff ff ff ff ff ff ff"),
              "payload length with its top bit set: frame header "
              "82 7f ff ff ff ff ff ff ff ff");
}

TEST(FrameDecoderTest, FramesBeforeABadOneAreTold) {
  ExpectFrames(Role::kClient, false, Hex("81 01 61 83 00"),
               {"1 final 1 a", "reserved opcode: frame header 83"});
}

}  // namespace
}  // namespace wsjs
