// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/encoding.h"

#include <algorithm>
#include <string>

namespace wsjs {
namespace {

using enum Encoding::Kind;

// As differences from ISO-8859-15: ICU doesn't have it.
constexpr std::u16string_view kIso8859_16 =
    u"\u00A1\u0104\u00A2\u0105\u00A3\u0141\u00A5\u201E\u00AA\u0218\u00AC\u0179"
    u"\u00AE\u017A\u00AF\u017B\u00B2\u010C\u00B3\u0142\u00B5\u201D\u00B9\u010D"
    u"\u00BA\u0219\u00BF\u017C\u00C3\u0102\u00C5\u0106\u00D0\u0110\u00D1\u0143"
    u"\u00D5\u0150\u00D7\u015A\u00D8\u0170\u00DD\u0118\u00DE\u021A\u00E3\u0103"
    u"\u00E5\u0107\u00F0\u0111\u00F1\u0144\u00F5\u0151\u00F7\u015B\u00F8\u0171"
    u"\u00FD\u0119\u00FE\u021B";

// https://encoding.spec.whatwg.org/#names-and-labels
constexpr Encoding kEncodings[] = {
    {"utf-8", kUtf8,
     "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 "
     "x-unicode20utf8"},

    // Legacy single-byte encodings.
    {"ibm866", kSingleByte, "866 cp866 csibm866 ibm866", "ibm-866_P100-1995"},
    {"iso-8859-2", kSingleByte,
     "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 "
     "iso_8859-2:1987 l2 latin2",
     "iso-8859-2"},
    {"iso-8859-3", kSingleByte,
     "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 "
     "iso_8859-3:1988 l3 latin3",
     "iso-8859-3"},
    {"iso-8859-4", kSingleByte,
     "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 "
     "iso_8859-4:1988 l4 latin4",
     "iso-8859-4"},
    {"iso-8859-5", kSingleByte,
     "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 "
     "iso_8859-5 iso_8859-5:1988",
     "iso-8859-5"},
    {"iso-8859-6", kSingleByte,
     "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 "
     "iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 iso8859-6 iso88596 "
     "iso_8859-6 iso_8859-6:1987",
     "iso-8859-6"},
    {"iso-8859-7", kSingleByte,
     "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 "
     "iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 sun_eu_greek",
     "iso-8859-7"},
    {"iso-8859-8", kSingleByte,
     "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 "
     "iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 visual",
     "iso-8859-8"},
    {"iso-8859-8-i", kSingleByte, "csiso88598i iso-8859-8-i logical",
     "iso-8859-8"},
    {"iso-8859-10", kSingleByte,
     "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6",
     "iso-8859-10"},
    {"iso-8859-13", kSingleByte, "iso-8859-13 iso8859-13 iso885913",
     "iso-8859-13"},
    {"iso-8859-14", kSingleByte, "iso-8859-14 iso8859-14 iso885914",
     "iso-8859-14"},
    {"iso-8859-15", kSingleByte,
     "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9",
     "iso-8859-15"},
    {"iso-8859-16", kSingleByte, "iso-8859-16", "iso-8859-15", kIso8859_16},
    {"koi8-r", kSingleByte, "cskoi8r koi koi8 koi8-r koi8_r", "koi8-r"},
    {"koi8-u", kSingleByte, "koi8-ru koi8-u", "koi8-u",
     u"\u00AE\u045E\u00BE\u040E"},
    {"macintosh", kSingleByte, "csmacintosh mac macintosh x-mac-roman",
     "macintosh"},
    {"windows-874", kSingleByte,
     "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874",
     "ibm-1162_P100-1999"},
    {"windows-1250", kSingleByte, "cp1250 windows-1250 x-cp1250",
     "windows-1250"},
    {"windows-1251", kSingleByte, "cp1251 windows-1251 x-cp1251",
     "windows-1251"},
    {"windows-1252", kSingleByte,
     "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 "
     "iso-ir-100 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 "
     "us-ascii windows-1252 x-cp1252",
     "windows-1252"},
    {"windows-1253", kSingleByte, "cp1253 windows-1253 x-cp1253",
     "windows-1253", u"\u00AA\uFFFD"},
    {"windows-1254", kSingleByte,
     "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 "
     "iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254",
     "windows-1254"},
    {"windows-1255", kSingleByte, "cp1255 windows-1255 x-cp1255",
     "windows-1255", u"\u00CA\u05BA"},
    {"windows-1256", kSingleByte, "cp1256 windows-1256 x-cp1256",
     "windows-1256"},
    {"windows-1257", kSingleByte, "cp1257 windows-1257 x-cp1257",
     "windows-1257"},
    {"windows-1258", kSingleByte, "cp1258 windows-1258 x-cp1258",
     "windows-1258"},
    {"x-mac-cyrillic", kSingleByte, "x-mac-cyrillic x-mac-ukrainian",
     "x-mac-cyrillic"},

    // Legacy multi-byte encodings.
    {"gbk", kGb18030,
     "chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk "
     "iso-ir-58 x-gbk"},
    {"gb18030", kGb18030, "gb18030"},
    {"big5", kBig5, "big5 big5-hkscs cn-big5 csbig5 x-x-big5"},
    {"euc-jp", kEucJp, "cseucpkdfmtjapanese euc-jp x-euc-jp"},
    {"iso-2022-jp", kIso2022Jp, "csiso2022jp iso-2022-jp"},
    {"shift_jis", kShiftJis,
     "csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis"},
    {"euc-kr", kEucKr,
     "cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 "
     "ks_c_5601-1989 ksc5601 ksc_5601 windows-949"},

    // Legacy miscellaneous encodings.
    {"replacement", kReplacement,
     "csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr "
     "replacement"},
    {"utf-16be", kUtf16BigEndian, "unicodefffe utf-16be"},
    {"utf-16le", kUtf16LittleEndian,
     "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
    {"x-user-defined", kXUserDefined, "x-user-defined"},
};

bool IsAsciiWhitespace(char16_t code_unit) {
  return code_unit == u'\t' || code_unit == u'\n' || code_unit == u'\f' ||
         code_unit == u'\r' || code_unit == u' ';
}

// Whether `label`, which has no space, is one of `labels`.
bool HasLabel(std::string_view labels, std::string_view label) {
  while (!labels.empty()) {
    const std::string_view first = labels.substr(0, labels.find(' '));
    if (first == label)
      return true;
    labels.remove_prefix(std::min(first.size() + 1, labels.size()));
  }
  return false;
}

}  // namespace

const Encoding* Encoding::Get(std::u16string_view label) {
  // 1. Remove any leading and trailing ASCII whitespace from label.
  while (!label.empty() && IsAsciiWhitespace(label.front())) {
    label.remove_prefix(1);
  }
  while (!label.empty() && IsAsciiWhitespace(label.back())) {
    label.remove_suffix(1);
  }
  // 2. If label is an ASCII case-insensitive match for any of the labels listed
  //    in the table, then return the corresponding encoding; otherwise return
  //    failure.
  std::string lower_case;
  for (const char16_t code_unit : label) {
    if (code_unit <= u' ' || code_unit > u'~')
      return nullptr;
    const char character = static_cast<char>(code_unit);
    const bool is_upper = character >= 'A' && character <= 'Z';
    lower_case +=
        is_upper ? static_cast<char>(character + ('a' - 'A')) : character;
  }
  for (const Encoding& encoding : kEncodings) {
    if (HasLabel(encoding.labels, lower_case))
      return &encoding;
  }
  return nullptr;
}

}  // namespace wsjs
