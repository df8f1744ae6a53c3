// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/headers.h"

#include "src/http/header_policy.h"

namespace wsjs {

namespace {

Exception InvalidName() {
  return Exception::TypeError("The header's name is invalid.");
}

}  // namespace

// https://fetch.spec.whatwg.org/#dom-headers
ExceptionOr<std::unique_ptr<Headers>> Headers::Create(
    bindings::Realm& realm,
    const std::optional<HeadersInit>& init) {
  // 1. Set this's guard to "none".
  auto headers = std::make_unique<Headers>(realm, HeaderList(), Guard::kNone);
  // 2. If init is given, then fill this with init.
  if (init) {
    ExceptionOr<void> filled = headers->Fill(*init);
    if (filled.has_exception())
      return filled.TakeException();
  }
  return headers;
}

// https://fetch.spec.whatwg.org/#concept-headers-append
ExceptionOr<void> Headers::append(const std::string& name,
                                  const std::string& value) {
  // 1. Normalize value.
  const std::string_view normalized = NormalizeHeaderValue(value);
  // 2. If validating (name, value) for headers returns false, then return.
  ExceptionOr<bool> valid = Validate(name, normalized);
  if (valid.has_exception())
    return valid.TakeException();
  if (!valid.value())
    return {};
  // 3. If headers's guard is "request-no-cors":
  if (guard_ == Guard::kRequestNoCors) {
    // 3.1.–3. Let temporaryValue be the result of getting name, followed by
    //    `, ` and value; or value.
    std::string temporary(normalized);
    if (const std::optional<std::string> old_value = list_.Get(name))
      temporary = *old_value + ", " + temporary;
    // 3.4. If (name, temporaryValue) is not a no-CORS-safelisted
    //      request-header, then return.
    if (!IsNoCorsSafelistedRequestHeader(name, temporary))
      return {};
  }
  // 4. Append (name, value) to headers's header list.
  list_.Append(name, normalized);
  // 5. If headers's guard is "request-no-cors", then remove privileged no-CORS
  //    request-headers from headers.
  DidChange();
  return {};
}

// https://fetch.spec.whatwg.org/#dom-headers-delete
ExceptionOr<void> Headers::delete_(const std::string& name) {
  // 1. If validating (name, ``) for this returns false, then return.
  ExceptionOr<bool> valid = Validate(name, "");
  if (valid.has_exception())
    return valid.TakeException();
  if (!valid.value())
    return {};
  // 2. If this's guard is "request-no-cors", name is not a no-CORS-safelisted
  //    request-header name, and name is not a privileged no-CORS request-header
  //    name, then return.
  if (guard_ == Guard::kRequestNoCors &&
      !IsNoCorsSafelistedRequestHeaderName(name) &&
      !IsPrivilegedNoCorsRequestHeaderName(name)) {
    return {};
  }
  // 3. If this's header list does not contain name, then return.
  if (!list_.Contains(name))
    return {};
  // 4. Delete name from this's header list.
  list_.Delete(name);
  // 5. If this's guard is "request-no-cors", then remove privileged no-CORS
  //    request-headers from this.
  DidChange();
  return {};
}

// https://fetch.spec.whatwg.org/#dom-headers-get
ExceptionOr<std::optional<std::string>> Headers::get(
    const std::string& name) const {
  // 1. If name is not a header name, then throw a TypeError.
  if (!IsHeaderName(name))
    return InvalidName();
  // 2. Return the result of getting name from this's header list.
  return list_.Get(name);
}

// https://fetch.spec.whatwg.org/#dom-headers-getsetcookie
std::vector<std::string> Headers::getSetCookie() const {
  const std::vector<std::string_view> values = list_.Values("Set-Cookie");
  return {values.begin(), values.end()};
}

// https://fetch.spec.whatwg.org/#dom-headers-has
ExceptionOr<bool> Headers::has(const std::string& name) const {
  // 1. If name is not a header name, then throw a TypeError.
  if (!IsHeaderName(name))
    return InvalidName();
  // 2. Return true if this's header list contains name; otherwise false.
  return list_.Contains(name);
}

// https://fetch.spec.whatwg.org/#dom-headers-set
ExceptionOr<void> Headers::set(const std::string& name,
                               const std::string& value) {
  // 1. Normalize value.
  const std::string_view normalized = NormalizeHeaderValue(value);
  // 2. If validating (name, value) for this returns false, then return.
  ExceptionOr<bool> valid = Validate(name, normalized);
  if (valid.has_exception())
    return valid.TakeException();
  if (!valid.value())
    return {};
  // 3. If this's guard is "request-no-cors" and (name, value) is not a
  //    no-CORS-safelisted request-header, then return.
  if (guard_ == Guard::kRequestNoCors &&
      !IsNoCorsSafelistedRequestHeader(name, normalized)) {
    return {};
  }
  // 4. Set (name, value) in this's header list.
  list_.Set(name, normalized);
  // 5. If this's guard is "request-no-cors", then remove privileged no-CORS
  //    request-headers from this.
  DidChange();
  return {};
}

// https://fetch.spec.whatwg.org/#headers-class
// "The value pairs to iterate over are the return value of running sort and
// combine with this's header list."
std::optional<std::pair<std::string, std::string>> Headers::GetPair(
    size_t index) const {
  if (!sorted_)
    sorted_ = list_.SortAndCombine();
  if (index >= sorted_->size())
    return std::nullopt;
  const auto& [name, value] = (*sorted_)[index];
  return std::pair(name, value);
}

ExceptionOr<void> Headers::Fill(const HeadersInit& init) {
  // 1. If object is a sequence, then for each header of object:
  if (const auto* sequence = std::get_if<0>(&init)) {
    for (const std::vector<std::string>& header : *sequence) {
      // 1.1. If header's size is not 2, then throw a TypeError.
      if (header.size() != 2)
        return Exception::TypeError("A header isn't a pair.");
      // 1.2. Append (header[0], header[1]) to headers.
      ExceptionOr<void> appended = append(header[0], header[1]);
      if (appended.has_exception())
        return appended;
    }
    return {};
  }
  // 2. Otherwise, object is a record, then for each key → value of object,
  //    append (key, value) to headers.
  for (const auto& [name, value] : std::get<1>(init)) {
    ExceptionOr<void> appended = append(name, value);
    if (appended.has_exception())
      return appended;
  }
  return {};
}

void Headers::set_list(HeaderList list) {
  list_ = std::move(list);
  sorted_.reset();
}

ExceptionOr<bool> Headers::Validate(const std::string& name,
                                    std::string_view value) const {
  // 1. If name is not a header name or value is not a header value, then throw
  //    a TypeError.
  if (!IsHeaderName(name))
    return InvalidName();
  if (!IsHeaderValue(value))
    return Exception::TypeError("The header's value is invalid.");
  switch (guard_) {
    // 2. If headers's guard is "immutable", then throw a TypeError.
    case Guard::kImmutable:
      return Exception::TypeError("The headers can't be changed.");
    // 3. If headers's guard is "request" and (name, value) is a forbidden
    //    request-header, then return false.
    case Guard::kRequest:
      return !IsForbiddenRequestHeader(name, value);
    // 4. If headers's guard is "response" and name is a forbidden
    //    response-header name, then return false.
    case Guard::kResponse:
      return !IsForbiddenResponseHeaderName(name);
    // 5. Return true.
    case Guard::kNone:
    case Guard::kRequestNoCors:
      break;
  }
  return true;
}

void Headers::DidChange() {
  sorted_.reset();
  // https://fetch.spec.whatwg.org/#privileged-no-cors-request-header-name
  if (guard_ == Guard::kRequestNoCors)
    list_.Delete("Range");
}

}  // namespace wsjs
