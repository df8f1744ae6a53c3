// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SCOPES_WORKER_LOCATION_H_
#define WSJS_SRC_SCOPES_WORKER_LOCATION_H_

#include <utility>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/wrappable.h"
#include "src/scopes/location_url.h"

namespace wsjs {

// https://html.spec.whatwg.org/#workerlocation
// The URL of a worker's script.
class WorkerLocation final : public bindings::Wrappable, public LocationUrl {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  WorkerLocation(bindings::Realm& realm, ada::url_aggregator url)
      : Wrappable(realm), LocationUrl(std::move(url)) {}
};

}  // namespace wsjs

#endif  // WSJS_SRC_SCOPES_WORKER_LOCATION_H_
