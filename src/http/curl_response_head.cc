// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/curl_response_head.h"

#include <charconv>
#include <utility>

#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

constexpr uint16_t kFirstFinalStatus = 200;

}  // namespace

bool CurlResponseHead::AddLine(std::string_view line, uint64_t limit) {
  size_ += line.size();
  if (size_ > limit)
    return false;
  while (line.ends_with('\n') || line.ends_with('\r'))
    line.remove_suffix(1);
  switch (state_) {
    case State::kStatusLine:
      return AddStatusLine(line);
    case State::kFields:
      if (!line.empty()) {
        AddField(line);
        return true;
      }
      EndFields();
      return true;
    case State::kComplete:
    case State::kTaken:
      // A trailer: the fetch standard has no use for it.
      return true;
  }
  return false;
}

void CurlResponseHead::End() {
  if (state_ == State::kFields)
    EndFields();
}

void CurlResponseHead::EndFields() {
  FlushField();
  if (response_.status >= kFirstFinalStatus) {
    state_ = State::kComplete;
  } else {
    response_ = {};
    state_ = State::kStatusLine;
  }
}

std::optional<HttpExchangeResponse> CurlResponseHead::Take() {
  if (state_ != State::kComplete)
    return std::nullopt;
  state_ = State::kTaken;
  return std::move(response_);
}

// RFC 9112, section 4, and what libcurl writes for HTTP/2: "HTTP/2 200 ".
bool CurlResponseHead::AddStatusLine(std::string_view line) {
  const size_t space = line.find(' ');
  if (!line.starts_with("HTTP/") || space == std::string_view::npos)
    return false;
  line.remove_prefix(space + 1);
  const auto [end, error] =
      std::from_chars(line.data(), line.data() + line.size(), response_.status);
  if (error != std::errc())
    return false;
  line.remove_prefix(static_cast<size_t>(end - line.data()));
  if (line.starts_with(' '))
    line.remove_prefix(1);
  response_.reason_phrase = line;
  state_ = State::kFields;
  return true;
}

void CurlResponseHead::AddField(std::string_view line) {
  if (line.starts_with(' ') || line.starts_with('\t')) {
    if (field_)
      field_->value.append(" ").append(TrimOptionalWhitespace(line));
    return;
  }
  FlushField();
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos)
    return;
  const std::string_view name = TrimOptionalWhitespace(line.substr(0, colon));
  if (!IsHeaderName(name))
    return;
  field_ = {std::string(name),
            std::string(TrimOptionalWhitespace(line.substr(colon + 1)))};
}

void CurlResponseHead::FlushField() {
  if (field_)
    response_.headers.Append(field_->name, field_->value);
  field_.reset();
}

}  // namespace wsjs
