// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_NETWORK_SETTINGS_H_
#define WSJS_SRC_NET_NETWORK_SETTINGS_H_

// Part of the public API.
#include <wsjs/network_settings.h>  // IWYU pragma: export

#endif  // WSJS_SRC_NET_NETWORK_SETTINGS_H_
