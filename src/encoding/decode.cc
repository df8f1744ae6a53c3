// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/decode.h"

#include <memory>
#include <string_view>

#include "src/base/check.h"
#include "src/encoding/decoder.h"

namespace wsjs {

// https://encoding.spec.whatwg.org/#bom-sniff
const Encoding* BomSniff(ByteSpan bytes) {
  const std::string_view text = AsStringView(bytes);
  if (text.starts_with("\xEF\xBB\xBF"))
    return Encoding::Get(u"utf-8");
  if (text.starts_with("\xFE\xFF"))
    return Encoding::Get(u"utf-16be");
  if (text.starts_with("\xFF\xFE"))
    return Encoding::Get(u"utf-16le");
  return nullptr;
}

// https://encoding.spec.whatwg.org/#decode
std::string Decode(ByteSpan bytes, const Encoding& encoding) {
  // 1.-2. Let BOMEncoding be the result of BOM sniffing ioQueue. If BOMEncoding
  //       is non-null, set encoding to BOMEncoding and read three bytes from
  //       ioQueue if it is UTF-8, otherwise read two.
  const Encoding* const bom_encoding = BomSniff(bytes);
  if (bom_encoding) {
    bytes = bytes.subspan(bom_encoding->kind == Encoding::Kind::kUtf8 ? 3 : 2);
  }
  // 3. Process a queue with an instance of encoding's decoder, ioQueue, output,
  //    and "replacement".
  const std::unique_ptr<Decoder> decoder =
      Decoder::Create(bom_encoding ? *bom_encoding : encoding,
                      Decoder::ErrorMode::kReplacement);
  std::string output;
  CHECK(decoder->Decode(bytes, /*is_last=*/true, output));
  // 4. Return output.
  return output;
}

}  // namespace wsjs
