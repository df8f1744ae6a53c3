// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_FILE_H_
#define WSJS_SRC_DOM_FILE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/file_property_bag.h"
#include "src/dom/blob.h"

namespace wsjs {

// https://w3c.github.io/FileAPI/#file-section
// A Blob with a name: no file of the file system.
class File final : public Blob {
 public:
  static constexpr int kEdgeCount = Blob::kEdgeCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // `type` is ASCII; `name` is valid UTF-8.
  File(bindings::Realm& realm,
       BlobData data,
       std::string type,
       std::string name,
       int64_t last_modified)
      : Blob(realm, std::move(data), std::move(type)),
        name_(std::move(name)),
        last_modified_(last_modified) {}

  static std::unique_ptr<File> Create(bindings::Realm& realm,
                                      const std::vector<BlobPart>& parts,
                                      const std::string& name,
                                      const FilePropertyBag& options);

  // [Serializable]
  ExceptionOr<void> Serialize(bindings::SerializationWriter& serialized) const;
  static ExceptionOr<std::unique_ptr<File>> Deserialize(
      bindings::Realm& realm,
      bindings::SerializationReader& serialized);

  std::string_view name() const { return name_; }
  int64_t lastModified() const { return last_modified_; }

 private:
  const std::string name_;
  const int64_t last_modified_;  // in milliseconds since 1970, UTC
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_FILE_H_
