// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_RANDOM_BYTES_H_
#define WSJS_SRC_NET_RANDOM_BYTES_H_

#include <cstdint>
#include <span>

namespace wsjs {

// Fills `bytes` with what nobody can predict, from the kernel: for a few bytes
// now and then. Many of them come faster from OpenSSL's generator, which takes
// a millisecond to start.
void FillWithRandomBytes(std::span<uint8_t> bytes);

}  // namespace wsjs

#endif  // WSJS_SRC_NET_RANDOM_BYTES_H_
