// SPDX-License-Identifier: BSD-3-Clause
#include "tests/support/test_certificates.h"

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "src/base/check.h"

namespace wsjs {

namespace {

constexpr long kDaySeconds = 24 * 3600;

using UniqueKey = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using UniqueCertificate = std::unique_ptr<X509, decltype(&X509_free)>;

UniqueKey CreateKey() {
  return UniqueKey(EVP_EC_gen("P-256"), EVP_PKEY_free);
}

void AddExtension(X509* certificate, int type, const char* value) {
  X509_EXTENSION* extension =
      X509V3_EXT_conf_nid(nullptr, nullptr, type, value);
  CHECK(extension && X509_add_ext(certificate, extension, -1) == 1);
  X509_EXTENSION_free(extension);
}

UniqueCertificate CreateCertificate(const char* common_name,
                                    EVP_PKEY* key,
                                    long valid_until) {
  UniqueCertificate certificate(X509_new(), X509_free);
  static long serial_number = 0;
  X509_set_version(certificate.get(), X509_VERSION_3);
  ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial_number);
  X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -7 * kDaySeconds);
  X509_gmtime_adj(X509_getm_notAfter(certificate.get()), valid_until);
  X509_NAME_add_entry_by_txt(
      X509_get_subject_name(certificate.get()), "CN", MBSTRING_ASC,
      reinterpret_cast<const unsigned char*>(common_name), -1, -1, 0);
  X509_set_pubkey(certificate.get(), key);
  return certificate;
}

}  // namespace

struct TestCertificates::Authority {
  explicit Authority(const char* name)
      : key(CreateKey()),
        certificate(CreateCertificate(name, key.get(), 7 * kDaySeconds)) {
    AddExtension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
    AddExtension(certificate.get(), NID_key_usage, "critical,keyCertSign");
    Sign(certificate.get());
  }

  void Sign(X509* issued) const {
    X509_set_issuer_name(issued, X509_get_subject_name(certificate.get()));
    CHECK(X509_sign(issued, key.get(), EVP_sha256()) > 0);
  }

  UniqueKey key;
  UniqueCertificate certificate;
};

TestCertificates::TestCertificates()
    : authority_(std::make_unique<Authority>("wsjs test authority")),
      other_authority_(std::make_unique<Authority>("wsjs other authority")) {
  const char* folder = getenv("TMPDIR");
  authority_file_ = std::string(folder ? folder : "/tmp") + "/wsjs-ca-XXXXXX";
  const int descriptor = mkstemp(authority_file_.data());
  CHECK(descriptor >= 0);
  FILE* file = fdopen(descriptor, "w");
  CHECK(PEM_write_X509(file, authority_->certificate.get()) == 1);
  CHECK(fclose(file) == 0);
}

TestCertificates::~TestCertificates() {
  unlink(authority_file_.c_str());
}

void TestCertificates::Deleter::operator()(SSL_CTX* context) const {
  SSL_CTX_free(context);
}

std::unique_ptr<SSL_CTX, TestCertificates::Deleter>
TestCertificates::CreateServerContext(Kind kind) const {
  const UniqueKey key = CreateKey();
  const UniqueCertificate certificate =
      CreateCertificate("wsjs test server", key.get(),
                        kind == Kind::kExpired ? -kDaySeconds : kDaySeconds);
  AddExtension(certificate.get(), NID_subject_alt_name,
               kind == Kind::kWrongHost ? "DNS:other.test,IP:192.0.2.1"
                                        : "DNS:localhost,IP:127.0.0.1,IP:::1");
  const Authority& issuer =
      kind == Kind::kUntrustedIssuer ? *other_authority_ : *authority_;
  issuer.Sign(certificate.get());

  std::unique_ptr<SSL_CTX, Deleter> context(SSL_CTX_new(TLS_server_method()));
  CHECK(SSL_CTX_use_certificate(context.get(), certificate.get()) == 1);
  CHECK(SSL_CTX_use_PrivateKey(context.get(), key.get()) == 1);
  return context;
}

}  // namespace wsjs
