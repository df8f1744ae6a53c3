// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_HEADER_LIST_H_
#define WSJS_SRC_HTTP_HEADER_LIST_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wsjs {

// https://fetch.spec.whatwg.org/#concept-header
struct Header {
  std::string name;   // a token
  std::string value;  // bytes
  friend bool operator==(const Header&, const Header&) = default;
};

// https://fetch.spec.whatwg.org/#concept-header-list
// Headers in the order in which they came. Names are compared without regard to
// case.
class HeaderList final {
 public:
  HeaderList() = default;
  HeaderList(std::initializer_list<Header> headers) : headers_(headers) {}

  bool empty() const { return headers_.empty(); }
  size_t size() const { return headers_.size(); }
  auto begin() const { return headers_.begin(); }
  auto end() const { return headers_.end(); }
  friend bool operator==(const HeaderList&, const HeaderList&) = default;

  [[nodiscard]] bool Contains(std::string_view name) const;
  // The values of all headers of that name, separated by ", ".
  [[nodiscard]] std::optional<std::string> Get(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> Values(
      std::string_view name) const;

  // In the case in which the name is in the list already.
  void Append(std::string_view name, std::string_view value);
  void Set(std::string_view name, std::string_view value);
  // Adds to the value of the first header of that name, after ", ".
  void Combine(std::string_view name, std::string_view value);
  void Delete(std::string_view name);

  // https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine
  // Lower-case names; each Set-Cookie stays by itself.
  [[nodiscard]] std::vector<Header> SortAndCombine() const;

 private:
  std::vector<Header> headers_;
};

// https://fetch.spec.whatwg.org/#concept-header-value-normalize
[[nodiscard]] std::string_view NormalizeHeaderValue(std::string_view value);
// https://fetch.spec.whatwg.org/#header-name
[[nodiscard]] bool IsHeaderName(std::string_view name);
// https://fetch.spec.whatwg.org/#header-value
[[nodiscard]] bool IsHeaderValue(std::string_view value);

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_HEADER_LIST_H_
