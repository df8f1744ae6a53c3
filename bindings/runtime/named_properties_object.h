// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_NAMED_PROPERTIES_OBJECT_H_
#define WSJS_BINDINGS_RUNTIME_NAMED_PROPERTIES_OBJECT_H_

#include <v8-local-handle.h>

namespace v8 {
class FunctionTemplate;
}

// https://webidl.spec.whatwg.org/#named-properties-object
// Where the global object has its named properties: in its prototype chain.
namespace wsjs::bindings {

class IsolateData;
struct WrapperTypeInfo;

// Of a [Global] interface that supports named properties.
bool HasNamedPropertiesObject(const WrapperTypeInfo& info);

// A template whose prototype is the named properties object; `parent`, which
// may be empty, is what the interface inherits from.
v8::Local<v8::FunctionTemplate> NewNamedPropertiesTemplate(
    IsolateData& isolate_data,
    const WrapperTypeInfo& info,
    v8::Local<v8::FunctionTemplate> parent);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_NAMED_PROPERTIES_OBJECT_H_
