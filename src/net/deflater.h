// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_DEFLATER_H_
#define WSJS_SRC_NET_DEFLATER_H_

#include <zlib.h>

#include <memory>

#include "src/base/bytes.h"
#include "src/net/byte_buffer.h"

namespace wsjs {

// Compresses messages (RFC 7692, section 7.2.1). zlib's memory (about 268 KB
// with the largest window) exists from the first message on until Release().
class Deflater final {
 public:
  // zlib has no raw stream with the window of 8 bits that RFC 7692 knows.
  static constexpr int kMinimumWindowBits = 9;

  // `window_bits` is kMinimumWindowBits to 15.
  // `takes_over_context`: a message may refer to those before it.
  Deflater(int window_bits, bool takes_over_context);

  // The compressed form of `message`, valid until the next call, without the
  // four bytes 00 00 FF FF that end it.
  [[nodiscard]] ByteSpan Deflate(ByteSpan message);

  // The peer didn't get what Deflate() returned last: no message may refer to
  // what came before.
  void ForgetContext();

  // Gives all memory back. The context is forgotten, which the peer needn't
  // know.
  void Release();

 private:
  struct StreamDeleter {
    void operator()(z_stream* stream) const;
  };

  const int window_bits_;
  const bool takes_over_context_;
  std::unique_ptr<z_stream, StreamDeleter> stream_;
  ByteBuffer output_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_DEFLATER_H_
