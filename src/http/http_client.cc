// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/http_client.h"

namespace wsjs {

void HttpFetchClient::DidSendBody(uint64_t, uint64_t) {}

}  // namespace wsjs
