// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SPECIAL_SETTERS_H_
#define WSJS_BINDINGS_RUNTIME_SPECIAL_SETTERS_H_

#include <v8.h>

// Setters of attributes whose extended attributes say what they do. The data of
// the function is AttributeSpec::setter_data.
namespace wsjs::bindings {

// https://webidl.spec.whatwg.org/#Replaceable
// The data is the attribute's name.
void ReplaceableSetter(const v8::FunctionCallbackInfo<v8::Value>& info);

// https://webidl.spec.whatwg.org/#LegacyLenientSetter
void LenientSetter(const v8::FunctionCallbackInfo<v8::Value>& info);

// https://webidl.spec.whatwg.org/#PutForwards
// Sets the attribute whose name is the data on the value of `attribute`.
void ForwardPut(const v8::FunctionCallbackInfo<v8::Value>& info,
                const char* attribute);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SPECIAL_SETTERS_H_
