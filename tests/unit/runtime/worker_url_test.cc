// SPDX-License-Identifier: BSD-3-Clause
// Workers of blob: and data: URLs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A runtime of a page whose other scripts all say "loaded".
RuntimeOptions PageOptions(const char* base_url = "https://page.test/dir/") {
  RuntimeOptions options;
  options.base_url = base_url;
  // Called on the threads of workers.
  options.load_script = [](const std::string&) -> LoadResult {
    return {.source = "postMessage('loaded')"};
  };
  return options;
}

// What `page` prints, which has functions for URLs of a script.
std::vector<std::string> RunPage(const std::string& page,
                                 RuntimeOptions options = PageOptions()) {
  TestRuntime test(std::move(options));
  test.RunScript(
      "const blobUrl = (text) => URL.createObjectURL(new Blob([text]));"
      "const dataUrl = (text) => 'data:,' + encodeURIComponent(text);"
      "const print = (e) => console.log(e.type === 'error' ? 'error' : e.data);"
      "const start = (url, options) => { const w = new Worker(url, options);"
      "  w.onmessage = w.onerror = print; return w; };" +
      page);
  return test.lines;
}

TEST(WorkerUrlTest, BlobWorkerHasThePagesOrigin) {
  EXPECT_THAT(RunPage("start(blobUrl('postMessage([origin, location.origin,"
                      " isSecureContext, location.protocol].join())'))"),
              ElementsAre("https://page.test,https://page.test,true,blob:"));
}

TEST(WorkerUrlTest, DataWorkerHasAnOpaqueOrigin) {
  EXPECT_THAT(RunPage("start(dataUrl('postMessage([origin, location.origin,"
                      " isSecureContext, location.protocol].join())'))"),
              ElementsAre("null,null,true,data:"));
}

TEST(WorkerUrlTest, NestedWorkersAreOfTheSameOriginOnly) {
  constexpr char kNested[] =
      "`const w = new Worker('${url}');"
      " w.onmessage = w.onerror = (e) => postMessage(e.data ?? e.type)`";
  for (const auto& [make_url, url, expected] :
       {std::tuple("blobUrl", "https://page.test/w.js", "loaded"),
        std::tuple("blobUrl", "https://other.test/w.js", "error"),
        std::tuple("dataUrl", "https://page.test/w.js", "error"),
        std::tuple("dataUrl", "data:,postMessage(1)", "1")}) {
    EXPECT_THAT(RunPage("const url = '" + std::string(url) + "'; start(" +
                        make_url + "(" + kNested + "))"),
                ElementsAre(expected))
        << make_url << " " << url;
  }
}

TEST(WorkerUrlTest, BlobOfAnOpaqueOriginIsNotThePages) {
  EXPECT_THAT(
      RunPage("const w = new Worker(dataUrl("
              "  'postMessage(URL.createObjectURL(new Blob([])));'"
              "  + 'onmessage = () => {}'));"
              "w.onmessage = ({data}) => { console.log(data.slice(0, 10));"
              "  start(data).onerror = (e) => { print(e); w.terminate() } }"),
      ElementsAre("blob:null/", "error"));
}

TEST(WorkerUrlTest, RevokedUrlThatWasParsedBeforeStillStarts) {
  EXPECT_THAT(RunPage("const url = blobUrl('postMessage(1)'); start(url);"
                      "URL.revokeObjectURL(url); start(url)"),
              testing::UnorderedElementsAre("1", "error"));
}

TEST(WorkerUrlTest, TypeCountsForModulesOnly) {
  EXPECT_THAT(RunPage("start('data:text/plain,postMessage(1)')"),
              ElementsAre("1"));
  EXPECT_THAT(
      RunPage("start('data:text/plain,postMessage(1)', {type: 'module'})"),
      ElementsAre("error"));
  EXPECT_THAT(
      RunPage("start('data:text/javascript,postMessage(1)', {type: 'module'})"),
      ElementsAre("1"));
}

TEST(WorkerUrlTest, UrlsOfAWorkerEndWithIt) {
  EXPECT_THAT(
      RunPage(
          "start(blobUrl('postMessage(URL.createObjectURL(new Blob([1])))'))"
          ".onmessage = async ({data, target}) => {"
          "  console.log(await (await fetch(data)).text());"
          "  target.terminate();"
          "  while (await fetch(data).then(() => true, () => false))"
          "    await new Promise((resolve) => setTimeout(resolve, 5));"
          "  console.log('gone') }"),
      ElementsAre("1", "gone"));
}

TEST(WorkerUrlTest, UrlsGoFromOneRuntimeToAnother) {
  TestRuntime first(PageOptions());
  first.RunScript(
      "console.log(URL.createObjectURL(new Blob(['of the first'])))");
  ASSERT_EQ(first.lines.size(), 1u);
  const std::string read = "fetch('" + first.lines[0] +
                           "').then((r) => r.text()).then(console.log,"
                           " (e) => console.log(e.name))";
  EXPECT_THAT(RunPage(read), ElementsAre("of the first"));
  EXPECT_THAT(RunPage(read, PageOptions("https://other.test/")),
              ElementsAre("TypeError"));
}

TEST(WorkerUrlTest, UrlsEndWithTheirRuntime) {
  std::string url;
  {
    TestRuntime first(PageOptions());
    first.RunScript("console.log(URL.createObjectURL(new Blob(['x'])))");
    url = first.lines.at(0);
  }
  EXPECT_THAT(RunPage("fetch('" + url + "').catch((e) => console.log(e.name))"),
              ElementsAre("TypeError"));
}

TEST(WorkerUrlTest, UrlsOfOneImportAreParsedBeforeItsScriptsRun) {
  EXPECT_THAT(
      RunPage(
          "start(blobUrl(`const url = (text) => URL.createObjectURL("
          "  new Blob([text], {type: 'text/javascript'}));"
          "const second = url('postMessage(2)');"
          "importScripts(url('URL.revokeObjectURL(second)'), second);"
          "try { importScripts(second) } catch (e) { postMessage(e.name) }`))"),
      ElementsAre("2", "NetworkError"));
}

}  // namespace
}  // namespace wsjs
