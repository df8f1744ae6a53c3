// SPDX-License-Identifier: BSD-3-Clause
#include "src/blob_url/blob_url_store.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include "src/net/random_bytes.h"

namespace wsjs {

namespace {

// RFC 9562, section 5.4: UUID version 4, as text.
std::string NewUuid() {
  std::array<uint8_t, 16> bytes;
  FillWithRandomBytes(bytes);
  bytes[6] = (bytes[6] & 0x0F) | 0x40;
  bytes[8] = (bytes[8] & 0x3F) | 0x80;
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string uuid;
  for (size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10)
      uuid += '-';
    uuid += kDigits[bytes[i] >> 4];
    uuid += kDigits[bytes[i] & 0x0F];
  }
  return uuid;
}

}  // namespace

// https://w3c.github.io/FileAPI/#check-for-same-partition-blob-url-usage
bool IsSamePartition(const BlobUrlEntry& entry,
                     const std::optional<std::string>& origin) {
  // 3. If blobStorageKey is not equal to environmentStorageKey, then return
  //    false.
  // AD-HOC: Opaque origins of a process aren't told apart; their URLs can't be
  // guessed.
  return !origin || !entry.origin || *origin == *entry.origin;
}

BlobUrlStore& BlobUrlStore::OfProcess() {
  // Never destroyed: threads may outlive static objects.
  static BlobUrlStore& store = *new BlobUrlStore;
  return store;
}

// https://w3c.github.io/FileAPI/#add-an-entry
std::string BlobUrlStore::Add(BlobUrlEntry entry, const void* environment) {
  // 2. Let url be the result of generating a new blob URL.
  // https://w3c.github.io/FileAPI/#unicodeBlobURL
  // 2. Append the string "blob:" to result. 3. Let settings be the current
  //    settings object. 4. Let origin be settings's origin. 5. Let serialized
  //    be the ASCII serialization of origin. 6. If serialized is "null", set it
  //    to an implementation-defined value. 7. Append serialized to result.
  // 8. Append U+0024 SOLIDUS (/) to result. 9. Generate a UUID as a string and
  //    append it to result.
  std::string url = "blob:" + entry.origin.value_or("null") + "/" + NewUuid();
  // 3. Let entry be a new blob URL entry consisting of object and the current
  //    settings object. 4. Set store[url] to entry. 5. Return url.
  const std::lock_guard lock(mutex_);
  entries_.emplace(url, Value{std::move(entry), environment});
  return url;
}

// https://w3c.github.io/FileAPI/#blob-url-resolve
std::optional<BlobUrlEntry> BlobUrlStore::Resolve(
    const ada::url_aggregator& url) const {
  // 1. Assert: url's scheme is "blob".
  if (url.get_protocol() != "blob:")
    return std::nullopt;
  // 3. Let urlString be the result of serializing url with the exclude fragment
  //    flag set.
  std::string_view url_string = url.get_href();
  url_string = url_string.substr(0, url_string.find('#'));
  // 4. If store[urlString] exists, return store[urlString]; otherwise return
  //    failure.
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(url_string);
  if (found == entries_.end())
    return std::nullopt;
  return found->second.entry;
}

// https://w3c.github.io/FileAPI/#removeTheEntry
void BlobUrlStore::Remove(const ada::url_aggregator& url) {
  // 2. Let urlString be the result of serializing url. 3. Remove
  //    store[urlString].
  BlobUrlEntry removed;
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(url.get_href());
  if (found == entries_.end())
    return;
  // A large block is freed without the lock.
  removed = std::move(found->second.entry);
  entries_.erase(found);
}

// https://w3c.github.io/FileAPI/#lifeTime
void BlobUrlStore::RemoveEntriesOf(const void* environment) {
  // "Remove from store any entries whose value's environment is equal to
  // environment."
  const std::lock_guard lock(mutex_);
  std::erase_if(entries_, [environment](const auto& item) {
    return item.second.environment == environment;
  });
}

}  // namespace wsjs
