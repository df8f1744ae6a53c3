// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/cookie_date.h"

#include <algorithm>
#include <cstdint>

#include "src/net/http_syntax.h"

namespace wsjs {
namespace {

// delimiter = %x09 / %x20-2F / %x3B-40 / %x5B-60 / %x7B-7E
bool IsDelimiter(char character) {
  const auto byte = static_cast<uint8_t>(character);
  return byte == 0x09 || (byte >= 0x20 && byte <= 0x2F) ||
         (byte >= 0x3B && byte <= 0x40) || (byte >= 0x5B && byte <= 0x60) ||
         (byte >= 0x7B && byte <= 0x7E);
}

bool IsDigit(char character) {
  return character >= '0' && character <= '9';
}

// Consumes a number of `minimum` to `maximum` digits that no further digit
// follows.
std::optional<int> ReadNumber(std::string_view* text,
                              size_t minimum,
                              size_t maximum) {
  const auto end = std::ranges::find_if_not(*text, IsDigit);
  const auto length = static_cast<size_t>(end - text->begin());
  if (length < minimum || length > maximum)
    return std::nullopt;
  int number = 0;
  for (const char digit : text->substr(0, length)) {
    number = 10 * number + (digit - '0');
  }
  text->remove_prefix(length);
  return number;
}

bool ReadColon(std::string_view* text) {
  if (!text->starts_with(':'))
    return false;
  text->remove_prefix(1);
  return true;
}

struct TimeOfDay {
  int hour = 0;
  int minute = 0;
  int second = 0;
};

// time = hms-time [ non-digit *OCTET ]
// hms-time = time-field ":" time-field ":" time-field
std::optional<TimeOfDay> ParseTime(std::string_view token) {
  const std::optional<int> hour = ReadNumber(&token, 1, 2);
  if (!hour || !ReadColon(&token))
    return std::nullopt;
  const std::optional<int> minute = ReadNumber(&token, 1, 2);
  if (!minute || !ReadColon(&token))
    return std::nullopt;
  const std::optional<int> second = ReadNumber(&token, 1, 2);
  if (!second)
    return std::nullopt;
  return TimeOfDay{*hour, *minute, *second};
}

// month = ( "jan" / "feb" / … / "dec" ) *OCTET
std::optional<int> ParseMonth(std::string_view token) {
  constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr",
                                          "may", "jun", "jul", "aug",
                                          "sep", "oct", "nov", "dec"};
  const auto* const month =
      std::ranges::find(kMonths, AsciiLowercase(token.substr(0, 3)));
  if (month == std::end(kMonths))
    return std::nullopt;
  return static_cast<int>(month - kMonths) + 1;
}

// What the tokens told, in any order.
struct Fields {
  std::optional<TimeOfDay> time;
  std::optional<int> day;
  std::optional<int> month;
  std::optional<int> year;
};

// 2. "Process each date-token sequentially in the order the date-tokens appear
//    in the cookie-date". A token is the first of these that isn't known yet.
void TakeToken(std::string_view token, Fields* fields) {
  if (!fields->time && (fields->time = ParseTime(token)))
    return;
  if (!fields->day) {
    std::string_view rest = token;
    if ((fields->day = ReadNumber(&rest, 1, 2)))
      return;
  }
  if (!fields->month && (fields->month = ParseMonth(token)))
    return;
  if (!fields->year) {
    std::string_view rest = token;
    fields->year = ReadNumber(&rest, 2, 4);
  }
}

// 3. to 6.
std::optional<std::chrono::sys_seconds> MakeDate(const Fields& fields) {
  if (!fields.time || !fields.day || !fields.month || !fields.year)
    return std::nullopt;
  // 3., 4. Years of two digits are of 1970 to 2069.
  int year = *fields.year;
  if (year >= 70 && year <= 99) {
    year += 1900;
  } else if (year <= 69) {
    year += 2000;
  }
  // 5. "Abort these steps and fail to parse the cookie-date if: … the
  //    year-value is less than 1601, …"
  if (year < 1601 || fields.time->hour > 23 || fields.time->minute > 59 ||
      fields.time->second > 59) {
    return std::nullopt;
  }
  // 6. "If no such date exists, abort these steps and fail to parse".
  const std::chrono::year_month_day date{
      std::chrono::year(year),
      std::chrono::month(static_cast<unsigned>(*fields.month)),
      std::chrono::day(static_cast<unsigned>(*fields.day))};
  if (!date.ok())
    return std::nullopt;
  return std::chrono::sys_days(date) + std::chrono::hours(fields.time->hour) +
         std::chrono::minutes(fields.time->minute) +
         std::chrono::seconds(fields.time->second);
}

}  // namespace

// https://www.rfc-editor.org/rfc/rfc6265#section-5.1.1
std::optional<std::chrono::sys_seconds> ParseCookieDate(std::string_view text) {
  // 1. "Using the grammar below, divide the cookie-date into date-tokens."
  Fields fields;
  while (!text.empty()) {
    const auto start = std::ranges::find_if_not(text, IsDelimiter);
    text.remove_prefix(static_cast<size_t>(start - text.begin()));
    const auto end = std::ranges::find_if(text, IsDelimiter);
    const auto length = static_cast<size_t>(end - text.begin());
    if (length > 0)
      TakeToken(text.substr(0, length), &fields);
    text.remove_prefix(length);
  }
  return MakeDate(fields);
}

}  // namespace wsjs
