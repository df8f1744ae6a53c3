// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/script_loader.h"

#include <algorithm>
#include <string>
#include <utility>

#include "src/runtime/script_source.h"

namespace wsjs {

namespace {

// https://mimesniff.spec.whatwg.org/#mime-type-essence
std::string EssenceOf(std::string_view content_type) {
  constexpr std::string_view kWhitespace = " \t\r\n";
  content_type = content_type.substr(0, content_type.find(';'));
  const size_t begin = content_type.find_first_not_of(kWhitespace);
  if (begin == std::string_view::npos)
    return {};
  content_type.remove_prefix(begin);
  std::string essence(
      content_type.substr(0, content_type.find_last_not_of(kWhitespace) + 1));
  std::ranges::transform(essence, essence.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return essence;
}

// https://mimesniff.spec.whatwg.org/#javascript-mime-type
bool IsJavaScript(std::string_view essence) {
  constexpr std::string_view kEssences[] = {"application/ecmascript",
                                            "application/javascript",
                                            "application/x-ecmascript",
                                            "application/x-javascript",
                                            "text/ecmascript",
                                            "text/javascript",
                                            "text/javascript1.0",
                                            "text/javascript1.1",
                                            "text/javascript1.2",
                                            "text/javascript1.3",
                                            "text/javascript1.4",
                                            "text/javascript1.5",
                                            "text/jscript",
                                            "text/livescript",
                                            "text/x-ecmascript",
                                            "text/x-javascript"};
  return std::ranges::find(kEssences, essence) != std::end(kEssences);
}

// https://mimesniff.spec.whatwg.org/#json-mime-type
bool IsJson(std::string_view essence) {
  return essence.ends_with("+json") || essence == "application/json" ||
         essence == "text/json";
}

bool IsFileUrl(std::string_view url) {
  return url.starts_with("file:");
}

LoadResult Failure(std::string error) {
  return {.source = std::nullopt, .error = std::move(error)};
}

}  // namespace

ScriptLoader::ScriptLoader(Load load, Fetch fetch)
    : load_(std::move(load)), fetch_(std::move(fetch)) {}

LoadResult ScriptLoader::LoadScript(const std::string& url,
                                    std::string_view referrer,
                                    ScriptType type) const {
  if (IsFileUrl(url) && !IsFileUrl(referrer))
    return Failure("only scripts from files may load files");
  LoadResult result = LoadFrom(url, type);
  if (!result.source)
    return result;
  if (result.url.empty())
    result.url = url;
  if (IsFileUrl(result.url) && !IsFileUrl(url))
    return Failure("redirected to a file");
  // https://html.spec.whatwg.org/#fetch-a-single-module-script (step 13)
  const std::string essence = EssenceOf(result.content_type);
  const bool wants_json = type == ScriptType::kJson;
  if (!essence.empty() &&
      !(wants_json ? IsJson(essence) : IsJavaScript(essence))) {
    return Failure(
        "its Content-Type is " + essence +
        (wants_json ? ", which isn't JSON" : ", which isn't JavaScript"));
  }
  return result;
}

LoadResult ScriptLoader::LoadFrom(const std::string& url,
                                  ScriptType type) const {
  if (load_)
    return load_(url);
  if (fetch_ && (url.starts_with("http:") || url.starts_with("https:")))
    return fetch_(url, type);
  return LoadFileUrl(url);
}

}  // namespace wsjs
