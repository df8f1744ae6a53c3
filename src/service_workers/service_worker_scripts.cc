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

std::optional<std::string> ServiceWorkerScripts::Imported(
    const std::string& url) const {
  const std::lock_guard lock(mutex_);
  const auto found = imported_.find(url);
  if (found == imported_.end())
    return std::nullopt;
  return found->second.source;
}

std::vector<std::string> ServiceWorkerScripts::ImportedUrls() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> urls;
  for (const auto& [url, script] : imported_)
    urls.push_back(url);
  return urls;
}

void ServiceWorkerScripts::SetImported(const std::string& url,
                                       std::string source) {
  const std::lock_guard lock(mutex_);
  imported_[url].source = std::move(source);
}

void ServiceWorkerScripts::MarkUsed(const std::string& url) {
  const std::lock_guard lock(mutex_);
  const auto found = imported_.find(url);
  if (found != imported_.end())
    found->second.is_used = true;
}

void ServiceWorkerScripts::DropUnused() {
  const std::lock_guard lock(mutex_);
  std::erase_if(imported_,
                [](const auto& entry) { return !entry.second.is_used; });
}

}  // namespace wsjs
