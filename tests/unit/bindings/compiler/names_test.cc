// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/names.h"

#include <gtest/gtest.h>

namespace wsjs::idl {
namespace {

TEST(NamesTest, CppNameIsTheIdentifier) {
  EXPECT_EQ(CppName("binaryType"), "binaryType");
  EXPECT_EQ(CppName("NaN"), "NaN");
}

TEST(NamesTest, CppNameOfAReservedWordGetsAnUnderscore) {
  EXPECT_EQ(CppName("delete"), "delete_");
  EXPECT_EQ(CppName("default"), "default_");
  EXPECT_EQ(CppName("xor_eq"), "xor_eq_");
  EXPECT_EQ(CppName("alignas"), "alignas_");
}

TEST(NamesTest, CppNameHasNoMinus) {
  EXPECT_EQ(CppName("font-face"), "font_face");
}

TEST(NamesTest, SnakeNameSplitsWordsAndAcronyms) {
  EXPECT_EQ(SnakeName("WebSocket"), "web_socket");
  EXPECT_EQ(SnakeName("DOMException"), "dom_exception");
  EXPECT_EQ(SnakeName("URLSearchParams"), "url_search_params");
  EXPECT_EQ(SnakeName("URL"), "url");
  EXPECT_EQ(SnakeName("console"), "console");
  EXPECT_EQ(SnakeName("WebGL2RenderingContext"), "web_gl2_rendering_context");
  EXPECT_EQ(SnakeName("AddEventListenerOptions"), "add_event_listener_options");
}

TEST(NamesTest, EnumeratorNameIsOneWord) {
  EXPECT_EQ(EnumeratorName("blob"), "kBlob");
  EXPECT_EQ(EnumeratorName("arraybuffer"), "kArraybuffer");
  EXPECT_EQ(EnumeratorName("no-cors"), "kNoCors");
  EXPECT_EQ(EnumeratorName("2d"), "k2d");
  EXPECT_EQ(EnumeratorName(""), "kEmpty");
  EXPECT_EQ(EnumeratorName("a/b c"), "kABC");
}

}  // namespace
}  // namespace wsjs::idl
