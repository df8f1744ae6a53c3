// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/index.h"
#include "src/encoding/multi_byte_handlers.h"

namespace wsjs {
namespace {

bool IsInRange(int byte, int first, int last) {
  return byte >= first && byte <= last;
}

bool IsAsciiByte(int byte) {
  return IsInRange(byte, 0x00, 0x7F);
}

}  // namespace

// https://encoding.spec.whatwg.org/#gb18030-decoder
HandlerResult Gb18030Handler::Handle(IoQueue& queue, int byte) {
  if (byte == IoQueue::kEndOfQueue) {
    // 1. If byte is end-of-queue and gb18030 first, gb18030 second, and gb18030
    //    third are 0x00, then return finished.
    if (first_ == 0 && second_ == 0 && third_ == 0)
      return HandlerResult::Finished();
    // 2. If byte is end-of-queue, and gb18030 first, gb18030 second, or gb18030
    //    third is not 0x00, then set them to 0x00, and return error.
    first_ = second_ = third_ = 0;
    return HandlerResult::Error();
  }
  // 3. If gb18030 third is not 0x00, then:
  if (third_ != 0)
    return HandleFourth(queue, byte);
  // 4. If gb18030 second is not 0x00, then:
  if (second_ != 0) {
    // 4.1. If byte is in the range 0x81 to 0xFE, inclusive, then set gb18030
    //      third to byte and return continue.
    if (IsInRange(byte, 0x81, 0xFE)) {
      third_ = byte;
      return HandlerResult::Continue();
    }
    // 4.2. Restore « gb18030 second, byte » to ioQueue, set gb18030 first and
    //      gb18030 second to 0x00, and return error.
    queue.Restore({second_, byte});
    first_ = second_ = 0;
    return HandlerResult::Error();
  }
  // 5. If gb18030 first is not 0x00, then:
  if (first_ != 0)
    return HandleSecond(queue, byte);
  // 6. If byte is an ASCII byte, then return a code point whose value is byte.
  if (IsAsciiByte(byte))
    return HandlerResult::CodePoint(byte);
  // 7. If byte is 0x80, then return code point U+20AC.
  if (byte == 0x80)
    return HandlerResult::CodePoint(0x20AC);
  // 8. If byte is in the range 0x81 to 0xFE, inclusive, then set gb18030 first
  //    to byte and return continue.
  if (IsInRange(byte, 0x81, 0xFE)) {
    first_ = byte;
    return HandlerResult::Continue();
  }
  // 9. Return error.
  return HandlerResult::Error();
}

// Step 5: the byte after gb18030 first.
HandlerResult Gb18030Handler::HandleSecond(IoQueue& queue, int byte) {
  // 5.1. If byte is in the range 0x30 to 0x39, inclusive, then set gb18030
  //      second to byte and return continue.
  if (IsInRange(byte, 0x30, 0x39)) {
    second_ = byte;
    return HandlerResult::Continue();
  }
  // 5.2. Let lead be gb18030 first, let pointer be null, and set gb18030 first
  //      to 0x00.
  const int lead = first_;
  first_ = 0;
  // 5.3. Let offset be 0x40 if byte is less than 0x7F, otherwise 0x41.
  const int offset = byte < 0x7F ? 0x40 : 0x41;
  // 5.4. If byte is in the range 0x40 to 0x7E, inclusive, or 0x80 to 0xFE,
  //      inclusive, then set pointer to (lead − 0x81) × 190 + (byte − offset).
  // 5.5. Let code point be null if pointer is null, otherwise the index code
  //      point for pointer in index gb18030.
  char32_t code_point = 0;
  if (IsInRange(byte, 0x40, 0x7E) || IsInRange(byte, 0x80, 0xFE)) {
    code_point =
        Index::Gb18030().CodePoint((lead - 0x81) * 190 + (byte - offset));
  }
  // 5.6. If code point is non-null, then return a code point whose value is
  //      code point.
  if (code_point != 0)
    return HandlerResult::CodePoint(code_point);
  // 5.7. If byte is an ASCII byte, then restore byte to ioQueue.
  if (IsAsciiByte(byte))
    queue.Restore({byte});
  // 5.8. Return error.
  return HandlerResult::Error();
}

// Step 3: the byte after gb18030 third.
HandlerResult Gb18030Handler::HandleFourth(IoQueue& queue, int byte) {
  const int first = first_;
  const int second = second_;
  const int third = third_;
  first_ = second_ = third_ = 0;
  // 3.1. If byte is not in the range 0x30 to 0x39, inclusive, then: restore
  //      « gb18030 second, gb18030 third, byte » to ioQueue; set gb18030 first,
  //      gb18030 second, and gb18030 third to 0x00; return error.
  if (!IsInRange(byte, 0x30, 0x39)) {
    queue.Restore({second, third, byte});
    return HandlerResult::Error();
  }
  // 3.2. Let code point be the index gb18030 ranges code point for ((gb18030
  //      first − 0x81) × (10 × 126 × 10)) + ((gb18030 second − 0x30) × (10 ×
  //      126)) + ((gb18030 third − 0x81) × 10) + byte − 0x30.
  // 3.3. Set gb18030 first, gb18030 second, and gb18030 third to 0x00.
  const char32_t code_point = IndexGb18030RangesCodePoint(
      (first - 0x81) * (10 * 126 * 10) + (second - 0x30) * (10 * 126) +
      (third - 0x81) * 10 + byte - 0x30);
  // 3.4. If code point is null, then return error.
  // 3.5. Return a code point whose value is code point.
  return code_point == 0 ? HandlerResult::Error()
                         : HandlerResult::CodePoint(code_point);
}

// https://encoding.spec.whatwg.org/#big5-decoder
HandlerResult Big5Handler::Handle(IoQueue& queue, int byte) {
  // 1. If byte is end-of-queue and Big5 lead is not 0x00, then set Big5 lead to
  //    0x00 and return error.
  // 2. If byte is end-of-queue and Big5 lead is 0x00, then return finished.
  const int lead = lead_;
  lead_ = 0;
  if (byte == IoQueue::kEndOfQueue)
    return lead != 0 ? HandlerResult::Error() : HandlerResult::Finished();
  // 3. If Big5 lead is not 0x00, then let lead be Big5 lead, let pointer be
  //    null, set Big5 lead to 0x00, and then:
  if (lead != 0) {
    // 3.1. Let offset be 0x40 if byte is less than 0x7F, otherwise 0x62.
    const int offset = byte < 0x7F ? 0x40 : 0x62;
    // 3.2. If byte is in the range 0x40 to 0x7E, inclusive, or 0xA1 to 0xFE,
    //      inclusive, then set pointer to (lead − 0x81) × 157 + (byte −
    //      offset).
    char32_t code_point = 0;
    if (IsInRange(byte, 0x40, 0x7E) || IsInRange(byte, 0xA1, 0xFE)) {
      const int pointer = (lead - 0x81) * 157 + (byte - offset);
      // 3.3. If there is a row in the table below whose first column is
      //      pointer, then return the two code points listed in its second
      //      column.
      switch (pointer) {
        case 1133:
          return {HandlerResult::Kind::kCodePoints, 0x00CA, 0x0304};
        case 1135:
          return {HandlerResult::Kind::kCodePoints, 0x00CA, 0x030C};
        case 1164:
          return {HandlerResult::Kind::kCodePoints, 0x00EA, 0x0304};
        case 1166:
          return {HandlerResult::Kind::kCodePoints, 0x00EA, 0x030C};
      }
      // 3.4. Let code point be null if pointer is null, otherwise the index
      //      code point for pointer in index Big5.
      code_point = Index::Big5().CodePoint(pointer);
    }
    // 3.5. If code point is non-null, then return a code point whose value is
    //      code point.
    if (code_point != 0)
      return HandlerResult::CodePoint(code_point);
    // 3.6. If byte is an ASCII byte, then restore byte to ioQueue.
    if (IsAsciiByte(byte))
      queue.Restore({byte});
    // 3.7. Return error.
    return HandlerResult::Error();
  }
  // 4. If byte is an ASCII byte, then return a code point whose value is byte.
  if (IsAsciiByte(byte))
    return HandlerResult::CodePoint(byte);
  // 5. If byte is in the range 0x81 to 0xFE, inclusive, then set Big5 lead to
  //    byte and return continue.
  if (IsInRange(byte, 0x81, 0xFE)) {
    lead_ = byte;
    return HandlerResult::Continue();
  }
  // 6. Return error.
  return HandlerResult::Error();
}

}  // namespace wsjs
