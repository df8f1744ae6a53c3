// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/opening_handshake.h"

#include <utility>
#include <variant>

namespace wsjs {
namespace {

// RFC 9110, section 15.2: "A user agent MAY ignore unexpected 1xx responses."
// 101 is the answer to our Upgrade header.
bool IsInterim(const HttpResponseHead& response) {
  return response.status >= 100 && response.status < 200 &&
         response.status != 101;
}

}  // namespace

OpeningHandshake::OpeningHandshake(HandshakeRequest request,
                                   uint64_t header_limit)
    : request_(std::move(request)), header_limit_(header_limit) {
  parser_.emplace(header_limit);
}

std::string OpeningHandshake::SerializeRequest() const {
  return SerializeHandshakeRequest(request_);
}

OpeningHandshake::Result OpeningHandshake::Receive(ByteSpan* bytes) {
  while (true) {
    switch (parser_->Parse(bytes)) {
      case HttpResponseHeadParser::Result::kNeedsMoreBytes:
        return Result::kNeedsMoreBytes;
      case HttpResponseHeadParser::Result::kMalformed:
        error_ = parser_->error();
        return Result::kFailed;
      case HttpResponseHeadParser::Result::kComplete:
        break;
    }
    if (!IsInterim(parser_->head()))
      break;
    parser_.emplace(header_limit_);
  }
  has_response_ = true;
  auto result = ValidateHandshakeResponse(parser_->head(), request_);
  if (auto* error = std::get_if<std::string>(&result)) {
    error_ = std::move(*error);
    return Result::kFailed;
  }
  established_ = std::move(std::get<EstablishedHandshake>(result));
  return Result::kEstablished;
}

const HttpResponseHead* OpeningHandshake::response() const {
  return has_response_ ? &parser_->head() : nullptr;
}

}  // namespace wsjs
