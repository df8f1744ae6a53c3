// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/main_fetch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "src/net/in_memory_cookie_jar.h"
#include "tests/unit/http/fake_http_exchange.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Answer = FakeHttpExchangeFactory::Answer;
using Type = HttpResponse::Type;

class RecordingFetchClient final : public HttpFetchClient {
 public:
  void DidReceiveResponse(HttpResponse received) override {
    EXPECT_FALSE(response);
    response = std::move(received);
  }
  void DidReceiveBody(ByteSpan bytes) override { body += AsStringView(bytes); }
  void DidFinish() override { is_finished = true; }
  void DidFail(std::string_view why) override { error = why; }

  std::optional<HttpResponse> response;
  std::string body;
  bool is_finished = false;
  std::string error;
};

class MainFetchTest : public testing::Test {
 protected:
  MainFetchTest() {
    exchanges_.answer = [this](const HttpExchangeRequest& request) {
      const std::string& url = request.url.text;
      const auto found = answers_.find(url.substr(0, url.find('#')));
      return found != answers_.end() ? found->second : Ok();
    };
  }

  static Answer Ok(HeaderList headers = {}, std::string body = "body") {
    return {{200, "OK", std::move(headers)}, std::move(body), {}};
  }
  static Answer Redirect(uint16_t status, std::string location) {
    return {{status, "Moved", {{"Location", std::move(location)}}}, {}, {}};
  }
  // A request of fetch(), by a page of https://page.test.
  static HttpRequest PageRequest(std::string url) {
    HttpRequest request;
    request.url = std::move(url);
    request.origin = "https://page.test";
    request.mode = HttpRequestMode::kCors;
    return request;
  }

  // To its end.
  RecordingFetchClient Fetch(HttpRequest request) {
    StandardHttpClient client(
        {&loop_, &exchanges_, &cookies_, &settings_, Logger()});
    RecordingFetchClient fetch_client;
    const auto fetch = client.Fetch(std::move(request), &fetch_client);
    EXPECT_THAT(exchanges_.log, IsEmpty()) << "started within the call";
    loop_.Run();
    EXPECT_NE(fetch_client.is_finished, !fetch_client.error.empty());
    return fetch_client;
  }

  EventLoop loop_;
  FakeHttpExchangeFactory exchanges_{&loop_};
  std::map<std::string, Answer> answers_;
  InMemoryCookieJar cookies_;
  NetworkSettings settings_;
};

TEST_F(MainFetchTest, SameOriginResponseIsBasic) {
  answers_["https://page.test/a"] = Ok({{"Set-Cookie", "a=1"}, {"X", "y"}});
  const auto client = Fetch(PageRequest("https://page.test/a#fragment"));
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->type, Type::kBasic);
  EXPECT_EQ(client.response->status, 200);
  EXPECT_EQ(client.response->status_text, "OK");
  EXPECT_EQ(client.response->url, "https://page.test/a");
  EXPECT_FALSE(client.response->redirected);
  EXPECT_EQ(client.response->headers, (HeaderList{{"X", "y"}}));
  EXPECT_EQ(client.body, "body");
  EXPECT_THAT(exchanges_.log, ElementsAre("GET https://page.test/a"));
  EXPECT_FALSE(exchanges_.headers[0].Contains("Origin"));
  EXPECT_FALSE(exchanges_.headers[0].Contains("Referer"));
  EXPECT_EQ(exchanges_.headers[0].Get("Accept"), "*/*");
}

TEST_F(MainFetchTest, OriginIsSentWithOtherMethods) {
  HttpRequest request = PageRequest("https://page.test/");
  request.method = "POST";
  request.body = OwnedBytes(AsBytes("data"));
  Fetch(std::move(request));
  EXPECT_THAT(exchanges_.log, ElementsAre("POST https://page.test/ data"));
  EXPECT_EQ(exchanges_.headers[0].Get("Origin"), "https://page.test");
}

TEST_F(MainFetchTest, CookiesFollowTheCredentialsMode) {
  cookies_.SetCookie("https://page.test/", {}, "a=1");
  cookies_.SetCookie("https://other.test/", {}, "b=2; SameSite=None; Secure");
  answers_["https://other.test/"] =
      Ok({{"Access-Control-Allow-Origin", "https://page.test"},
          {"Access-Control-Allow-Credentials", "true"},
          {"Set-Cookie", "c=3; SameSite=None; Secure"}});
  struct Case {
    const char* url;
    HttpCredentialsMode mode;
    std::optional<std::string> cookie;
    const char* stored;
  };
  using Mode = HttpCredentialsMode;
  for (const Case& test :
       {Case{"https://page.test/", Mode::kOmit, std::nullopt, "b=2"},
        Case{"https://page.test/", Mode::kSameOrigin, "a=1", "b=2"},
        Case{"https://other.test/", Mode::kOmit, std::nullopt, "b=2"},
        Case{"https://other.test/", Mode::kSameOrigin, std::nullopt, "b=2"},
        Case{"https://other.test/", Mode::kInclude, "b=2", "b=2; c=3"}}) {
    HttpRequest request = PageRequest(test.url);
    request.credentials = test.mode;
    exchanges_.log.clear();
    exchanges_.headers.clear();
    const auto client = Fetch(std::move(request));
    EXPECT_EQ(client.error, "");
    EXPECT_EQ(exchanges_.headers[0].Get("Cookie"), test.cookie);
    EXPECT_EQ(cookies_.CookieHeader("https://other.test/", {}), test.stored);
  }
}

TEST_F(MainFetchTest, CrossOriginResponseNeedsPermission) {
  const auto refused = Fetch(PageRequest("https://other.test/"));
  EXPECT_FALSE(refused.response);
  EXPECT_THAT(refused.error, HasSubstr("Access-Control-Allow-Origin"));
  EXPECT_EQ(exchanges_.headers[0].Get("Origin"), "https://page.test");

  exchanges_.log.clear();
  answers_["https://other.test/"] =
      Ok({{"Access-Control-Allow-Origin", "*"},
          {"Access-Control-Expose-Headers", "X-One"},
          {"Content-Type", "text/plain"},
          {"X-One", "1"},
          {"X-Two", "2"}});
  const auto allowed = Fetch(PageRequest("https://other.test/"));
  ASSERT_TRUE(allowed.response) << allowed.error;
  EXPECT_EQ(allowed.response->type, Type::kCors);
  EXPECT_EQ(allowed.response->headers,
            (HeaderList{{"Content-Type", "text/plain"}, {"X-One", "1"}}));
}

TEST_F(MainFetchTest, WhatIsNotSimpleAsksFirst) {
  exchanges_.answer = [](const HttpExchangeRequest& request) {
    HeaderList headers = {{"Access-Control-Allow-Origin", "*"}};
    if (request.method == "OPTIONS") {
      headers.Append("Access-Control-Allow-Methods", "PUT");
      headers.Append("Access-Control-Allow-Headers", "x-one");
    }
    return Ok(headers);
  };
  HttpRequest request = PageRequest("https://other.test/");
  request.method = "PUT";
  request.headers = {{"X-One", "1"}};
  EXPECT_EQ(Fetch(std::move(request)).body, "body");
  EXPECT_THAT(exchanges_.log, ElementsAre("OPTIONS https://other.test/",
                                          "PUT https://other.test/ "));
  EXPECT_EQ(exchanges_.headers[0].Get("Access-Control-Request-Method"), "PUT");
  EXPECT_EQ(exchanges_.headers[0].Get("Access-Control-Request-Headers"),
            "x-one");
  EXPECT_FALSE(exchanges_.headers[0].Contains("Cookie"));

  exchanges_.log.clear();
  HttpRequest other_method = PageRequest("https://other.test/");
  other_method.method = "DELETE";
  EXPECT_THAT(Fetch(std::move(other_method)).error, HasSubstr("DELETE"));
  EXPECT_THAT(exchanges_.log, ElementsAre("OPTIONS https://other.test/"));
}

TEST_F(MainFetchTest, OtherModesTreatOtherOriginsTheirWay) {
  HttpRequest request = PageRequest("https://other.test/");
  request.mode = HttpRequestMode::kSameOrigin;
  EXPECT_THAT(Fetch(std::move(request)).error, HasSubstr("another origin"));
  EXPECT_THAT(exchanges_.log, IsEmpty());

  request = PageRequest("https://other.test/");
  request.mode = HttpRequestMode::kNoCors;
  const auto opaque = Fetch(std::move(request));
  ASSERT_TRUE(opaque.response);
  EXPECT_EQ(opaque.response->type, Type::kOpaque);
  EXPECT_EQ(opaque.response->status, 0);
  EXPECT_EQ(opaque.response->url, "");
  EXPECT_EQ(opaque.body, "");

  exchanges_.log.clear();
  request = PageRequest("https://other.test/");
  request.mode = HttpRequestMode::kNoCors;
  request.is_for_host = true;
  const auto internal = Fetch(std::move(request));
  ASSERT_TRUE(internal.response);
  EXPECT_EQ(internal.response->type, Type::kOpaque);
  EXPECT_EQ(internal.response->status, 200);
  EXPECT_EQ(internal.body, "body");

  exchanges_.log.clear();
  request = PageRequest("https://other.test/");
  request.mode = HttpRequestMode::kNavigate;
  const auto page = Fetch(std::move(request));
  ASSERT_TRUE(page.response);
  EXPECT_EQ(page.response->type, Type::kBasic);
}

TEST_F(MainFetchTest, HostWithoutAnOriginHasNoOtherOrigins) {
  HttpRequest request = PageRequest("https://other.test/");
  request.origin.reset();
  request.method = "DELETE";
  const auto client = Fetch(std::move(request));
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->type, Type::kBasic);
  EXPECT_THAT(exchanges_.log, ElementsAre("DELETE https://other.test/"));
  EXPECT_FALSE(exchanges_.headers[0].Contains("Origin"));
}

TEST_F(MainFetchTest, RedirectsAreFollowed) {
  answers_["https://page.test/a"] = Redirect(302, "b?x");
  answers_["https://page.test/b?x"] = Redirect(307, "/c#new");
  const auto client = Fetch(PageRequest("https://page.test/a#old"));
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->url, "https://page.test/c");
  EXPECT_TRUE(client.response->redirected);
  EXPECT_THAT(exchanges_.log, ElementsAre("GET https://page.test/a",
                                          "GET https://page.test/b?x",
                                          "GET https://page.test/c"));
}

TEST_F(MainFetchTest, SomeRedirectsTurnMethodsIntoGet) {
  struct Case {
    uint16_t status;
    const char* method;
    const char* second;
  };
  for (const Case& test :
       {Case{301, "POST", "GET https://page.test/b"},
        Case{302, "POST", "GET https://page.test/b"},
        Case{302, "PUT", "PUT https://page.test/b data"},
        Case{303, "PUT", "GET https://page.test/b"},
        Case{303, "HEAD", "HEAD https://page.test/b"},
        Case{307, "POST", "POST https://page.test/b data"},
        Case{308, "POST", "POST https://page.test/b data"}}) {
    answers_["https://page.test/a"] = Redirect(test.status, "b");
    HttpRequest request = PageRequest("https://page.test/a");
    request.method = test.method;
    request.headers = {{"Content-Type", "a/b"}, {"X", "y"}};
    if (request.method != "HEAD")
      request.body = OwnedBytes(AsBytes("data"));
    exchanges_.log.clear();
    exchanges_.headers.clear();
    Fetch(std::move(request));
    ASSERT_EQ(exchanges_.log.size(), 2u);
    EXPECT_EQ(exchanges_.log[1], test.second) << test.status;
    EXPECT_EQ(exchanges_.headers[1].Contains("Content-Type"),
              std::string(test.second).substr(0, 3) != "GET")
        << test.status << test.method;
    EXPECT_EQ(exchanges_.headers[1].Get("X"), "y");
  }
}

TEST_F(MainFetchTest, RedirectsHaveBounds) {
  for (const char* location :
       {"ftp://page.test/", "data:,x", "file:///etc/passwd", "http://[",
        "https://page.test:25/", "ws://page.test/"}) {
    answers_["https://page.test/a"] = Redirect(301, location);
    exchanges_.log.clear();
    EXPECT_NE(Fetch(PageRequest("https://page.test/a")).error, "") << location;
    EXPECT_EQ(exchanges_.log.size(), 1u);
  }
  answers_["https://page.test/a"] = Redirect(301, "a");
  exchanges_.log.clear();
  EXPECT_THAT(Fetch(PageRequest("https://page.test/a")).error,
              HasSubstr("more than 20 redirects"));
  EXPECT_EQ(exchanges_.log.size(), 21u);
}

TEST_F(MainFetchTest, RedirectModes) {
  answers_["https://page.test/a"] = Redirect(301, "b");
  HttpRequest request = PageRequest("https://page.test/a");
  request.redirect = HttpRedirectMode::kError;
  EXPECT_THAT(Fetch(std::move(request)).error, HasSubstr("redirect"));

  exchanges_.log.clear();
  request = PageRequest("https://page.test/a");
  request.redirect = HttpRedirectMode::kManual;
  const auto manual = Fetch(std::move(request));
  ASSERT_TRUE(manual.response);
  EXPECT_EQ(manual.response->type, Type::kOpaqueRedirect);
  EXPECT_EQ(manual.response->status, 0);
  EXPECT_TRUE(manual.response->headers.empty());
  EXPECT_THAT(exchanges_.log, ElementsAre("GET https://page.test/a"));
}

TEST_F(MainFetchTest, RedirectWithoutLocationIsAResponse) {
  answers_["https://page.test/a"] = {{302, "Found", {}}, "here", {}};
  const auto client = Fetch(PageRequest("https://page.test/a"));
  ASSERT_TRUE(client.response);
  EXPECT_EQ(client.response->status, 302);
  EXPECT_EQ(client.body, "here");
}

TEST_F(MainFetchTest, RedirectToAnotherOriginLosesWhatItMustNotHave) {
  cookies_.SetCookie("https://page.test/", {}, "a=1");
  answers_["https://page.test/a"] = Redirect(301, "https://other.test/b");
  answers_["https://other.test/b"] = Ok({{"Access-Control-Allow-Origin", "*"}});
  HttpRequest request = PageRequest("https://page.test/a");
  request.headers = {{"Authorization", "secret"}};
  const auto client = Fetch(std::move(request));
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->type, Type::kCors);
  EXPECT_TRUE(exchanges_.headers[0].Contains("Authorization"));
  EXPECT_TRUE(exchanges_.headers[0].Contains("Cookie"));
  EXPECT_FALSE(exchanges_.headers[1].Contains("Authorization"));
  EXPECT_FALSE(exchanges_.headers[1].Contains("Cookie"));
  EXPECT_EQ(exchanges_.headers[1].Get("Origin"), "https://page.test");
}

TEST_F(MainFetchTest, RedirectBetweenOtherOriginsTaintsTheOrigin) {
  answers_["https://one.test/"] = Redirect(301, "https://two.test/");
  answers_["https://one.test/"].response.headers.Append(
      "Access-Control-Allow-Origin", "*");
  answers_["https://two.test/"] =
      Ok({{"Access-Control-Allow-Origin", "https://page.test"}});
  EXPECT_THAT(Fetch(PageRequest("https://one.test/")).error,
              HasSubstr("not null"));
  EXPECT_EQ(exchanges_.headers[1].Get("Origin"), "null");
}

TEST_F(MainFetchTest, RedirectToCredentialsElsewhereIsAnError) {
  answers_["https://page.test/a"] = Redirect(301, "https://u:p@other.test/");
  EXPECT_THAT(Fetch(PageRequest("https://page.test/a")).error,
              HasSubstr("credentials"));
}

TEST_F(MainFetchTest, CredentialsOfTheUrlBecomeAHeader) {
  Fetch(PageRequest("https://user:pass@page.test/"));
  EXPECT_EQ(exchanges_.headers[0].Get("Authorization"), "Basic dXNlcjpwYXNz");
}

TEST_F(MainFetchTest, PolicyIsAskedForEachUrl) {
  std::vector<std::string> asked;
  settings_.may_connect = [&](const std::string& url) {
    asked.push_back(url);
    return url != "https://page.test/b";
  };
  answers_["https://page.test/a"] = Redirect(301, "b");
  EXPECT_THAT(Fetch(PageRequest("https://page.test/a")).error,
              HasSubstr("embedder"));
  EXPECT_THAT(asked, ElementsAre("https://page.test/a", "https://page.test/b"));
  EXPECT_EQ(exchanges_.log.size(), 1u);
}

TEST_F(MainFetchTest, MixedContentIsRefusedAlsoInRedirects) {
  answers_["https://page.test/a"] = Redirect(301, "http://page.test/");
  for (const char* url : {"http://page.test/", "https://page.test/a"}) {
    HttpRequest request = PageRequest(url);
    request.prohibits_mixed_content = true;
    exchanges_.log.clear();
    EXPECT_THAT(Fetch(std::move(request)).error, HasSubstr("mixed content"));
  }
  HttpRequest request = PageRequest("http://localhost/");
  request.prohibits_mixed_content = true;
  request.mode = HttpRequestMode::kNoCors;
  exchanges_.log.clear();
  EXPECT_EQ(Fetch(std::move(request)).error, "");
}

TEST_F(MainFetchTest, FailureOfTheExchangeIsANetworkError) {
  answers_["https://page.test/"] = {{}, {}, "it broke"};
  EXPECT_EQ(Fetch(PageRequest("https://page.test/")).error, "it broke");
}

TEST_F(MainFetchTest, CacheModesTellServers) {
  for (const auto& [mode, expected] :
       {std::pair(HttpCacheMode::kDefault, std::optional<std::string>()),
        std::pair(HttpCacheMode::kNoStore,
                  std::optional<std::string>("no-cache")),
        std::pair(HttpCacheMode::kNoCache,
                  std::optional<std::string>("max-age=0"))}) {
    HttpRequest request = PageRequest("https://page.test/");
    request.cache = mode;
    exchanges_.log.clear();
    exchanges_.headers.clear();
    Fetch(std::move(request));
    EXPECT_EQ(exchanges_.headers[0].Get("Cache-Control"), expected);
  }
  HttpRequest request = PageRequest("https://page.test/");
  request.cache = HttpCacheMode::kOnlyIfCached;
  exchanges_.log.clear();
  EXPECT_THAT(Fetch(std::move(request)).error, HasSubstr("cache"));
}

TEST_F(MainFetchTest, CookiesHeedTheSiteOfTheClient) {
  cookies_.SetCookie("https://other.test/", {}, "a=1");
  cookies_.SetCookie("https://other.test/", {}, "s=1; SameSite=Strict");
  answers_["https://other.test/"] = Ok({{"Set-Cookie", "b=2"}});
  struct Case {
    std::optional<std::string> origin;
    HttpRequestMode mode;
    std::optional<std::string> cookie;
    const char* stored;
  };
  for (const Case& test :
       {Case{"https://page.test", HttpRequestMode::kNoCors, std::nullopt,
             "a=1; s=1"},
        Case{"https://page.test", HttpRequestMode::kNavigate, "a=1",
             "a=1; s=1; b=2"},
        Case{"https://www.other.test", HttpRequestMode::kNoCors,
             "a=1; s=1; b=2", "a=1; s=1; b=2"},
        Case{std::nullopt, HttpRequestMode::kNoCors, "a=1; s=1; b=2",
             "a=1; s=1; b=2"}}) {
    HttpRequest request = PageRequest("https://other.test/");
    request.origin = test.origin;
    request.mode = test.mode;
    request.credentials = HttpCredentialsMode::kInclude;
    exchanges_.log.clear();
    exchanges_.headers.clear();
    EXPECT_EQ(Fetch(std::move(request)).error, "");
    EXPECT_EQ(exchanges_.headers[0].Get("Cookie"), test.cookie);
    EXPECT_EQ(cookies_.CookieHeader("https://other.test/", {}), test.stored);
  }
}

TEST_F(MainFetchTest, DataUrlNeedsNoNetwork) {
  const auto client = Fetch(PageRequest("data:text/x,%41#fragment"));
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->type, Type::kBasic);
  EXPECT_EQ(client.response->status, 200);
  EXPECT_EQ(client.response->url, "data:text/x,%41");
  EXPECT_EQ(client.body, "A");
  EXPECT_THAT(exchanges_.log, IsEmpty());
}

TEST_F(MainFetchTest, DataUrlIsOfEveryOrigin) {
  for (const auto mode :
       {HttpRequestMode::kSameOrigin, HttpRequestMode::kNoCors}) {
    HttpRequest request = PageRequest("data:,x");
    request.mode = mode;
    const auto client = Fetch(std::move(request));
    ASSERT_TRUE(client.response) << client.error;
    EXPECT_EQ(client.response->type, Type::kBasic);
  }
}

TEST_F(MainFetchTest, HeadOfADataUrlHasNoBody) {
  HttpRequest request = PageRequest("data:,x");
  request.method = "HEAD";
  const auto client = Fetch(std::move(request));
  EXPECT_TRUE(client.is_finished);
  EXPECT_EQ(client.body, "");
}

TEST_F(MainFetchTest, OtherSchemesFail) {
  for (const char* url :
       {"file:///etc/passwd", "ftp://page.test/", "about:blank", "x:y"}) {
    EXPECT_THAT(Fetch(PageRequest(url)).error, HasSubstr("can be fetched"))
        << url;
  }
}

// Destroys its fetch in the call whose number is given.
class ImpatientFetchClient final : public HttpFetchClient {
 public:
  explicit ImpatientFetchClient(int calls) : calls_left_(calls) {}
  void set_fetch(std::unique_ptr<HttpFetch> fetch) {
    fetch_ = std::move(fetch);
  }
  bool is_over() const { return !fetch_; }

  void DidReceiveResponse(HttpResponse) override { Count(); }
  void DidReceiveBody(ByteSpan) override { Count(); }
  void DidFinish() override { Count(); }
  void DidFail(std::string_view) override { FAIL(); }

 private:
  void Count() {
    ASSERT_GT(calls_left_, 0) << "called after its end";
    if (--calls_left_ == 0)
      fetch_.reset();
  }

  int calls_left_;
  std::unique_ptr<HttpFetch> fetch_;
};

TEST_F(MainFetchTest, EachCallMayDestroyAFetchWithoutNetwork) {
  for (const int calls : {1, 2, 3}) {
    StandardHttpClient client(
        {&loop_, &exchanges_, &cookies_, &settings_, Logger()});
    ImpatientFetchClient fetch_client(calls);
    fetch_client.set_fetch(client.Fetch(PageRequest("data:,x"), &fetch_client));
    loop_.Run();
    EXPECT_TRUE(fetch_client.is_over());
  }
}

TEST_F(MainFetchTest, DestroyedFetchIsSilent) {
  StandardHttpClient client(
      {&loop_, &exchanges_, &cookies_, &settings_, Logger()});
  RecordingFetchClient fetch_client;
  client.Fetch(PageRequest("https://page.test/"), &fetch_client).reset();
  loop_.Run();
  EXPECT_THAT(exchanges_.log, IsEmpty());
  EXPECT_FALSE(fetch_client.is_finished);
}

}  // namespace
}  // namespace wsjs
