// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_COOKIE_JAR_H_
#define WSJS_SRC_NET_COOKIE_JAR_H_

// Part of the public API.
#include <wsjs/cookie_jar.h>  // IWYU pragma: export

#endif  // WSJS_SRC_NET_COOKIE_JAR_H_
