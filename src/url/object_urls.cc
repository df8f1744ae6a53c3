// SPDX-License-Identifier: BSD-3-Clause
// What the File API adds to URL.
#include <variant>

#include "src/base/check.h"
#include "src/base/utf.h"
#include "src/blob_url/blob_url_store.h"
#include "src/dom/blob.h"
#include "src/dom/environment_settings.h"
#include "src/url/url.h"

namespace wsjs {

// https://w3c.github.io/FileAPI/#dfn-createObjectURL
std::string URL::createObjectURL(
    bindings::Realm& realm,
    const std::variant<Blob*, MediaSource*>& object) {
  const Blob* const* const blob = std::get_if<Blob*>(&object);
  CHECK(blob);  // There are no MediaSources.
  EnvironmentSettings& settings = EnvironmentSettings::From(realm);
  // 1. Return the result of adding an entry to the blob URL store for obj.
  return BlobUrlStore::OfProcess().Add({.data = (*blob)->data(),
                                        .type = std::string((*blob)->type()),
                                        .origin = settings.origin()},
                                       &settings);
}

// https://w3c.github.io/FileAPI/#dfn-revokeObjectURL
void URL::revokeObjectURL(bindings::Realm& realm, const std::u16string& url) {
  // 1. Let urlRecord be the result of parsing url.
  const auto url_record = ada::parse<ada::url_aggregator>(Utf16ToUtf8(url));
  // 2. If urlRecord's scheme is not "blob", return. 3. Let entry be urlRecord's
  //    blob URL entry. 4. If entry is null, then return.
  if (!url_record)
    return;
  BlobUrlStore& store = BlobUrlStore::OfProcess();
  const std::optional<BlobUrlEntry> entry = store.Resolve(*url_record);
  if (!entry)
    return;
  // 5. Let isAuthorized be the result of checking for same-partition blob URL
  //    usage with entry and the current settings object. 6. If isAuthorized is
  //    false, then return.
  if (!IsSamePartition(*entry, EnvironmentSettings::From(realm).origin()))
    return;
  // 7. Remove an entry from the Blob URL Store for url.
  store.Remove(*url_record);
}

}  // namespace wsjs
