// SPDX-License-Identifier: BSD-3-Clause
#include "src/url/form_urlencoded.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "src/base/utf.h"

namespace wsjs {
namespace {

using NameAndValue = std::pair<std::string, std::string>;

bool IsValid(const NameAndValue& entry) {
  return IsValidUtf8(AsBytes(entry.first)) &&
         IsValidUtf8(AsBytes(entry.second));
}

// Where a UTF-8 byte stands in the order of UTF-16 code units: the lead bytes
// of U+E000 to U+FFFF come after those of the code points that take surrogates.
uint8_t CodeUnitRank(char byte) {
  const auto value = static_cast<uint8_t>(byte);
  return value == 0xEE || value == 0xEF ? value + 0x10 : value;
}

bool IsNameLess(const NameAndValue& left, const NameAndValue& right) {
  return std::ranges::lexicographical_compare(left.first, right.first, {},
                                              CodeUnitRank, CodeUnitRank);
}

}  // namespace

// https://url.spec.whatwg.org/#concept-urlencoded-parser
ada::url_search_params ParseFormUrlencoded(std::string_view input) {
  ada::url_search_params list(input);
  // ada leaves out the last part of the last step, UTF-8 decode without BOM.
  if (std::ranges::all_of(list, IsValid))
    return list;
  ada::url_search_params decoded;
  for (const auto& [name, value] : list) {
    decoded.append(Utf8DecodeLossy(AsBytes(name)),
                   Utf8DecodeLossy(AsBytes(value)));
  }
  return decoded;
}

// https://url.spec.whatwg.org/#concept-urlencoded-serializer
std::string SerializeFormUrlencoded(const ada::url_search_params& list) {
  // ada leaves U+005C (\) out of the percent-encode set.
  std::string serialized = list.to_string();
  for (size_t position = 0;
       (position = serialized.find('\\', position)) != std::string::npos;) {
    serialized.replace(position, 1, "%5C");
  }
  return serialized;
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-sort
void SortByName(ada::url_search_params& list) {
  std::vector<NameAndValue> entries(list.begin(), list.end());
  std::ranges::stable_sort(entries, IsNameLess);
  list.reset({});
  for (const auto& [name, value] : entries)
    list.append(name, value);
}

}  // namespace wsjs
