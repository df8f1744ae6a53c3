// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/utf8_validator.h"

#include <algorithm>

#include "src/base/utf.h"

namespace wsjs {
namespace {

bool IsContinuationByte(uint8_t byte) {
  return (byte & 0xC0) == 0x80;
}

// Where the last sequence of `bytes` begins when it may be incomplete: less
// than a whole sequence (four bytes) before the end.
size_t TailStart(ByteSpan bytes) {
  size_t start = bytes.size();
  const size_t stop = start - std::min<size_t>(start, 3);
  while (start > stop) {
    --start;
    if (bytes[start] < 0x80)
      return bytes.size();
    if (!IsContinuationByte(bytes[start]))
      return start;
  }
  return bytes.size();
}

}  // namespace

bool Utf8Validator::Add(ByteSpan bytes) {
  // The end of a sequence that the piece before this one began.
  while (needed_ > 0 && !bytes.empty()) {
    if (!AddByte(bytes.front()))
      return false;
    bytes = bytes.subspan(1);
  }
  const size_t tail_start = TailStart(bytes);
  const ByteSpan bulk = bytes.first(tail_start);
  if (!IsAscii(bulk)) {
    is_ascii_ = false;
    if (!IsValidUtf8(bulk))
      return false;
  }
  for (const uint8_t byte : bytes.subspan(tail_start)) {
    if (!AddByte(byte))
      return false;
  }
  return true;
}

// https://encoding.spec.whatwg.org/#utf-8-decoder
bool Utf8Validator::AddByte(uint8_t byte) {
  if (needed_ > 0) {
    if (byte < lower_ || byte > upper_)
      return false;
    lower_ = 0x80;
    upper_ = 0xBF;
    --needed_;
    return true;
  }
  if (byte < 0x80)
    return true;
  is_ascii_ = false;
  if (byte >= 0xC2 && byte <= 0xDF) {
    needed_ = 1;
  } else if (byte >= 0xE0 && byte <= 0xEF) {
    needed_ = 2;
    if (byte == 0xE0)
      lower_ = 0xA0;
    if (byte == 0xED)
      upper_ = 0x9F;
  } else if (byte >= 0xF0 && byte <= 0xF4) {
    needed_ = 3;
    if (byte == 0xF0)
      lower_ = 0x90;
    if (byte == 0xF4)
      upper_ = 0x8F;
  } else {
    return false;
  }
  return true;
}

}  // namespace wsjs
