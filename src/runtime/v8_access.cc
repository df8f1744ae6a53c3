// SPDX-License-Identifier: BSD-3-Clause
#include <v8-context.h>
#include <wsjs/v8.h>

#include <utility>

#include "src/runtime/runtime_core.h"

namespace wsjs {

// The only one, besides Runtime, that reaches through it.
class V8Access final {
 public:
  static RuntimeCore& Core(Runtime& runtime) { return *runtime.core_; }
  static std::unique_ptr<Runtime> New(std::unique_ptr<RuntimeCore> core) {
    return std::unique_ptr<Runtime>(new Runtime(std::move(core)));
  }
};

std::unique_ptr<Runtime> InstallInterfaces(v8::Local<v8::Context> context,
                                           RuntimeOptions options) {
  return V8Access::New(
      std::make_unique<RuntimeCore>(context, std::move(options)));
}

v8::Isolate* GetIsolate(Runtime& runtime) {
  return V8Access::Core(runtime).isolate();
}

v8::Local<v8::Context> GetContext(Runtime& runtime) {
  return V8Access::Core(runtime).realm().context();
}

}  // namespace wsjs
