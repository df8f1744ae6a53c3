// SPDX-License-Identifier: BSD-3-Clause
// Garbage collection and the end of the global.
#include "tests/unit/fetch/fetch_test_base.h"

namespace wsjs {
namespace {

using FetchLifetimeTest = FetchTestBase;

TEST_F(FetchLifetimeTest, RequestUnderWaySurvivesCollection) {
  Evaluate("fetch('/').then(r => r.text()).then(t => log.push(t)), 0");
  realm_.CollectGarbage();
  network_.Respond();
  realm_.CollectGarbage();
  network_.SendBody("a");
  realm_.CollectGarbage();
  network_.Finish();
  EXPECT_EQ(Log(), "a");
}

TEST_F(FetchLifetimeTest, BodyThatNobodyCanReadIsNotLoaded) {
  Evaluate("fetch('/'), 0");
  network_.Respond();
  Log();
  realm_.CollectGarbage();
  network_.SendBody("a");
  EXPECT_EQ(network_.active_count(), 0);
}

TEST_F(FetchLifetimeTest, GlobalGoesAwayInEveryState) {
  Evaluate("fetch('/1'), 0");
  Evaluate(R"(
    const controller = new AbortController();
    fetch('/2', {signal: controller.signal}).then(r => r.text()), 0
  )");
  network_.Respond();
  Log();
  network_.SendBody("a");
  Evaluate(R"(
    const request = new XMLHttpRequest();
    request.open("GET", "/3");
    request.timeout = 1000;
    request.send();
  )");
  EXPECT_EQ(network_.active_count(), 3);
  realm_.Unload();
  EXPECT_EQ(network_.active_count(), 0);
}

TEST_F(FetchLifetimeTest, XmlHttpRequestLivesWhileItsRequestDoes) {
  Evaluate(R"(
    {
      const request = new XMLHttpRequest();
      request.open("GET", "/");
      request.onload = () => log.push(request.responseText);
      request.send();
    }
  )");
  realm_.CollectGarbage();
  network_.Respond();
  network_.SendBody("a");
  realm_.CollectGarbage();
  network_.Finish();
  EXPECT_EQ(Log(), "a");
}

TEST_F(FetchLifetimeTest, XmlHttpRequestIsCollectedAfterwards) {
  Evaluate(R"(
    let request = new XMLHttpRequest();
    request.open("GET", "/");
    request.responseType = "blob";
    request.send();
    const reference = new WeakRef(request);
  )");
  network_.Respond();
  network_.SendBody("a");
  network_.Finish();
  EXPECT_EQ(Evaluate("const {size} = request.response; request = null; size"),
            "1");
  Log();
  realm_.CollectGarbage();
  EXPECT_EQ(Evaluate("reference.deref()"), "undefined");
}

}  // namespace
}  // namespace wsjs
