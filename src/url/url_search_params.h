// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_URL_URL_SEARCH_PARAMS_H_
#define WSJS_SRC_URL_URL_SEARCH_PARAMS_H_

#include <ada.h>

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

namespace wsjs {

class URL;

// https://url.spec.whatwg.org/#interface-urlsearchparams
class URLSearchParams final : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  using Pairs = std::vector<std::vector<std::string>>;
  using Record = std::vector<std::pair<std::string, std::string>>;
  using Init = std::variant<Pairs, Record, std::string>;

  URLSearchParams(bindings::Realm& realm, ada::url_search_params list)
      : Wrappable(realm), list_(std::move(list)) {}

  static ExceptionOr<std::unique_ptr<URLSearchParams>> Create(
      bindings::Realm& realm,
      const Init& init);

  uint32_t size() const { return static_cast<uint32_t>(list_.size()); }
  void append(const std::string& name, const std::string& value);
  void delete_(const std::string& name,
               const std::optional<std::string>& value);
  std::optional<std::string> get(const std::string& name);
  std::vector<std::string> getAll(const std::string& name);
  bool has(const std::string& name, const std::optional<std::string>& value);
  void set(const std::string& name, const std::string& value);
  void sort();
  std::string toString() const;
  std::optional<std::pair<std::string, std::string>> GetPair(
      size_t index) const;

  // For URL, whose query object this is: the two change together.
  void SetUrlObject(URL& url);
  void SetList(ada::url_search_params list) { list_ = std::move(list); }

 private:
  void Update();

  ada::url_search_params list_;
  // Kept alive by the edge; null for one that script constructed.
  URL* url_object_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_URL_URL_SEARCH_PARAMS_H_
