// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_INSTALL_MEMBERS_H_
#define WSJS_BINDINGS_RUNTIME_INSTALL_MEMBERS_H_

#include <v8.h>

#include "bindings/runtime/interface_members.h"

// Tables of members become properties.
namespace wsjs::bindings {

class IsolateData;
class Realm;
struct WrapperTypeInfo;

// Adds the members that every realm exposes to the template of the interface
// object. https://webidl.spec.whatwg.org/#create-an-interface-object
void InstallMembers(IsolateData& isolate_data,
                    const WrapperTypeInfo& info,
                    v8::Local<v8::FunctionTemplate> interface_template);

// Adds the members that this realm exposes and others don't, and what templates
// can't express.
void InstallMembersOfRealm(Realm& realm,
                           const WrapperTypeInfo& info,
                           v8::Local<v8::Object> interface_object);

// Gives `object` the [LegacyUnforgeable] members of its interface and that
// one's ancestors that this realm exposes and others don't.
void InstallUnforgeablesOfRealm(Realm& realm,
                                const WrapperTypeInfo& info,
                                v8::Local<v8::Object> object);

// Adds the constants of a legacy callback interface object.
// https://webidl.spec.whatwg.org/#define-the-constants
void InstallConstants(Realm& realm,
                      std::span<const ConstantSpec> constants,
                      v8::Local<v8::Object> target);

// Adds the members of a namespace that the realm exposes.
void InstallNamespaceMembers(Realm& realm,
                             std::span<const ConstantSpec> constants,
                             std::span<const AttributeSpec> attributes,
                             std::span<const OperationSpec> operations,
                             v8::Local<v8::ObjectTemplate> namespace_template);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_INSTALL_MEMBERS_H_
