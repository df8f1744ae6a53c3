// SPDX-License-Identifier: BSD-3-Clause
#include <gtest/gtest.h>
#include <wsjs/runtime_options.h>

namespace wsjs {
namespace {

TEST(CheckOptionsTest, DefaultsAreRight) {
  EXPECT_EQ(CheckOptions({}), "");
}

TEST(CheckOptionsTest, BaseUrl) {
  RuntimeOptions options;
  options.base_url = "https://example.com/a";
  EXPECT_EQ(CheckOptions(options), "");
  options.base_url = "/a";
  EXPECT_EQ(CheckOptions(options), "the base URL isn't an absolute URL: /a");
}

TEST(CheckOptionsTest, Origin) {
  RuntimeOptions options;
  for (const char* right : {"https://example.com", "http://a:8080", "null"}) {
    options.origin = right;
    EXPECT_EQ(CheckOptions(options), "");
  }
  for (const char* wrong : {"https://example.com/", "example.com", "file:"}) {
    options.origin = wrong;
    EXPECT_EQ(
        CheckOptions(options),
        "not an origin, such as https://example.com: " + std::string(wrong));
  }
}

TEST(CheckOptionsTest, HostAddresses) {
  RuntimeOptions options;
  options.network.host_addresses = {{"a", "127.0.0.1"}, {"*.b", "::1"}};
  EXPECT_EQ(CheckOptions(options), "");
  options.network.host_addresses = {{"a", "443:127.0.0.1"}};
  EXPECT_EQ(CheckOptions(options), "not an IP address for a: 443:127.0.0.1");
}

TEST(CheckOptionsTest, Proxy) {
  RuntimeOptions options;
  for (const char* right : {"http://u:p@proxy:3128", "socks5://[::1]:1080"}) {
    options.network.proxy.url = right;
    EXPECT_EQ(CheckOptions(options), "");
  }
  options.network.proxy.ws_url = "ftp://proxy";
  EXPECT_EQ(CheckOptions(options),
            "not a proxy's URL, http://host:port or socks5://host:port: "
            "ftp://proxy");
}

TEST(CheckOptionsTest, CertificateAuthorityFile) {
  RuntimeOptions options;
  options.network.tls.certificate_authority_files = {"/no/such.pem"};
  EXPECT_EQ(CheckOptions(options), "/no/such.pem: No such file or directory");
}

TEST(CheckOptionsTest, ExtraHeader) {
  RuntimeOptions options;
  options.network.extra_headers = {{"X-Name", "value"}};
  EXPECT_EQ(CheckOptions(options), "");
  options.network.extra_headers = {{"X-Name", "a\r\nb"}};
  EXPECT_NE(CheckOptions(options), "");
}

}  // namespace
}  // namespace wsjs
