// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_INFLATER_H_
#define WSJS_SRC_NET_INFLATER_H_

#include <zlib.h>

#include <cstdint>
#include <memory>
#include <string>

#include "src/base/bytes.h"
#include "src/net/byte_buffer.h"

namespace wsjs {

// Decompresses messages that arrive in pieces (RFC 7692, section 7.2.2). zlib's
// memory (about 44 KB with the largest window) exists from the first message
// on; when no context is taken over, until ReleaseIdleMemory().
class Inflater final {
 public:
  enum class Result : uint8_t { kOk, kCorrupt, kTooLong };

  // `window_bits` is 8 to 15. `takes_over_context`: a message may refer to
  // those before it. A message may become `limit` bytes long.
  Inflater(int window_bits, bool takes_over_context, uint64_t limit);

  // Appends what the next piece of the message yields to `output`, which holds
  // what the pieces before it yielded. After another result than kOk: no more
  // calls.
  [[nodiscard]] Result Inflate(ByteSpan piece, ByteBuffer* output);
  // The same with the message's last piece, which may be empty.
  [[nodiscard]] Result Finish(ByteSpan piece, ByteBuffer* output);

  // Between two messages: gives the memory back if no context is in it.
  void ReleaseIdleMemory();

  // After kCorrupt: what zlib says.
  const std::string& error() const { return error_; }

 private:
  struct StreamDeleter {
    void operator()(z_stream* stream) const;
  };

  Result InflatePiece(ByteSpan piece, ByteBuffer* output);
  Result Corrupt(const char* message);

  const int window_bits_;
  const bool takes_over_context_;
  const uint64_t limit_;
  std::unique_ptr<z_stream, StreamDeleter> stream_;
  std::string error_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_INFLATER_H_
