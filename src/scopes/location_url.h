// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_SCOPES_LOCATION_URL_H_
#define WSJS_SRC_SCOPES_LOCATION_URL_H_

#include <ada.h>

#include <string>
#include <string_view>

namespace wsjs {

// What Location and WorkerLocation say of a URL.
class LocationUrl {
 public:
  std::string_view href() const { return url_.get_href(); }
  std::string origin() const { return url_.get_origin(); }
  std::string_view protocol() const { return url_.get_protocol(); }
  std::string_view host() const { return url_.get_host(); }
  std::string_view hostname() const { return url_.get_hostname(); }
  std::string_view port() const { return url_.get_port(); }
  std::string_view pathname() const { return url_.get_pathname(); }
  std::string_view search() const { return url_.get_search(); }
  std::string_view hash() const { return url_.get_hash(); }
  std::string_view toString() const { return href(); }

 protected:
  explicit LocationUrl(ada::url_aggregator url);
  ~LocationUrl() = default;

 private:
  const ada::url_aggregator url_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_SCOPES_LOCATION_URL_H_
