// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/base64.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

// RFC 4648, section 10.
TEST(Base64Test, EncodesTheExamplesOfTheStandard) {
  EXPECT_EQ(Base64Encode({}), "");
  EXPECT_EQ(Base64Encode(AsBytes("f")), "Zg==");
  EXPECT_EQ(Base64Encode(AsBytes("fo")), "Zm8=");
  EXPECT_EQ(Base64Encode(AsBytes("foo")), "Zm9v");
  EXPECT_EQ(Base64Encode(AsBytes("foobar")), "Zm9vYmFy");
  EXPECT_EQ(Base64Encode(AsBytes("\xFB\xFF\xBF")), "+/+/");
}

}  // namespace
}  // namespace wsjs
