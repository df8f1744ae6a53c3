// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/xml_http_request.h"

#include "tests/unit/fetch/fetch_test_base.h"

namespace wsjs {
namespace {

class XmlHttpRequestTest : public FetchTestBase {
 protected:
  // `request` is a request whose events are logged.
  XmlHttpRequestTest() {
    Evaluate(R"(
      const request = new XMLHttpRequest();
      function watch(target, prefix) {
        for (const type of ["loadstart", "progress", "abort", "error", "load",
                            "timeout", "loadend"]) {
          target.addEventListener(type, e => log.push(
              `${prefix}${type}(${e.loaded}/${e.total})`));
        }
      }
      watch(request, "");
      request.onreadystatechange = () => log.push(request.readyState);
    )");
  }
};

TEST_F(XmlHttpRequestTest, EventsOfAnUploadAndItsResponse) {
  Evaluate(R"(
    watch(request.upload, "^");
    request.open("POST", "/");
    request.send("12345");
  )");
  EXPECT_EQ(Log(), "1 loadstart(0/0) ^loadstart(0/5)");
  EXPECT_TRUE(network_.last_request().use_cors_preflight);
  network_.DidSend(2, 5);
  EXPECT_EQ(Log(), "^progress(2/5)");
  network_.DidSend(5, 5);
  EXPECT_EQ(Log(), "^progress(5/5) ^load(5/5) ^loadend(5/5)");
  network_.Respond(FakeHttpNetwork::Ok({{"Content-Length", "3"}}));
  EXPECT_EQ(Log(), "2");
  network_.SendBody("abc");
  EXPECT_EQ(Log(), "3 progress(3/3)");
  network_.Finish();
  EXPECT_EQ(Log(), "progress(3/3) 4 load(3/3) loadend(3/3)");
}

TEST_F(XmlHttpRequestTest, ResponseEndsAnUploadThatWasNotTold) {
  Evaluate(R"(
    watch(request.upload, "^");
    request.open("POST", "/");
    request.send("");
    take();
  )");
  network_.Respond();
  EXPECT_EQ(Log(), "^progress(0/0) ^load(0/0) ^loadend(0/0) 2");
}

TEST_F(XmlHttpRequestTest, FailureDuringAnUpload) {
  Evaluate(R"(
    watch(request.upload, "^");
    request.open("POST", "/");
    request.send("1");
    take();
  )");
  network_.Fail();
  EXPECT_EQ(Log(), "4 ^error(0/0) ^loadend(0/0) error(0/0) loadend(0/0)");
  EXPECT_EQ(Evaluate("[request.status, request.readyState]"), "0,4");
}

TEST_F(XmlHttpRequestTest, EachListenerMayOpenAgain) {
  for (const char* type : {"readystatechange", "progress", "load"}) {
    Evaluate("request.open('GET', '/'); request.send();");
    Evaluate(std::string("request.addEventListener('") + type +
             "', () => request.open('GET', '/again'), {once: true})");
    network_.Respond();
    if (network_.active_count()) {
      network_.SendBody("a");
      if (network_.active_count())
        network_.Finish();
    }
    EXPECT_EQ(network_.active_count(), 0) << type;
    EXPECT_EQ(Evaluate("request.readyState"), "1") << type;
    Evaluate("take()");
  }
}

TEST_F(XmlHttpRequestTest, SendFromALoadStartListenerIsNotSentTwice) {
  Evaluate(R"(
    request.addEventListener("loadstart", () => {
      request.open("GET", "/again");
      request.send();
    }, {once: true});
    request.open("GET", "/");
    request.send();
  )");
  EXPECT_EQ(network_.active_count(), 1);
  EXPECT_EQ(network_.last_request().url, "https://page.test/again");
}

TEST_F(XmlHttpRequestTest, SynchronousRequestThrowsWhatHappened) {
  const auto send = [this] {
    return Evaluate(R"(
      request.open("GET", "/", false);
      thrown(() => request.send());
    )");
  };
  network_.blocking_result.error = "for the test";
  EXPECT_THAT(send(), testing::HasSubstr("NetworkError"));
  network_.blocking_result.timed_out = true;
  EXPECT_THAT(send(), testing::HasSubstr("TimeoutError"));
  EXPECT_FALSE(network_.blocking_timeout);
  network_.blocking_result.timed_out = false;
  network_.blocking_result.response = FakeHttpNetwork::Ok();
  network_.blocking_result.body = "text";
  Evaluate("take()");
  Evaluate("request.open('GET', '/', false); request.send()");
  EXPECT_EQ(Evaluate("take()"), "1 4 load(4/0) loadend(4/0)");
  EXPECT_EQ(Evaluate("request.responseText"), "text");
}

TEST_F(XmlHttpRequestTest, WindowRefusesTimeoutAndTypeOfSynchronousRequests) {
  Evaluate("request.timeout = 1");
  EXPECT_THAT(Evaluate("thrown(() => request.open('GET', '/', false))"),
              testing::HasSubstr("InvalidAccessError"));
  Evaluate("request.timeout = 0; request.responseType = 'json'");
  EXPECT_THAT(Evaluate("thrown(() => request.open('GET', '/', false))"),
              testing::HasSubstr("InvalidAccessError"));
}

TEST_F(XmlHttpRequestTest, CredentialsAreForTheOwnOriginUnlessAsked) {
  Evaluate("request.open('GET', '/'); request.send()");
  EXPECT_EQ(network_.last_request().credentials,
            HttpCredentialsMode::kSameOrigin);
  EXPECT_FALSE(network_.last_request().use_cors_preflight);
  EXPECT_THAT(Evaluate("thrown(() => request.withCredentials = true)"),
              testing::HasSubstr("InvalidStateError"));
  Evaluate(R"(
    request.open("GET", "/");
    request.withCredentials = true;
    request.send();
  )");
  EXPECT_EQ(network_.last_request().credentials, HttpCredentialsMode::kInclude);
}

}  // namespace
}  // namespace wsjs
