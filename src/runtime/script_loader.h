// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_SCRIPT_LOADER_H_
#define WSJS_SRC_RUNTIME_SCRIPT_LOADER_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <wsjs/load_result.h>

#include "src/blob_url/blob_url_store.h"

namespace wsjs {

// What a script is loaded as, which says what its Content-Type may be.
enum class ScriptType : uint8_t {
  kClassic,
  kClassicWorker,  // that a worker begins with
  kModule,
  kJson,
};

// Loads scripts for one runtime: asks the embedder, or reads files and fetches
// over HTTP, and checks what came. Any thread, as far as the functions allow.
class ScriptLoader final {
 public:
  using Load = std::function<LoadResult(const std::string& url)>;
  using Fetch =
      std::function<LoadResult(const std::string& url,
                               ScriptType type,
                               std::optional<BlobUrlEntry> blob_url_entry)>;

  using FetchServiceWorker =
      std::function<LoadResult(const std::string& url, bool no_cache)>;

  // Scripts that aren't loaded again.
  class Store {
   public:
    // None: it is to be loaded.
    virtual std::optional<LoadResult> FindScript(const std::string& url,
                                                 ScriptType type) = 0;
    // It was loaded, or couldn't be.
    virtual void DidLoadScript(const std::string& url,
                               ScriptType type,
                               const LoadResult& script) = 0;

   protected:
    ~Store() = default;
  };

  // Where there is `fetch`, blob: and data: URLs are fetched. With `load` it is
  // asked for everything else. Without it `file:` URLs are read, those of http
  // and https fetched where there is `fetch`, and all others refused.
  explicit ScriptLoader(Load load,
                        Fetch fetch = nullptr,
                        FetchServiceWorker fetch_service_worker = nullptr);

  // What LoadScript() asks first, and tells; null: nothing.
  void set_store(Store* store) { store_ = store; }

  // `url` and `referrer`, the base URL of what asks, are serialised. The
  // result's `url` is where the source came from, in any case; the source is as
  // it was loaded. `blob_url_entry`: what a blob: URL named when it was parsed,
  // if that was earlier.
  [[nodiscard]] LoadResult LoadScript(
      const std::string& url,
      std::string_view referrer,
      ScriptType type,
      std::optional<BlobUrlEntry> blob_url_entry = std::nullopt) const;

  // https://w3c.github.io/ServiceWorker/#update-algorithm
  // The same of a service worker's own script, of a URL that is http or https.
  // Neither its type is checked nor where it came from.
  [[nodiscard]] LoadResult LoadServiceWorker(const std::string& url,
                                             bool no_cache) const;

  // What is wrong with the type of `script`, which has a source, for `type`;
  // none: nothing.
  [[nodiscard]] static std::optional<std::string> WrongType(
      const LoadResult& script,
      ScriptType type);

 private:
  LoadResult LoadAndCheck(const std::string& url,
                          ScriptType type,
                          std::optional<BlobUrlEntry> blob_url_entry) const;
  LoadResult LoadFrom(const std::string& url,
                      ScriptType type,
                      std::optional<BlobUrlEntry> blob_url_entry) const;

  const Load load_;
  const Fetch fetch_;
  const FetchServiceWorker fetch_service_worker_;
  Store* store_ = nullptr;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_SCRIPT_LOADER_H_
