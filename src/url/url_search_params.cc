// SPDX-License-Identifier: BSD-3-Clause
#include "src/url/url_search_params.h"

#include "src/url/form_urlencoded.h"
#include "src/url/url.h"

namespace wsjs {
namespace {

constexpr int kUrlObjectEdge = 0;

}  // namespace

// https://url.spec.whatwg.org/#urlsearchparams-initialize
ExceptionOr<std::unique_ptr<URLSearchParams>> URLSearchParams::Create(
    bindings::Realm& realm,
    const Init& init) {
  // The constructor: if init is a string and starts with U+003F (?), remove the
  // first code point from init.
  if (const auto* string = std::get_if<std::string>(&init)) {
    // 3. Otherwise, set query's list to the result of parsing init.
    return std::make_unique<URLSearchParams>(realm,
                                             ParseFormUrlencoded(*string));
  }
  ada::url_search_params list;
  if (const auto* pairs = std::get_if<Pairs>(&init)) {
    // 1. If init is a sequence, then for each innerSequence of init: if its
    // size
    //    is not 2, then throw a TypeError; append (innerSequence[0],
    //    innerSequence[1]) to query's list.
    for (const std::vector<std::string>& pair : *pairs) {
      if (pair.size() != 2) {
        return Exception::TypeError(
            "Each pair must have exactly 2 elements, and one has " +
            std::to_string(pair.size()) + ".");
      }
      list.append(pair[0], pair[1]);
    }
  } else {
    // 2. Otherwise, if init is a record, then for each name → value of init,
    //    append (name, value) to query's list.
    for (const auto& [name, value] : std::get<Record>(init)) {
      list.append(name, value);
    }
  }
  return std::make_unique<URLSearchParams>(realm, std::move(list));
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-append
void URLSearchParams::append(const std::string& name,
                             const std::string& value) {
  list_.append(name, value);
  Update();
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-delete
void URLSearchParams::delete_(const std::string& name,
                              const std::optional<std::string>& value) {
  if (value) {
    list_.remove(name, *value);
  } else {
    list_.remove(name);
  }
  Update();
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-get
std::optional<std::string> URLSearchParams::get(const std::string& name) {
  const auto value = list_.get(name);
  return value ? std::optional<std::string>(*value) : std::nullopt;
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-getall
std::vector<std::string> URLSearchParams::getAll(const std::string& name) {
  return list_.get_all(name);
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-has
bool URLSearchParams::has(const std::string& name,
                          const std::optional<std::string>& value) {
  return value ? list_.has(name, *value) : list_.has(name);
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-set
void URLSearchParams::set(const std::string& name, const std::string& value) {
  list_.set(name, value);
  Update();
}

// https://url.spec.whatwg.org/#dom-urlsearchparams-sort
void URLSearchParams::sort() {
  SortByName(list_);
  Update();
}

std::optional<std::pair<std::string, std::string>> URLSearchParams::GetPair(
    size_t index) const {
  if (index >= list_.size())
    return std::nullopt;
  return list_[index];
}

void URLSearchParams::SetUrlObject(URL& url) {
  url_object_ = &url;
  SetEdge(kUrlObjectEdge, url.ToScriptValue());
}

// https://url.spec.whatwg.org/#concept-urlsearchparams-update
void URLSearchParams::Update() {
  // 1. If query's URL object is null, then return.
  if (!url_object_)
    return;
  // 2. Let serializedQuery be the serialization of query's list.
  url_object_->UpdateQuery(toString());
}

// https://url.spec.whatwg.org/#urlsearchparams-stringification-behavior
std::string URLSearchParams::toString() const {
  return SerializeFormUrlencoded(list_);
}

}  // namespace wsjs
