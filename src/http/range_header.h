// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_RANGE_HEADER_H_
#define WSJS_SRC_HTTP_RANGE_HEADER_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace wsjs {

// At least one of the two is there.
struct ByteRange final {
  std::optional<uint64_t> start = {};  // none: `end` counts from the end
  std::optional<uint64_t> end = {};    // inclusive; none: to the end
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// https://fetch.spec.whatwg.org/#simple-range-header-value
// None: failure. Numbers that don't fit are the largest that does.
[[nodiscard]] std::optional<ByteRange> ParseSingleRangeHeaderValue(
    std::string_view value,
    bool allows_whitespace);

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_RANGE_HEADER_H_
