// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/file.h"

#include <chrono>

namespace wsjs {

// https://w3c.github.io/FileAPI/#file-constructor
std::unique_ptr<File> File::Create(bindings::Realm& realm,
                                   const std::vector<BlobPart>& parts,
                                   const std::string& name,
                                   const FilePropertyBag& options) {
  // 1. Let bytes be the result of processing blob parts given fileBits and
  //    options.
  // 2. Let n be the fileName argument to the constructor.
  // 3. Process FilePropertyBag dictionary argument: the type as a Blob's; if
  //    the lastModified member is provided, let d be set to it, otherwise to
  //    the current date and time represented as the number of milliseconds
  //    since the Unix Epoch.
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::system_clock::now().time_since_epoch());
  return std::make_unique<File>(realm, ProcessBlobParts(parts, options),
                                NormalizeBlobType(options.type), name,
                                options.lastModified.value_or(now.count()));
}

// https://w3c.github.io/FileAPI/#file-section
ExceptionOr<void> File::Serialize(
    bindings::SerializationWriter& serialized) const {
  // 1. Set serialized.[[SnapshotState]] to value's snapshot state.
  // 2. Set serialized.[[ByteSequence]] to value's underlying byte sequence.
  auto result = Blob::Serialize(serialized);
  // 3. Set serialized.[[Name]] to the value of value's name attribute.
  serialized.WriteString(name_);
  // 4. Set serialized.[[LastModified]] to the value of value's lastModified
  //    attribute.
  serialized.WriteDouble(static_cast<double>(last_modified_));
  return result;
}

// https://w3c.github.io/FileAPI/#file-section
ExceptionOr<std::unique_ptr<File>> File::Deserialize(
    bindings::Realm& realm,
    bindings::SerializationReader& serialized) {
  auto blob = Blob::Deserialize(realm, serialized);
  if (blob.has_exception()) {
    return blob.TakeException();
  }
  std::string name;
  double last_modified = 0;
  if (!serialized.ReadString(name) || !serialized.ReadDouble(last_modified)) {
    return Exception::DOMException("DataCloneError", "The File is incomplete.");
  }
  return std::make_unique<File>(
      realm, blob.value()->data(), std::string(blob.value()->type()),
      std::move(name), static_cast<int64_t>(last_modified));
}

}  // namespace wsjs
