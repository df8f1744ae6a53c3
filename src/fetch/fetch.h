// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_FETCH_H_
#define WSJS_SRC_FETCH_FETCH_H_

#include "bindings/request_init.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "src/fetch/request.h"

namespace wsjs {

// https://fetch.spec.whatwg.org/#fetch-method
[[nodiscard]] bindings::Promise Fetch(bindings::Realm& realm,
                                      const Request::Info& input,
                                      const RequestInit& init);

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_FETCH_H_
