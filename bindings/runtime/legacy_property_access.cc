// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/legacy_property_access.h"

#include "bindings/runtime/isolate_data.h"

namespace wsjs::bindings {

bool LegacyPropertyAccess::PrototypesHave(const PropertyKey& key) const {
  for (v8::Local<v8::Value> prototype = GetPrototype(object_);
       prototype->IsObject();
       prototype = GetPrototype(prototype.As<v8::Object>())) {
    // 1. If prototype is not a named properties object, and prototype has an
    //    own property named P, then return false. (Or a proxy's trap throws.)
    if (prototype != holder_ &&
        key.IsOwnProperty(*realm_, prototype.As<v8::Object>())) {
      return true;
    }
  }
  return false;
}

// https://webidl.spec.whatwg.org/#dfn-named-property-visibility
bool LegacyPropertyAccess::IsVisible(const PropertyKey& key) const {
  // 1. If P is not a supported property name of O, then return false.
  if (!HasName(key))
    return false;
  // 2. If O has an own property named P, then return false.
  if (key.IsRealProperty(*realm_, object_))
    return false;
  // 3. If O implements an interface that has [LegacyOverrideBuiltIns]: true.
  // 4.-6.
  return operations_.overrides_built_ins || !PrototypesHave(key);
}

v8::Local<v8::External> DataOf(IsolateData& isolate_data,
                               const SpecialOperations& operations) {
  return v8::External::New(isolate_data.isolate(),
                           const_cast<SpecialOperations*>(&operations));
}

v8::PropertyHandlerFlags NamedFlags(bool is_non_masking) {
  auto flags =
      static_cast<int>(v8::PropertyHandlerFlags::kOnlyInterceptStrings);
  if (is_non_masking)
    flags |= static_cast<int>(v8::PropertyHandlerFlags::kNonMasking);
  return static_cast<v8::PropertyHandlerFlags>(flags);
}

}  // namespace wsjs::bindings
