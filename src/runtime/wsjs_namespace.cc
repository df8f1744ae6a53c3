// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/wsjs_namespace.h"

#include <v8-container.h>
#include <v8-context.h>
#include <v8-object.h>
#include <wsjs/version.h>

#include <vector>

#include "bindings/runtime/script_reference.h"
#include "src/base/bytes.h"
#include "src/base/utf.h"
#include "src/runtime/runtime_environment.h"

namespace wsjs {

using bindings::ScriptValue;

namespace {

// What the system gives needn't be UTF-8.
v8::Local<v8::Value> ToString(bindings::Realm& realm, std::string_view text) {
  return ScriptValue::FromUtf8(realm, Utf8DecodeLossy(AsBytes(text)))
      .v8_value();
}

}  // namespace

ScriptValue WsjsNamespace::args(bindings::Realm& realm) {
  RuntimeEnvironment& environment = RuntimeEnvironment::From(realm);
  bindings::StrongReference& args = environment.namespace_objects().args;
  if (!args) {
    std::vector<v8::Local<v8::Value>> elements;
    for (const std::string& argument : environment.options().arguments)
      elements.push_back(ToString(realm, argument));
    const auto array =
        v8::Array::New(realm.isolate(), elements.data(), elements.size());
    array->SetIntegrityLevel(realm.context(), v8::IntegrityLevel::kFrozen)
        .Check();
    args = bindings::StrongReference(realm, ScriptValue(array));
  }
  return args.Get(realm);
}

ScriptValue WsjsNamespace::env(bindings::Realm& realm) {
  RuntimeEnvironment& environment = RuntimeEnvironment::From(realm);
  bindings::StrongReference& env = environment.namespace_objects().env;
  if (!env) {
    const auto object = v8::Object::New(realm.isolate());
    for (const auto& [name, value] : environment.options().environment) {
      object
          ->CreateDataProperty(realm.context(),
                               ToString(realm, name).As<v8::Name>(),
                               ToString(realm, value))
          .Check();
    }
    env = bindings::StrongReference(realm, ScriptValue(object));
  }
  return env.Get(realm);
}

std::u16string_view WsjsNamespace::version(bindings::Realm&) {
  return u"" WSJS_VERSION;
}

void WsjsNamespace::exit(bindings::Realm& realm, uint8_t code) {
  RuntimeEnvironment::From(realm).Exit(code);
}

}  // namespace wsjs
