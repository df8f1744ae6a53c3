// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/server_handshake.h"

#include "src/net/handshake_response.h"
#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr size_t kMaximumHeadBytes = 64 << 10;

// Takes one element off the front of `list`.
std::string_view TakeListElement(std::string_view* list) {
  const size_t comma = list->find(',');
  const std::string_view element = list->substr(0, comma);
  *list = comma == std::string_view::npos ? std::string_view()
                                          : list->substr(comma + 1);
  return TrimOptionalWhitespace(element);
}

}  // namespace

ServerHandshake::Result ServerHandshake::Receive(ByteSpan* bytes) {
  const size_t earlier = head_.size();
  head_ += AsStringView(*bytes);
  const size_t end = head_.find(
      kHeadEnd, earlier < kHeadEnd.size() ? 0 : earlier - kHeadEnd.size());
  if (end == std::string::npos) {
    *bytes = {};
    return head_.size() > kMaximumHeadBytes ? Result::kMalformed
                                            : Result::kNeedsMoreBytes;
  }
  head_.resize(end + kHeadEnd.size());
  *bytes = bytes->subspan(head_.size() - earlier);
  return Parse() ? Result::kComplete : Result::kMalformed;
}

bool ServerHandshake::Parse() {
  std::string_view rest = head_;
  rest.remove_suffix(kLineEnd.size());
  bool is_request_line = true;
  while (!rest.empty()) {
    const size_t end = rest.find(kLineEnd);
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end + kLineEnd.size());
    if (is_request_line) {
      constexpr std::string_view kMethod = "GET ";
      constexpr std::string_view kVersion = " HTTP/1.1";
      if (!line.starts_with(kMethod) || !line.ends_with(kVersion) ||
          line.size() <= kMethod.size() + kVersion.size()) {
        return false;
      }
      target_ = line.substr(kMethod.size(),
                            line.size() - kMethod.size() - kVersion.size());
      is_request_line = false;
      continue;
    }
    const size_t colon = line.find(':');
    if (colon == std::string_view::npos || !IsToken(line.substr(0, colon))) {
      return false;
    }
    fields_.push_back(
        {std::string(line.substr(0, colon)),
         std::string(TrimOptionalWhitespace(line.substr(colon + 1)))});
  }
  // RFC 6455, section 4.2.1.
  return !key().empty();
}

std::vector<std::string_view> ServerHandshake::Values(
    std::string_view name) const {
  std::vector<std::string_view> values;
  for (const HttpField& field : fields_) {
    if (EqualsIgnoringAsciiCase(field.name, name)) {
      values.push_back(field.value);
    }
  }
  return values;
}

std::vector<std::string> ServerHandshake::Protocols() const {
  std::vector<std::string> protocols;
  for (std::string_view list : Values("Sec-WebSocket-Protocol")) {
    while (!list.empty()) {
      protocols.emplace_back(TakeListElement(&list));
    }
  }
  return protocols;
}

std::string ServerHandshake::key() const {
  const std::vector<std::string_view> keys = Values("Sec-WebSocket-Key");
  return keys.size() == 1 ? std::string(keys.front()) : std::string();
}

std::string AcceptHandshake(std::string_view key,
                            std::string_view protocol,
                            std::string_view fields) {
  std::string response =
      "HTTP/1.1 101 Switching Protocols\r\n"
      "Upgrade: websocket\r\n"
      "Connection: Upgrade\r\n"
      "Sec-WebSocket-Accept: " +
      HandshakeAccept(key) + "\r\n";
  if (!protocol.empty()) {
    response += "Sec-WebSocket-Protocol: " + std::string(protocol) + "\r\n";
  }
  return response + std::string(fields) + "\r\n";
}

}  // namespace wsjs
