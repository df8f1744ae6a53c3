// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_PLATFORM_IMPL_H_
#define WSJS_SRC_RUNTIME_PLATFORM_IMPL_H_

#include <wsjs/platform.h>

#include <string>
#include <vector>

#include "src/runtime/v8_platform.h"

namespace wsjs {

// V8 from its initialisation to its disposal.
class Platform::Impl final {
 public:
  explicit Impl(const PlatformOptions& options);
  ~Impl();

  V8Platform& v8_platform() { return v8_platform_; }
  const std::vector<std::string>& unknown_v8_flags() const {
    return unknown_v8_flags_;
  }

 private:
  V8Platform v8_platform_;
  std::vector<std::string> unknown_v8_flags_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_PLATFORM_IMPL_H_
