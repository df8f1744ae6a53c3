// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_FRAME_ENCODER_H_
#define WSJS_SRC_NET_FRAME_ENCODER_H_

#include <cstddef>
#include <cstdint>

#include "src/net/frame.h"

namespace wsjs {

// Writes the header to `destination`, which has room for
// kMaximumFrameHeaderBytes. Returns its size. The payload follows it, by
// CopyMasked when the frame is masked.
[[nodiscard]] size_t EncodeFrameHeader(const FrameHeader& header,
                                       uint8_t* destination);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_FRAME_ENCODER_H_
