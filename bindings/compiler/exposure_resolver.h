// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EXPOSURE_RESOLVER_H_
#define WSJS_BINDINGS_COMPILER_EXPOSURE_RESOLVER_H_

#include <map>
#include <set>
#include <string>
#include <string_view>

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
  // The own exposure set, as far as the host's globals go. A global name that
  // is implied is named too: all interfaces that have the global name
  // "DedicatedWorker" also have "Worker".
  void CheckNotTwice(const MergedMember& member,
                     const ContainerNode& host) const;
  Exposure OwnExposure(const ExtendedAttributeNode& exposed) const;
  bool Implies(const ExtendedAttributeNode& exposed,
               const std::string& global) const;

  std::set<std::string> globals_;
  // The global names of each interface that has the key as one.
  std::map<std::string_view, std::vector<const ExtendedAttributeNode*>>
      global_interfaces_;
  Diagnostics& diagnostics_;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EXPOSURE_RESOLVER_H_
