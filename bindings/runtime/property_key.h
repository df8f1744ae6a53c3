// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PROPERTY_KEY_H_
#define WSJS_BINDINGS_RUNTIME_PROPERTY_KEY_H_

#include <v8.h>

#include <cstdint>
#include <optional>
#include <string>

namespace wsjs::bindings {

class Realm;

// The name of a named property: a string, which V8 may have as an index. Only
// for the stack.
class PropertyKey final {
 public:
  // As an interceptor gets it: a string that isn't an array index.
  PropertyKey(v8::Isolate* isolate, v8::Local<v8::Name> name);
  PropertyKey(v8::Isolate* isolate, uint32_t index);

  // Of any string.
  static PropertyKey FromString(v8::Isolate* isolate,
                                v8::Local<v8::String> string);

  const std::u16string& text() const { return text_; }
  bool is_index() const { return index_.has_value(); }

  // Whether `object` has an own property of this name: a real one, which no
  // interceptor gives; one that can't be deleted; any. True also when a proxy
  // throws.
  bool IsRealProperty(Realm& realm, v8::Local<v8::Object> object) const;
  bool IsPermanentProperty(Realm& realm, v8::Local<v8::Object> object) const;
  bool IsOwnProperty(Realm& realm, v8::Local<v8::Object> object) const;

 private:
  v8::Local<v8::Name> name_;
  std::optional<uint32_t> index_;
  std::u16string text_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PROPERTY_KEY_H_
