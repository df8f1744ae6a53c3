// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/fetch.h"

#include "tests/unit/fetch/fetch_test_base.h"

namespace wsjs {
namespace {

using FetchTest = FetchTestBase;

TEST_F(FetchTest, RequestSaysWhatScriptSaid) {
  Evaluate(R"(fetch("x?y#z", {
    method: "put", body: "text", headers: {A: "b"}, credentials: "include",
    mode: "same-origin", redirect: "error", cache: "no-store",
  }))");
  const HttpRequest& request = network_.last_request();
  EXPECT_EQ(request.method, "PUT");
  EXPECT_EQ(request.url, "https://page.test/dir/x?y#z");
  EXPECT_EQ(
      request.headers,
      (HeaderList{{"A", "b"}, {"Content-Type", "text/plain;charset=UTF-8"}}));
  EXPECT_EQ(AsStringView(request.body->span()), "text");
  EXPECT_EQ(request.origin, "https://page.test");
  EXPECT_EQ(request.mode, HttpRequestMode::kSameOrigin);
  EXPECT_EQ(request.credentials, HttpCredentialsMode::kInclude);
  EXPECT_EQ(request.redirect, HttpRedirectMode::kError);
  EXPECT_EQ(request.cache, HttpCacheMode::kNoStore);
  EXPECT_TRUE(request.prohibits_mixed_content);
  EXPECT_FALSE(request.is_for_host);
}

TEST_F(FetchTest, DefaultsAreThoseOfFetch) {
  Evaluate("fetch('http://example.test/')");
  const HttpRequest& request = network_.last_request();
  EXPECT_EQ(request.method, "GET");
  EXPECT_FALSE(request.body);
  EXPECT_EQ(request.mode, HttpRequestMode::kCors);
  EXPECT_EQ(request.credentials, HttpCredentialsMode::kSameOrigin);
  EXPECT_EQ(request.redirect, HttpRedirectMode::kFollow);
}

TEST_F(FetchTest, PromiseResolvesBeforeTheBodyArrives) {
  Evaluate(R"(
    fetch("/").then(async response => {
      log.push(response.status);
      log.push(await response.text());
    }))");
  network_.Respond();
  EXPECT_EQ(Log(), "200");
  network_.SendBody("a");
  network_.SendBody("b");
  EXPECT_EQ(Log(), "");
  network_.Finish();
  EXPECT_EQ(Log(), "ab");
  EXPECT_EQ(network_.active_count(), 0);
}

TEST_F(FetchTest, NetworkErrorsRejectWithoutReason) {
  Evaluate("fetch('/').catch(error => log.push(error))");
  network_.Fail();
  EXPECT_EQ(Log(), "TypeError: The fetch failed.");
}

TEST_F(FetchTest, BrokenBodyRejectsWhatReadsIt) {
  Evaluate(R"(
    let response;
    fetch("/").then(r => {
      response = r;
      r.clone().text().catch(error => log.push(error.name));
    }))");
  network_.Respond();
  EXPECT_EQ(Log(), "");
  network_.Fail();
  EXPECT_EQ(Log(), "TypeError");
  Evaluate("response.text().catch(error => log.push(error.name))");
  EXPECT_EQ(Log(), "TypeError");
}

TEST_F(FetchTest, AbortRejectsWithTheReason) {
  Evaluate(R"(
    const controller = new AbortController();
    fetch("/", {signal: controller.signal}).catch(error => log.push(error));
    controller.abort("why");
  )");
  EXPECT_EQ(Log(), "why");
  EXPECT_EQ(network_.active_count(), 0);
}

TEST_F(FetchTest, AbortWhileTheBodyArrives) {
  Evaluate(R"(
    const controller = new AbortController();
    fetch("/", {signal: controller.signal})
        .then(response => response.text())
        .catch(error => log.push(error));
  )");
  network_.Respond();
  Log();
  network_.SendBody("a");
  Evaluate("controller.abort('why')");
  EXPECT_EQ(Log(), "why");
  EXPECT_EQ(network_.active_count(), 0);
}

TEST_F(FetchTest, AbortAfterTheEndChangesNothing) {
  Evaluate(R"(
    const controller = new AbortController();
    let response;
    fetch("/", {signal: controller.signal}).then(r => response = r);
  )");
  network_.Respond();
  network_.SendBody("body");
  network_.Finish();
  Log();
  Evaluate("controller.abort(); response.text().then(t => log.push(t))");
  EXPECT_EQ(Log(), "body");
}

TEST_F(FetchTest, NullBodyStatusesAndHeadHaveNoBody) {
  for (const char* init : {"{}", "{method: 'HEAD'}"}) {
    Evaluate("fetch('/', " + std::string(init) +
             ").then(async r => log.push(await r.text(), r.bodyUsed))");
    HttpResponse response = FakeHttpNetwork::Ok();
    if (init == std::string("{}"))
      response.status = 204;
    network_.Respond(std::move(response));
    network_.Finish();
    EXPECT_EQ(Log(), " false");
  }
}

TEST_F(FetchTest, WrongRequestsRejectInsteadOfThrowing) {
  for (const char* call :
       {"fetch('http://[')", "fetch('http://a:b@c/')",
        "fetch('/', {body: 'x'})", "fetch('/', {integrity: 'sha256-x'})"}) {
    EXPECT_EQ(Evaluate(std::string(call) +
                       ".catch(error => log.push(error.name)), 1"),
              "1");
    EXPECT_EQ(Log(), "TypeError") << call;
  }
  EXPECT_EQ(network_.active_count(), 0);
}

}  // namespace
}  // namespace wsjs
