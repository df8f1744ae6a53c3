// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/client_settings.h"

#include <ada.h>

#include <string_view>

#include "src/dom/environment_settings.h"

namespace wsjs {

bool ProhibitsMixedContent(bindings::Realm& realm) {
  const ada::url_aggregator* const base_url =
      EnvironmentSettings::From(realm).api_base_url();
  return base_url && (base_url->type == ada::scheme::type::HTTPS ||
                      base_url->type == ada::scheme::type::WSS);
}

bool IsWindow(bindings::Realm& realm) {
  // An embedder's own context gets what windows have.
  const bindings::WrapperTypeInfo* const info = realm.global_info();
  return !info || info->interface_name == std::string_view("Window");
}

}  // namespace wsjs
