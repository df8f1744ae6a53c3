// SPDX-License-Identifier: BSD-3-Clause
#include "src/blob_url/blob_url_store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "src/base/bytes.h"

namespace wsjs {
namespace {

using testing::MatchesRegex;

constexpr char kOrigin[] = "https://a.test";

BlobUrlEntry EntryOf(std::string_view text,
                     std::optional<std::string> origin = kOrigin) {
  return {.data = BlobData(OwnedBytes(AsBytes(text))),
          .type = "text/plain",
          .origin = std::move(origin)};
}

ada::url_aggregator Parse(const std::string& url) {
  return *ada::parse<ada::url_aggregator>(url);
}

class BlobUrlStoreTest : public testing::Test {
 protected:
  // The text of what `url` names; none if nothing has that URL.
  std::optional<std::string> TextOf(const std::string& url) {
    const std::optional<BlobUrlEntry> entry = store_.Resolve(Parse(url));
    if (!entry)
      return std::nullopt;
    return std::string(AsStringView(entry->data.span()));
  }

  BlobUrlStore store_;
};

TEST_F(BlobUrlStoreTest, UrlHasOriginAndAUuidOfVersion4) {
  constexpr char kUuid[] =
      "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
  EXPECT_THAT(store_.Add(EntryOf("x"), this),
              MatchesRegex("blob:https://a[.]test/" + std::string(kUuid)));
  EXPECT_THAT(store_.Add(EntryOf("x", "null"), this),
              MatchesRegex("blob:null/" + std::string(kUuid)));
  EXPECT_THAT(store_.Add(EntryOf("x", std::nullopt), this),
              MatchesRegex("blob:null/" + std::string(kUuid)));
}

TEST_F(BlobUrlStoreTest, UrlsDiffer) {
  EXPECT_NE(store_.Add(EntryOf("x"), this), store_.Add(EntryOf("x"), this));
}

TEST_F(BlobUrlStoreTest, UrlResolvesToItsEntry) {
  const std::string url = store_.Add(EntryOf("one"), this);
  const std::string other = store_.Add(EntryOf("two"), this);
  EXPECT_EQ(TextOf(url), "one");
  EXPECT_EQ(TextOf(other), "two");
  const std::optional<BlobUrlEntry> entry = store_.Resolve(Parse(url));
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->type, "text/plain");
  EXPECT_EQ(entry->origin, kOrigin);
}

TEST_F(BlobUrlStoreTest, FragmentIsIgnoredAndQueryIsNot) {
  const std::string url = store_.Add(EntryOf("one"), this);
  EXPECT_EQ(TextOf(url + "#fragment"), "one");
  EXPECT_EQ(TextOf(url + "?query"), std::nullopt);
  EXPECT_EQ(TextOf("https://a.test/"), std::nullopt);
}

TEST_F(BlobUrlStoreTest, OnlyTheExactUrlRemoves) {
  const std::string url = store_.Add(EntryOf("one"), this);
  const std::string other = store_.Add(EntryOf("two"), this);
  store_.Remove(Parse(url + "#fragment"));
  store_.Remove(Parse(url + "?query"));
  EXPECT_EQ(TextOf(url), "one");
  store_.Remove(Parse(url));
  EXPECT_EQ(TextOf(url), std::nullopt);
  EXPECT_EQ(TextOf(other), "two");
  store_.Remove(Parse(url));
}

TEST_F(BlobUrlStoreTest, EntriesEndWithTheirEnvironment) {
  const int environment = 0;
  const std::string url = store_.Add(EntryOf("one"), &environment);
  const std::string other = store_.Add(EntryOf("two"), this);
  store_.RemoveEntriesOf(&environment);
  EXPECT_EQ(TextOf(url), std::nullopt);
  EXPECT_EQ(TextOf(other), "two");
}

TEST_F(BlobUrlStoreTest, WhatWasResolvedOutlivesItsUrl) {
  const std::string url = store_.Add(EntryOf("one"), this);
  const std::optional<BlobUrlEntry> entry = store_.Resolve(Parse(url));
  store_.Remove(Parse(url));
  EXPECT_EQ(AsStringView(entry->data.span()), "one");
}

TEST_F(BlobUrlStoreTest, PartitionsAreOrigins) {
  EXPECT_TRUE(IsSamePartition(EntryOf("x"), kOrigin));
  EXPECT_FALSE(IsSamePartition(EntryOf("x"), "https://b.test"));
  EXPECT_FALSE(IsSamePartition(EntryOf("x"), "null"));
  EXPECT_TRUE(IsSamePartition(EntryOf("x"), std::nullopt));
  EXPECT_TRUE(IsSamePartition(EntryOf("x", std::nullopt), kOrigin));
}

TEST_F(BlobUrlStoreTest, ThreadsShareIt) {
  constexpr int kUrls = 200;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this] {
      const int environment = 0;
      for (int n = 0; n < kUrls; ++n) {
        const std::string url = store_.Add(EntryOf("text"), &environment);
        EXPECT_EQ(TextOf(url), "text");
        if (n % 2 == 0)
          store_.Remove(Parse(url));
      }
      store_.RemoveEntriesOf(&environment);
    });
  }
  for (std::thread& thread : threads)
    thread.join();
}

}  // namespace
}  // namespace wsjs
