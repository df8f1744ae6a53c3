// SPDX-License-Identifier: BSD-3-Clause

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>

#include "src/base/bytes.h"
#include "src/base/check.h"
#include "src/net/handshake_response.h"
#include "src/net/http_response_head.h"

namespace {

using Result = wsjs::HttpResponseHeadParser::Result;

constexpr uint64_t kLimit = 2048;

// All that can be told of the response: head, bytes left, or the error.
std::string Describe(wsjs::ByteSpan bytes, size_t piece_size) {
  wsjs::HttpResponseHeadParser parser(kLimit);
  Result result = Result::kNeedsMoreBytes;
  while (result == Result::kNeedsMoreBytes && !bytes.empty()) {
    wsjs::ByteSpan piece = bytes.first(std::min(piece_size, bytes.size()));
    const size_t size = piece.size();
    result = parser.Parse(&piece);
    bytes = bytes.subspan(size - piece.size());
  }
  if (result == Result::kNeedsMoreBytes)
    return "needs more bytes";
  if (result == Result::kMalformed)
    return "malformed";
  wsjs::HandshakeRequest request;
  request.key = "dGhlIHNhbXBsZSBub25jZQ==";
  request.protocols = {"chat"};
  request.offers_permessage_deflate = true;
  std::string text = std::to_string(bytes.size()) + " bytes left\n";
  for (const wsjs::HttpField& field : parser.head().fields) {
    text += field.name + ": " + field.value + "\n";
  }
  const auto validated =
      wsjs::ValidateHandshakeResponse(parser.head(), request);
  if (const auto* error = std::get_if<std::string>(&validated))
    text += *error;
  return text;
}

}  // namespace

// A response means the same however it is cut.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string whole = Describe({data, size}, size);
  CHECK(whole == Describe({data, size}, 1));
  CHECK(whole == Describe({data, size}, 7));
  return 0;
}
