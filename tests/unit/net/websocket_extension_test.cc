// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/websocket_extension.h"

#include <gtest/gtest.h>

#include <string>

namespace wsjs {
namespace {

// "a; b; c=d, e": the list as it was understood, or "none".
std::string Parse(std::string_view value) {
  const auto extensions = ParseWebSocketExtensions(value);
  if (!extensions)
    return "none";
  std::string text;
  for (const WebSocketExtension& extension : *extensions) {
    if (!text.empty())
      text += ", ";
    text += extension.name;
    for (const WebSocketExtension::Parameter& parameter :
         extension.parameters) {
      text += "; " + parameter.name;
      if (parameter.value)
        text += "=" + *parameter.value;
    }
  }
  return text;
}

TEST(WebSocketExtensionTest, ParsesLists) {
  EXPECT_EQ(Parse("foo"), "foo");
  EXPECT_EQ(Parse("foo,bar"), "foo, bar");
  EXPECT_EQ(Parse(" foo \t; a ; b = c , bar;d=\"e\""), "foo; a; b=c, bar; d=e");
  EXPECT_EQ(Parse("foo; a=\"\\b\\c\""), "foo; a=bc");
}

TEST(WebSocketExtensionTest, EmptyElementsAreSkipped) {
  EXPECT_EQ(Parse(",foo,, ,bar,"), "foo, bar");
}

TEST(WebSocketExtensionTest, RefusesWhatIsNotInTheGrammar) {
  for (const std::string_view value :
       {"", " ", ",", "foo;", "foo; ", "foo;;a", "foo; a=", "foo; =a",
        "foo bar", "foo; a b", "foo; a=b c", "foo; a=\"b c\"", "foo; a=\"\"",
        "foo; a=\"b", "foo=b", "\"foo\"", "foo; a=b;", "foo, ;a",
        "f\xC3\xA4"}) {
    EXPECT_EQ(Parse(value), "none") << value;
  }
}

}  // namespace
}  // namespace wsjs
