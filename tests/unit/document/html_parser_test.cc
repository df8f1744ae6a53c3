// SPDX-License-Identifier: BSD-3-Clause
#include "src/document/html_parser.h"

#include <gtest/gtest.h>

#include <string>

namespace wsjs {
namespace {

using Step = HtmlParser::Step;

// All steps, as a person would write the tree down.
std::string Parse(std::string text) {
  HtmlParser parser(std::move(text));
  std::string result;
  while (true) {
    const Step step = parser.Next();
    switch (step.kind) {
      case Step::Kind::kStartElement:
        result += step.element_namespace == HtmlParser::NodeNamespace::kSvg
                      ? "<svg:"
                  : step.element_namespace == HtmlParser::NodeNamespace::kMathMl
                      ? "<math:"
                      : "<";
        result += step.local_name;
        for (const auto& [name, value] : step.attributes)
          result += " " + name + "=" + value;
        result += ">";
        break;
      case Step::Kind::kEndElement:
        result += "</>";
        break;
      case Step::Kind::kText:
        result += step.data;
        break;
      case Step::Kind::kComment:
        result += "<!--" + step.data + "-->";
        break;
      case Step::Kind::kEndDocument:
        return result;
    }
  }
}

TEST(HtmlParserTest, MakesTheElementsThatAreImplied) {
  EXPECT_EQ(Parse(""), "<html><head></><body></></>");
  EXPECT_EQ(Parse("<!doctype html><title>a&amp;b</title><p>c<p>d"),
            "<html><head><title>a&b</></><body><p>c</><p>d</></></>");
}

TEST(HtmlParserTest, TellsAttributesInLowerCaseAndDecoded) {
  EXPECT_EQ(Parse("<P ID=A Title='x &lt; y' hidden id=b>"),
            "<html><head></><body><p id=A title=x < y hidden=></></></>");
}

TEST(HtmlParserTest, ScriptsAreText) {
  EXPECT_EQ(Parse("<script>if (a<b && '</p>') {}</script>"),
            "<html><head><script>if (a<b && '</p>') {}</></><body></></>");
  EXPECT_EQ(Parse("<script>a\r\nb</script>"),
            "<html><head><script>a\nb</></><body></></>");
}

TEST(HtmlParserTest, NoscriptIsTextBecauseScriptRuns) {
  EXPECT_EQ(Parse("<body><noscript><script>a</script><p>b</noscript>c"),
            "<html><head></><body><noscript><script>a</script><p>b</>c</></>");
  EXPECT_EQ(Parse("<noscript><link></noscript><title>a</title>"),
            "<html><head><noscript><link></><title>a</></><body></></>");
  EXPECT_EQ(Parse("<body><noscript></noscript>"),
            "<html><head></><body><noscript></></></>");
}

TEST(HtmlParserTest, TemplatesAreInert) {
  EXPECT_EQ(Parse("<template><script>a</script></template><p>b"),
            "<html><head><template></></><body><p>b</></></>");
}

TEST(HtmlParserTest, ForeignElementsKeepTheirNames) {
  EXPECT_EQ(Parse("<svg viewbox=1 xlink:href=a><LINEARGRADIENT/></svg>"
                  "<math><mi>x</mi></math>"),
            "<html><head></><body><svg:svg viewBox=1 xlink:href=a>"
            "<svg:linearGradient></></>"
            "<math:math><math:mi>x</></></></>");
}

TEST(HtmlParserTest, UnknownElementsAreInLowerCase) {
  EXPECT_EQ(Parse("<My-Element></MY-element>"),
            "<html><head></><body><my-element></></></>");
}

TEST(HtmlParserTest, ControlCharactersAndNoncharactersStay) {
  EXPECT_EQ(Parse("<p>\x01\x7F\u0080\uFFFF</p>"),
            "<html><head></><body><p>\x01\x7F\u0080\uFFFF</></></>");
}

TEST(HtmlParserTest, CommentsAreTold) {
  EXPECT_EQ(Parse("<!--a--><p><!--b-->"),
            "<!--a--><html><head></><body><p><!--b--></></></>");
}

TEST(HtmlParserTest, TextKnowsWhereItBegins) {
  HtmlParser parser("<!doctype html>\n<p>\n  <script>\na</script>");
  Step step;
  do {
    step = parser.Next();
  } while (step.local_name != "script");
  step = parser.Next();
  EXPECT_EQ(step.data, "\na");
  EXPECT_EQ(step.line, 3);
  EXPECT_EQ(step.column, 11);
}

// What frees the library's own tree is recursive.
TEST(HtmlParserTest, DeepTreesNeedNoStack) {
  constexpr int kDepth = 5'000;
  std::string text;
  for (int i = 0; i < kDepth; ++i)
    text += "<b>";
  EXPECT_EQ(Parse(text).size(),
            std::string("<html><head></><body></></>").size() +
                kDepth * std::string("<b></>").size());
}

TEST(HtmlParserTest, EveryPrefixIsTaken) {
  const std::string text =
      "<!doctype html><script src=a>b</script><noscript>c<i>d</noscript>"
      "<table>e<td>&amp;<svg><![CDATA[f]]></svg></table><!-- g -->";
  for (size_t size = 0; size < text.size(); ++size)
    EXPECT_NE(Parse(text.substr(0, size)).find("<body>"), std::string::npos);
}

}  // namespace
}  // namespace wsjs
