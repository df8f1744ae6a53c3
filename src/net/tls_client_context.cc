// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/tls_client_context.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "src/base/check.h"

namespace wsjs {

namespace {

// Takes the place of all verification.
int AcceptAnyCertificate(X509_STORE_CTX* store, void*) {
  X509_STORE_CTX_set_error(store, X509_V_OK);
  return 1;
}

std::string DefaultPath(const char* variable, const char* otherwise) {
  const char* value = getenv(variable);
  return value ? value : otherwise;
}

// Whether `directory` has a link to each certificate, named by its hash, and
// `file` is all of them in one: as Debian's update-ca-certificates makes both.
bool IsBundleOfHashedDirectory(const std::string& file,
                               const std::string& directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::canonical(file, error).parent_path() !=
      fs::canonical(directory, error)) {
    return false;
  }
  constexpr size_t kHashDigits = 8;
  for (fs::directory_iterator entry(directory, error), end;
       !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".0" &&
        entry->path().stem().native().size() == kHashDigits) {
      return true;
    }
  }
  return false;
}

// The system's store: a directory, which is searched when a certificate is
// needed, and a file, which takes 50 ms and 4 MB to load.
void TrustSystemStore(SSL_CTX* context) {
  SSL_CTX_set_default_verify_dir(context);
  if (!IsBundleOfHashedDirectory(DefaultPath(X509_get_default_cert_file_env(),
                                             X509_get_default_cert_file()),
                                 DefaultPath(X509_get_default_cert_dir_env(),
                                             X509_get_default_cert_dir()))) {
    SSL_CTX_set_default_verify_file(context);
  }
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
  TrustSystemStore(context.get());
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
