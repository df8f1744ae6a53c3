// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_BLOB_PARTS_H_
#define WSJS_SRC_DOM_BLOB_PARTS_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bindings/blob_property_bag.h"
#include "bindings/runtime/buffer_source.h"
#include "src/dom/blob_data.h"

namespace wsjs {

class Blob;

// https://w3c.github.io/FileAPI/#typedefdef-blobpart
using BlobPart = std::variant<bindings::BufferSource, Blob*, std::string>;

// https://w3c.github.io/FileAPI/#process-blob-parts
BlobData ProcessBlobParts(const std::vector<BlobPart>& parts,
                          const BlobPropertyBag& options);

// What a Blob's type becomes: lower case, or empty when it can't be a type.
std::string NormalizeBlobType(std::u16string_view type);

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_BLOB_PARTS_H_
