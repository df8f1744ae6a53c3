// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/byte_buffer.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "src/base/check.h"

namespace wsjs {
namespace {

// Below it, growing costs more than the memory is worth.
constexpr size_t kMinimumCapacity = 512;

}  // namespace

void ByteBuffer::ReserveExactly(size_t additional) {
  if (block_.size() - size_ < additional)
    block_.Resize(size_ + additional);
}

std::span<uint8_t> ByteBuffer::Room(size_t minimum) {
  if (block_.size() - size_ < minimum) {
    block_.Resize(
        std::max({size_ + minimum, 2 * block_.size(), kMinimumCapacity}));
  }
  return {block_.data() + size_, block_.size() - size_};
}

void ByteBuffer::Commit(size_t written) {
  CHECK(written <= block_.size() - size_);
  size_ += written;
}

void ByteBuffer::Append(ByteSpan bytes) {
  if (bytes.empty())
    return;
  std::memcpy(Room(bytes.size()).data(), bytes.data(), bytes.size());
  size_ += bytes.size();
}

void ByteBuffer::RemoveSuffix(size_t count) {
  CHECK(count <= size_);
  size_ -= count;
}

OwnedBytes ByteBuffer::Take() {
  if (block_.size() != size_)
    block_.Resize(size_);
  size_ = 0;
  return std::move(block_);
}

void ByteBuffer::Clear() {
  block_ = OwnedBytes();
  size_ = 0;
}

}  // namespace wsjs
