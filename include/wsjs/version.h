// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_VERSION_H_
#define WSJS_INCLUDE_WSJS_VERSION_H_

// Of these headers, by https://semver.org. Script reads it as wsjs.version.
#define WSJS_VERSION "0.1.0"

#endif  // WSJS_INCLUDE_WSJS_VERSION_H_
