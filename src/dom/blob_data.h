// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_BLOB_DATA_H_
#define WSJS_SRC_DOM_BLOB_DATA_H_

#include <cstddef>
#include <memory>

#include "src/base/bytes.h"

namespace wsjs {

// https://w3c.github.io/FileAPI/#blob-data-model
// The bytes of a Blob, which never change. Slices, clones and tasks share one
// block and die in any order, hence the shared pointer.
class BlobData final {
 public:
  BlobData() = default;
  explicit BlobData(OwnedBytes bytes);

  ByteSpan span() const;
  size_t size() const { return size_; }

  // The bytes from `start` to `end`, both at most size(), in this order.
  BlobData Slice(size_t start, size_t end) const;

 private:
  std::shared_ptr<const OwnedBytes> block_;  // Null when there are no bytes.
  size_t offset_ = 0;
  size_t size_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_BLOB_DATA_H_
