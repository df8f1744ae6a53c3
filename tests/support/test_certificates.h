// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_SUPPORT_TEST_CERTIFICATES_H_
#define WSJS_TESTS_SUPPORT_TEST_CERTIFICATES_H_

#include <memory>
#include <string>

typedef struct ssl_ctx_st SSL_CTX;

namespace wsjs {

// Certificates for TLS servers on the loopback, made as the tests run: none in
// the tree can expire. Its own authority issues all but one of them.
class TestCertificates final {
 public:
  enum class Kind {
    kValid,            // for localhost, 127.0.0.1 and ::1
    kWrongHost,        // for another name
    kExpired,          // a day ago
    kUntrustedIssuer,  // by another authority
  };

  TestCertificates();
  ~TestCertificates();

  // A PEM file with the authority's certificate; removed with this.
  const std::string& authority_file() const { return authority_file_; }

  struct Deleter {
    void operator()(SSL_CTX* context) const;
  };
  // What a server of that kind needs.
  [[nodiscard]] std::unique_ptr<SSL_CTX, Deleter> CreateServerContext(
      Kind kind) const;

 private:
  struct Authority;

  const std::unique_ptr<Authority> authority_;
  const std::unique_ptr<Authority> other_authority_;
  std::string authority_file_;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_SUPPORT_TEST_CERTIFICATES_H_
