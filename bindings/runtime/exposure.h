// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_EXPOSURE_H_
#define WSJS_BINDINGS_RUNTIME_EXPOSURE_H_

#include <cstdint>

namespace wsjs::bindings {

// What a realm is: the global names that it has (bits 0 to 29, constants of the
// generated bindings/interfaces.h) and the two below.
using ExposureMask = uint32_t;

inline constexpr ExposureMask kSecureContext = 1u << 31;
inline constexpr ExposureMask kCrossOriginIsolated = 1u << 30;

// https://webidl.spec.whatwg.org/#dfn-exposed
struct Exposure final {
  ExposureMask globals = ~ExposureMask{0};  // one of these
  ExposureMask conditions = 0;              // all of these

  constexpr bool IsEverywhere() const {
    return globals == ~ExposureMask{0} && conditions == 0;
  }
  constexpr bool IsExposedIn(ExposureMask realm) const {
    return (realm & globals) != 0 && (realm & conditions) == conditions;
  }
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_EXPOSURE_H_
