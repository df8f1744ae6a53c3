// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_MULTI_BYTE_HANDLERS_H_
#define WSJS_SRC_ENCODING_MULTI_BYTE_HANDLERS_H_

#include <cstdint>

#include "src/encoding/io_queue.h"

// The handlers of the Chinese, Japanese and Korean encodings' decoders. A
// handler is called with each item of the queue, the end of the queue included.
// While IsAtAscii(), ASCII bytes stand for themselves, and change nothing.
// https://encoding.spec.whatwg.org/#encodings
namespace wsjs {

// What a handler gives.
// https://encoding.spec.whatwg.org/#concept-encoding-process
struct HandlerResult {
  enum class Kind : uint8_t { kContinue, kFinished, kError, kCodePoints };

  static HandlerResult Continue() { return {Kind::kContinue}; }
  static HandlerResult Finished() { return {Kind::kFinished}; }
  static HandlerResult Error() { return {Kind::kError}; }
  static HandlerResult CodePoint(int code_point) {
    return {Kind::kCodePoints, static_cast<char32_t>(code_point)};
  }

  Kind kind;
  char32_t first = 0;
  char32_t second = 0;  // 0: there is one only
};

// Of GBK, too.
class Gb18030Handler final {
 public:
  bool IsAtAscii() const { return first_ == 0; }
  HandlerResult Handle(IoQueue& queue, int byte);

 private:
  HandlerResult HandleSecond(IoQueue& queue, int byte);
  HandlerResult HandleFourth(IoQueue& queue, int byte);

  int first_ = 0;
  int second_ = 0;
  int third_ = 0;
};

class Big5Handler final {
 public:
  bool IsAtAscii() const { return lead_ == 0; }
  HandlerResult Handle(IoQueue& queue, int byte);

 private:
  int lead_ = 0;
};

class EucJpHandler final {
 public:
  bool IsAtAscii() const { return lead_ == 0; }
  HandlerResult Handle(IoQueue& queue, int byte);

 private:
  bool jis0212_ = false;
  int lead_ = 0;
};

class Iso2022JpHandler final {
 public:
  // U+000E, U+000F and U+001B don't stand for themselves.
  bool IsAtAscii() const { return false; }
  HandlerResult Handle(IoQueue& queue, int byte);

 private:
  enum class State : uint8_t {
    kAscii,
    kRoman,
    kKatakana,
    kLeadByte,
    kTrailByte,
    kEscapeStart,
    kEscape,
  };

  HandlerResult HandleCharacter(int byte);
  HandlerResult HandleTrailByte(int byte);
  HandlerResult HandleEscapeStart(IoQueue& queue, int byte);
  HandlerResult HandleEscape(IoQueue& queue, int byte);

  State decoder_state_ = State::kAscii;
  State output_state_ = State::kAscii;
  int lead_ = 0;
  bool output_ = false;
};

class ShiftJisHandler final {
 public:
  bool IsAtAscii() const { return lead_ == 0; }
  HandlerResult Handle(IoQueue& queue, int byte);

 private:
  HandlerResult HandleTrailByte(IoQueue& queue, int byte);

  int lead_ = 0;
};

class EucKrHandler final {
 public:
  bool IsAtAscii() const { return lead_ == 0; }
  HandlerResult Handle(IoQueue& queue, int byte);

 private:
  int lead_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_MULTI_BYTE_HANDLERS_H_
