// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_URL_URL_H_
#define WSJS_SRC_URL_URL_H_

#include <ada.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"

namespace wsjs {

class Blob;
class MediaSource;
class URLSearchParams;

// https://url.spec.whatwg.org/#url-class
// A URL record, by ada, and its query object, which is made when script first
// asks for it. The two keep each other alive through edges.
class URL final : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  URL(bindings::Realm& realm, ada::url_aggregator url)
      : Wrappable(realm), url_(std::move(url)) {}

  static ExceptionOr<std::unique_ptr<URL>> Create(
      bindings::Realm& realm,
      const std::string& url,
      const std::optional<std::string>& base);
  // Null when it can't be parsed.
  static std::unique_ptr<URL> parse(bindings::Realm& realm,
                                    const std::string& url,
                                    const std::optional<std::string>& base);
  static bool canParse(bindings::Realm& realm,
                       const std::string& url,
                       const std::optional<std::string>& base);
  static std::string createObjectURL(
      bindings::Realm& realm,
      const std::variant<Blob*, MediaSource*>& object);
  static void revokeObjectURL(bindings::Realm& realm,
                              const std::u16string& url);

  std::string_view href() const { return url_.get_href(); }
  ExceptionOr<void> setHref(const std::string& value);
  std::string origin() const { return url_.get_origin(); }
  std::string_view protocol() const { return url_.get_protocol(); }
  void setProtocol(const std::string& value) { url_.set_protocol(value); }
  std::string_view username() const { return url_.get_username(); }
  void setUsername(const std::string& value) { url_.set_username(value); }
  std::string_view password() const { return url_.get_password(); }
  void setPassword(const std::string& value) { url_.set_password(value); }
  std::string_view host() const { return url_.get_host(); }
  void setHost(const std::string& value) { url_.set_host(value); }
  std::string_view hostname() const { return url_.get_hostname(); }
  void setHostname(const std::string& value) { url_.set_hostname(value); }
  std::string_view port() const { return url_.get_port(); }
  void setPort(const std::string& value) { url_.set_port(value); }
  std::string_view pathname() const { return url_.get_pathname(); }
  void setPathname(const std::string& value) { url_.set_pathname(value); }
  std::string_view search() const { return url_.get_search(); }
  void setSearch(const std::string& value);
  URLSearchParams& searchParams();
  std::string_view hash() const { return url_.get_hash(); }
  void setHash(const std::string& value) { url_.set_hash(value); }

  std::string_view toJSON() const { return url_.get_href(); }

  // The query object's list has changed, and is now `serialized`.
  void UpdateQuery(const std::string& serialized);

 private:
  void UpdateQueryObject();

  ada::url_aggregator url_;
  // Kept alive by the edge; null until script asks for it.
  URLSearchParams* query_object_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_URL_URL_H_
