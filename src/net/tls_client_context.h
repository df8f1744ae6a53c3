// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_TLS_CLIENT_CONTEXT_H_
#define WSJS_SRC_NET_TLS_CLIENT_CONTEXT_H_

#include <memory>
#include <string>

#include "src/net/network_settings.h"

typedef struct ssl_ctx_st SSL_CTX;

namespace wsjs {

struct SslContextDeleter {
  void operator()(SSL_CTX* context) const;
};
using UniqueSslContext = std::unique_ptr<SSL_CTX, SslContextDeleter>;

// What all secure connections of a runtime share: TLS 1.2 or later, the trusted
// certificates. Null, and what is wrong in `error`, when a file can't be used.
[[nodiscard]] UniqueSslContext CreateTlsClientContext(
    const TlsSettings& settings,
    std::string* error);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_TLS_CLIENT_CONTEXT_H_
