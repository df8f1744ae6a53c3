// SPDX-License-Identifier: BSD-3-Clause
#include "src/base/bytes.h"

#include <cstdlib>
#include <cstring>
#include <utility>

#include "src/base/check.h"

namespace wsjs {

OwnedBytes::OwnedBytes(size_t size) : size_(size) {
  if (size == 0)
    return;
  data_ = static_cast<uint8_t*>(std::malloc(size));
  CHECK(data_ != nullptr);
}

OwnedBytes::OwnedBytes(ByteSpan bytes) : OwnedBytes(bytes.size()) {
  if (!bytes.empty())
    std::memcpy(data_, bytes.data(), bytes.size());
}

OwnedBytes::OwnedBytes(OwnedBytes&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)),
      size_(std::exchange(other.size_, 0)) {}

OwnedBytes& OwnedBytes::operator=(OwnedBytes&& other) noexcept {
  if (this != &other) {
    std::free(data_);
    data_ = std::exchange(other.data_, nullptr);
    size_ = std::exchange(other.size_, 0);
  }
  return *this;
}

OwnedBytes::~OwnedBytes() {
  std::free(data_);
}

void OwnedBytes::Resize(size_t size) {
  if (size == 0) {
    *this = OwnedBytes();
    return;
  }
  data_ = static_cast<uint8_t*>(std::realloc(data_, size));
  CHECK(data_ != nullptr);
  size_ = size;
}

uint8_t* OwnedBytes::Release() {
  size_ = 0;
  return std::exchange(data_, nullptr);
}

}  // namespace wsjs
