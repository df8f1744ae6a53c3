// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/iterator_result.h"

#include <v8.h>

#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

v8::Local<v8::Object> CreateIteratorResult(Realm& realm,
                                           v8::Local<v8::Value> value,
                                           bool done) {
  const v8::Local<v8::Context> context = realm.context();
  const v8::Local<v8::Object> result = v8::Object::New(realm.isolate());
  result
      ->CreateDataProperty(context, realm.isolate_data().Internalize("value"),
                           value)
      .Check();
  result
      ->CreateDataProperty(context, realm.isolate_data().Internalize("done"),
                           v8::Boolean::New(realm.isolate(), done))
      .Check();
  return result;
}

}  // namespace wsjs::bindings
