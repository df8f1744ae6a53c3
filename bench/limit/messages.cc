// SPDX-License-Identifier: BSD-3-Clause
#include <simdutf.h>

#include "bench/limit/scenario.h"
#include "bench/server/payload.h"
#include "src/base/utf.h"

namespace wsjs::bench {

Messages::Messages(const Options& options)
    : is_text_(options.Text("type") != "binary"),
      is_ascii_(options.Text("charset").empty() ||
                options.Text("charset") == "ascii"),
      size_(options.Number("size")),
      received_(size_, u'\0'),
      encoded_(3 * size_, '\0') {
  for (size_t i = 0; size_ > 0 && i < kCount; ++i) {
    if (is_text_) {
      payloads_[i] = MakeText(options.Text("charset"), size_ - 1) +
                     static_cast<char>('0' + i);
      utf16_[i] = Utf8ToUtf16(payloads_[i]);
    } else {
      payloads_[i] = MakeBinary(size_);
    }
  }
}

void Messages::Write(Client* client, uint64_t number) {
  const size_t index = number % kCount;
  if (!is_text_)
    return client->Write(Opcode::kBinary, AsBytes(payloads_[index]));
  if (is_ascii_)
    return client->WriteText(payloads_[index]);
  const size_t length = simdutf::convert_valid_utf16_to_utf8(
      utf16_[index].data(), utf16_[index].size(), encoded_.data());
  client->WriteText(std::string_view(encoded_).substr(0, length));
}

void Messages::Check(const ReceivedFrame& frame) {
  if (frame.payload.size() != size_)
    Die("a message of the wrong size");
  if (!is_text_)
    return;
  const std::string_view text = AsStringView(frame.payload);
  if (is_ascii_) {
    if (!simdutf::validate_ascii(text.data(), text.size()))
      Die("text that isn't ASCII");
  } else if (simdutf::convert_utf8_to_utf16(text.data(), text.size(),
                                            received_.data()) == 0) {
    Die("text that isn't UTF-8");
  }
}

}  // namespace wsjs::bench
