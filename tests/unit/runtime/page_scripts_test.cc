// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>

#include "tests/unit/runtime/page_test.h"

// When and how a page's scripts run.
namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using PageScriptsTest = PageTest;

TEST_F(PageScriptsTest, RunInDocumentOrderInOneWindow) {
  AddScript("/folder/a.js", "console.log('a', x); var y = 2;");
  AddScript("/b.js", "console.log('b', y);");
  EXPECT_THAT(Run("<script>var x = 1; console.log('inline');</script>"
                  "<script src=a.js></script><script src='/b.js'></script>"
                  "<script>console.log('end', x + y);</script>"),
              ElementsAre("inline", "a 1", "b 2", "end 3"));
}

TEST_F(PageScriptsTest, SeeTheDocumentUpToThemselves) {
  EXPECT_THAT(
      Run("<script>console.log(document.body, document.head.tagName)</script>"
          "<body><p id=a></p>"
          "<script>console.log(document.getElementById('a').localName,"
          " document.getElementById('b'))</script><p id=b></p>"),
      ElementsAre("null HEAD", "p null"));
}

TEST_F(PageScriptsTest, DeferredRunAfterParsingAndAsyncInBetween) {
  AddScript("/folder/deferred.js", "log('deferred');");
  AddScript("/folder/async.js", "log('async');");
  AddScript("/folder/module.mjs", "log('module');");
  EXPECT_THAT(
      Run("<script>function log(name) {"
          "  console.log(name, document.readyState, document.currentScript &&"
          "      document.currentScript.id);"
          "}"
          "addEventListener('load', () => log('load'));"
          "document.addEventListener('DOMContentLoaded', () => log('loaded'));"
          "addEventListener('DOMContentLoaded', () => log('window'));"
          "document.onreadystatechange = () => log('change');"
          "log('first');</script>"
          "<script defer src=deferred.js id=d></script>"
          "<script type=module src=module.mjs id=m></script>"
          "<script type=module>log('inline module')</script>"
          "<script async src=async.js id=a></script>"
          "<script id=last>log('last')</script>"
          "<script defer id=i>log('inline ignores defer')</script>"),
      ElementsAre("first loading ", "last loading last", "async loading a",
                  "inline ignores defer loading i", "change interactive null",
                  "deferred interactive d", "module interactive null",
                  "inline module interactive null", "loaded interactive null",
                  "window interactive null", "change complete null",
                  "load complete null"));
}

TEST_F(PageScriptsTest, OtherTasksRunBetweenTwo) {
  EXPECT_THAT(Run("<script>setTimeout(() => console.log('timer'));"
                  "queueMicrotask(() => console.log('microtask'));"
                  "const end = performance.now() + 5;"
                  "while (performance.now() < end);</script>"
                  "<script>console.log('second')</script>"
                  "<script>console.log('third')</script>"),
              ElementsAre("microtask", "second", "timer", "third"));
}

TEST_F(PageScriptsTest, OnlyJavaScriptRuns) {
  EXPECT_THAT(Run("<script type=text/plain>console.log(1)</script>"
                  "<script type=' TEXT/JavaScript '>console.log(2)</script>"
                  "<script language=vbscript>console.log(3)</script>"
                  "<script language=JavaScript1.2>console.log(4)</script>"
                  "<script nomodule>console.log(5)</script>"
                  "<script type=''>console.log(6)</script>"
                  "<script></script>"
                  "<noscript><script>console.log(7)</script></noscript>"
                  "<template><script>console.log(8)</script></template>"
                  "<svg><script>console.log(9)</script></svg>"),
              ElementsAre("2", "4", "6"));
}

TEST_F(PageScriptsTest, ErrorsKnowTheLineOfThePage) {
  Run("<!doctype html>\n<p></p>\n  <script>\n\n  throw new Error('x');\n"
      "</script><script>console.log('on');</script>");
  EXPECT_THAT(Errors(), ElementsAre("Uncaught Error: x"));
  EXPECT_EQ(errors()[0].file, kUrl);
  EXPECT_EQ(errors()[0].line, 5);
  EXPECT_EQ(errors()[0].column, 3);
}

TEST_F(PageScriptsTest, ErrorsDoNotEndThePage) {
  EXPECT_THAT(Run("<script>onerror = (message, file, line) => {"
                  "  console.log(message);"
                  "};</script><script>)</script>"
                  "<script>throw 1</script>"
                  "<script type=module>throw 2</script>"
                  "<script>console.log('on')</script>"),
              ElementsAre("Uncaught SyntaxError: Unexpected token ')'",
                          "Uncaught 1", "on", "Uncaught 2"));
}

TEST_F(PageScriptsTest, WhatCannotBeLoadedFiresError) {
  AddScript("/folder/there.js", "console.log('there')");
  EXPECT_THAT(
      Run("<script defer src=there.js id=1></script>"
          "<script defer src=missing.js id=2></script>"
          "<script type=module src=missing.mjs id=3></script>"
          "<script src='' id=4></script>"
          "<script src='http://[' id=5></script>"
          "<script>"
          "addEventListener('load', () => console.log('load'));"
          "for (const script of document.getElementsByTagName('script')) {"
          "  for (const type of ['load', 'error'])"
          "    script['on' + type] = e => console.log(type, script.id);"
          "}</script>"),
      ElementsAre("error 4", "error 5", "there", "load 1", "error 2", "error 3",
                  "load"));
  EXPECT_THAT(
      log(), ElementsAre("Cannot load script "
                         "https://page.example/folder/missing.js: not found",
                         "Cannot load module "
                         "https://page.example/folder/missing.mjs: not found"));
}

TEST_F(PageScriptsTest, ModulesAreEvaluatedOnce) {
  AddScript("/folder/main.mjs", "import './part.mjs'; console.log('main');");
  AddScript("/folder/part.mjs", "console.log('part');");
  EXPECT_THAT(Run("<script type=module src=main.mjs></script>"
                  "<script type=module src=part.mjs></script>"
                  "<script type=module src=main.mjs></script>"
                  "<script type=module>import './part.mjs';"
                  "console.log(import.meta.url);</script>"),
              ElementsAre("part", "main", kUrl));
  EXPECT_EQ(loads().size(), 2);
}

TEST_F(PageScriptsTest, RedirectedScriptHasItsFinalUrl) {
  resources()["https://page.example/folder/a.js"] = {
      .source = "throw 1", .url = "https://page.example/b.js"};
  Run("<script src=a.js></script>");
  ASSERT_EQ(errors().size(), 1);
  EXPECT_EQ(errors()[0].file, "https://page.example/b.js");
}

TEST_F(PageScriptsTest, PageFromElsewhereLoadsNoFiles) {
  Run("<script src='file:///etc/passwd'></script>");
  EXPECT_THAT(loads(), IsEmpty());
  EXPECT_THAT(log(), ElementsAre("Cannot load script file:///etc/passwd: only "
                                 "scripts from files may load files"));
}

TEST_F(PageScriptsTest, TopLevelAwaitOfAModuleHoldsUpNothing) {
  EXPECT_THAT(Run("<script type=module>await new Promise(resolve =>"
                  "    setTimeout(resolve, 10)); console.log('late');</script>"
                  "<script>onload = () => console.log('load')</script>"),
              ElementsAre("load", "late"));
}

// --- Encodings.

TEST_F(PageScriptsTest, PageIsDecodedAsItDeclares) {
  const std::string script = "<script>console.log('\xE9\x80')</script>";
  EXPECT_THAT(Run(script), ElementsAre("\u00E9\u20AC"));
  EXPECT_THAT(Run("<meta charset=iso-8859-5>" + script),
              ElementsAre("\u0449\u0080"));
  EXPECT_THAT(Run(script, "text/html; charset=koi8-r"),
              ElementsAre("\u0418\u2500"));
  EXPECT_THAT(Run("\xEF\xBB\xBF<script>console.log('\xC3\xA9')</script>"),
              ElementsAre("\u00E9"));
}

TEST_F(PageScriptsTest, ScriptsAreDecodedAsTheirHeaderOrAttributeOrPageSays) {
  AddScript("/folder/page.js", "console.log('\xE9')");
  AddScript("/folder/attribute.js", "console.log('\xE9')");
  resources()["https://page.example/folder/header.js"] = {
      .source = "console.log('\xE9')",
      .content_type = "text/javascript; charset=iso-8859-5"};
  AddScript("/folder/utf8.js", "console.log('\xC3\xA9')");
  AddScript("/folder/mark.js",
            "\xEF\xBB\xBF"
            "console.log('\xC3\xA9')");
  AddScript("/folder/module.mjs", "console.log('\xC3\xA9')");
  EXPECT_THAT(
      Run("<meta charset=windows-1252>"
          "<script src=page.js></script>"
          "<script src=attribute.js charset=koi8-r></script>"
          "<script src=header.js charset=koi8-r></script>"
          "<script src=utf8.js charset=utf-8></script>"
          "<script src=mark.js></script>"
          "<script type=module src=module.mjs></script>"),
      ElementsAre("\u00E9", "\u0418", "\u0449", "\u00E9", "\u00E9", "\u00E9"));
}

}  // namespace
}  // namespace wsjs
