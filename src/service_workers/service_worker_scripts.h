// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SCRIPTS_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SCRIPTS_H_

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace wsjs {

// https://w3c.github.io/ServiceWorker/#dfn-script-resource-map
// The scripts that a service worker consists of, as they came from the network:
// it starts again with these, and an update compares with them. Any thread.
class ServiceWorkerScripts final {
 public:
  ServiceWorkerScripts() = default;
  ServiceWorkerScripts(const ServiceWorkerScripts&) = delete;
  ServiceWorkerScripts& operator=(const ServiceWorkerScripts&) = delete;

  // The service worker's own script; none before it has been fetched.
  std::optional<std::string> main() const;
  void SetMain(std::string source);

  // What importScripts() has brought, by URL.
  std::optional<std::string> Imported(const std::string& url) const;
  std::vector<std::string> ImportedUrls() const;
  void SetImported(const std::string& url, std::string source);

  // https://w3c.github.io/ServiceWorker/#dfn-set-of-used-scripts
  void MarkUsed(const std::string& url);
  // Forgets what was imported, but not used.
  void DropUnused();

 private:
  struct Script {
    std::string source;
    bool is_used = false;
  };

  mutable std::mutex mutex_;
  // Both guarded by `mutex_`.
  std::optional<std::string> main_;
  std::map<std::string, Script> imported_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SCRIPTS_H_
