// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_BASE_BYTES_H_
#define WSJS_SRC_BASE_BYTES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace wsjs {

// Bytes that somebody else owns; valid as long as the owner says.
using ByteSpan = std::span<const uint8_t>;

inline ByteSpan AsBytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

inline std::string_view AsStringView(ByteSpan bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A block of uninitialised bytes from malloc, owned by one holder at a time. An
// ArrayBuffer adopts it without a copy: Release() it and give free() as the
// deleter.
class OwnedBytes final {
 public:
  OwnedBytes() = default;
  // A block of `size` uninitialised bytes. Aborts when memory is exhausted.
  explicit OwnedBytes(size_t size);
  // A copy of `bytes`.
  explicit OwnedBytes(ByteSpan bytes);
  OwnedBytes(OwnedBytes&& other) noexcept;
  OwnedBytes& operator=(OwnedBytes&& other) noexcept;
  ~OwnedBytes();

  uint8_t* data() { return data_; }
  const uint8_t* data() const { return data_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  ByteSpan span() const { return {data_, size_}; }

  // Makes the block `size` bytes long; what fits of the contents stays. Aborts
  // when memory is exhausted.
  void Resize(size_t size);

  // Gives up the block (to be released with free()); this becomes empty.
  [[nodiscard]] uint8_t* Release();

 private:
  uint8_t* data_ = nullptr;
  size_t size_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_BASE_BYTES_H_
