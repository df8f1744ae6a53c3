// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_IO_QUEUE_H_
#define WSJS_SRC_ENCODING_IO_QUEUE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "src/base/bytes.h"
#include "src/base/check.h"

namespace wsjs {

// The bytes that a decoder's handler reads and can put back.
// https://encoding.spec.whatwg.org/#concept-stream
class IoQueue final {
 public:
  static constexpr int kEndOfQueue = -1;

  // `bytes` outlive this.
  explicit IoQueue(ByteSpan bytes) : bytes_(bytes) {}

  bool empty() const { return restored_count_ == 0 && bytes_.empty(); }

  // https://encoding.spec.whatwg.org/#concept-stream-read
  // The next byte, or kEndOfQueue.
  int Read() {
    if (restored_count_ > 0)
      return restored_[--restored_count_];
    if (bytes_.empty())
      return kEndOfQueue;
    const uint8_t byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    return byte;
  }

  // The ASCII bytes that come next, but those that were restored.
  ByteSpan ReadAscii() {
    size_t length = 0;
    while (restored_count_ == 0 && length < bytes_.size() &&
           bytes_[length] < 0x80) {
      ++length;
    }
    const ByteSpan ascii = bytes_.first(length);
    bytes_ = bytes_.subspan(length);
    return ascii;
  }

  // https://encoding.spec.whatwg.org/#concept-stream-prepend
  // The end of the queue needs no restoring.
  void Restore(std::initializer_list<int> items) {
    for (const int* item = items.end(); item != items.begin();) {
      if (*--item == kEndOfQueue)
        continue;
      CHECK(restored_count_ < restored_.size());
      restored_[restored_count_++] = static_cast<uint8_t>(*item);
    }
  }

 private:
  ByteSpan bytes_;
  // What comes before `bytes_`, the last one first. No handler restores more
  // than it has read, nor any byte again before it has read it again.
  std::array<uint8_t, 3> restored_;
  size_t restored_count_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_IO_QUEUE_H_
