// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_CLIENTS_H_
#define WSJS_SRC_SERVICE_WORKERS_CLIENTS_H_

#include <string>

#include "bindings/client_query_options.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#clients-interface
class Clients final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit Clients(bindings::Realm& realm) : Wrappable(realm) {}

  bindings::Promise get(const std::u16string& id);
  bindings::Promise matchAll(const ClientQueryOptions& options);
  bindings::Promise claim();
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_CLIENTS_H_
