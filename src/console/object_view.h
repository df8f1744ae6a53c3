// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_OBJECT_VIEW_H_
#define WSJS_SRC_CONSOLE_OBJECT_VIEW_H_

#include <v8-local-handle.h>

#include <optional>
#include <string>
#include <vector>

namespace v8 {
class Context;
class Isolate;
class Name;
class Object;
class Value;
}  // namespace v8

namespace wsjs {

// An own property: a value or a pair of accessors, of which one may be empty.
struct OwnProperty {
  v8::Local<v8::Value> value;  // empty: an accessor property
  v8::Local<v8::Value> get;
  v8::Local<v8::Value> set;
  bool is_enumerable = false;
};

// Looks at objects without running code of script's. Of proxies, which can't be
// looked at like this, nothing is seen. Only for the stack.
class ObjectView final {
 public:
  ObjectView(v8::Local<v8::Context> context, v8::Local<v8::Object> object);

  // Nothing when there is no such property.
  std::optional<OwnProperty> GetOwnProperty(v8::Local<v8::Name> name) const;
  // Names and symbols, without array indexes.
  std::vector<v8::Local<v8::Name>> OwnKeys(bool only_enumerable) const;
  // In ascending order.
  std::vector<uint32_t> OwnIndexes() const;
  // Empty at the end of the chain, and at a proxy.
  v8::Local<v8::Object> Prototype() const;

  // A data property of the object or of a prototype; empty when there is none.
  v8::Local<v8::Value> FindData(v8::Local<v8::Name> name) const;
  // The same, as UTF-8; empty when it isn't a string.
  std::string FindString(v8::Local<v8::Name> name) const;

  // The value of an attribute of a platform object: what the accessor
  // `property`, its own or a prototype's, gives. Empty when that isn't one that
  // the bindings have made, or throws.
  v8::Local<v8::Value> GetAttribute(const OwnProperty& property) const;

  // The name of the class that made the object; none when its prototype is null
  // or tells nothing.
  std::optional<std::string> ConstructorName() const;

 private:
  v8::Isolate* const isolate_;
  v8::Local<v8::Context> context_;
  v8::Local<v8::Object> object_;
};

// Whether `value` is a function of the host's, or of V8's: no code of script.
bool IsNativeFunction(v8::Local<v8::Value> value);

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_OBJECT_VIEW_H_
