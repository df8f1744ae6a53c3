// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_CLIENT_SETTINGS_H_
#define WSJS_SRC_FETCH_CLIENT_SETTINGS_H_

#include "bindings/runtime/realm.h"

// What a request needs to know of the realm that makes it.
namespace wsjs {

// https://w3c.github.io/webappsec-mixed-content/#categorize-settings-object
[[nodiscard]] bool ProhibitsMixedContent(bindings::Realm& realm);

// Whether the global object is a Window, and not the scope of a worker.
[[nodiscard]] bool IsWindow(bindings::Realm& realm);

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_CLIENT_SETTINGS_H_
