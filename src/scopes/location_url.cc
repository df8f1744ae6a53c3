// SPDX-License-Identifier: BSD-3-Clause
#include "src/scopes/location_url.h"

#include <utility>

namespace wsjs {

LocationUrl::LocationUrl(ada::url_aggregator url) : url_(std::move(url)) {}

}  // namespace wsjs
