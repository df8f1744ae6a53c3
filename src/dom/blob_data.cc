// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/blob_data.h"

#include <utility>

#include "src/base/check.h"

namespace wsjs {

BlobData::BlobData(OwnedBytes bytes) : size_(bytes.size()) {
  if (size_ > 0)
    block_ = std::make_shared<const OwnedBytes>(std::move(bytes));
}

ByteSpan BlobData::span() const {
  return block_ ? block_->span().subspan(offset_, size_) : ByteSpan();
}

BlobData BlobData::Slice(size_t start, size_t end) const {
  CHECK(start <= end && end <= size_);
  BlobData slice;
  if (start == end)
    return slice;
  slice.block_ = block_;
  slice.offset_ = offset_ + start;
  slice.size_ = end - start;
  return slice;
}

}  // namespace wsjs
