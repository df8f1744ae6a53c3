// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SCRIPT_MAP_H_
#define WSJS_BINDINGS_RUNTIME_SCRIPT_MAP_H_

#include <cstddef>

#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

// What a maplike or setlike object keeps as an edge: its entries, in the order
// in which they came. Keys are the same when they are the same value of script
// (SameValueZero). Script never sees the map itself, but its iterators live on
// it while it changes. Only for the stack.

// https://webidl.spec.whatwg.org/#dfn-map-entries
class ScriptMap final {
 public:
  static ScriptMap New(Realm& realm);
  // `value` came from ToScriptValue().
  explicit ScriptMap(ScriptValue value) : value_(value) {}

  size_t size() const;
  bool Has(Realm& realm, ScriptValue key) const;
  // Undefined without such a key.
  ScriptValue Get(Realm& realm, ScriptValue key) const;
  void Set(Realm& realm, ScriptValue key, ScriptValue value);
  bool Delete(Realm& realm, ScriptValue key);  // false: it wasn't there
  void Clear();

  ScriptValue ToScriptValue() const { return value_; }

 private:
  ScriptValue value_;
};

// https://webidl.spec.whatwg.org/#dfn-set-entries
class ScriptSet final {
 public:
  static ScriptSet New(Realm& realm);
  // `value` came from ToScriptValue().
  explicit ScriptSet(ScriptValue value) : value_(value) {}

  size_t size() const;
  bool Has(Realm& realm, ScriptValue entry) const;
  void Add(Realm& realm, ScriptValue entry);
  bool Delete(Realm& realm, ScriptValue entry);  // false: it wasn't there
  void Clear();

  ScriptValue ToScriptValue() const { return value_; }

 private:
  ScriptValue value_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SCRIPT_MAP_H_
