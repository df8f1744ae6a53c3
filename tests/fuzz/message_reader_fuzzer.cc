// SPDX-License-Identifier: BSD-3-Clause

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "src/base/bytes.h"
#include "src/base/check.h"
#include "src/base/utf.h"
#include "src/net/message_reader.h"

namespace {

using Result = wsjs::MessageReader::Result;

constexpr wsjs::MessageLimits kLimits = {8192, 65536};

std::string Describe(wsjs::MessageBatch* batch) {
  std::string text;
  for (const wsjs::WebSocketMessage& message : batch->messages()) {
    const bool is_text = message.type == wsjs::WebSocketMessage::Type::kText;
    CHECK(!is_text || wsjs::IsValidUtf8(message.payload));
    CHECK(!is_text || message.is_ascii == wsjs::IsAscii(message.payload));
    text += is_text ? "text " : "binary ";
    text += std::to_string(message.payload.size()) + " ";
    text += wsjs::AsStringView(message.payload);
    text += "\n";
  }
  return text;
}

// All that the bytes bring, in order.
std::string Read(wsjs::Role role,
                 bool has_deflate,
                 wsjs::ByteSpan bytes,
                 size_t piece_size) {
  std::optional<wsjs::PermessageDeflateParameters> deflate;
  if (has_deflate)
    deflate.emplace();
  wsjs::MessageReader reader(role, deflate, kLimits);
  std::string text;
  while (!bytes.empty()) {
    wsjs::ByteSpan piece = bytes.first(std::min(piece_size, bytes.size()));
    bytes = bytes.subspan(piece.size());
    Result result;
    do {
      wsjs::MessageBatch batch;
      result = reader.Read(&piece, &batch);
      text += Describe(&batch);
      switch (result) {
        case Result::kNeedsMoreBytes:
          break;
        case Result::kPing:
        case Result::kPong:
        case Result::kClose:
          text += "control ";
          text += wsjs::AsStringView(reader.control_payload());
          text += "\n";
          break;
        case Result::kMalformed:
          return text + "malformed: " + reader.error().message;
      }
      if (result == Result::kClose)
        return text;
    } while (result != Result::kNeedsMoreBytes);
  }
  return text;
}

}  // namespace

// Frames mean the same however they are cut, and what is told of them is true.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0)
    return 0;
  const auto role =
      (data[0] & 1) != 0 ? wsjs::Role::kServer : wsjs::Role::kClient;
  const bool has_deflate = (data[0] & 2) != 0;
  const wsjs::ByteSpan bytes(data + 1, size - 1);
  const std::string whole = Read(role, has_deflate, bytes, size);
  CHECK(whole == Read(role, has_deflate, bytes, 1));
  CHECK(whole == Read(role, has_deflate, bytes, 13));
  return 0;
}
