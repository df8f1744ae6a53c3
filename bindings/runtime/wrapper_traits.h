// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_WRAPPER_TRAITS_H_
#define WSJS_BINDINGS_RUNTIME_WRAPPER_TRAITS_H_

#include <concepts>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/wrappable.h"

// What generated code asks of an implementation class, so that it is the same
// for both kinds.
namespace wsjs::bindings {

template <typename T>
inline constexpr bool kHasNativeHalf = std::derived_from<T, Wrappable>;

template <typename T>
constexpr int InternalFieldCount() {
  if constexpr (kHasNativeHalf<T>)
    return kFirstEdgeField + T::kEdgeCount;
  else
    return kFirstInObjectField + T::kFieldCount;
}
template <typename T>
inline constexpr int kInternalFieldCount = InternalFieldCount<T>();

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_WRAPPER_TRAITS_H_
