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

}  // namespace wsjs
