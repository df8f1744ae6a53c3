// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_MESSAGE_WRITER_H_
#define WSJS_SRC_NET_MESSAGE_WRITER_H_

#include <cstdint>
#include <optional>

#include "src/base/bytes.h"
#include "src/net/deflater.h"
#include "src/net/frame.h"
#include "src/net/masking.h"
#include "src/net/permessage_deflate.h"
#include "src/net/send_queue.h"

namespace wsjs {

// Turns messages and control frames into bytes of a SendQueue: compressed when
// that is negotiated and worth it, one frame a message, masked by a client.
class MessageWriter final {
 public:
  // `keys` (null for a server) and `queue` aren't owned and outlive this.
  MessageWriter(Role role, MaskingKeySource* keys, SendQueue* queue);

  // permessage-deflate was negotiated.
  void EnableCompression(const PermessageDeflateParameters& parameters);
  // Gives up the memory for compression until the next message needs it.
  void ReleaseCompressionMemory();

  // Starts a message of type kText or kBinary. `payload` is valid until
  // WriteSome() has returned true. Returns whether it made use of the memory
  // for compression.
  bool StartMessage(Opcode type, ByteSpan payload);
  // Appends what fits in the queue's last chunk, or begins a new one. True: the
  // message is complete. False: call again, best after the queue was emptied.
  [[nodiscard]] bool WriteSome();

  // Not between StartMessage and the end of WriteSome.
  void WriteControlFrame(Opcode opcode, ByteSpan payload);

 private:
  void StartFrame(Opcode opcode,
                  bool is_compressed,
                  ByteSpan payload,
                  uint64_t counted_bytes);

  const Role role_;
  MaskingKeySource* const keys_;
  SendQueue* const queue_;
  std::optional<Deflater> deflater_;

  // The frame that is being written.
  FrameHeader header_;
  bool header_written_ = false;
  ByteSpan rest_;        // of its payload
  uint64_t offset_ = 0;  // of rest_ in the payload
  // What of the message's size isn't counted yet. Of a compressed message all
  // is counted with its last byte.
  uint64_t uncounted_bytes_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_NET_MESSAGE_WRITER_H_
