// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_scripts.h"

#include <utility>

namespace wsjs {

std::optional<std::string> ServiceWorkerScripts::main() const {
  const std::lock_guard lock(mutex_);
  return main_;
}

void ServiceWorkerScripts::SetMain(std::string source) {
  const std::lock_guard lock(mutex_);
  main_ = std::move(source);
}

std::map<std::string, ServiceWorkerScripts::Import>
ServiceWorkerScripts::imports() const {
  const std::lock_guard lock(mutex_);
  return imports_;
}

std::optional<ServiceWorkerScripts::Import> ServiceWorkerScripts::FindImport(
    const std::string& url) const {
  const std::lock_guard lock(mutex_);
  const auto found = imports_.find(url);
  if (found == imports_.end())
    return std::nullopt;
  return found->second;
}

void ServiceWorkerScripts::SetImport(const std::string& url, Import import) {
  const std::lock_guard lock(mutex_);
  imports_[url] = std::move(import);
}

void ServiceWorkerScripts::MarkUsed(const std::string& url) {
  const std::lock_guard lock(mutex_);
  used_.insert(url);
}

void ServiceWorkerScripts::DropUnused() {
  const std::lock_guard lock(mutex_);
  std::erase_if(imports_, [this](const auto& entry) {
    return !used_.contains(entry.first);
  });
}

}  // namespace wsjs
