// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/public_suffix_list.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(PublicSuffixListTest, SuffixesOfRegistriesAndOfOthers) {
  for (const char* domain : {"com", "co.uk", "github.io", "x.ck", "test"})
    EXPECT_TRUE(IsPublicSuffix(domain)) << domain;
  for (const char* domain : {"a.com", "a.co.uk", "a.github.io", "www.ck"})
    EXPECT_FALSE(IsPublicSuffix(domain)) << domain;
}

TEST(PublicSuffixListTest, RegistrableDomainIsOneLabelMore) {
  EXPECT_EQ(RegistrableDomain("a.com"), "a.com");
  EXPECT_EQ(RegistrableDomain("x.y.a.com"), "a.com");
  EXPECT_EQ(RegistrableDomain("x.a.co.uk"), "a.co.uk");
  EXPECT_EQ(RegistrableDomain("x.a.github.io"), "a.github.io");
  // A wildcard, and an exception to it.
  EXPECT_EQ(RegistrableDomain("a.b.x.ck"), "b.x.ck");
  EXPECT_EQ(RegistrableDomain("a.www.ck"), "www.ck");
  EXPECT_EQ(RegistrableDomain("a.xn--j6w193g"), "a.xn--j6w193g");
  // No rule of the list: the last label is a suffix.
  EXPECT_EQ(RegistrableDomain("x.a.test"), "a.test");
}

TEST(PublicSuffixListTest, SuffixesHaveNoRegistrableDomain) {
  for (const char* domain : {"com", "co.uk", "x.ck", "localhost", ""})
    EXPECT_EQ(RegistrableDomain(domain), "") << domain;
}

}  // namespace
}  // namespace wsjs
