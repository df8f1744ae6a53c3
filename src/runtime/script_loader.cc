// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/script_loader.h"

#include <optional>
#include <string>
#include <utility>

#include "src/http/mime_type.h"
#include "src/runtime/script_source.h"

namespace wsjs {

namespace {

bool IsFileUrl(std::string_view url) {
  return url.starts_with("file:");
}

LoadResult Failure(std::string error) {
  return {.source = std::nullopt, .error = std::move(error)};
}

}  // namespace

ScriptLoader::ScriptLoader(Load load,
                           Fetch fetch,
                           FetchServiceWorker fetch_service_worker)
    : load_(std::move(load)),
      fetch_(std::move(fetch)),
      fetch_service_worker_(std::move(fetch_service_worker)) {}

LoadResult ScriptLoader::LoadScript(
    const std::string& url,
    std::string_view referrer,
    ScriptType type,
    std::optional<BlobUrlEntry> blob_url_entry) const {
  if (IsFileUrl(url) && !IsFileUrl(referrer))
    return Failure("only scripts from files may load files");
  if (store_) {
    if (std::optional<LoadResult> stored = store_->FindScript(url, type))
      return *std::move(stored);
  }
  LoadResult result = LoadAndCheck(url, type, std::move(blob_url_entry));
  if (store_)
    store_->DidLoadScript(url, type, result);
  return result;
}

LoadResult ScriptLoader::LoadAndCheck(
    const std::string& url,
    ScriptType type,
    std::optional<BlobUrlEntry> blob_url_entry) const {
  LoadResult result = LoadFrom(url, type, std::move(blob_url_entry));
  if (!result.source)
    return result;
  if (result.url.empty())
    result.url = url;
  if (IsFileUrl(result.url) && !IsFileUrl(url))
    return Failure("redirected to a file");
  if (auto error = WrongType(result, type))
    return Failure(*std::move(error));
  return result;
}

LoadResult ScriptLoader::LoadServiceWorker(const std::string& url,
                                           bool no_cache) const {
  if (load_)
    return load_(url);
  if (fetch_service_worker_)
    return fetch_service_worker_(url, no_cache);
  return Failure("there is no network");
}

// https://html.spec.whatwg.org/#fetch-a-single-module-script (step 13)
std::optional<std::string> ScriptLoader::WrongType(const LoadResult& script,
                                                   ScriptType type) {
  // Without a type, as in a file, the caller's word is taken.
  if (script.content_type.empty())
    return std::nullopt;
  const std::optional<MimeType> mime_type =
      MimeType::Parse(script.content_type);
  const bool wants_json = type == ScriptType::kJson;
  if (mime_type &&
      (wants_json ? mime_type->IsJson() : mime_type->IsJavaScript())) {
    return std::nullopt;
  }
  return "its Content-Type is " +
         (mime_type ? mime_type->Essence() : script.content_type) +
         (wants_json ? ", which isn't JSON" : ", which isn't JavaScript");
}

LoadResult ScriptLoader::LoadFrom(
    const std::string& url,
    ScriptType type,
    std::optional<BlobUrlEntry> blob_url_entry) const {
  if (fetch_ && (url.starts_with("blob:") || url.starts_with("data:")))
    return fetch_(url, type, std::move(blob_url_entry));
  if (load_)
    return load_(url);
  if (fetch_ && (url.starts_with("http:") || url.starts_with("https:")))
    return fetch_(url, type, std::nullopt);
  return LoadFileUrl(url);
}

}  // namespace wsjs
