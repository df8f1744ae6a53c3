// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_DATA_URL_H_
#define WSJS_SRC_HTTP_DATA_URL_H_

#include <optional>
#include <string>
#include <string_view>

#include "src/http/mime_type.h"

namespace wsjs {

// https://fetch.spec.whatwg.org/#data-url-struct
struct DataUrl final {
  MimeType mime_type;
  std::string body;  // bytes
};

// https://fetch.spec.whatwg.org/#data-url-processor
// `url` is a serialised URL record of scheme data. None: failure.
[[nodiscard]] std::optional<DataUrl> ProcessDataUrl(std::string_view url);

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_DATA_URL_H_
