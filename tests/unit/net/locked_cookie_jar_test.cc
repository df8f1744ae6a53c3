// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/locked_cookie_jar.h"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "src/net/in_memory_cookie_jar.h"

namespace wsjs {
namespace {

constexpr char kUrl[] = "https://example.test/";

TEST(LockedCookieJarTest, AsksTheJar) {
  InMemoryCookieJar jar;
  LockedCookieJar locked(jar);
  locked.SetCookie(kUrl, {}, "a=1; HttpOnly");
  locked.SetCookieString(kUrl, "b=2");
  EXPECT_EQ(locked.CookieHeader(kUrl, {}), "a=1; b=2");
  EXPECT_EQ(locked.CookieString(kUrl), "b=2");
  EXPECT_EQ(jar.CookieHeader(kUrl, {}), "a=1; b=2");
}

TEST(LockedCookieJarTest, ThreadsShareIt) {
  InMemoryCookieJar jar;
  LockedCookieJar locked(jar);
  const auto set = [&](const std::string& prefix) {
    for (int i = 0; i < 50; ++i) {
      locked.SetCookie(kUrl, {}, prefix + std::to_string(i) + "=x");
      EXPECT_NE(locked.CookieHeader(kUrl, {}), "");
    }
  };
  std::thread thread([&] { set("a"); });
  set("b");
  thread.join();
  EXPECT_EQ(jar.size(), 100u);
}

}  // namespace
}  // namespace wsjs
