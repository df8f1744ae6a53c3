// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOCUMENT_DOM_STRINGS_H_
#define WSJS_SRC_DOCUMENT_DOM_STRINGS_H_

#include <string>
#include <string_view>

// What HTML does with its strings.
namespace wsjs {

// https://infra.spec.whatwg.org/#ascii-lowercase
[[nodiscard]] std::u16string AsciiLowercase(std::u16string_view text);
// https://infra.spec.whatwg.org/#ascii-uppercase
[[nodiscard]] std::u16string AsciiUppercase(std::u16string_view text);

// https://infra.spec.whatwg.org/#strip-leading-and-trailing-ascii-whitespace
[[nodiscard]] std::u16string_view StripAsciiWhitespace(
    std::u16string_view text);
// https://infra.spec.whatwg.org/#strip-and-collapse-ascii-whitespace
[[nodiscard]] std::u16string StripAndCollapseAsciiWhitespace(
    std::u16string_view text);

// https://dom.spec.whatwg.org/#valid-attribute-local-name
[[nodiscard]] bool IsValidAttributeLocalName(std::u16string_view name);
// https://dom.spec.whatwg.org/#valid-element-local-name
[[nodiscard]] bool IsValidElementLocalName(std::u16string_view name);

}  // namespace wsjs

#endif  // WSJS_SRC_DOCUMENT_DOM_STRINGS_H_
