// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/utf8_validator.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "src/base/utf.h"
#include "tests/unit/net/test_bytes.h"

namespace wsjs {
namespace {

// How many bytes it took to refuse the text, one at a time; -1: none did.
int FailsAt(std::string_view text) {
  Utf8Validator validator;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!validator.Add(AsBytes(text.substr(i, 1))))
      return static_cast<int>(i);
  }
  return -1;
}

void ExpectValid(std::string_view text, bool is_ascii) {
  ForEverySplit(text, [&](const std::vector<ByteSpan>& pieces) {
    Utf8Validator validator;
    for (const ByteSpan piece : pieces) {
      EXPECT_TRUE(validator.Add(piece));
    }
    EXPECT_TRUE(validator.is_complete());
    EXPECT_EQ(validator.is_ascii(), is_ascii);
  });
}

void ExpectInvalid(std::string_view text) {
  ForEverySplit(text, [&](const std::vector<ByteSpan>& pieces) {
    Utf8Validator validator;
    bool is_valid = true;
    for (const ByteSpan piece : pieces) {
      is_valid = is_valid && validator.Add(piece);
    }
    EXPECT_FALSE(is_valid);
  });
}

TEST(Utf8ValidatorTest, AcceptsTheBoundariesOfEachLength) {
  ExpectValid("", true);
  ExpectValid(std::string_view("\0", 1), true);
  ExpectValid("plain \x7F", true);
  ExpectValid("\xC2\x80 \xDF\xBF", false);
  ExpectValid("\xE0\xA0\x80 \xED\x9F\xBF \xEE\x80\x80 \xEF\xBF\xBF", false);
  ExpectValid("\xF0\x90\x80\x80 \xF4\x8F\xBF\xBF", false);
  ExpectValid("a long text with \xE2\x82\xAC in it, and more after it \xC3\xA4",
              false);
}

TEST(Utf8ValidatorTest, RefusesAtTheFirstByteThatCannotBe) {
  EXPECT_EQ(FailsAt("ab\x80"), 2);            // continuation without a lead
  EXPECT_EQ(FailsAt("\xC0\x80"), 0);          // overlong
  EXPECT_EQ(FailsAt("\xC1\xBF"), 0);          // overlong
  EXPECT_EQ(FailsAt("\xE0\x9F\xBF"), 1);      // overlong
  EXPECT_EQ(FailsAt("\xED\xA0\x80"), 1);      // surrogate
  EXPECT_EQ(FailsAt("\xF0\x8F\xBF\xBF"), 1);  // overlong
  EXPECT_EQ(FailsAt("\xF4\x90\x80\x80"), 1);  // above U+10FFFF
  EXPECT_EQ(FailsAt("\xF5\x80\x80\x80"), 0);
  EXPECT_EQ(FailsAt("\xFE"), 0);
  EXPECT_EQ(FailsAt("\xFF"), 0);
  EXPECT_EQ(FailsAt("\xE2\x82\x41"), 2);
  EXPECT_EQ(FailsAt("\xE2\x82\xC3"), 2);
}

TEST(Utf8ValidatorTest, RefusesAtEverySplit) {
  for (const std::string_view text :
       {"some ascii \xFF and more", "\xED\xA0\x80", "x\xF4\x90\x80\x80y",
        "\xC3\xA4\xC3(", "\xE2\x82 \xAC", "\xF0\x9F\x98!"}) {
    ExpectInvalid(text);
  }
}

TEST(Utf8ValidatorTest, TruncatedSequencesAreNotComplete) {
  for (const std::string_view text :
       {"\xC3", "\xE2", "\xE2\x82", "\xF0", "\xF0\x9F", "\xF0\x9F\x98",
        "text\xF0\x9F\x98"}) {
    ForEverySplit(text, [](const std::vector<ByteSpan>& pieces) {
      Utf8Validator validator;
      for (const ByteSpan piece : pieces) {
        EXPECT_TRUE(validator.Add(piece));
      }
      EXPECT_FALSE(validator.is_complete());
    });
  }
}

// Each of the 256^2 pairs of bytes, in a text, as simdutf judges it.
TEST(Utf8ValidatorTest, AgreesWithSimdutfOnEveryPair) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {'a', static_cast<char>(first),
                                static_cast<char>(second), 'b'};
      EXPECT_EQ(FailsAt(text) < 0, IsValidUtf8(AsBytes(text)))
          << first << " " << second;
    }
  }
}

TEST(Utf8ValidatorTest, ResetForgets) {
  Utf8Validator validator;
  ASSERT_TRUE(validator.Add(AsBytes("\xC3")));
  validator.Reset();
  EXPECT_TRUE(validator.is_complete());
  EXPECT_TRUE(validator.is_ascii());
  EXPECT_TRUE(validator.Add(AsBytes("a")));
}

}  // namespace
}  // namespace wsjs
