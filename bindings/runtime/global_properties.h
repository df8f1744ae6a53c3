// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_GLOBAL_PROPERTIES_H_
#define WSJS_BINDINGS_RUNTIME_GLOBAL_PROPERTIES_H_

#include <span>

#include "bindings/runtime/exposure.h"
#include "bindings/runtime/interface_members.h"

namespace wsjs::bindings {

class Realm;
struct WrapperTypeInfo;

struct GlobalPropertySpec;

// https://webidl.spec.whatwg.org/#js-namespaces
struct NamespaceInfo final {
  const char* name;
  std::span<const ConstantSpec> constants = {};
  std::span<const AttributeSpec> attributes = {};
  std::span<const OperationSpec> operations = {};
  // `console` has an empty object between itself and Object.prototype.
  // https://console.spec.whatwg.org/#console-namespace
  bool has_own_prototype = false;
  // https://webidl.spec.whatwg.org/#LegacyNamespace
  std::span<const GlobalPropertySpec> interfaces = {};
};

// https://webidl.spec.whatwg.org/#legacy-factory-functions
struct LegacyFactoryInfo final {
  v8::FunctionCallback callback;
  int length;
  const WrapperTypeInfo& interface_info;
};

// https://webidl.spec.whatwg.org/#legacy-callback-interface-object
struct CallbackInterfaceInfo final {
  std::span<const ConstantSpec> constants;
};

// What the global object has as a property, or, of an interface with
// [LegacyNamespace], a namespace object.
struct GlobalPropertySpec final {
  const char* name;
  // One of these.
  const WrapperTypeInfo* interface_info = nullptr;
  const NamespaceInfo* namespace_info = nullptr;
  const LegacyFactoryInfo* factory_info = nullptr;
  const CallbackInterfaceInfo* callback_interface_info = nullptr;
  Exposure exposure = {};
};

// https://webidl.spec.whatwg.org/#define-the-global-property-references
// Each object is made when script first touches the property. `properties` has
// static storage duration.
void InstallGlobalProperties(Realm& realm,
                             std::span<const GlobalPropertySpec> properties);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_GLOBAL_PROPERTIES_H_
