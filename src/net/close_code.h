// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_CLOSE_CODE_H_
#define WSJS_SRC_NET_CLOSE_CODE_H_

#include <cstdint>

// https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1
namespace wsjs {

inline constexpr uint16_t kCloseNormal = 1000;
inline constexpr uint16_t kCloseGoingAway = 1001;
inline constexpr uint16_t kCloseProtocolError = 1002;
// Never in a frame: what an application sees when the Close frame had no code.
inline constexpr uint16_t kCloseNoStatusReceived = 1005;
// Never in a frame: what an application sees without a Close frame.
inline constexpr uint16_t kCloseAbnormal = 1006;
inline constexpr uint16_t kCloseInvalidPayload = 1007;
inline constexpr uint16_t kCloseMessageTooBig = 1009;
inline constexpr uint16_t kCloseInternalError = 1011;

// Whether a Close frame may carry `code`: defined by RFC 6455 or IANA's
// registry, or one that libraries and applications may use.
[[nodiscard]] constexpr bool IsCloseCodeAllowedInFrame(uint16_t code) {
  if (code >= 3000 && code <= 4999)
    return true;
  // 1004 is reserved; 1005, 1006 and 1015 "MUST NOT be set as a status code in
  // a Close control frame".
  return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014);
}

}  // namespace wsjs

#endif  // WSJS_SRC_NET_CLOSE_CODE_H_
