// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_HEADERS_H_
#define WSJS_SRC_FETCH_HEADERS_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "src/http/header_list.h"

namespace wsjs {

// https://fetch.spec.whatwg.org/#typedefdef-headersinit
using HeadersInit =
    std::variant<std::vector<std::vector<std::string>>,
                 std::vector<std::pair<std::string, std::string>>>;

// https://fetch.spec.whatwg.org/#headers-class
class Headers final : public bindings::Wrappable {
 public:
  // https://fetch.spec.whatwg.org/#concept-headers-guard
  enum class Guard : uint8_t {
    kNone,
    kImmutable,
    kRequest,
    kRequestNoCors,
    kResponse,
  };

  static const bindings::WrapperTypeInfo& wrapper_type_info();

  Headers(bindings::Realm& realm, HeaderList list, Guard guard)
      : Wrappable(realm), list_(std::move(list)), guard_(guard) {}

  static ExceptionOr<std::unique_ptr<Headers>> Create(
      bindings::Realm& realm,
      const std::optional<HeadersInit>& init);

  ExceptionOr<void> append(const std::string& name, const std::string& value);
  ExceptionOr<void> delete_(const std::string& name);
  ExceptionOr<std::optional<std::string>> get(const std::string& name) const;
  std::vector<std::string> getSetCookie() const;
  ExceptionOr<bool> has(const std::string& name) const;
  ExceptionOr<void> set(const std::string& name, const std::string& value);
  std::optional<std::pair<std::string, std::string>> GetPair(
      size_t index) const;

  // https://fetch.spec.whatwg.org/#concept-headers-fill
  ExceptionOr<void> Fill(const HeadersInit& init);

  const HeaderList& list() const { return list_; }
  void set_list(HeaderList list);
  Guard guard() const { return guard_; }
  void set_guard(Guard guard) { guard_ = guard; }

 private:
  // https://fetch.spec.whatwg.org/#headers-validate
  // False: the header is silently ignored.
  ExceptionOr<bool> Validate(const std::string& name,
                             std::string_view value) const;
  // https://fetch.spec.whatwg.org/#concept-headers-remove-privileged-no-cors-request-headers
  void DidChange();

  HeaderList list_;
  Guard guard_;
  // What is iterated over, while the list doesn't change.
  mutable std::optional<std::vector<Header>> sorted_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_HEADERS_H_
