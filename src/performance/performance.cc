// SPDX-License-Identifier: BSD-3-Clause
#include "src/performance/performance.h"

#include <chrono>

#include "src/dom/environment_settings.h"

namespace wsjs {

// https://w3c.github.io/hr-time/#dom-performance-now
double Performance::now() const {
  return EnvironmentSettings::From(realm()).CurrentHighResolutionTime();
}

// https://w3c.github.io/hr-time/#dom-performance-timeorigin
double Performance::timeOrigin() const {
  const auto since_epoch = EnvironmentSettings::From(realm())
                               .time_origin_timestamp()
                               .time_since_epoch();
  return std::chrono::duration<double, std::milli>(since_epoch).count();
}

}  // namespace wsjs
