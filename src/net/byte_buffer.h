// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_BYTE_BUFFER_H_
#define WSJS_SRC_NET_BYTE_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "src/base/bytes.h"

namespace wsjs {

// Bytes that grow at their end. Its memory is uninitialised where nothing was
// written yet, and becomes an OwnedBytes without a copy.
class ByteBuffer final {
 public:
  [[nodiscard]] ByteSpan span() const { return block_.span().first(size_); }
  [[nodiscard]] size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }

  // Makes room for `additional` more bytes and no more, for a known final size.
  void ReserveExactly(size_t additional);
  // All the room behind the contents, at least `minimum` bytes: write from its
  // start, then Commit.
  [[nodiscard]] std::span<uint8_t> Room(size_t minimum);
  void Commit(size_t written);
  // Whether `bytes` lie in the room, at its start: nothing is to be copied.
  [[nodiscard]] bool EndsAt(ByteSpan bytes) const {
    return !bytes.empty() && bytes.data() == block_.data() + size_ &&
           bytes.size() <= block_.size() - size_;
  }

  void Append(ByteSpan bytes);
  void RemoveSuffix(size_t count);

  // The contents in a block of their size; this becomes empty.
  [[nodiscard]] OwnedBytes Take();
  // Becomes empty and gives its memory back.
  void Clear();

 private:
  OwnedBytes block_;
  size_t size_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_BYTE_BUFFER_H_
