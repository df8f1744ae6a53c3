// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/blob_parts.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "bindings/ending_type.h"
#include "src/dom/blob.h"

namespace wsjs {
namespace {

// https://w3c.github.io/FileAPI/#convert-line-endings-to-native
std::string ConvertLineEndingsToNative(std::string_view text) {
  // 1. Let native line ending be the code point U+000A LF.
  std::string result;
  result.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    // 5.2. U+000D CR is replaced, together with a U+000A LF that follows.
    if (text[i] != '\r') {
      result += text[i];
      continue;
    }
    result += '\n';
    if (i + 1 < text.size() && text[i + 1] == '\n')
      ++i;
  }
  return result;
}

}  // namespace

// https://w3c.github.io/FileAPI/#process-blob-parts
BlobData ProcessBlobParts(const std::vector<BlobPart>& parts,
                          const BlobPropertyBag& options) {
  // 1. Let bytes be an empty sequence of bytes.
  std::vector<ByteSpan> spans;
  std::vector<std::string> converted;  // what spans of strings may refer to
  converted.reserve(parts.size());
  size_t size = 0;
  // 2. For each element in parts:
  for (const BlobPart& part : parts) {
    if (const std::string* text = std::get_if<std::string>(&part)) {
      // 2.1. If element is a USVString: let s be element; if the endings member
      //      of options is "native", set s to the result of converting line
      //      endings to native of element; append the result of UTF-8 encoding
      //      s to bytes.
      if (options.endings == EndingType::kNative)
        text = &converted.emplace_back(ConvertLineEndingsToNative(*text));
      spans.push_back(AsBytes(*text));
    } else if (const auto* source =
                   std::get_if<bindings::BufferSource>(&part)) {
      // 2.2. If element is a BufferSource, get a copy of the bytes held by the
      //      buffer source, and append those bytes to bytes.
      spans.push_back(source->bytes());
    } else {
      // 2.3. If element is a Blob, append the bytes it represents to bytes.
      spans.push_back(std::get<Blob*>(part)->data().span());
    }
    size += spans.back().size();
  }
  // 3. Return bytes.
  OwnedBytes bytes(size);
  uint8_t* end = bytes.data();
  for (const ByteSpan span : spans)
    end = std::ranges::copy(span, end).out;
  return BlobData(std::move(bytes));
}

// https://w3c.github.io/FileAPI/#constructorBlob
std::string NormalizeBlobType(std::u16string_view type) {
  // 3.1. If the type member contains any characters outside the range U+0020 to
  //      U+007E, then set t to the empty string and return.
  // 3.2. Convert every character in t to ASCII lowercase.
  std::string result;
  for (const char16_t unit : type) {
    if (unit < 0x20 || unit > 0x7E)
      return {};
    result += static_cast<char>(
        unit >= u'A' && unit <= u'Z' ? unit - u'A' + u'a' : unit);
  }
  return result;
}

}  // namespace wsjs
