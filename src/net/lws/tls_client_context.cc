// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/lws/tls_client_context.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include "src/base/check.h"

namespace wsjs {

namespace {

// Takes the place of all verification.
int AcceptAnyCertificate(X509_STORE_CTX* store, void*) {
  X509_STORE_CTX_set_error(store, X509_V_OK);
  return 1;
}

std::string LastOpenSslError() {
  const char* reason = ERR_reason_error_string(ERR_peek_error());
  return reason ? reason : "unknown error";
}

}  // namespace

void SslContextDeleter::operator()(SSL_CTX* context) const {
  SSL_CTX_free(context);
}

UniqueSslContext CreateTlsClientContext(const TlsSettings& settings,
                                        std::string* error) {
  ERR_clear_error();
  UniqueSslContext context(SSL_CTX_new(TLS_client_method()));
  CHECK(context);
  CHECK(SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) == 1);
  if (settings.insecure) {
    SSL_CTX_set_cert_verify_callback(context.get(), AcceptAnyCertificate,
                                     nullptr);
    return context;
  }
  SSL_CTX_set_default_verify_paths(context.get());
  for (const std::string& file : settings.certificate_authority_files) {
    if (SSL_CTX_load_verify_file(context.get(), file.c_str()) != 1) {
      *error = "certificate authority file " + file + ": " + LastOpenSslError();
      ERR_clear_error();
      return nullptr;
    }
  }
  return context;
}

}  // namespace wsjs
