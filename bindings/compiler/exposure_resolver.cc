// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/exposure_resolver.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace wsjs::idl {

namespace {

// The bits of bindings/runtime/exposure.h.
constexpr size_t kMaximumGlobals = 30;

const ExtendedAttributeNode* Find(const ExtendedAttributeNodes& nodes,
                                  std::string_view name) {
  for (const ExtendedAttributeNode& node : nodes) {
    if (node.name.text == name)
      return &node;
  }
  return nullptr;
}

bool Names(const ExtendedAttributeNode& exposed, std::string_view global) {
  return std::any_of(
      exposed.values.begin(), exposed.values.end(),
      [global](const NameNode& value) { return value.text == global; });
}

// The globals that `nodes` name in [Global] and [Exposed].
void CollectGlobals(const ExtendedAttributeNodes& nodes,
                    std::set<std::string>& globals) {
  for (const ExtendedAttributeNode& node : nodes) {
    if (node.name.text != "Global" && node.name.text != "Exposed")
      continue;
    for (const NameNode& value : node.values) {
      if (value.text != "*")
        globals.emplace(value.text);
    }
  }
}

bool IsSubset(const Exposure& inner, const Exposure& outer) {
  if (outer.everywhere)
    return true;
  return !inner.everywhere &&
         std::includes(outer.globals.begin(), outer.globals.end(),
                       inner.globals.begin(), inner.globals.end());
}

// https://webidl.spec.whatwg.org/#exposure-set-intersection
Exposure Intersection(const Exposure& c, const Exposure& h) {
  // 4. If C's own exposure set is *, return H's exposure set.
  if (c.everywhere)
    return h;
  // 5. If H's exposure set is *, return C's own exposure set.
  if (h.everywhere)
    return c;
  // 6. Return the intersection of C's own exposure set and H's exposure set.
  Exposure result;
  std::set_intersection(c.globals.begin(), c.globals.end(), h.globals.begin(),
                        h.globals.end(), std::back_inserter(result.globals));
  return result;
}

}  // namespace

ExposureResolver::ExposureResolver(const Definitions& definitions,
                                   const CompilerOptions& options,
                                   Diagnostics& diagnostics)
    : globals_(options.globals.begin(), options.globals.end()),
      diagnostics_(diagnostics) {
  for (const MergedContainer& container : definitions.containers) {
    const ExtendedAttributeNode* global =
        Find(container.node->extended_attributes, "Global");
    for (size_t i = 0; global && i < global->values.size(); ++i)
      global_interfaces_[global->values[i].text].push_back(global);
  }
  if (globals_.empty()) {
    for (const MergedContainer& container : definitions.containers) {
      CollectGlobals(container.node->extended_attributes, globals_);
      for (const MergedMember& member : container.members)
        CollectGlobals(member.node->extended_attributes, globals_);
    }
  }
  if (globals_.size() <= kMaximumGlobals)
    return;
  diagnostics_.AddError({}, "there are more than " +
                                std::to_string(kMaximumGlobals) +
                                " global names; --global chooses");
  globals_.erase(std::next(globals_.begin(), kMaximumGlobals), globals_.end());
}

Exposure ExposureResolver::Resolve(const ContainerNode& node) const {
  Exposure exposure;
  if (const ExtendedAttributeNode* exposed =
          Find(node.extended_attributes, "Exposed")) {
    exposure = OwnExposure(*exposed);
  } else if (node.kind != ContainerNode::Kind::kCallbackInterface) {
    // "Interfaces must be annotated with an [Exposed] extended attribute."
    diagnostics_.AddError(node.name.location,
                          "\"" + std::string(node.name.text) +
                              "\" must have [Exposed]; see "
                              "https://webidl.spec.whatwg.org/#idl-interfaces",
                          node.name.text.size());
  }
  exposure.secure_context = Find(node.extended_attributes, "SecureContext");
  exposure.cross_origin_isolated =
      Find(node.extended_attributes, "CrossOriginIsolated");
  return exposure;
}

// https://webidl.spec.whatwg.org/#dfn-exposure-set
// https://webidl.spec.whatwg.org/#dfn-conditionally-exposed
Exposure ExposureResolver::Resolve(const MergedMember& member,
                                   const ContainerNode& host,
                                   const Exposure& host_exposure) const {
  // What the algorithms go through: the member, the (partial) interface or
  // mixin it is declared on, the mixin, the host interface.
  const ExtendedAttributeNodes none;
  const std::array<const ExtendedAttributeNodes*, 3> levels = {
      &member.node->extended_attributes,
      member.declared_on == &host ? &none
                                  : &member.declared_on->extended_attributes,
      member.mixin ? &member.mixin->extended_attributes : &none,
  };
  Exposure exposure = host_exposure;
  for (const ExtendedAttributeNodes* level : levels) {
    const ExtendedAttributeNode* exposed = Find(*level, "Exposed");
    if (!exposed)
      continue;
    Exposure own = OwnExposure(*exposed);
    // "If [Exposed] appears on an interface member, then the member's exposure
    // set must be a subset of the exposure set of the interface or namespace it
    // is a member of." The same for a partial interface.
    if (!member.mixin && !IsSubset(own, host_exposure)) {
      diagnostics_.AddError(exposed->name.location,
                            "exposed where \"" + std::string(host.name.text) +
                                "\" is not; see "
                                "https://webidl.spec.whatwg.org/#Exposed",
                            exposed->name.text.size());
    }
    exposure = Intersection(own, host_exposure);
    break;
  }
  CheckNotTwice(member, host);
  exposure.secure_context = host_exposure.secure_context;
  exposure.cross_origin_isolated = host_exposure.cross_origin_isolated;
  for (const ExtendedAttributeNodes* level : levels) {
    if (Find(*level, "SecureContext"))
      exposure.secure_context = true;
    if (Find(*level, "CrossOriginIsolated"))
      exposure.cross_origin_isolated = true;
  }
  return exposure;
}

// "The [SecureContext] extended attribute must not be specified both on an
// interface member and its interface or partial interface", and so on; of
// [Exposed] only on the latter.
void ExposureResolver::CheckNotTwice(const MergedMember& member,
                                     const ContainerNode& host) const {
  for (const std::string_view name :
       {"SecureContext", "CrossOriginIsolated", "Exposed"}) {
    const ExtendedAttributeNode* const own =
        Find(member.node->extended_attributes, name);
    const bool may_refine =
        name == "Exposed" && (member.declared_on == &host || member.mixin);
    if (!own || may_refine ||
        !Find(member.declared_on->extended_attributes, name)) {
      continue;
    }
    diagnostics_.AddError(own->name.location,
                          "[" + std::string(name) +
                              "] is on what declares the member already; see "
                              "https://webidl.spec.whatwg.org/#" +
                              std::string(name),
                          name.size());
  }
}

Exposure ExposureResolver::OwnExposure(
    const ExtendedAttributeNode& exposed) const {
  Exposure exposure;
  exposure.everywhere = exposed.form == ExtendedAttributeNode::Form::kWildcard;
  for (const std::string& global : globals_) {
    if (exposure.everywhere || Implies(exposed, global))
      exposure.globals.push_back(global);
  }
  return exposure;
}

bool ExposureResolver::Implies(const ExtendedAttributeNode& exposed,
                               const std::string& global) const {
  if (Names(exposed, global))
    return true;
  auto it = global_interfaces_.find(global);
  if (it == global_interfaces_.end())
    return false;
  return std::all_of(it->second.begin(), it->second.end(),
                     [&exposed](const ExtendedAttributeNode* names) {
                       return std::any_of(names->values.begin(),
                                          names->values.end(),
                                          [&exposed](const NameNode& name) {
                                            return Names(exposed, name.text);
                                          });
                     });
}

}  // namespace wsjs::idl
