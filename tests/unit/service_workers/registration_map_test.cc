// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/registration_map.h"

#include <gtest/gtest.h>

#include <string>

namespace wsjs {
namespace {

constexpr char kKey[] = "https://a.test";

class RegistrationMapTest : public testing::Test {
 protected:
  Registration& Set(const std::string& scope) {
    return map_.Set(kKey, scope, ServiceWorkerUpdateViaCache::kImports);
  }
  // The scope of what matches.
  std::string Match(std::string_view url) {
    const Registration* const match = map_.Match(kKey, url);
    return match ? match->scope_url : "nothing";
  }

  RegistrationMap map_;
};

TEST_F(RegistrationMapTest, LongestScopeMatches) {
  Set("https://a.test/x");
  Set("https://a.test/");
  Set("https://a.test/x/y/");
  EXPECT_EQ(Match("https://a.test/"), "https://a.test/");
  EXPECT_EQ(Match("https://a.test/xyz"), "https://a.test/x");
  EXPECT_EQ(Match("https://a.test/x/y"), "https://a.test/x");
  EXPECT_EQ(Match("https://a.test/x/y/z?q"), "https://a.test/x/y/");
  EXPECT_EQ(Match("https://b.test/"), "nothing");
}

TEST_F(RegistrationMapTest, StorageKeysAreSeparate) {
  Set("https://a.test/");
  EXPECT_EQ(map_.Match("https://b.test", "https://a.test/"), nullptr);
  EXPECT_EQ(map_.Get("https://b.test", "https://a.test/"), nullptr);
  EXPECT_TRUE(map_.All("https://b.test").empty());
}

TEST_F(RegistrationMapTest, GetWantsTheScopeItself) {
  Registration& registration = Set("https://a.test/x");
  EXPECT_EQ(map_.Get(kKey, "https://a.test/x"), &registration);
  EXPECT_EQ(map_.Get(kKey, "https://a.test/xy"), nullptr);
}

TEST_F(RegistrationMapTest, AllIsInTheOrderOfMaking) {
  Registration& first = Set("https://a.test/z");
  Registration& second = Set("https://a.test/a");
  EXPECT_EQ(map_.All(kKey), (std::vector<Registration*>{&first, &second}));
}

TEST_F(RegistrationMapTest, UnregisteredOneExistsWhileItHasAWorker) {
  Registration& old = Set("https://a.test/");
  old.active = std::make_unique<RegisteredWorker>();
  old.active->info.id = 7;
  const uint64_t id = old.id;
  map_.Unregister(old);
  EXPECT_TRUE(map_.IsUnregistered(old));
  EXPECT_EQ(Match("https://a.test/"), "nothing");
  EXPECT_TRUE(map_.All(kKey).empty());
  map_.DeleteIfUnused(old);
  EXPECT_EQ(map_.Find(id), &old);
  EXPECT_EQ(map_.FindWorker(7), old.active.get());

  // Another one has taken its place.
  Registration& replacement = Set("https://a.test/");
  EXPECT_TRUE(map_.IsUnregistered(old));
  map_.Unregister(old);
  EXPECT_EQ(map_.Get(kKey, "https://a.test/"), &replacement);

  old.active.reset();
  map_.DeleteIfUnused(old);
  EXPECT_EQ(map_.Find(id), nullptr);
  EXPECT_EQ(map_.FindWorker(7), nullptr);
}

TEST_F(RegistrationMapTest, RegisteredOneIsNeverDeleted) {
  Registration& registration = Set("https://a.test/");
  map_.DeleteIfUnused(registration);
  EXPECT_EQ(map_.Find(registration.id), &registration);
}

TEST_F(RegistrationMapTest, NewestWorkerIsTheYoungest) {
  Registration& registration = Set("https://a.test/");
  EXPECT_EQ(registration.NewestWorker(), nullptr);
  registration.active = std::make_unique<RegisteredWorker>();
  EXPECT_EQ(registration.NewestWorker(), registration.active.get());
  registration.waiting = std::make_unique<RegisteredWorker>();
  EXPECT_EQ(registration.NewestWorker(), registration.waiting.get());
  registration.installing = std::make_unique<RegisteredWorker>();
  EXPECT_EQ(registration.NewestWorker(), registration.installing.get());
}

}  // namespace
}  // namespace wsjs
