// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/text_encoder.h"

#include <simdutf.h>

#include <algorithm>
#include <cstdint>
#include <span>

#include "src/base/bytes.h"

namespace wsjs {

// https://encoding.spec.whatwg.org/#dom-textencoder-encode
// The conversion of `input` to a USVString was the encoding.
bindings::ScriptValue TextEncoder::encode(const std::string& input) {
  return bindings::ScriptValue::NewUint8Array(realm(),
                                              OwnedBytes(AsBytes(input)));
}

// https://encoding.spec.whatwg.org/#dom-textencoder-encodeinto
TextEncoderEncodeIntoResult TextEncoder::encodeInto(
    const std::string& source,
    bindings::BufferSource destination) {
  const std::span<uint8_t> space = destination.writable_bytes();
  // Only whole code points are written.
  const size_t written = simdutf::trim_partial_utf8(
      source.data(), std::min(source.size(), space.size()));
  std::copy_n(source.begin(), written, space.begin());
  TextEncoderEncodeIntoResult result;
  result.read = simdutf::utf16_length_from_utf8(source.data(), written);
  result.written = written;
  return result;
}

}  // namespace wsjs
