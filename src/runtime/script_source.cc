// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/script_source.h"

#include <ada.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>

#include "src/base/bytes.h"
#include "src/base/utf.h"

namespace wsjs {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

// What a path may hold literally, but a URL's path not.
std::string EncodePath(std::string_view path) {
  std::string encoded;
  for (const char c : path) {
    if (c == '%' || c == '\\' || static_cast<unsigned char>(c) < 0x20) {
      char escape[4];
      std::snprintf(escape, sizeof(escape), "%%%02X", c);
      encoded += escape;
    } else {
      encoded += c;
    }
  }
  return encoded;
}

LoadResult SystemError() {
  return {.source = std::nullopt, .error = std::strerror(errno)};
}

}  // namespace

std::string ScriptUrl(std::string_view name) {
  if (const auto url = ada::parse<ada::url_aggregator>(name))
    return std::string(url->get_href());
  std::error_code error;
  const std::filesystem::path path = std::filesystem::absolute(name, error);
  return ada::href_from_file(EncodePath(path.lexically_normal().native()));
}

std::optional<std::string> ResolveModuleSpecifier(std::string_view specifier,
                                                  std::string_view base_url) {
  const bool is_relative = specifier.starts_with('/') ||
                           specifier.starts_with("./") ||
                           specifier.starts_with("../");
  const auto base = ada::parse<ada::url_aggregator>(base_url);
  if (is_relative && !base)
    return std::nullopt;
  const auto url = ada::parse<ada::url_aggregator>(
      specifier, is_relative ? &base.value() : nullptr);
  if (!url)
    return std::nullopt;
  return std::string(url->get_href());
}

LoadResult LoadFileUrl(const std::string& url) {
  const auto parsed = ada::parse<ada::url_aggregator>(url);
  if (!parsed || parsed->type != ada::scheme::type::FILE)
    return {.source = std::nullopt, .error = "only file: URLs can be loaded"};
  const std::string_view encoded = parsed->get_pathname();
  const std::string path =
      ada::unicode::percent_decode(encoded, encoded.find('%'));

  const std::unique_ptr<std::FILE, CloseFile> file(
      std::fopen(path.c_str(), "rbe"));
  if (!file)
    return SystemError();
  std::string source;
  char block[1 << 16];
  while (const size_t size = std::fread(block, 1, sizeof(block), file.get()))
    source.append(block, size);
  if (std::ferror(file.get()))
    return SystemError();
  return {.source = std::move(source)};
}

std::string DecodeScript(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark))
    bytes.remove_prefix(kByteOrderMark.size());
  if (IsValidUtf8(AsBytes(bytes)))
    return std::string(bytes);
  return Utf8DecodeLossy(AsBytes(bytes));
}

std::string LineOf(std::string_view source, int line) {
  for (; line > 0; --line) {
    const size_t end = source.find('\n');
    if (end == std::string_view::npos)
      return {};
    source.remove_prefix(end + 1);
  }
  source = source.substr(0, source.find('\n'));
  if (source.ends_with('\r'))
    source.remove_suffix(1);
  return std::string(source);
}

}  // namespace wsjs
