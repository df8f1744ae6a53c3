// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_BLOB_URL_BLOB_URL_STORE_H_
#define WSJS_SRC_BLOB_URL_BLOB_URL_STORE_H_

#include <ada.h>

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "src/dom/blob_data.h"

namespace wsjs {

// https://w3c.github.io/FileAPI/#blob-url-entry
struct BlobUrlEntry final {
  // The object: what a Blob is without script.
  BlobData data = {};
  std::string type = {};
  // The origin of the environment. Serialised, "null" when opaque; none of a
  // host without an origin.
  std::optional<std::string> origin = {};
};

// https://w3c.github.io/FileAPI/#check-for-same-partition-blob-url-usage
// Whether who has `origin` may use `entry`. A host without an origin has no
// other origins either: it may use all.
[[nodiscard]] bool IsSamePartition(const BlobUrlEntry& entry,
                                   const std::optional<std::string>& origin);

// https://w3c.github.io/FileAPI/#BlobURLStore
// Any thread.
class BlobUrlStore final {
 public:
  BlobUrlStore() = default;
  BlobUrlStore(const BlobUrlStore&) = delete;
  BlobUrlStore& operator=(const BlobUrlStore&) = delete;

  // "Each user agent must maintain a blob URL store": this process is one, so
  // that workers and other runtimes find what is given to them as a URL.
  static BlobUrlStore& OfProcess();

  // https://w3c.github.io/FileAPI/#add-an-entry
  // The new URL. The entry is there until it is removed, at the latest with its
  // `environment`, which is only compared.
  [[nodiscard]] std::string Add(BlobUrlEntry entry, const void* environment);

  // https://w3c.github.io/FileAPI/#blob-url-resolve
  // None: `url` isn't in the store, or no blob: URL.
  [[nodiscard]] std::optional<BlobUrlEntry> Resolve(
      const ada::url_aggregator& url) const;

  // https://w3c.github.io/FileAPI/#removeTheEntry
  // No effect on URLs that aren't in the store, and with a fragment none is.
  void Remove(const ada::url_aggregator& url);

  // https://w3c.github.io/FileAPI/#lifeTime
  // The environment goes away.
  void RemoveEntriesOf(const void* environment);

 private:
  struct Value {
    BlobUrlEntry entry;
    const void* environment = nullptr;
  };

  mutable std::mutex mutex_;
  std::map<std::string, Value, std::less<>> entries_;  // guarded by `mutex_`
};

}  // namespace wsjs

#endif  // WSJS_SRC_BLOB_URL_BLOB_URL_STORE_H_
