// SPDX-License-Identifier: BSD-3-Clause
#include "src/base/check.h"
#include "src/encoding/index.h"
#include "src/encoding/multi_byte_handlers.h"

namespace wsjs {
namespace {

constexpr int kEscape = 0x1B;

// U+FF61 HALFWIDTH IDEOGRAPHIC FULL STOP is the first of the half-width forms,
// all of which stand in a row.
constexpr int kHalfwidthKatakana = 0xFF61;

bool IsInRange(int byte, int first, int last) {
  return byte >= first && byte <= last;
}

bool IsAsciiByte(int byte) {
  return IsInRange(byte, 0x00, 0x7F);
}

}  // namespace

// https://encoding.spec.whatwg.org/#euc-jp-decoder
HandlerResult EucJpHandler::Handle(IoQueue& queue, int byte) {
  // 1. If byte is end-of-queue and EUC-JP lead is not 0x00, then set EUC-JP
  //    lead to 0x00, and return error.
  // 2. If byte is end-of-queue and EUC-JP lead is 0x00, then return finished.
  const int lead = lead_;
  lead_ = 0;
  if (byte == IoQueue::kEndOfQueue)
    return lead != 0 ? HandlerResult::Error() : HandlerResult::Finished();
  // 3. If EUC-JP lead is 0x8E and byte is in the range 0xA1 to 0xDF, inclusive,
  //    then set EUC-JP lead to 0x00 and return a code point whose value is
  //    0xFF61 − 0xA1 + byte.
  if (lead == 0x8E && IsInRange(byte, 0xA1, 0xDF))
    return HandlerResult::CodePoint(kHalfwidthKatakana - 0xA1 + byte);
  // 4. If EUC-JP lead is 0x8F and byte is in the range 0xA1 to 0xFE, inclusive,
  //    then set EUC-JP jis0212 to true, set EUC-JP lead to byte, and return
  //    continue.
  if (lead == 0x8F && IsInRange(byte, 0xA1, 0xFE)) {
    jis0212_ = true;
    lead_ = byte;
    return HandlerResult::Continue();
  }
  // 5. If EUC-JP lead is not 0x00, then:
  if (lead != 0) {
    // 5.1. Let lead be EUC-JP lead and set EUC-JP lead to 0x00. 5.2. Let code
    //      point be null. 5.3. If lead and byte are both in the range 0xA1 to
    //      0xFE, inclusive, then set code point to the index code point for
    //      (lead − 0xA1) × 94 + byte − 0xA1 in index jis0208 if EUC-JP jis0212
    //      is false, otherwise in index jis0212.
    char32_t code_point = 0;
    if (IsInRange(lead, 0xA1, 0xFE) && IsInRange(byte, 0xA1, 0xFE)) {
      const Index& index = jis0212_ ? Index::Jis0212() : Index::Jis0208();
      code_point = index.CodePoint((lead - 0xA1) * 94 + byte - 0xA1);
    }
    // 5.4. Set EUC-JP jis0212 to false.
    jis0212_ = false;
    // 5.5. If code point is non-null, then return a code point whose value is
    //      code point.
    if (code_point != 0)
      return HandlerResult::CodePoint(code_point);
    // 5.6. If byte is an ASCII byte, then restore byte to ioQueue.
    if (IsAsciiByte(byte))
      queue.Restore({byte});
    // 5.7. Return error.
    return HandlerResult::Error();
  }
  // 6. If byte is an ASCII byte, then return a code point whose value is byte.
  if (IsAsciiByte(byte))
    return HandlerResult::CodePoint(byte);
  // 7. If byte is 0x8E, 0x8F, or in the range 0xA1 to 0xFE, inclusive, then set
  //    EUC-JP lead to byte and return continue.
  if (byte == 0x8E || byte == 0x8F || IsInRange(byte, 0xA1, 0xFE)) {
    lead_ = byte;
    return HandlerResult::Continue();
  }
  // 8. Return error.
  return HandlerResult::Error();
}

// https://encoding.spec.whatwg.org/#iso-2022-jp-decoder
HandlerResult Iso2022JpHandler::Handle(IoQueue& queue, int byte) {
  switch (decoder_state_) {
    case State::kAscii:
    case State::kRoman:
    case State::kKatakana:
    case State::kLeadByte:
      if (byte == kEscape) {
        // Set iso-2022-jp decoder state to escape start and return continue.
        decoder_state_ = State::kEscapeStart;
        return HandlerResult::Continue();
      }
      // end-of-queue: Return finished.
      if (byte == IoQueue::kEndOfQueue)
        return HandlerResult::Finished();
      // Set iso-2022-jp output to false, whatever else is done.
      output_ = false;
      return HandleCharacter(byte);
    case State::kTrailByte:
      return HandleTrailByte(byte);
    case State::kEscapeStart:
      return HandleEscapeStart(queue, byte);
    case State::kEscape:
      return HandleEscape(queue, byte);
  }
  NOTREACHED();
}

// In the states of the characters' sets: all that is no escape sequence.
HandlerResult Iso2022JpHandler::HandleCharacter(int byte) {
  const bool is_ascii = IsAsciiByte(byte) && byte != 0x0E && byte != 0x0F;
  switch (decoder_state_) {
    // 0x00 to 0x7F, inclusive, excluding 0x0E, 0x0F, and 0x1B: Return a code
    // point whose value is byte.
    case State::kAscii:
      if (is_ascii)
        return HandlerResult::CodePoint(byte);
      break;
    // The same, but 0x5C: Return code point U+00A5. 0x7E: Return code point
    // U+203E.
    case State::kRoman:
      if (byte == 0x5C)
        return HandlerResult::CodePoint(0x00A5);
      if (byte == 0x7E)
        return HandlerResult::CodePoint(0x203E);
      if (is_ascii)
        return HandlerResult::CodePoint(byte);
      break;
    // 0x21 to 0x5F, inclusive: Return a code point whose value is 0xFF61 − 0x21
    // + byte.
    case State::kKatakana:
      if (IsInRange(byte, 0x21, 0x5F))
        return HandlerResult::CodePoint(kHalfwidthKatakana - 0x21 + byte);
      break;
    // 0x21 to 0x7E, inclusive: Set iso-2022-jp lead to byte, iso-2022-jp
    // decoder state to trail byte, and return continue.
    default:
      if (IsInRange(byte, 0x21, 0x7E)) {
        lead_ = byte;
        decoder_state_ = State::kTrailByte;
        return HandlerResult::Continue();
      }
      break;
  }
  // Otherwise: Return error.
  return HandlerResult::Error();
}

HandlerResult Iso2022JpHandler::HandleTrailByte(int byte) {
  // 0x1B: Set iso-2022-jp decoder state to escape start and return error.
  if (byte == kEscape) {
    decoder_state_ = State::kEscapeStart;
    return HandlerResult::Error();
  }
  // 0x21 to 0x7E, inclusive: 1. Set the iso-2022-jp decoder state to lead byte.
  // 2. Let pointer be (iso-2022-jp lead − 0x21) × 94 + byte − 0x21. 3. Let code
  // point be the index code point for pointer in index jis0208. 4. If code
  // point is null, then return error. 5. Return a code point whose value is
  // code point.
  // End-of-queue, and otherwise: Set the iso-2022-jp decoder state to lead byte
  // and return error.
  decoder_state_ = State::kLeadByte;
  if (!IsInRange(byte, 0x21, 0x7E))
    return HandlerResult::Error();
  const char32_t code_point =
      Index::Jis0208().CodePoint((lead_ - 0x21) * 94 + byte - 0x21);
  return code_point == 0 ? HandlerResult::Error()
                         : HandlerResult::CodePoint(code_point);
}

HandlerResult Iso2022JpHandler::HandleEscapeStart(IoQueue& queue, int byte) {
  // 1. If byte is either 0x24 or 0x28, then set iso-2022-jp lead to byte,
  //    iso-2022-jp decoder state to escape, and return continue.
  if (byte == 0x24 || byte == 0x28) {
    lead_ = byte;
    decoder_state_ = State::kEscape;
    return HandlerResult::Continue();
  }
  // 2. If byte is not end-of-queue, then restore byte to ioQueue.
  queue.Restore({byte});
  // 3. Set iso-2022-jp output to false, iso-2022-jp decoder state to
  //    iso-2022-jp output state, and return error.
  output_ = false;
  decoder_state_ = output_state_;
  return HandlerResult::Error();
}

HandlerResult Iso2022JpHandler::HandleEscape(IoQueue& queue, int byte) {
  // 1. Let lead be iso-2022-jp lead and set iso-2022-jp lead to 0x00.
  const int lead = lead_;
  lead_ = 0;
  // 2. Let state be null: the escape state, which no sequence leads to.
  State state = State::kEscape;
  // 3. If lead is 0x28 and byte is 0x42, then set state to ASCII.
  if (lead == 0x28 && byte == 0x42)
    state = State::kAscii;
  // 4. If lead is 0x28 and byte is 0x4A, then set state to Roman.
  if (lead == 0x28 && byte == 0x4A)
    state = State::kRoman;
  // 5. If lead is 0x28 and byte is 0x49, then set state to katakana.
  if (lead == 0x28 && byte == 0x49)
    state = State::kKatakana;
  // 6. If lead is 0x24 and byte is either 0x40 or 0x42, then set state to lead
  //    byte.
  if (lead == 0x24 && (byte == 0x40 || byte == 0x42))
    state = State::kLeadByte;
  // 7. If state is non-null, then:
  if (state != State::kEscape) {
    // 7.1. Set iso-2022-jp decoder state and iso-2022-jp output state to state.
    decoder_state_ = output_state_ = state;
    // 7.2. Let output be the value of iso-2022-jp output.
    const bool output = output_;
    // 7.3. Set iso-2022-jp output to true.
    output_ = true;
    // 7.4. Return continue, if output is false, and error otherwise.
    return output ? HandlerResult::Error() : HandlerResult::Continue();
  }
  // 8. If byte is end-of-queue, then restore lead to ioQueue; otherwise,
  //    restore « lead, byte » to ioQueue.
  queue.Restore({lead, byte});
  // 9. Set iso-2022-jp output to false, iso-2022-jp decoder state to
  //    iso-2022-jp output state, and return error.
  output_ = false;
  decoder_state_ = output_state_;
  return HandlerResult::Error();
}

// https://encoding.spec.whatwg.org/#shift_jis-decoder
HandlerResult ShiftJisHandler::Handle(IoQueue& queue, int byte) {
  // 1. If byte is end-of-queue and Shift_JIS lead is not 0x00, then set
  //    Shift_JIS lead to 0x00 and return error.
  if (byte == IoQueue::kEndOfQueue && lead_ != 0) {
    lead_ = 0;
    return HandlerResult::Error();
  }
  // 2. If byte is end-of-queue and Shift_JIS lead is 0x00, then return
  //    finished.
  if (byte == IoQueue::kEndOfQueue)
    return HandlerResult::Finished();
  // 3. If Shift_JIS lead is not 0x00, then:
  if (lead_ != 0)
    return HandleTrailByte(queue, byte);
  // 4. If byte is an ASCII byte or 0x80, then return a code point whose value
  //    is byte.
  if (byte <= 0x80)
    return HandlerResult::CodePoint(byte);
  // 5. If byte is in the range 0xA1 to 0xDF, inclusive, then return a code
  //    point whose value is 0xFF61 − 0xA1 + byte.
  if (IsInRange(byte, 0xA1, 0xDF))
    return HandlerResult::CodePoint(kHalfwidthKatakana - 0xA1 + byte);
  // 6. If byte is in the range 0x81 to 0x9F, inclusive, or 0xE0 to 0xFC,
  //    inclusive, then set Shift_JIS lead to byte and return continue.
  if (IsInRange(byte, 0x81, 0x9F) || IsInRange(byte, 0xE0, 0xFC)) {
    lead_ = byte;
    return HandlerResult::Continue();
  }
  // 7. Return error.
  return HandlerResult::Error();
}

// Step 3: the byte after the lead byte.
HandlerResult ShiftJisHandler::HandleTrailByte(IoQueue& queue, int byte) {
  // Let lead be Shift_JIS lead, let pointer be null, set Shift_JIS lead to
  // 0x00, and then:
  const int lead = lead_;
  lead_ = 0;
  // 3.1. Let offset be 0x40 if byte is less than 0x7F, otherwise 0x41.
  const int offset = byte < 0x7F ? 0x40 : 0x41;
  // 3.2. Let lead offset be 0x81 if lead is less than 0xA0, otherwise 0xC1.
  const int lead_offset = lead < 0xA0 ? 0x81 : 0xC1;
  // 3.3. If byte is in the range 0x40 to 0x7E, inclusive, or 0x80 to 0xFC,
  //      inclusive, then set pointer to (lead − lead offset) × 188 + byte −
  //      offset.
  if (IsInRange(byte, 0x40, 0x7E) || IsInRange(byte, 0x80, 0xFC)) {
    const int pointer = (lead - lead_offset) * 188 + byte - offset;
    // 3.4. If pointer is in the range 8836 to 10715, inclusive, then return a
    //      code point whose value is 0xE000 − 8836 + pointer.
    if (IsInRange(pointer, 8836, 10715))
      return HandlerResult::CodePoint(0xE000 - 8836 + pointer);
    // 3.5. Let code point be null if pointer is null, otherwise the index code
    //      point for pointer in index jis0208. 3.6. If code point is non-null,
    //      then return a code point whose value is code point.
    const char32_t code_point = Index::Jis0208().CodePoint(pointer);
    if (code_point != 0)
      return HandlerResult::CodePoint(code_point);
  }
  // 3.7. If byte is an ASCII byte, then restore byte to ioQueue.
  if (IsAsciiByte(byte))
    queue.Restore({byte});
  // 3.8. Return error.
  return HandlerResult::Error();
}

}  // namespace wsjs
