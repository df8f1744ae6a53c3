// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/primordials.h"

#include <v8.h>

#include <iterator>

namespace wsjs::bindings {

namespace {

// In the order of Primordial.
struct Path {
  const char* constructor;
  bool is_on_prototype;
  const char* name;
};
constexpr Path kPaths[] = {
    {"Error", false, "captureStackTrace"},
    {"Map", true, "entries"},
    {"Map", true, "forEach"},
    {"Map", true, "keys"},
    {"Map", true, "values"},
    {"Set", true, "entries"},
    {"Set", true, "forEach"},
    {"Set", true, "values"},
};
static_assert(std::size(kPaths) == static_cast<size_t>(Primordial::kCount));

v8::Local<v8::Value> GetProperty(v8::Isolate* isolate,
                                 v8::Local<v8::Context> context,
                                 v8::Local<v8::Value> object,
                                 const char* name) {
  v8::Local<v8::Value> value;
  if (object.IsEmpty() || !object->IsObject() ||
      !object.As<v8::Object>()
           ->Get(context, v8::String::NewFromUtf8(
                              isolate, name, v8::NewStringType::kInternalized)
                              .ToLocalChecked())
           .ToLocal(&value)) {
    return {};
  }
  return value;
}

}  // namespace

Primordials::Primordials(v8::Isolate* isolate, v8::Local<v8::Context> context) {
  const v8::HandleScope handle_scope(isolate);
  for (size_t i = 0; i < std::size(kPaths); ++i) {
    const Path& path = kPaths[i];
    v8::Local<v8::Value> object =
        GetProperty(isolate, context, context->Global(), path.constructor);
    if (path.is_on_prototype)
      object = GetProperty(isolate, context, object, "prototype");
    const v8::Local<v8::Value> function =
        GetProperty(isolate, context, object, path.name);
    if (!function.IsEmpty() && function->IsFunction())
      functions_[i].Reset(isolate, function.As<v8::Function>());
  }
}

v8::Local<v8::Function> Primordials::Get(v8::Isolate* isolate,
                                         Primordial primordial) const {
  return functions_[static_cast<size_t>(primordial)].Get(isolate);
}

}  // namespace wsjs::bindings
