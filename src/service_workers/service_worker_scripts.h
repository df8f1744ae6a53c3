// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SCRIPTS_H_
#define WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SCRIPTS_H_

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

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

  // What importScripts() and imports of modules have brought, by URL.
  struct Import {
    enum class Kind : uint8_t { kClassic, kModule, kJson };
    friend bool operator==(const Import&, const Import&) = default;

    Kind kind = Kind::kClassic;
    // None: an update couldn't load it.
    std::optional<std::string> source;
  };
  std::map<std::string, Import> imports() const;
  std::optional<Import> FindImport(const std::string& url) const;
  void SetImport(const std::string& url, Import import);

  // https://w3c.github.io/ServiceWorker/#dfn-set-of-used-scripts
  void MarkUsed(const std::string& url);
  // Forgets what was imported, but not used.
  void DropUnused();

 private:
  mutable std::mutex mutex_;
  // All guarded by `mutex_`.
  std::optional<std::string> main_;
  std::map<std::string, Import> imports_;
  std::set<std::string> used_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SERVICE_WORKERS_SERVICE_WORKER_SCRIPTS_H_
