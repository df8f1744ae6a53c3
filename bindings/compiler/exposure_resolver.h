// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EXPOSURE_RESOLVER_H_
#define WSJS_BINDINGS_COMPILER_EXPOSURE_RESOLVER_H_

#include <set>
#include <string>

#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/definitions.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/model.h"

namespace wsjs::idl {

// Computes exposure sets, restricted to the globals that exist in the host.
// https://webidl.spec.whatwg.org/#Exposed
class ExposureResolver final {
 public:
  ExposureResolver(const Definitions& definitions,
                   const CompilerOptions& options,
                   Diagnostics& diagnostics);

  // Of an interface, a callback interface or a namespace.
  Exposure Resolve(const ContainerNode& node) const;

  // Of a member of `host`, whose own exposure is `host_exposure`.
  Exposure Resolve(const MergedMember& member,
                   const ContainerNode& host,
                   const Exposure& host_exposure) const;

 private:
  // The own exposure set, as far as the host's globals go.
  Exposure OwnExposure(const ExtendedAttributeNode& exposed) const;

  std::set<std::string> globals_;
  Diagnostics& diagnostics_;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EXPOSURE_RESOLVER_H_
