// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_NAMES_H_
#define WSJS_BINDINGS_COMPILER_NAMES_H_

#include <string>
#include <string_view>

namespace wsjs::idl {

// The one place that makes C++ names and file names of IDL identifiers.

// The identifier, with an underscore at its end when C++ reserves the word:
// "delete" gives "delete_". A "-" becomes "_".
std::string CppName(std::string_view identifier);

// "WebSocket" gives "web_socket", "DOMException" "dom_exception".
std::string SnakeName(std::string_view identifier);

// The enumerator of an enumeration's value: "no-cors" gives "kNoCors", "" gives
// "kEmpty".
std::string EnumeratorName(std::string_view value);

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_NAMES_H_
