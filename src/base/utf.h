// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_BASE_UTF_H_
#define WSJS_SRC_BASE_UTF_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "src/base/bytes.h"

// UTF-8, UTF-16 and Latin-1, by simdutf.
namespace wsjs {

[[nodiscard]] bool IsAscii(ByteSpan bytes);
[[nodiscard]] bool IsValidUtf8(ByteSpan bytes);

// Lone surrogates become U+FFFD, as
// https://infra.spec.whatwg.org/#javascript-string-convert does for scalar
// value strings.
[[nodiscard]] std::string Utf16ToUtf8(std::u16string_view text);

// `text` is valid UTF-8 (DCHECKed).
[[nodiscard]] std::u16string Utf8ToUtf16(std::string_view text);

// The same into memory with room for a code unit per byte; returns how many it
// took.
[[nodiscard]] size_t Utf8ToUtf16(std::string_view text, char16_t* result);

// `text` is valid UTF-8. Nothing when it has characters above U+00FF; `result`
// has room for as many bytes. Returns how many it took.
[[nodiscard]] std::optional<size_t> Utf8ToLatin1(std::string_view text,
                                                 char* result);

// Bytes 0x00 to 0xFF as U+0000 to U+00FF.
[[nodiscard]] std::string Latin1ToUtf8(std::string_view bytes);

// https://encoding.spec.whatwg.org/#utf-8-decode-without-bom
// Maximal subparts of ill-formed sequences become U+FFFD.
[[nodiscard]] std::string Utf8DecodeLossy(ByteSpan bytes);

}  // namespace wsjs

#endif  // WSJS_SRC_BASE_UTF_H_
