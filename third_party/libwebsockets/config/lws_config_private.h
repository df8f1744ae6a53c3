/* SPDX-License-Identifier: BSD-3-Clause
 *
 * What the C library has, for libwebsockets' own files.
 */

#define LWS_HAS_PTHREAD_SETNAME_NP
#define LWS_HAVE_FORK
#define LWS_HAVE_GETENV
#define LWS_HAVE_GETIFADDRS
#define LWS_HAVE_GETLOADAVG
#define LWS_HAVE_INTTYPES_H
#define LWS_HAVE_MALLOC
#define LWS_HAVE_MEMORY_H
#define LWS_HAVE_NETINET_IN_H
#define LWS_HAVE_STDLIB_H
#define LWS_HAVE_STRERROR
#define LWS_HAVE_STRINGS_H
#define LWS_HAVE_STRING_H
#define LWS_HAVE_SYS_PRCTL_H
#define LWS_HAVE_SYS_RESOURCE_H
#define LWS_HAVE_SYS_SOCKET_H
#define LWS_HAVE_SYS_STAT_H
#define LWS_HAVE_SYS_TYPES_H
#define LWS_HAVE_TCP_USER_TIMEOUT
#define LWS_HAVE_UNISTD_H
