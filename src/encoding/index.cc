// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/index.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <utility>

#include "src/encoding/icu_converter.h"

namespace wsjs {
namespace {

// Two bytes, the lead byte first, and what they stand for in the standard.
struct Correction {
  uint16_t bytes;
  char16_t code_point;
};

// Characters that Unicode's Han and Kangxi blocks had already, which ICU leaves
// out, and characters that Unicode had not, which ICU puts to private use.
constexpr Correction kBig5Corrections[] = {
    {0x87A4, 0x9F97}, {0x87AC, 0x9F96}, {0x8840, 0x31C0}, {0x8841, 0x31C1},
    {0x8842, 0x31C2}, {0x8843, 0x31C3}, {0x8844, 0x31C4}, {0x8846, 0x31C5},
    {0x8849, 0x31C6}, {0x884A, 0x31C7}, {0x884D, 0x31C8}, {0x884F, 0x31C9},
    {0x8850, 0x31CA}, {0x8851, 0x31CB}, {0x8852, 0x31CC}, {0x8854, 0x31CD},
    {0x8855, 0x31CE}, {0x88A9, 0x23DA}, {0x88AA, 0x23DB}, {0x8C43, 0x9FA6},
    {0x8C6D, 0x9FA7}, {0x8C74, 0x9FA8}, {0x8CB7, 0x9FA9}, {0x8CB9, 0x9FAA},
    {0x8CBB, 0x9FAB}, {0x8CC0, 0x9FAC}, {0x8CD7, 0x9FAD}, {0x8CD8, 0x9FAE},
    {0x8CDA, 0x9FAF}, {0x8CED, 0x9FB2}, {0x8D48, 0x9FB3}, {0x8E69, 0x7BB8},
    {0x8E6F, 0x7C06}, {0x8E7E, 0x7CCE}, {0x8EAB, 0x7DD2}, {0x8EB4, 0x7E1D},
    {0x8ECD, 0x8005}, {0x8ED0, 0x8028}, {0x8F57, 0x83C1}, {0x8F69, 0x84A8},
    {0x8F6E, 0x840F}, {0x8FCB, 0x89A6}, {0x8FCC, 0x89A9}, {0x8FFE, 0x8D77},
    {0x906D, 0x90FD}, {0x907A, 0x92B9}, {0x90DC, 0x975C}, {0x90F1, 0x97FF},
    {0x91BF, 0x9F16}, {0x9244, 0x8503}, {0x92AF, 0x5159}, {0x92B0, 0x515B},
    {0x92B1, 0x515D}, {0x92B2, 0x515E}, {0x92C8, 0x936E}, {0x92D1, 0x7479},
    {0x9447, 0x6D67}, {0x94CA, 0x799B}, {0x95D9, 0x9097}, {0x9644, 0x975D},
    {0x96ED, 0x701E}, {0x96FC, 0x5B28}, {0x9B76, 0x7201}, {0x9B78, 0x77D7},
    {0x9B7B, 0x7E87}, {0x9BC6, 0x99D6}, {0x9BDE, 0x91D4}, {0x9BEC, 0x60DE},
    {0x9BF6, 0x6FB6}, {0x9C42, 0x8F36}, {0x9C53, 0x4FBB}, {0x9C62, 0x71DF},
    {0x9C68, 0x9104}, {0x9C6B, 0x9DF0}, {0x9C77, 0x83CF}, {0x9CBC, 0x5C10},
    {0x9CBD, 0x79E3}, {0x9CD0, 0x5A67}, {0x9D57, 0x8F0B}, {0x9D5A, 0x7B51},
    {0x9DC4, 0x62D0}, {0x9EA9, 0x6062}, {0x9EEF, 0x75F9}, {0x9EFD, 0x6C4A},
    {0x9F60, 0x9B2E}, {0x9F66, 0x9F17}, {0x9FCB, 0x50ED}, {0x9FD8, 0x5F0C},
    {0xA063, 0x880F}, {0xA077, 0x62CE}, {0xA0D5, 0x7468}, {0xA0DF, 0x7162},
    {0xA0E4, 0x7250}, {0xA3C0, 0x2400}, {0xA3C1, 0x2401}, {0xA3C2, 0x2402},
    {0xA3C3, 0x2403}, {0xA3C4, 0x2404}, {0xA3C5, 0x2405}, {0xA3C6, 0x2406},
    {0xA3C7, 0x2407}, {0xA3C8, 0x2408}, {0xA3C9, 0x2409}, {0xA3CA, 0x240A},
    {0xA3CB, 0x240B}, {0xA3CC, 0x240C}, {0xA3CD, 0x240D}, {0xA3CE, 0x240E},
    {0xA3CF, 0x240F}, {0xA3D0, 0x2410}, {0xA3D1, 0x2411}, {0xA3D2, 0x2412},
    {0xA3D3, 0x2413}, {0xA3D4, 0x2414}, {0xA3D5, 0x2415}, {0xA3D6, 0x2416},
    {0xA3D7, 0x2417}, {0xA3D8, 0x2418}, {0xA3D9, 0x2419}, {0xA3DA, 0x241A},
    {0xA3DB, 0x241B}, {0xA3DC, 0x241C}, {0xA3DD, 0x241D}, {0xA3DE, 0x241E},
    {0xA3DF, 0x241F}, {0xA3E0, 0x2421}, {0xC6CF, 0x5EF4}, {0xC6D3, 0x65E0},
    {0xC6D5, 0x7676}, {0xC6D7, 0x96B6}, {0xC6DE, 0x3003}, {0xC6DF, 0x4EDD},
    {0xC879, 0x31CF}, {0xC8A1, 0x9FB0}, {0xC8A3, 0x9FB1}, {0xFA5F, 0x5029},
    {0xFA66, 0x507D}, {0xFABD, 0x5305}, {0xFAC5, 0x5344}, {0xFAD5, 0x537F},
    {0xFB48, 0x5605}, {0xFBB8, 0x5A77}, {0xFBF3, 0x5E75}, {0xFBF9, 0x5ED0},
    {0xFC4F, 0x5F58}, {0xFC6C, 0x60A4}, {0xFCB9, 0x6490}, {0xFCE2, 0x6674},
    {0xFCF1, 0x675E}, {0xFDB7, 0x6C9C}, {0xFDB8, 0x6E1D}, {0xFDBB, 0x6E2F},
    {0xFDF1, 0x716E}, {0xFE52, 0x732A}, {0xFE6F, 0x745C}, {0xFEAA, 0x74E9},
    {0xFEDD, 0x7809},
};

// Where ICU (as of Unicode 3.0, or of GB 18030-2022, after its version) has
// another code point than the standard, or an older one: that one is part of no
// range of four bytes.
struct Gb18030Correction {
  uint16_t bytes;
  char16_t code_point;
  char16_t older_code_point;
};
constexpr Gb18030Correction kGb18030Corrections[] = {
    {0xA3A0, 0x3000, 0xE5E5}, {0xA6D9, 0xFE10, 0xE78D},
    {0xA6DA, 0xFE12, 0xE78E}, {0xA6DB, 0xFE11, 0xE78F},
    {0xA6DC, 0xFE13, 0xE790}, {0xA6DD, 0xFE14, 0xE791},
    {0xA6DE, 0xFE15, 0xE792}, {0xA6DF, 0xFE16, 0xE793},
    {0xA6EC, 0xFE17, 0xE794}, {0xA6ED, 0xFE18, 0xE795},
    {0xA6F3, 0xFE19, 0xE796}, {0xA8BC, 0x1E3F, 0xE7C7},
    {0xFE59, 0x9FB4, 0xE81E}, {0xFE61, 0x9FB5, 0xE826},
    {0xFE66, 0x9FB6, 0xE82B}, {0xFE67, 0x9FB7, 0xE82C},
    {0xFE6D, 0x9FB8, 0xE832}, {0xFE7E, 0x9FB9, 0xE843},
    {0xFE90, 0x9FBA, 0xE854}, {0xFEA0, 0x9FBB, 0xE864},
};

// How the pointers of an index and sequences of two bytes belong together.
struct Layout {
  size_t size;  // of the index
  uint8_t first_lead;
  size_t trails;        // how many trail bytes a lead byte has
  uint8_t first_trail;  // and the first of them
  size_t
      trails_before_gap;  // those up to 0x7E, where not all follow each other
  uint8_t first_trail_after_gap;
  uint8_t lead_gap = 0xFF;  // the lead byte from which on 0x40 more are added

  std::pair<uint8_t, uint8_t> BytesOf(size_t pointer) const {
    size_t lead = first_lead + pointer / trails;
    if (lead >= lead_gap)
      lead += 0x40;
    const size_t row = pointer % trails;
    const size_t trail = row < trails_before_gap
                             ? first_trail + row
                             : first_trail_after_gap + row - trails_before_gap;
    return {static_cast<uint8_t>(lead), static_cast<uint8_t>(trail)};
  }
};

constexpr Layout kBig5{126 * 157, 0x81, 157, 0x40, 63, 0xA1};
constexpr Layout kEucKr{126 * 190, 0x81, 190, 0x41, 190, 0};
constexpr Layout kGb18030{126 * 190, 0x81, 190, 0x40, 63, 0x80};
// As Shift_JIS has it: EUC-JP has but the first 94 of its 120 rows.
constexpr Layout kJis0208{60 * 188, 0x81, 188, 0x40, 63, 0x80, 0xA0};
// EUC-JP, after the byte 0x8F. Of the last rows, ICU has characters that are in
// JIS X 0208, too, which the standard leaves out.
constexpr Layout kJis0212{82 * 94, 0xA1, 94, 0xA1, 94, 0};

bool IsPrivateUse(char32_t code_point) {
  return code_point >= 0xE000 && code_point <= 0xF8FF;
}

// What ICU decodes each pointer to: 0 where that isn't one code point.
std::vector<char32_t> Decode(const char* converter_name,
                             const Layout& layout,
                             std::string prefix = {}) {
  const IcuConverter converter = OpenIcuConverter(converter_name);
  std::vector<char32_t> code_points(layout.size);
  for (size_t pointer = 0; pointer < layout.size; ++pointer) {
    const auto [lead, trail] = layout.BytesOf(pointer);
    const std::string bytes =
        prefix + static_cast<char>(lead) + static_cast<char>(trail);
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode error = U_ZERO_ERROR;
    ucnv_reset(converter.get());
    const UChar32 code_point =
        ucnv_getNextUChar(converter.get(), &source, end, &error);
    if (U_SUCCESS(error) && source == end)
      code_points[pointer] = static_cast<char32_t>(code_point);
  }
  return code_points;
}

// The characters that users define for themselves are in no index, but that of
// GB 18030.
std::vector<char32_t> DecodeWithoutPrivateUse(const char* converter_name,
                                              const Layout& layout,
                                              std::string prefix = {}) {
  std::vector<char32_t> code_points =
      Decode(converter_name, layout, std::move(prefix));
  std::replace_if(code_points.begin(), code_points.end(), IsPrivateUse, 0);
  return code_points;
}

template <typename Row, size_t N>
const Row* FindCorrection(const Row (&rows)[N],
                          const Layout& layout,
                          size_t pointer) {
  const auto [lead, trail] = layout.BytesOf(pointer);
  const auto bytes = static_cast<uint16_t>(lead << 8 | trail);
  const Row* row = std::ranges::lower_bound(rows, bytes, {}, &Row::bytes);
  return row != std::end(rows) && row->bytes == bytes ? row : nullptr;
}

template <typename Row, size_t N>
std::vector<char32_t> Correct(std::vector<char32_t> code_points,
                              const Layout& layout,
                              const Row (&rows)[N]) {
  for (size_t pointer = 0; pointer < layout.size; ++pointer) {
    if (const Row* row = FindCorrection(rows, layout, pointer))
      code_points[pointer] = row->code_point;
  }
  return code_points;
}

// https://encoding.spec.whatwg.org/#index-gb18030-ranges
// By pointer, what is in no sequence of two bytes: the code points of the Basic
// Multilingual Plane, in their order.
std::u16string Gb18030Ranges() {
  std::vector<bool> has_two_bytes(0x10000);
  for (size_t pointer = 0; pointer < kGb18030.size; ++pointer) {
    const Gb18030Correction* correction =
        FindCorrection(kGb18030Corrections, kGb18030, pointer);
    has_two_bytes[correction ? correction->older_code_point
                             : Index::Gb18030().CodePoint(pointer)] = true;
  }
  std::u16string code_points;
  for (char32_t code_point = 0x80; code_point < 0x10000; ++code_point) {
    const bool is_surrogate = (code_point & 0xF800) == 0xD800;
    if (!is_surrogate && !has_two_bytes[code_point])
      code_points += static_cast<char16_t>(code_point);
  }
  return code_points;
}

}  // namespace

Index::Index(std::vector<char32_t> code_points)
    : code_points_(std::move(code_points)) {}

const Index& Index::Big5() {
  static const Index index(Correct(DecodeWithoutPrivateUse("big5-hkscs", kBig5),
                                   kBig5, kBig5Corrections));
  return index;
}

const Index& Index::EucKr() {
  static const Index index(DecodeWithoutPrivateUse("windows-949-2000", kEucKr));
  return index;
}

const Index& Index::Gb18030() {
  static const Index index(
      Correct(Decode("gb18030", kGb18030), kGb18030, kGb18030Corrections));
  return index;
}

const Index& Index::Jis0208() {
  static const Index index(
      DecodeWithoutPrivateUse("ibm-943_P15A-2003", kJis0208));
  return index;
}

const Index& Index::Jis0212() {
  static const Index index(DecodeWithoutPrivateUse("euc-jp", kJis0212, "\x8F"));
  return index;
}

// https://encoding.spec.whatwg.org/#index-gb18030-ranges-code-point
char32_t IndexGb18030RangesCodePoint(size_t pointer) {
  // 1. If pointer is greater than 39419 and less than 189000, or pointer is
  //    greater than 1237575, then return null.
  if ((pointer > 39419 && pointer < 189000) || pointer > 1237575)
    return 0;
  // 2. If pointer is 7457, then return code point U+E7C7.
  if (pointer == 7457)
    return 0xE7C7;
  // 3. Let offset be the last pointer in index gb18030 ranges that is less than
  //    or equal to pointer and let code point offset be its corresponding code
  //    point. 4. Return a code point whose value is code point offset + pointer
  //    − offset.
  if (pointer >= 189000)
    return static_cast<char32_t>(0x10000 + pointer - 189000);
  static const std::u16string ranges = Gb18030Ranges();
  return ranges[pointer];
}

}  // namespace wsjs
