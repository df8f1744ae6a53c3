// SPDX-License-Identifier: BSD-3-Clause
#include "src/url/url.h"

#include "src/url/form_urlencoded.h"
#include "src/url/url_search_params.h"

namespace wsjs {
namespace {

constexpr int kQueryObjectEdge = 0;

// https://url.spec.whatwg.org/#api-url-parser
ada::result<ada::url_aggregator> ParseURL(
    const std::string& url,
    const std::optional<std::string>& base) {
  // 1. Let parsedBase be null.
  if (!base)
    return ada::parse(url);
  // 2. If base is non-null: set parsedBase to the result of running the basic
  //    URL parser on base; if it is failure, then return failure.
  const auto parsed_base = ada::parse(*base);
  if (!parsed_base)
    return parsed_base;
  // 3. Return the result of running the basic URL parser on url with
  // parsedBase.
  return ada::parse(url, &*parsed_base);
}

}  // namespace

// https://url.spec.whatwg.org/#dom-url-url
ExceptionOr<std::unique_ptr<URL>> URL::Create(
    bindings::Realm& realm,
    const std::string& url,
    const std::optional<std::string>& base) {
  // 1. Let parsedURL be the result of running the API URL parser on url with
  //    base, if given.
  auto parsed_url = ParseURL(url, base);
  // 2. If parsedURL is failure, then throw a TypeError.
  if (!parsed_url)
    return Exception::TypeError("Invalid URL");
  // 3. Initialize this with parsedURL.
  return std::make_unique<URL>(realm, *std::move(parsed_url));
}

// https://url.spec.whatwg.org/#dom-url-parse
std::unique_ptr<URL> URL::parse(bindings::Realm& realm,
                                const std::string& url,
                                const std::optional<std::string>& base) {
  // 1. Let parsedURL be the result of running the API URL parser on url with
  //    base, if given.
  auto parsed_url = ParseURL(url, base);
  // 2. If parsedURL is failure, then return null.
  if (!parsed_url)
    return nullptr;
  // 3. Let url be a new URL object. 4. Initialize url with parsedURL.
  // 5. Return url.
  return std::make_unique<URL>(realm, *std::move(parsed_url));
}

// https://url.spec.whatwg.org/#dom-url-canparse
bool URL::canParse(bindings::Realm&,
                   const std::string& url,
                   const std::optional<std::string>& base) {
  return ParseURL(url, base).has_value();
}

// https://url.spec.whatwg.org/#dom-url-href
ExceptionOr<void> URL::setHref(const std::string& value) {
  // 1. Let parsedURL be the result of running the basic URL parser on the given
  //    value.
  // 2. If parsedURL is failure, then throw a TypeError.
  // 3. Set this's URL to parsedURL.
  if (!url_.set_href(value))
    return Exception::TypeError("Invalid URL");
  // 4. Empty this's query object's list. 5. Let query be this's URL's query.
  // 6. If query is non-null, then set this's query object's list to the result
  //    of parsing query.
  UpdateQueryObject();
  return {};
}

// https://url.spec.whatwg.org/#dom-url-search
void URL::setSearch(const std::string& value) {
  url_.set_search(value);
  UpdateQueryObject();
}

// https://url.spec.whatwg.org/#dom-url-searchparams
URLSearchParams& URL::searchParams() {
  if (!query_object_) {
    URLSearchParams& query_object =
        bindings::New(std::make_unique<URLSearchParams>(
            realm(), ParseFormUrlencoded(url_.get_search())));
    query_object.SetUrlObject(*this);
    SetEdge(kQueryObjectEdge, query_object.ToScriptValue());
    query_object_ = &query_object;
  }
  return *query_object_;
}

// https://url.spec.whatwg.org/#concept-urlsearchparams-update
void URL::UpdateQuery(const std::string& serialized) {
  // 3. If serializedQuery is the empty string, then set serializedQuery to
  // null.
  // 4. Set query's URL object's URL's query to serializedQuery.
  url_.set_search(serialized);
}

void URL::UpdateQueryObject() {
  if (query_object_) {
    query_object_->SetList(ParseFormUrlencoded(url_.get_search()));
  }
}

}  // namespace wsjs
