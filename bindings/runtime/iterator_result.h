// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_ITERATOR_RESULT_H_
#define WSJS_BINDINGS_RUNTIME_ITERATOR_RESULT_H_

#include <v8-local-handle.h>

namespace v8 {
class Object;
class Value;
}  // namespace v8

namespace wsjs::bindings {

class Realm;

// https://tc39.es/ecma262/#sec-createiterresultobject
v8::Local<v8::Object> CreateIteratorResult(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           bool done);

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_ITERATOR_RESULT_H_
