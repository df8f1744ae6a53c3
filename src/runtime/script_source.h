// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_SCRIPT_SOURCE_H_
#define WSJS_SRC_RUNTIME_SCRIPT_SOURCE_H_

#include <optional>
#include <string>
#include <string_view>

#include <wsjs/load_result.h>

// URLs and texts of scripts and modules. All text is UTF-8; URLs are
// serialised.
namespace wsjs {

// The base URL of a script that the embedder calls `name`: `name` itself when
// it is an absolute URL; else it is taken as a path, against the working
// directory.
[[nodiscard]] std::string ScriptUrl(std::string_view name);

// https://html.spec.whatwg.org/#resolve-a-module-specifier
// Without import maps. None for a bare specifier and what isn't a URL.
[[nodiscard]] std::optional<std::string> ResolveModuleSpecifier(
    std::string_view specifier,
    std::string_view base_url);

// Reads what a `file:` URL names; refuses all other schemes.
[[nodiscard]] LoadResult LoadFileUrl(const std::string& url);

// https://encoding.spec.whatwg.org/#utf-8-decode
// The text of a script from its bytes: valid UTF-8 without a byte order mark.
[[nodiscard]] std::string DecodeScript(std::string_view bytes);

// The line with that number, from 0, without its end.
[[nodiscard]] std::string LineOf(std::string_view source, int line);

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_SCRIPT_SOURCE_H_
