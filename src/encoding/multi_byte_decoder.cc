// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/multi_byte_decoder.h"

namespace wsjs {
namespace {

char ContinuationByte(char32_t bits) {
  return static_cast<char>(0x80 | (bits & 0x3F));
}

}  // namespace

void AppendUtf8(char32_t code_point, std::string& output) {
  if (code_point < 0x80) {
    output += static_cast<char>(code_point);
  } else if (code_point < 0x800) {
    output.append({static_cast<char>(0xC0 | code_point >> 6),
                   ContinuationByte(code_point)});
  } else if (code_point < 0x10000) {
    output.append({static_cast<char>(0xE0 | code_point >> 12),
                   ContinuationByte(code_point >> 6),
                   ContinuationByte(code_point)});
  } else {
    output.append({static_cast<char>(0xF0 | code_point >> 18),
                   ContinuationByte(code_point >> 12),
                   ContinuationByte(code_point >> 6),
                   ContinuationByte(code_point)});
  }
}

}  // namespace wsjs
