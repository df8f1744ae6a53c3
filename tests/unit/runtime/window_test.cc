// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/uloc.h>

#include <string>
#include <utility>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;

RuntimeOptions WithBaseUrl(std::string url) {
  RuntimeOptions options;
  options.base_url = std::move(url);
  return options;
}

TEST(WindowTest, WindowAndSelfAreTheGlobalObject) {
  TestRuntime test;
  test.RunScript(
      "console.log(window === globalThis, self === globalThis);"
      "self = 1; window = 2; console.log(self, window === globalThis);"
      "console.log(delete globalThis.window)");
  EXPECT_THAT(test.lines, ElementsAre("true true", "1 true", "false"));
}

TEST(WindowTest, LocationIsTheBaseUrl) {
  TestRuntime test(WithBaseUrl("https://user@example.com:444/a/b?c=d#e"));
  test.RunScript(
      "console.log(String(location));"
      "console.log(location.href === location.toString(), location.origin,"
      " location.protocol, location.host, location.hostname, location.port,"
      " location.pathname, location.search, location.hash);"
      "console.log(location === window.location,"
      " location instanceof Location)");
  EXPECT_THAT(test.lines,
              ElementsAre("https://user@example.com:444/a/b?c=d#e",
                          "true https://example.com:444 https: "
                          "example.com:444 example.com 444 /a/b ?c=d #e",
                          "true true"));
}

TEST(WindowTest, WithoutABaseUrlThereIsNoLocation) {
  TestRuntime test;
  test.RunScript("console.log(location)");
  EXPECT_THAT(test.lines, ElementsAre("undefined"));
}

TEST(WindowTest, NavigationIsNotSupported) {
  TestRuntime test(WithBaseUrl("https://example.com/"));
  test.RunScript(
      "for (const navigate of [() => { location = '/a' },"
      "    () => { location.href = '/a' }, () => { location.hash = 'a' },"
      "    () => { location.protocol = 'http' },"
      "    () => { location.host = 'a' }, () => { location.hostname = 'a' },"
      "    () => { location.port = '1' }, () => { location.pathname = 'a' },"
      "    () => { location.search = 'a' }, () => location.assign('/a'),"
      "    () => location.replace('/a'), () => location.reload()]) {"
      "  try { navigate(); console.log('navigated') } catch (e) {"
      "    if (e.name !== 'NotSupportedError') console.log(e);"
      "  }"
      "}"
      "console.log(location.href)");
  EXPECT_THAT(test.lines, ElementsAre("https://example.com/"));
}

TEST(WindowTest, NavigatorTellsOfTheHost) {
  TestRuntime test;
  test.RunScript(
      "console.log(navigator === window.navigator,"
      " navigator instanceof Navigator);"
      "console.log(navigator.userAgent === `wsjs/${wsjs.version}`,"
      " navigator.onLine, navigator.hardwareConcurrency >= 1,"
      " navigator.platform.split(' ')[0], navigator.oscpu ==="
      " navigator.platform, navigator.taintEnabled());"
      "console.log(navigator.appCodeName, navigator.appName,"
      " navigator.appVersion, navigator.product, navigator.productSub,"
      " navigator.vendor + navigator.vendorSub)");
  EXPECT_THAT(test.lines,
              ElementsAre("true true", "true true true Linux true false",
                          "Mozilla Netscape 5.0 (wsjs) Gecko 20100101 "));
}

TEST(WindowTest, NavigatorLanguageIsThatOfIntl) {
  const std::string locale = uloc_getDefault();
  UErrorCode error = U_ZERO_ERROR;
  uloc_setDefault("en_US_POSIX", &error);
  {
    TestRuntime test;
    test.RunScript("console.log(navigator.language)");
    EXPECT_THAT(test.lines, ElementsAre("en-US"));
  }
  uloc_setDefault("de_AT", &error);
  TestRuntime test;
  test.RunScript(
      "console.log(navigator.language, navigator.languages,"
      " navigator.languages === navigator.languages,"
      " Object.isFrozen(navigator.languages),"
      " new Intl.NumberFormat().resolvedOptions().locale)");
  uloc_setDefault(locale.c_str(), &error);
  ASSERT_TRUE(U_SUCCESS(error));
  EXPECT_THAT(test.lines, ElementsAre("de-AT [ 'de-AT' ] true true de-AT"));
}

// --- postMessage()

TEST(WindowTest, PostMessageIsATaskWithOriginAndSource) {
  TestRuntime test(WithBaseUrl("https://example.com:444/a"));
  test.RunScript(
      "const channel = new MessageChannel;"
      "onmessage = (e) => console.log(e.data.a, e.origin, e.source === window,"
      "  e.ports.length, e.isTrusted, e.target === window);"
      "const object = {a: 1}; postMessage(object, '*', [channel.port1]);"
      "object.a = 2; postMessage(object); console.log('first')");
  EXPECT_THAT(test.lines,
              ElementsAre("first", "1 https://example.com:444 true 1 true true",
                          "2 https://example.com:444 true 0 true true"));
}

TEST(WindowTest, PostMessageHeedsTheTargetOrigin) {
  TestRuntime test(WithBaseUrl("https://example.com/a"));
  test.RunScript(
      "onmessage = (e) => console.log(e.data);"
      "for (const origin of ['*', '/', 'https://example.com/other',"
      "    'https://example.com:1', 'http://example.com', 'data:,'])"
      "  postMessage(origin, origin);"
      "postMessage('option', {targetOrigin: 'https://b.test'});"
      "postMessage('default', {});"
      "try { postMessage(0, 'invalid') } catch (e) { console.log(e.name) }"
      "try { postMessage(() => 0, '*') } catch (e) { console.log(e.name) }");
  EXPECT_THAT(test.lines, ElementsAre("SyntaxError", "DataCloneError", "*", "/",
                                      "https://example.com/other", "default"));
}

TEST(WindowTest, PostMessageWithoutAnOrigin) {
  TestRuntime test;
  test.RunScript(
      "onmessage = (e) => console.log(e.data, JSON.stringify(e.origin));"
      "postMessage(1); postMessage(2, 'https://example.com')");
  EXPECT_THAT(test.lines, ElementsAre("1 \"\""));
}

}  // namespace
}  // namespace wsjs
