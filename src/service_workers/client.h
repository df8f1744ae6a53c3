// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_CLIENT_H_
#define WSJS_SRC_SERVICE_WORKERS_CLIENT_H_

#include <string>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"
#include "bindings/structured_serialize_options.h"
#include "src/base/exception_or.h"
#include "src/service_workers/service_worker_info.h"

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#client-interface
// A client, as a service worker sees it: as it was when this was made.
class Client : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  Client(bindings::Realm& realm, ServiceWorkerClientInfo info);
  ~Client() override;

  // https://w3c.github.io/ServiceWorker/#create-client-algorithm
  // https://w3c.github.io/ServiceWorker/#create-windowclient-algorithm
  // One or the other. In a ScriptScope of a service worker's realm.
  static Client& New(bindings::Realm& realm,
                     const ServiceWorkerClientInfo& info);

  const std::string& url() const { return info_.url; }
  FrameType frameType() const { return info_.frame_type; }
  const std::string& id() const { return info_.id; }
  ClientType type() const { return info_.type; }
  ExceptionOr<void> postMessage(
      bindings::ScriptValue message,
      const std::vector<bindings::ScriptValue>& transfer);
  ExceptionOr<void> postMessage(bindings::ScriptValue message,
                                const StructuredSerializeOptions& options);

 private:
  const ServiceWorkerClientInfo info_;
};

// https://w3c.github.io/ServiceWorker/#client-interface
// There is nothing to do to a window that it doesn't do itself.
class WindowClient final : public Client {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Client::Client;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_CLIENT_H_
