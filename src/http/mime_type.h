// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_HTTP_MIME_TYPE_H_
#define WSJS_SRC_HTTP_MIME_TYPE_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "src/http/header_list.h"

namespace wsjs {

// https://mimesniff.spec.whatwg.org/#mime-type
// Text is bytes, one a code point.
class MimeType final {
 public:
  // https://mimesniff.spec.whatwg.org/#parse-a-mime-type
  [[nodiscard]] static std::optional<MimeType> Parse(std::string_view input);

  // https://mimesniff.spec.whatwg.org/#mime-type-essence
  [[nodiscard]] const std::string& Essence() const { return essence_; }
  [[nodiscard]] std::optional<std::string> Parameter(
      std::string_view name) const;
  // `name` is lower case.
  void SetParameter(std::string_view name, std::string_view value);
  // https://mimesniff.spec.whatwg.org/#serialize-a-mime-type
  [[nodiscard]] std::string Serialize() const;

  // https://mimesniff.spec.whatwg.org/#javascript-mime-type
  [[nodiscard]] bool IsJavaScript() const;
  // https://mimesniff.spec.whatwg.org/#json-mime-type
  [[nodiscard]] bool IsJson() const;
  // https://mimesniff.spec.whatwg.org/#xml-mime-type
  [[nodiscard]] bool IsXml() const;

 private:
  std::string essence_;  // type, slash, subtype
  std::vector<std::pair<std::string, std::string>> parameters_;
};

// https://fetch.spec.whatwg.org/#concept-header-extract-mime-type
[[nodiscard]] std::optional<MimeType> ExtractMimeType(
    const HeaderList& headers);

// https://fetch.spec.whatwg.org/#header-value-get-decode-and-split
[[nodiscard]] std::vector<std::string> GetDecodeAndSplit(
    std::string_view value);

}  // namespace wsjs

#endif  // WSJS_SRC_HTTP_MIME_TYPE_H_
