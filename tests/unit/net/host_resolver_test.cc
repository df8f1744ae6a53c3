// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/host_resolver.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace wsjs {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;

class HostResolverTest : public testing::Test {
 protected:
  ResolveResult Resolve(std::string_view host) {
    SystemHostResolver resolver(&loop_, settings_);
    std::optional<ResolveResult> result;
    const auto request = resolver.Resolve(host, [&](ResolveResult resolved) {
      EXPECT_FALSE(result);
      result = std::move(resolved);
    });
    EXPECT_FALSE(result) << "called back within the call";
    const EventLoop::KeepAlive keep_alive(loop_);
    while (!result) {
      loop_.RunOneTurn(true);
    }
    return *result;
  }

  EventLoop loop_;
  NetworkSettings settings_;
};

TEST_F(HostResolverTest, AddressesAreThemselves) {
  EXPECT_THAT(Resolve("192.0.2.1").addresses, ElementsAre("192.0.2.1"));
  EXPECT_THAT(Resolve("[2001:db8::1]").addresses, ElementsAre("2001:db8::1"));
}

TEST_F(HostResolverTest, LocalhostIsTheLoopbackWithoutAsking) {
  settings_.resolve = [](const std::string&, auto) { FAIL(); };
  for (const char* host :
       {"localhost", "LocalHost", "localhost.", "a.b.localhost"}) {
    EXPECT_THAT(Resolve(host).addresses, ElementsAre("::1", "127.0.0.1"))
        << host;
  }
}

TEST_F(HostResolverTest, FirstMatchInTheTableWins) {
  settings_.host_addresses = {{"*.a.test", "192.0.2.1"},
                              {"x.a.test", "192.0.2.2"},
                              {"a.test", "[2001:db8::1]"}};
  EXPECT_THAT(Resolve("x.a.test").addresses, ElementsAre("192.0.2.1"));
  EXPECT_THAT(Resolve("A.test").addresses, ElementsAre("2001:db8::1"));
}

TEST_F(HostResolverTest, PatternDoesNotMatchItsSuffixAlone) {
  settings_.host_addresses = {{"*.a.test", "192.0.2.1"}};
  settings_.resolve = [](const std::string&, auto done) {
    done({{}, "asked"});
  };
  for (const char* host : {"a.test", ".a.test", "ba.test"}) {
    EXPECT_EQ(Resolve(host).error, "asked") << host;
  }
}

TEST_F(HostResolverTest, TableComesBeforeLocalhost) {
  settings_.host_addresses = {{"localhost", "192.0.2.1"}};
  EXPECT_THAT(Resolve("localhost").addresses, ElementsAre("192.0.2.1"));
}

TEST_F(HostResolverTest, SystemFailsWithItsReason) {
  const ResolveResult result = Resolve("wsjs.invalid");
  EXPECT_THAT(result.addresses, ElementsAre());
  EXPECT_NE(result.error, "");
}

TEST_F(HostResolverTest, EmbedderMayAnswerLaterOrTwice) {
  settings_.resolve = [this](const std::string& host, auto done) {
    EXPECT_EQ(host, "later.test");
    loop_.QueueTask(TaskSource::kNetworking, [done] {
      done({{"192.0.2.1", "192.0.2.2"}, {}});
      done({{"192.0.2.3"}, {}});
    });
  };
  EXPECT_THAT(Resolve("later.test").addresses,
              ElementsAre("192.0.2.1", "192.0.2.2"));
}

TEST_F(HostResolverTest, EmbedderThatIsSilentTimesOut) {
  settings_.limits.resolve_timeout = milliseconds(5);
  settings_.resolve = [](const std::string&, auto) {};
  EXPECT_THAT(Resolve("silent.test").error, HasSubstr("within 5 ms"));
}

TEST_F(HostResolverTest, DestroyedRequestsAreSilent) {
  std::function<void(ResolveResult)> late;
  settings_.resolve = [&](const std::string&, auto done) { late = done; };
  SystemHostResolver asking_embedder(&loop_, settings_);
  settings_.resolve = nullptr;
  SystemHostResolver asking_system(&loop_, settings_);
  const auto never = [](ResolveResult) { FAIL(); };
  (void)asking_embedder.Resolve("late.test", never);
  (void)asking_system.Resolve("wsjs.invalid", never);
  (void)asking_system.Resolve("localhost", never);
  late({{"192.0.2.1"}, {}});
  loop_.StartTimer(milliseconds(20), false, true, [] {});
  loop_.Run();
}

TEST_F(HostResolverTest, CallbackMayDestroyTheRequest) {
  SystemHostResolver resolver(&loop_, settings_);
  std::unique_ptr<HostResolver::Request> request;
  int answers = 0;
  request = resolver.Resolve("localhost", [&](ResolveResult) {
    ++answers;
    request.reset();
  });
  const EventLoop::KeepAlive keep_alive(loop_);
  while (request) {
    loop_.RunOneTurn(true);
  }
  loop_.RunOneTurn(false);
  EXPECT_EQ(answers, 1);
}

}  // namespace
}  // namespace wsjs
