// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_SCRIPT_LOADER_H_
#define WSJS_SRC_RUNTIME_SCRIPT_LOADER_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include <wsjs/load_result.h>

namespace wsjs {

// What a script is loaded as, which says what its Content-Type may be.
enum class ScriptType : uint8_t { kClassic, kModule, kJson };

// Loads scripts for one runtime: asks the embedder, or reads files, and checks
// what came. Any thread, as far as the embedder's function allows.
class ScriptLoader final {
 public:
  using Load = std::function<LoadResult(const std::string& url)>;

  // Null: `file:` URLs are read, all others refused.
  explicit ScriptLoader(Load load);

  // `url` and `referrer`, the base URL of what asks, are serialised. The
  // result's `url` is where the source came from, in any case; the source is as
  // it was loaded.
  [[nodiscard]] LoadResult LoadScript(const std::string& url,
                                      std::string_view referrer,
                                      ScriptType type) const;

 private:
  const Load load_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_SCRIPT_LOADER_H_
