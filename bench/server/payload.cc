// SPDX-License-Identifier: BSD-3-Clause
#include "bench/server/payload.h"

#include <cstdint>

namespace wsjs::bench {
namespace {

std::string_view UnitOf(std::string_view charset) {
  if (charset == "latin1")
    return "déjà vu, façon über, niño øre; ";
  if (charset == "mixed")
    return "Привет, мир! 日本語の文字 αβγ 中文信息; ";
  return "abcdefghijklmnopqrstuvwxyz012345";
}

std::string MakeJson(size_t bytes) {
  std::string text;
  uint32_t random = 12'345;
  while (text.size() < bytes) {
    random = random * 1'664'525 + 1'013'904'223;
    text += "{\"s\":\"SYM" + std::to_string(random >> 28) +
            "\",\"p\":" + std::to_string(random % 1'000) + "." +
            std::to_string(random / 7 % 100) +
            ",\"q\":" + std::to_string(random / 11 % 10'000) +
            ",\"t\":" + std::to_string(random / 13 % 100'000'000) + "},";
  }
  text.resize(bytes);
  return text;
}

// The length of the UTF-8 sequence that begins with `lead`.
size_t SequenceLength(char lead) {
  const auto byte = static_cast<uint8_t>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : 3;
}

}  // namespace

std::string MakeText(std::string_view charset, size_t bytes) {
  if (charset == "json")
    return MakeJson(bytes);
  const std::string_view unit = UnitOf(charset);
  std::string text;
  text.reserve(bytes + unit.size());
  while (text.size() + unit.size() <= bytes)
    text += unit;
  // Whole characters of one more unit, then spaces.
  for (size_t i = 0; i < unit.size();) {
    const size_t length = SequenceLength(unit[i]);
    if (text.size() + length > bytes)
      break;
    text += unit.substr(i, length);
    i += length;
  }
  text.resize(bytes, ' ');
  return text;
}

std::string MakeBinary(size_t bytes) {
  std::string data(bytes, '\0');
  for (size_t i = 0; i < bytes; ++i)
    data[i] = static_cast<char>(i * 7 + (i >> 8));
  return data;
}

}  // namespace wsjs::bench
