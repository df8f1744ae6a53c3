// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_TEXT_ENCODER_H_
#define WSJS_SRC_ENCODING_TEXT_ENCODER_H_

#include <string>
#include <string_view>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/in_object.h"
#include "bindings/text_encoder_encode_into_result.h"

namespace wsjs {

// https://encoding.spec.whatwg.org/#interface-textencoder
// It has no state at all.
class TextEncoder final : public bindings::InObject {
 public:
  using InObject::InObject;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  void Initialize() {}

  std::u16string_view encoding() const { return u"utf-8"; }
  bindings::ScriptValue encode(const std::string& input);
  TextEncoderEncodeIntoResult encodeInto(const std::string& source,
                                         bindings::BufferSource destination);
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_TEXT_ENCODER_H_
