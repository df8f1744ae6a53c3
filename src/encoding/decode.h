// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_DECODE_H_
#define WSJS_SRC_ENCODING_DECODE_H_

#include <string>

#include "src/base/bytes.h"
#include "src/encoding/encoding.h"

namespace wsjs {

// https://encoding.spec.whatwg.org/#bom-sniff
// The encoding that a byte order mark at the start of `bytes` tells; null
// without one.
[[nodiscard]] const Encoding* BomSniff(ByteSpan bytes);

// https://encoding.spec.whatwg.org/#decode
// All of `bytes` as UTF-8, in the encoding of their byte order mark, which
// isn't part of the result, or else in `encoding`. Errors become U+FFFD.
[[nodiscard]] std::string Decode(ByteSpan bytes, const Encoding& encoding);

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_DECODE_H_
