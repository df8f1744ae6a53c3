// SPDX-License-Identifier: BSD-3-Clause
#include "src/http/header_list.h"

#include <algorithm>
#include <map>

#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

// https://fetch.spec.whatwg.org/#http-whitespace
constexpr std::string_view kHttpWhitespace = "\t\n\r ";

}  // namespace

bool HeaderList::Contains(std::string_view name) const {
  return std::ranges::any_of(headers_, [name](const Header& header) {
    return EqualsIgnoringAsciiCase(header.name, name);
  });
}

// https://fetch.spec.whatwg.org/#concept-header-list-get
std::optional<std::string> HeaderList::Get(std::string_view name) const {
  std::optional<std::string> combined;
  for (const std::string_view value : Values(name)) {
    if (combined) {
      combined->append(", ").append(value);
    } else {
      combined = value;
    }
  }
  return combined;
}

std::vector<std::string_view> HeaderList::Values(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const Header& header : headers_) {
    if (EqualsIgnoringAsciiCase(header.name, name))
      values.push_back(header.value);
  }
  return values;
}

// https://fetch.spec.whatwg.org/#concept-header-list-append
void HeaderList::Append(std::string_view name, std::string_view value) {
  // 1. If list contains name, then set name to the first such header's name.
  const auto same =
      std::ranges::find_if(headers_, [name](const Header& header) {
        return EqualsIgnoringAsciiCase(header.name, name);
      });
  std::string stored_name(same != headers_.end() ? std::string_view(same->name)
                                                 : name);
  // 2. Append (name, value) to list.
  headers_.push_back({std::move(stored_name), std::string(value)});
}

// https://fetch.spec.whatwg.org/#concept-header-list-set
void HeaderList::Set(std::string_view name, std::string_view value) {
  const auto is_same = [name](const Header& header) {
    return EqualsIgnoringAsciiCase(header.name, name);
  };
  const auto first = std::ranges::find_if(headers_, is_same);
  // 2. Otherwise, append header (name, value) to list.
  if (first == headers_.end()) {
    headers_.push_back({std::string(name), std::string(value)});
    return;
  }
  // 1. If list contains name, then set the value of the first such header to
  //    value and remove the others.
  first->value = value;
  headers_.erase(std::remove_if(first + 1, headers_.end(), is_same),
                 headers_.end());
}

// https://fetch.spec.whatwg.org/#concept-header-list-combine
void HeaderList::Combine(std::string_view name, std::string_view value) {
  // 1. If list contains name, then set the value of the first such header to
  //    its value, followed by `, `, followed by value.
  for (Header& header : headers_) {
    if (EqualsIgnoringAsciiCase(header.name, name)) {
      header.value.append(", ").append(value);
      return;
    }
  }
  // 2. Otherwise, append (name, value) to list.
  headers_.push_back({std::string(name), std::string(value)});
}

// https://fetch.spec.whatwg.org/#concept-header-list-delete
void HeaderList::Delete(std::string_view name) {
  std::erase_if(headers_, [name](const Header& header) {
    return EqualsIgnoringAsciiCase(header.name, name);
  });
}

// https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine
std::vector<Header> HeaderList::SortAndCombine() const {
  // 2. Let names be the result of convert header names to a sorted-lowercase
  //    set with all the names of the headers in list.
  std::map<std::string, std::vector<std::string_view>> names;
  for (const Header& header : headers_)
    names[AsciiLowercase(header.name)].push_back(header.value);
  // 3. For each name of names:
  std::vector<Header> headers;
  for (const auto& [name, values] : names) {
    // 3.1. If name is `set-cookie`, then append each value.
    if (name == "set-cookie") {
      for (const std::string_view value : values)
        headers.push_back({name, std::string(value)});
      continue;
    }
    // 3.2. Otherwise: let value be the result of getting name from list.
    headers.push_back({name, *Get(name)});
  }
  return headers;
}

std::string_view NormalizeHeaderValue(std::string_view value) {
  const size_t begin = value.find_first_not_of(kHttpWhitespace);
  if (begin == std::string_view::npos)
    return {};
  return value.substr(begin,
                      value.find_last_not_of(kHttpWhitespace) + 1 - begin);
}

bool IsHeaderName(std::string_view name) {
  return IsToken(name);
}

bool IsHeaderValue(std::string_view value) {
  return NormalizeHeaderValue(value).size() == value.size() &&
         IsFieldContent(value);
}

}  // namespace wsjs
