// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_cluster.h"

namespace wsjs {

RuntimeCluster::RuntimeCluster(EventLoop& main_loop,
                               const RuntimeOptions& main_options)
    : agents_(main_loop),
      relay_(main_loop, main_options),
      cookie_jar_(main_options.cookie_jar ? *main_options.cookie_jar
                                          : own_cookie_jar_) {}

RuntimeCluster::~RuntimeCluster() = default;

}  // namespace wsjs
