// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_ENUMERATION_TRAITS_H_
#define WSJS_BINDINGS_RUNTIME_ENUMERATION_TRAITS_H_

namespace wsjs::bindings {

// Of a generated enumeration: `kName`, as in the IDL, and `kValues`, the
// strings in the order of the enumerators.
template <typename Enumeration>
struct EnumerationTraits;

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_ENUMERATION_TRAITS_H_
