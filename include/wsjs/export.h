// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_EXPORT_H_
#define WSJS_INCLUDE_WSJS_EXPORT_H_

// Marks what libwsjs exports; all other symbols are hidden.
#define WSJS_EXPORT __attribute__((visibility("default")))

#endif  // WSJS_INCLUDE_WSJS_EXPORT_H_
