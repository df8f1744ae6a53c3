// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_ENCODING_SNIFFER_H_
#define WSJS_SRC_DOCUMENT_ENCODING_SNIFFER_H_

#include <string_view>

#include "src/base/bytes.h"
#include "src/encoding/encoding.h"

namespace wsjs {

// https://html.spec.whatwg.org/#encoding-sniffing-algorithm
// The encoding of a page: what its byte order mark says, or `content_type` (the
// value of the HTTP header, may be empty), or its own first 1024 bytes, or
// windows-1252.
[[nodiscard]] const Encoding& SniffEncoding(ByteSpan bytes,
                                            std::string_view content_type);

// https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding
// What <meta> elements in `bytes` declare; null when there is none.
[[nodiscard]] const Encoding* PrescanForEncoding(ByteSpan bytes);

// https://html.spec.whatwg.org/#algorithm-for-extracting-a-character-encoding-from-a-meta-element
// Of the content of a <meta>, null when it names none.
[[nodiscard]] const Encoding* ExtractEncodingFromMeta(std::string_view content);

// https://mimesniff.spec.whatwg.org/#parse-a-mime-type
// Of the charset parameter of a MIME type, null without one that is known.
[[nodiscard]] const Encoding* EncodingOfMimeType(std::string_view mime_type);

// The encoding with this label, null when it isn't one.
[[nodiscard]] const Encoding* EncodingFromLabel(std::string_view label);

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_ENCODING_SNIFFER_H_
