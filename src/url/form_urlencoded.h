// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_URL_FORM_URLENCODED_H_
#define WSJS_SRC_URL_FORM_URLENCODED_H_

#include <ada.h>

#include <string>
#include <string_view>

// application/x-www-form-urlencoded, where the standard asks for more than ada
// does. https://url.spec.whatwg.org/#application/x-www-form-urlencoded
namespace wsjs {

// The list of `input`, valid UTF-8 all through. One leading '?' is skipped.
[[nodiscard]] ada::url_search_params ParseFormUrlencoded(
    std::string_view input);

// https://url.spec.whatwg.org/#concept-urlencoded-serializer
[[nodiscard]] std::string SerializeFormUrlencoded(
    const ada::url_search_params& list);

// Sorts by the UTF-16 code units of the names, and stably.
void SortByName(ada::url_search_params& list);

}  // namespace wsjs

#endif  // WSJS_SRC_URL_FORM_URLENCODED_H_
