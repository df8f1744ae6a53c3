// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/same_site.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(SameSiteTest, ClientWithoutAnOriginIsOfEverySite) {
  EXPECT_TRUE(IsSameSite(std::nullopt, "https://a.test/"));
}

TEST(SameSiteTest, OpaqueOriginIsOfNoSite) {
  EXPECT_FALSE(IsSameSite("null", "https://a.test/"));
}

TEST(SameSiteTest, PortsAreOneSite) {
  EXPECT_TRUE(IsSameSite("https://a.test:8443", "https://a.test/path"));
}

TEST(SameSiteTest, SchemesAreSitesOfTheirOwn) {
  EXPECT_FALSE(IsSameSite("http://a.test", "https://a.test/"));
  EXPECT_FALSE(IsSameSite("https://a.test", "http://a.test/"));
  EXPECT_TRUE(IsSameSite("http://a.test", "ws://a.test/"));
  EXPECT_TRUE(IsSameSite("https://a.test", "wss://a.test/"));
  EXPECT_FALSE(IsSameSite("http://a.test", "wss://a.test/"));
}

TEST(SameSiteTest, RegistrableDomainsAreSites) {
  EXPECT_TRUE(IsSameSite("https://www.a.test", "https://a.test/"));
  EXPECT_TRUE(IsSameSite("https://x.a.test", "https://y.z.a.test/"));
  EXPECT_FALSE(IsSameSite("https://a.test", "https://b.test/"));
  EXPECT_FALSE(IsSameSite("https://a.test", "https://not-a.test/"));
}

TEST(SameSiteTest, PublicSuffixesAreNoSites) {
  EXPECT_FALSE(IsSameSite("https://a.co.uk", "https://b.co.uk/"));
  EXPECT_TRUE(IsSameSite("https://x.a.co.uk", "https://a.co.uk/"));
  EXPECT_FALSE(IsSameSite("https://a.github.io", "https://b.github.io/"));
  // The same host is one site all the same.
  EXPECT_TRUE(IsSameSite("https://co.uk", "https://co.uk/"));
  EXPECT_FALSE(IsSameSite("https://co.uk", "https://a.co.uk/"));
}

TEST(SameSiteTest, AddressesAndSingleLabelsAreSitesOfTheirOwn) {
  EXPECT_TRUE(IsSameSite("http://localhost:80", "http://localhost:81/"));
  EXPECT_FALSE(IsSameSite("http://a.localhost", "http://localhost/"));
  EXPECT_TRUE(IsSameSite("http://127.0.0.1", "ws://127.0.0.1:81/"));
  EXPECT_FALSE(IsSameSite("http://127.0.0.1", "http://126.0.0.1/"));
  EXPECT_TRUE(IsSameSite("http://[::1]", "http://[::1]/"));
  EXPECT_FALSE(IsSameSite("http://[::1]", "http://[::2]/"));
}

}  // namespace
}  // namespace wsjs
