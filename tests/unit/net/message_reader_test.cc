// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/message_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/net/http_syntax.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

using Result = MessageReader::Result;
using Events = std::vector<std::string>;

constexpr MessageLimits kLimits = {1 << 20, 1 << 20};

std::string Describe(const WebSocketMessage& message) {
  const bool is_text = message.type == WebSocketMessage::Type::kText;
  EXPECT_EQ(message.block.empty(),
            message.payload.size() < MessageBatch::kLargePayloadBytes);
  std::string text = is_text ? "text " : "binary ";
  if (message.is_ascii)
    text = "ascii " + text;
  if (message.payload.size() > 100)
    return text + "of " + std::to_string(message.payload.size());
  return text + QuoteForLog(AsStringView(message.payload));
}

// What the pieces bring, in order; "malformed CODE: MESSAGE" at the end if so.
Events Read(MessageReader* reader, const std::vector<ByteSpan>& pieces) {
  Events events;
  for (ByteSpan piece : pieces) {
    while (true) {
      MessageBatch batch;
      const Result result = reader->Read(&piece, &batch);
      for (const WebSocketMessage& message : batch.messages()) {
        events.push_back(Describe(message));
      }
      const std::string payload =
          QuoteForLog(AsStringView(reader->control_payload()));
      if (result == Result::kNeedsMoreBytes)
        break;
      if (result == Result::kPing)
        events.push_back("ping " + payload);
      if (result == Result::kPong)
        events.push_back("pong " + payload);
      if (result == Result::kClose) {
        events.push_back(reader->close_code()
                             ? "close " +
                                   std::to_string(*reader->close_code()) + " " +
                                   QuoteForLog(reader->close_reason())
                             : "close");
        return events;
      }
      if (result == Result::kMalformed) {
        events.push_back("malformed " +
                         std::to_string(reader->error().close_code) + ": " +
                         reader->error().message);
        return events;
      }
    }
  }
  return events;
}

void ExpectEvents(const std::string& bytes, const Events& expected) {
  ForEverySplit(bytes, [&](const std::vector<ByteSpan>& pieces) {
    MessageReader reader(Role::kClient, std::nullopt, kLimits);
    EXPECT_EQ(Read(&reader, pieces), expected);
  });
}

void ExpectInflatedEvents(const std::string& bytes, const Events& expected) {
  ForEverySplit(bytes, [&](const std::vector<ByteSpan>& pieces) {
    MessageReader reader(Role::kClient, PermessageDeflateParameters(), kLimits);
    EXPECT_EQ(Read(&reader, pieces), expected);
  });
}

// Reads `bytes` as a transport does that asks where to put them: the first
// `first`, then `step` at a time. Returns the messages' payloads, and how many
// bytes came into a message's memory.
std::pair<std::vector<std::string>, size_t> ReadDirectly(std::string_view bytes,
                                                         size_t first,
                                                         size_t step) {
  MessageReader reader(Role::kClient, std::nullopt, kLimits);
  std::vector<std::string> payloads;
  size_t direct = 0;
  size_t size = first;
  while (!bytes.empty()) {
    size = std::min(size, bytes.size());
    const std::span<uint8_t> buffer = reader.ReceiveBuffer();
    ByteSpan piece = AsBytes(bytes).first(size);
    if (!buffer.empty()) {
      piece = piece.first(std::min(size, buffer.size()));
      std::ranges::copy(piece, buffer.data());
      piece = buffer.first(piece.size());
      direct += piece.size();
    }
    bytes.remove_prefix(piece.size());
    MessageBatch batch;
    while (true) {
      const Result result = reader.Read(&piece, &batch);
      if (result == Result::kNeedsMoreBytes)
        break;
      EXPECT_EQ(result, Result::kPing);
    }
    for (const WebSocketMessage& message : batch.messages()) {
      payloads.emplace_back(AsStringView(message.payload));
    }
    size = step;
  }
  return {payloads, direct};
}

std::string Pattern(size_t size) {
  std::string text(size, '\0');
  for (size_t i = 0; i < size; ++i) {
    text[i] = static_cast<char>(i * 31 + (i >> 8));
  }
  return text;
}

TEST(MessageReaderTest, ReadsIntoTheMessageHoweverItIsCut) {
  std::string half;
  while (half.size() < 17'000) {
    half += "\xC3\xA4\xE2\x82\xAC.";
  }
  const std::vector<std::string> frames = {
      Frame(kFinalBinary, Pattern(20'000)),
      Frame(kFinalText, "short"),
      Frame(kFirstText, half),
      Frame(kPing, "now"),
      Frame(kFinalContinuation, half + "\xC3\xA4"),
      Frame(kFinalBinary, ""),
      Frame(kFinalBinary, Pattern(70'000)),
      Frame(kFinalText, "end"),
  };
  const std::vector<std::string> expected = {Pattern(20'000),          "short",
                                             half + half + "\xC3\xA4", "",
                                             Pattern(70'000),          "end"};
  std::string bytes;
  std::vector<size_t> cuts;
  for (const std::string& frame : frames) {
    bytes += frame;
    // Around each frame's end, and where what is missing isn't worth it.
    for (const size_t place : {bytes.size(), bytes.size() - (16 << 10)}) {
      for (size_t cut = place - 20; cut <= place + 20; ++cut) {
        if (cut < bytes.size() + 20)
          cuts.push_back(cut);
      }
    }
  }
  for (const size_t step : {1'000, 16'384, 65'536, 1'000'000}) {
    for (const size_t cut : cuts) {
      EXPECT_EQ(ReadDirectly(bytes, cut, step).first, expected)
          << cut << ", then " << step;
    }
  }
  EXPECT_EQ(ReadDirectly(bytes, 1, 1).first, expected);
}

TEST(MessageReaderTest, LargeMessagesInARowAreNotCopied) {
  constexpr size_t kSize = 70'000;
  constexpr size_t kHeaderBytes = 10;
  std::string bytes;
  for (int i = 0; i < 10; ++i) {
    bytes += Frame(kFinalBinary, Pattern(kSize));
  }
  const auto [payloads, direct] =
      ReadDirectly(bytes, kHeaderBytes, bytes.size());
  EXPECT_EQ(payloads, std::vector<std::string>(10, Pattern(kSize)));
  EXPECT_EQ(direct, bytes.size() - kHeaderBytes);
}

TEST(MessageReaderTest, OffersNoMemoryForWhatIsShortOrCompressed) {
  MessageReader reader(Role::kClient, PermessageDeflateParameters(), kLimits);
  MessageBatch batch;
  EXPECT_TRUE(reader.ReceiveBuffer().empty());
  const std::string short_frame = Frame(kFinalBinary, std::string(10'000, 'x'));
  ByteSpan piece = AsBytes(short_frame).first(10);
  EXPECT_EQ(reader.Read(&piece, &batch), Result::kNeedsMoreBytes);
  EXPECT_TRUE(reader.ReceiveBuffer().empty());
  piece = AsBytes(short_frame).subspan(10);
  EXPECT_EQ(reader.Read(&piece, &batch), Result::kNeedsMoreBytes);
  const std::string compressed =
      Frame(kFinalCompressedBinary, std::string(20'000, 'x'));
  piece = AsBytes(compressed).first(4);
  EXPECT_EQ(reader.Read(&piece, &batch), Result::kNeedsMoreBytes);
  EXPECT_TRUE(reader.ReceiveBuffer().empty());
}

TEST(MessageReaderTest, Messages) {
  ExpectEvents(Frame(kFinalText, "Hello") + Frame(kFinalBinary, "\xFF") +
                   Frame(kFinalText, "") + Frame(kFinalBinary, "") +
                   Frame(kFinalText, "\xC3\xA4"),
               {"ascii text \"Hello\"", "binary \"\\xff\"", "ascii text \"\"",
                "binary \"\"", "text \"\\xc3\\xa4\""});
}

TEST(MessageReaderTest, OneCharacterMakesTextOtherThanAscii) {
  for (const size_t size : {1, 7, 8, 9, 31, 63, 64, 65, 100, 200}) {
    MessageReader reader(Role::kClient, std::nullopt, kLimits);
    for (size_t place = 0; place <= size; ++place) {
      std::string text(size, 'a');
      text.insert(place, "\xC3\xA4");
      const std::string bytes =
          Frame(kFinalText, text) + Frame(kFinalText, std::string(size, 'a'));
      MessageBatch batch;
      ByteSpan piece = AsBytes(bytes);
      EXPECT_EQ(reader.Read(&piece, &batch), Result::kNeedsMoreBytes);
      ASSERT_EQ(batch.messages().size(), 2u);
      EXPECT_EQ(AsStringView(batch.messages()[0].payload), text);
      EXPECT_FALSE(batch.messages()[0].is_ascii);
      EXPECT_TRUE(batch.messages()[1].is_ascii);
    }
  }
}

TEST(MessageReaderTest, FragmentedMessages) {
  ExpectEvents(Frame(kFirstText, "Hel") + Frame(kContinuation, "") +
                   Frame(kContinuation, "l") + Frame(kFinalContinuation, "o") +
                   Frame(kFirstBinary, "a") + Frame(kFinalContinuation, "b") +
                   Frame(kFirstText, "") + Frame(kFinalContinuation, ""),
               {"ascii text \"Hello\"", "binary \"ab\"", "ascii text \"\""});
}

TEST(MessageReaderTest, ControlFramesBetweenFragments) {
  ExpectEvents(
      Frame(kFirstText, "a") + Frame(kPing, "1") + Frame(kContinuation, "b") +
          Frame(kPong, "") + Frame(kPing, "2") +
          Frame(kFinalContinuation, "c") + Frame(kFirstText, "d") +
          Frame(kClose, ""),
      {"ping \"1\"", "pong \"\"", "ping \"2\"", "ascii text \"abc\"", "close"});
}

TEST(MessageReaderTest, LargeMessagesHaveABlockOfTheirOwn) {
  const size_t large = MessageBatch::kLargePayloadBytes;
  for (const size_t size : {large - 1, large, 100'000ul}) {
    const std::string payload(size, 'a');
    const std::string half(size / 2, 'a');
    const std::string bytes =
        Frame(kFinalText, payload) + Frame(kFirstBinary, half) +
        Frame(kFinalContinuation, payload.substr(half.size()));
    const Events expected = {"ascii text of " + std::to_string(size),
                             "binary of " + std::to_string(size)};
    for (const size_t cut : {1ul, 5ul, 1000ul, size, size + 20}) {
      MessageReader reader(Role::kClient, std::nullopt, kLimits);
      const ByteSpan all = AsBytes(bytes);
      EXPECT_EQ(Read(&reader, {all.first(cut), all.subspan(cut)}), expected);
    }
  }
}

TEST(MessageReaderTest, MaskedMessagesOfAClient) {
  // RFC 6455, section 5.7, then fragments with keys of their own.
  const std::string bytes =
      Hex("81 85 37 fa 21 3d 7f 9f 4d 51 58") + Hex("01 82 01 02 03 04 60 60") +
      Hex("80 81 ff 00 00 00 9c") + Hex("89 81 01 02 03 04 71");
  ForEverySplit(bytes, [](const std::vector<ByteSpan>& pieces) {
    MessageReader reader(Role::kServer, std::nullopt, kLimits);
    EXPECT_EQ(
        Read(&reader, pieces),
        Events({"ascii text \"Hello\"", "ascii text \"abc\"", "ping \"p\""}));
  });
}

TEST(MessageReaderTest, FragmentsOutOfOrderFail) {
  ExpectEvents(Frame(kFinalContinuation, "a"),
               {"malformed 1002: continuation frame without a message to "
                "continue"});
  ExpectEvents(Frame(kFinalText, "a") + Frame(kContinuation, "b"),
               {"ascii text \"a\"",
                "malformed 1002: continuation frame without a message to "
                "continue"});
  for (const uint8_t first_byte :
       {kFinalText, kFinalBinary, kFirstText, kFirstBinary}) {
    ExpectEvents(Frame(kFirstText, "a") + Frame(first_byte, "b"),
                 {"malformed 1002: new message within a fragmented message"});
  }
}

TEST(MessageReaderTest, TextFailsAtTheFirstByteThatIsNotUtf8) {
  const Events bad_byte = {
      "malformed 1007: text message isn't UTF-8: byte 3, after "
      "\"a\\xe2\\x82\", "
      "is \"(\""};
  ExpectEvents(Frame(kFinalText, "a\xE2\x82("), bad_byte);
  ExpectEvents(Frame(kFirstText, "a\xE2") + Frame(kFinalContinuation, "\x82("),
               bad_byte);
  // Before the message, or even its frame, is complete.
  ExpectEvents(Frame(kFirstText, "a\xE2\x82("), bad_byte);
  ExpectEvents(Hex("81 7e 01 00") + "a\xE2\x82(", bad_byte);
  ExpectEvents(Frame(kFinalText, "\xFF"),
               {"malformed 1007: text message isn't UTF-8: byte 0, after \"\", "
                "is \"\\xff\""});
}

TEST(MessageReaderTest, TextFailsWhenItEndsWithinASequence) {
  const Events expected = {
      "malformed 1007: text message isn't UTF-8: it ends within a sequence"};
  ExpectEvents(Frame(kFinalText, "a\xE2\x82"), expected);
  ExpectEvents(Frame(kFirstText, "a\xE2") + Frame(kFinalContinuation, "\x82"),
               expected);
  ExpectEvents(Frame(kFirstText, "a\xE2") + Frame(kFinalContinuation, ""),
               expected);
}

TEST(MessageReaderTest, SequencesMaySpanFragments) {
  ExpectEvents(Frame(kFirstText, "\xF0") + Frame(kContinuation, "\x9F\x98") +
                   Frame(kPing, "") + Frame(kFinalContinuation, "\x80"),
               {"ping \"\"", "text \"\\xf0\\x9f\\x98\\x80\""});
}

TEST(MessageReaderTest, BinaryMayBeAnything) {
  ExpectEvents(Frame(kFirstBinary, "\xFF") + Frame(kFinalContinuation, "\xE2"),
               {"binary \"\\xff\\xe2\""});
}

TEST(MessageReaderTest, CloseFrames) {
  ExpectEvents(Frame(kClose, ""), {"close"});
  ExpectEvents(Frame(kClose, CloseBody(1000)), {"close 1000 \"\""});
  ExpectEvents(Frame(kClose, CloseBody(4999, "\xC3\xA4")),
               {"close 4999 \"\\xc3\\xa4\""});
  ExpectEvents(Frame(kClose, CloseBody(3000, std::string(123, 'r'))),
               {"close 3000 \"" + std::string(100, 'r') + "\"... (123 bytes)"});
  ExpectEvents(Frame(kClose, "a"),
               {"malformed 1002: Close frame with a payload of one byte: "
                "\"a\""});
  ExpectEvents(Frame(kClose, CloseBody(1000, "\xFF")),
               {"malformed 1007: Close frame whose reason isn't UTF-8: "
                "\"\\xff\""});
}

TEST(MessageReaderTest, CloseCodesThatNoFrameMayHaveFail) {
  for (const uint16_t code :
       {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535}) {
    ExpectEvents(Frame(kClose, CloseBody(code)),
                 {"malformed 1002: Close frame with the close code " +
                  std::to_string(code) + ", which no frame may have"});
  }
}

TEST(MessageReaderTest, MalformedFramesFail) {
  ExpectEvents(
      Frame(kFinalText, "a") + Hex("83 00"),
      {"ascii text \"a\"", "malformed 1002: reserved opcode: frame header 83"});
  ExpectEvents(Frame(kFinalCompressedText, "a"),
               {"malformed 1002: reserved bit set that no extension defines: "
                "frame header c1"});
}

TEST(MessageReaderTest, MessageLimitIsCheckedAtTheHeader) {
  const MessageLimits limits = {10, 10};
  const std::string error =
      "malformed 1009: message is longer than the limit of 10 bytes";
  const auto read = [&](const std::string& bytes) {
    MessageReader reader(Role::kClient, std::nullopt, limits);
    return Read(&reader, {AsBytes(bytes)});
  };
  EXPECT_EQ(read(Frame(kFinalText, "0123456789")),
            Events({"ascii text \"0123456789\""}));
  EXPECT_EQ(read(Hex("81 0b")), Events({error}));
  EXPECT_EQ(read(Hex("82 7f 7f ff ff ff ff ff ff ff")), Events({error}));
  EXPECT_EQ(read(Frame(kFirstText, "01234") + Hex("00 06")), Events({error}));
  EXPECT_EQ(read(Frame(kFirstText, "01234") + Frame(kContinuation, "56789") +
                 Hex("80 00")),
            Events({"ascii text \"0123456789\""}));
  // Each message anew.
  EXPECT_EQ(read(Frame(kFinalText, "0123456789") + Frame(kFinalText, "0")),
            Events({"ascii text \"0123456789\"", "ascii text \"0\""}));
}

// RFC 7692, section 7.2.3, as frames.
TEST(MessageReaderTest, CompressedMessagesOfTheStandard) {
  ExpectInflatedEvents(
      Hex("c1 07 f2 48 cd c9 c9 07 00") +            // 7.2.3.1
          Hex("41 03 f2 48 cd 80 04 c9 c9 07 00") +  // in two
          Hex("c1 05 f2 00 11 00 00"),               // 7.2.3.2
      {"ascii text \"Hello\"", "ascii text \"Hello\"", "ascii text \"Hello\""});
  ExpectInflatedEvents(Hex("c1 0b 00 05 00 fa ff 48 65 6c 6c 6f 00"),
                       {"ascii text \"Hello\""});
  ExpectInflatedEvents(Hex("c1 08 f3 48 cd c9 c9 07 00 00"),
                       {"ascii text \"Hello\""});
  ExpectInflatedEvents(Hex("c1 0d f2 48 05 00 00 00 ff ff ca c9 c9 07 00"),
                       {"ascii text \"Hello\""});
  ExpectInflatedEvents(Hex("c2 01 00"), {"binary \"\""});
}

TEST(MessageReaderTest, CompressedAndPlainMessagesMix) {
  ExpectInflatedEvents(Hex("c1 07 f2 48 cd c9 c9 07 00") +
                           Frame(kFinalText, "plain") +
                           Hex("41 03 f2 00 11 89 00 80 02 00 00"),
                       {"ascii text \"Hello\"", "ascii text \"plain\"",
                        "ping \"\"", "ascii text \"Hello\""});
}

TEST(MessageReaderTest, BadCompressedMessagesFail) {
  ExpectInflatedEvents(
      Hex("c1 01 06"),
      {"malformed 1002: bad compressed message: invalid block type"});
  ExpectInflatedEvents(
      Hex("c1 00"),
      {"malformed 1002: bad compressed message: the message ends within a "
       "block"});
}

TEST(MessageReaderTest, InflatedTextIsCheckedAsItComes) {
  // A block without compression that holds FF, of a message that goes on.
  ExpectInflatedEvents(
      Hex("41 06 00 01 00 fe ff ff"),
      {"malformed 1007: text message isn't UTF-8: byte 0, after \"\", is "
       "\"\\xff\""});
}

TEST(MessageReaderTest, InflatedLimit) {
  const std::string hello = Hex("c1 07 f2 48 cd c9 c9 07 00");
  MessageReader fits(Role::kClient, PermessageDeflateParameters(), {100, 5});
  EXPECT_EQ(Read(&fits, {AsBytes(hello)}), Events({"ascii text \"Hello\""}));
  MessageReader does_not_fit(Role::kClient, PermessageDeflateParameters(),
                             {100, 4});
  EXPECT_EQ(Read(&does_not_fit, {AsBytes(hello)}),
            Events({"malformed 1009: inflated message is longer than the limit "
                    "of 4 bytes"}));
  MessageReader too_long(Role::kClient, PermessageDeflateParameters(),
                         {6, 100});
  EXPECT_EQ(Read(&too_long, {AsBytes(hello)}),
            Events({"malformed 1009: message is longer than the limit of 6 "
                    "bytes"}));
}

}  // namespace
}  // namespace wsjs
