// SPDX-License-Identifier: BSD-3-Clause
// CurlSession over TLS.
#include <string>

#include "tests/unit/http/http_server_fixture.h"

namespace wsjs {
namespace {

using testing::HasSubstr;
using Kind = TestCertificates::Kind;

class CurlSessionTlsTest : public CurlSessionTest {
 protected:
  CurlSessionTlsTest() {
    settings_.tls.certificate_authority_files = {
        certificates().authority_file()};
  }

  void GetFrom(Kind kind, RecordingExchangeClient* client) {
    const auto context = certificates().CreateServerContext(kind);
    TestHttpServer server(
        &loop_,
        [](const std::string&) {
          return TestHttpServer::Answer{HttpAnswer("200 OK", "secret")};
        },
        context.get());
    Get("https://localhost:" + std::to_string(server.port()) + "/", client);
  }
};

TEST_F(CurlSessionTlsTest, ValidCertificateIsAccepted) {
  RecordingExchangeClient client;
  GetFrom(Kind::kValid, &client);
  EXPECT_EQ(client.body, "secret") << client.error;
}

TEST_F(CurlSessionTlsTest, WrongCertificatesAreRefused) {
  for (const Kind kind :
       {Kind::kWrongHost, Kind::kExpired, Kind::kUntrustedIssuer}) {
    RecordingExchangeClient client;
    GetFrom(kind, &client);
    EXPECT_FALSE(client.response);
    EXPECT_THAT(client.error, HasSubstr("certificate"));
  }
}

TEST_F(CurlSessionTlsTest, OwnAuthorityIsNotTrustedByItself) {
  settings_.tls.certificate_authority_files.clear();
  RecordingExchangeClient client;
  GetFrom(Kind::kValid, &client);
  EXPECT_THAT(client.error, HasSubstr("certificate"));
}

TEST_F(CurlSessionTlsTest, InsecureAcceptsAllCertificates) {
  settings_.tls.insecure = true;
  for (const Kind kind :
       {Kind::kWrongHost, Kind::kExpired, Kind::kUntrustedIssuer}) {
    RecordingExchangeClient client;
    GetFrom(kind, &client);
    EXPECT_EQ(client.body, "secret") << client.error;
  }
}

TEST_F(CurlSessionTlsTest, AuthorityFileThatIsNoneIsAnError) {
  settings_.tls.certificate_authority_files = {"/nowhere/ca.pem"};
  RecordingExchangeClient client;
  GetFrom(Kind::kValid, &client);
  EXPECT_THAT(client.error, HasSubstr("/nowhere/ca.pem"));
}

}  // namespace
}  // namespace wsjs
