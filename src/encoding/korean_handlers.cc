// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/index.h"
#include "src/encoding/multi_byte_handlers.h"

namespace wsjs {

// https://encoding.spec.whatwg.org/#euc-kr-decoder
HandlerResult EucKrHandler::Handle(IoQueue& queue, int byte) {
  // 1. If byte is end-of-queue and EUC-KR lead is not 0x00, then set EUC-KR
  //    lead to 0x00 and return error.
  // 2. If byte is end-of-queue and EUC-KR lead is 0x00, then return finished.
  const int lead = lead_;
  lead_ = 0;
  if (byte == IoQueue::kEndOfQueue)
    return lead != 0 ? HandlerResult::Error() : HandlerResult::Finished();
  // 3. If EUC-KR lead is not 0x00, then let lead be EUC-KR lead, let pointer be
  //    null, set EUC-KR lead to 0x00, and then:
  if (lead != 0) {
    // 3.1. If byte is in the range 0x41 to 0xFE, inclusive, then set pointer to
    //      (lead − 0x81) × 190 + (byte − 0x41).
    // 3.2. Let code point be null if pointer is null, otherwise the index code
    //      point for pointer in index EUC-KR.
    char32_t code_point = 0;
    if (byte >= 0x41 && byte <= 0xFE) {
      code_point =
          Index::EucKr().CodePoint((lead - 0x81) * 190 + (byte - 0x41));
    }
    // 3.3. If code point is non-null, then return a code point whose value is
    //      code point.
    if (code_point != 0)
      return HandlerResult::CodePoint(code_point);
    // 3.4. If byte is an ASCII byte, then restore byte to ioQueue.
    if (byte < 0x80)
      queue.Restore({byte});
    // 3.5. Return error.
    return HandlerResult::Error();
  }
  // 4. If byte is an ASCII byte, then return a code point whose value is byte.
  if (byte < 0x80)
    return HandlerResult::CodePoint(byte);
  // 5. If byte is in the range 0x81 to 0xFE, inclusive, then set EUC-KR lead to
  //    byte and return continue.
  if (byte >= 0x81 && byte <= 0xFE) {
    lead_ = byte;
    return HandlerResult::Continue();
  }
  // 6. Return error.
  return HandlerResult::Error();
}

}  // namespace wsjs
