// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BENCH_SERVER_PAYLOAD_H_
#define WSJS_BENCH_SERVER_PAYLOAD_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace wsjs::bench {

// UTF-8 text of exactly `bytes` bytes. `charset` is "ascii", "latin1" (é and
// the like), "mixed" (characters of two and three bytes) or "json" (records
// that compress as such do). bench/client.js makes the same texts, "json"
// aside.
[[nodiscard]] std::string MakeText(std::string_view charset, size_t bytes);

// Bytes that aren't text, the same as in bench/client.js.
[[nodiscard]] std::string MakeBinary(size_t bytes);

}  // namespace wsjs::bench

#endif  // WSJS_BENCH_SERVER_PAYLOAD_H_
