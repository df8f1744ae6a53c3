// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/curl_session.h"

#include <chrono>
#include <string>

#include "tests/unit/http/http_server_fixture.h"

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TestHttpServer::Handler Always(std::string bytes, bool closes = false) {
  return [=](const std::string&) -> TestHttpServer::Answer {
    return {bytes, closes};
  };
}

TEST_F(CurlSessionTest, ResponseArrives) {
  TestHttpServer server(
      &loop_,
      Always(HttpAnswer("203 Some  words\r\nA: 1\r\na:2\r\nB:", "text")));
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->status, 203);
  EXPECT_EQ(client.response->reason_phrase, "Some  words");
  EXPECT_EQ(client.response->headers.Get("a"), "1, 2");
  EXPECT_EQ(client.response->headers.Get("b"), "");
  EXPECT_EQ(client.body, "text");
  EXPECT_EQ(client.error, "");
}

TEST_F(CurlSessionTest, RequestIsWhatItIsToldAndNoMore) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK")));
  RecordingExchangeClient client;
  HttpExchangeRequest request = GetRequest(UrlOf(server, "/a/./b'|?q=%7e\""));
  request.method = "PATCHY";
  request.headers = {{"X-One", "1"}, {"x-empty", ""}, {"X-One", "2"}};
  const auto exchange = Start(std::move(request), &client);
  ASSERT_TRUE(RunUntil([&] { return client.has_ended; }));
  EXPECT_THAT(
      server.requests(),
      ElementsAre("PATCHY /a/b'|?q=%7e%22 HTTP/1.1\r\nHost: 127.0.0.1:" +
                  std::to_string(server.port()) +
                  "\r\nAccept-Encoding: gzip, deflate, br\r\n"
                  "X-One: 1\r\nx-empty:\r\nX-One: 2\r\n\r\n"));
}

TEST_F(CurlSessionTest, BodyIsSentAndCounted) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK")));
  const std::string body(3'000'000, 'x');
  RecordingExchangeClient client;
  HttpExchangeRequest request = GetRequest(UrlOf(server));
  request.method = "POST";
  request.has_body = true;
  request.body = AsBytes(body);
  const auto exchange = Start(std::move(request), &client);
  ASSERT_TRUE(RunUntil([&] { return client.has_ended; }));
  ASSERT_EQ(server.requests().size(), 1u) << client.error;
  EXPECT_TRUE(server.requests()[0].ends_with(body));
  EXPECT_THAT(server.requests()[0], HasSubstr("Content-Length: 3000000\r\n"));
  EXPECT_THAT(server.requests()[0].substr(0, 1000),
              Not(HasSubstr("Content-Type")));
  EXPECT_EQ(client.sent_bytes, body.size());
}

TEST_F(CurlSessionTest, EmptyBodyHasALength) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK")));
  RecordingExchangeClient client;
  HttpExchangeRequest request = GetRequest(UrlOf(server));
  request.method = "POST";
  request.has_body = true;
  const auto exchange = Start(std::move(request), &client);
  ASSERT_TRUE(RunUntil([&] { return client.has_ended; }));
  EXPECT_THAT(server.requests(), ElementsAre(HasSubstr("Content-Length: 0")));
}

TEST_F(CurlSessionTest, HeadHasNoBody) {
  TestHttpServer server(&loop_, [](const std::string&) {
    return TestHttpServer::Answer{
        "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"};
  });
  RecordingExchangeClient client;
  HttpExchangeRequest request = GetRequest(UrlOf(server));
  request.method = "HEAD";
  const auto exchange = Start(std::move(request), &client);
  ASSERT_TRUE(RunUntil([&] { return client.has_ended; }));
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->headers.Get("Content-Length"), "10");
  EXPECT_EQ(client.error, "");
}

TEST_F(CurlSessionTest, ConnectionServesTheNextRequest) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK", "x")));
  for (int i = 0; i < 3; ++i) {
    RecordingExchangeClient client;
    Get(UrlOf(server), &client);
    EXPECT_EQ(client.body, "x");
  }
  EXPECT_EQ(server.accepted_count(), 1);
}

TEST_F(CurlSessionTest, InterimResponsesAndTrailersAreLeftOut) {
  TestHttpServer server(
      &loop_, Always("HTTP/1.1 103 Early Hints\r\nA: 1\r\n\r\n"
                     "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                     "B: 2\r\n\r\n3\r\nabc\r\n0\r\nC: 3\r\n\r\n"));
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  ASSERT_TRUE(client.response) << client.error;
  EXPECT_EQ(client.response->status, 200);
  EXPECT_FALSE(client.response->headers.Contains("A"));
  EXPECT_FALSE(client.response->headers.Contains("C"));
  EXPECT_EQ(client.body, "abc");
}

TEST_F(CurlSessionTest, CutBodyIsAnError) {
  TestHttpServer server(
      &loop_, Always("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc",
                     /*closes=*/true));
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  EXPECT_TRUE(client.response);
  EXPECT_NE(client.error, "");
}

TEST_F(CurlSessionTest, WhatIsNotHttpIsAnError) {
  for (const char* bytes :
       {"hello\r\n\r\n", "HTTP/1.1 OK\r\n\r\n", "\r\n\r\n"}) {
    TestHttpServer server(&loop_, Always(bytes, /*closes=*/true));
    RecordingExchangeClient client;
    Get(UrlOf(server), &client);
    EXPECT_FALSE(client.response) << bytes;
    EXPECT_NE(client.error, "") << bytes;
  }
}

TEST_F(CurlSessionTest, HeadHasALimit) {
  settings_.limits.header_bytes = 1000;
  TestHttpServer server(
      &loop_, Always(HttpAnswer("200 OK\r\nA: " + std::string(1000, 'a'))));
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  EXPECT_THAT(client.error, HasSubstr("longer than 1000 bytes"));
}

TEST_F(CurlSessionTest, BodyHasALimit) {
  settings_.limits.response_bytes = 1000;
  std::string body(1000, 'x');
  TestHttpServer server(&loop_, [&](const std::string&) {
    return TestHttpServer::Answer{HttpAnswer("200 OK", body)};
  });
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  EXPECT_EQ(client.body, body);
  EXPECT_EQ(client.error, "");

  body += 'x';
  RecordingExchangeClient next_client;
  Get(UrlOf(server), &next_client);
  EXPECT_THAT(next_client.error, HasSubstr("longer than 1000 bytes"));
}

TEST_F(CurlSessionTest, SilentServerTimesOut) {
  settings_.limits.http_idle_timeout = milliseconds(20);
  TestHttpServer server(&loop_, Always(""));
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  EXPECT_THAT(client.error, HasSubstr("within 20 ms"));
}

TEST_F(CurlSessionTest, RefusedConnectionIsAnError) {
  RecordingExchangeClient client;
  Get("http://127.0.0.1:1/", &client);
  EXPECT_THAT(client.error, HasSubstr("127.0.0.1"));
}

TEST_F(CurlSessionTest, NamesResolveAsForSockets) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK", "x")));
  settings_.host_addresses = {{"*.table.test", "127.0.0.1"}};
  int asked = 0;
  settings_.resolve = [&](const std::string& host, auto done) {
    ++asked;
    if (host == "known.test") {
      done({{"127.0.0.2", "127.0.0.1"}, {}});
    } else {
      done({{}, "nobody knows"});
    }
  };
  const std::string port = std::to_string(server.port());
  // 127.0.0.2 refuses: the next address is tried.
  for (const char* host : {"a.table.test", "known.test", "known.test"}) {
    RecordingExchangeClient client;
    Get("http://" + std::string(host) + ":" + port + "/", &client);
    EXPECT_EQ(client.body, "x") << host << ": " << client.error;
  }
  EXPECT_EQ(asked, 1) << "an answer holds for a while";
  RecordingExchangeClient client;
  Get("http://other.test/", &client);
  EXPECT_THAT(client.error, HasSubstr("nobody knows"));
}

TEST_F(CurlSessionTest, EnvironmentIsNotRead) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK", "x")));
  setenv("http_proxy", "http://127.0.0.1:1", 1);
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  unsetenv("http_proxy");
  EXPECT_EQ(client.body, "x") << client.error;
}

TEST_F(CurlSessionTest, DestroyedExchangesAreSilent) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK", "x")));
  RecordingExchangeClient client;
  Start(GetRequest(UrlOf(server)), &client).reset();
  // While it connects.
  auto exchange = Start(GetRequest(UrlOf(server)), &client);
  loop_.RunOneTurn(false);
  exchange.reset();
  // With a request under way.
  exchange = Start(GetRequest(UrlOf(server)), &client);
  ASSERT_TRUE(RunUntil([&] { return !server.requests().empty(); }));
  exchange.reset();
  loop_.StartTimer(milliseconds(20), false, true, [] {});
  loop_.Run();
  EXPECT_FALSE(client.response);
  EXPECT_FALSE(client.has_ended);
}

TEST_F(CurlSessionTest, ClientMayDestroyTheExchange) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK", "body")));
  std::unique_ptr<HttpExchange> exchange;
  RecordingExchangeClient destroys_at_head;
  destroys_at_head.on_head = [&] { exchange.reset(); };
  exchange = Start(GetRequest(UrlOf(server)), &destroys_at_head);
  ASSERT_TRUE(RunUntil([&] { return !exchange; }));
  RecordingExchangeClient destroys_at_body;
  destroys_at_body.on_body = [&] { exchange.reset(); };
  exchange = Start(GetRequest(UrlOf(server)), &destroys_at_body);
  ASSERT_TRUE(RunUntil([&] { return !exchange; }));
  loop_.RunOneTurn(false);
  EXPECT_EQ(destroys_at_head.body, "");
  EXPECT_FALSE(destroys_at_head.has_ended);
  EXPECT_FALSE(destroys_at_body.has_ended);
}

TEST_F(CurlSessionTest, ContentCodingsAreDecoded) {
  // "hello" by gzip.
  constexpr char kBytes[] =
      "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86"
      "\xa6\x10\x36\x05\x00\x00\x00";
  TestHttpServer server(
      &loop_, Always(HttpAnswer("200 OK\r\nContent-Encoding: gzip",
                                std::string(kBytes, sizeof(kBytes) - 1))));
  RecordingExchangeClient client;
  Get(UrlOf(server), &client);
  EXPECT_EQ(client.body, "hello") << client.error;
}

TEST_F(CurlSessionTest, MoreRequestsThanConnectionsWait) {
  TestHttpServer server(&loop_, Always(HttpAnswer("200 OK", "x")));
  std::vector<std::unique_ptr<HttpExchange>> exchanges;
  std::vector<std::unique_ptr<RecordingExchangeClient>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(std::make_unique<RecordingExchangeClient>());
    exchanges.push_back(Start(GetRequest(UrlOf(server)), clients.back().get()));
  }
  ASSERT_TRUE(RunUntil([&] {
    return std::ranges::all_of(clients,
                               [](auto& client) { return client->has_ended; });
  }));
  EXPECT_LE(server.accepted_count(), 6);
  for (const auto& client : clients)
    EXPECT_EQ(client->body, "x") << client->error;
}

}  // namespace
}  // namespace wsjs
