// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_OBSERVABLE_ARRAY_HANDLER_H_
#define WSJS_BINDINGS_RUNTIME_OBSERVABLE_ARRAY_HANDLER_H_

#include <v8.h>

#include <cstdint>
#include <optional>

#include "bindings/runtime/observable_array.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/script_list.h"

namespace wsjs::bindings {

// [[Type]], [[SetAlgorithm]], [[DeleteAlgorithm]] and [[BackingList]] of an
// array's handler, the object that has the traps.
class ObservableArrayHandler final {
 public:
  // The internal fields.
  static constexpr int kInfoField = 0;
  static constexpr int kOwnerField = 1;  // the platform object
  static constexpr int kListField = 2;
  static constexpr int kFieldCount = 3;

  ObservableArrayHandler(Realm& realm,
                         const ObservableArrayInfo& info,
                         v8::Local<v8::Object> owner,
                         ScriptList list)
      : realm_(realm), info_(info), owner_(owner), list_(list) {}

  // Of the object that a trap is called on. Nothing, with an exception pending,
  // when the host has shut down.
  static std::optional<ObservableArrayHandler> From(
      v8::Isolate* isolate,
      v8::Local<v8::Object> handler);

  Realm& realm() const { return realm_; }
  uint32_t length() const { return list_.size(); }
  v8::Local<v8::Value> Get(uint32_t index) const {
    return list_.Get(realm_, index).v8_value();
  }

  // These return false when an exception is pending, else put into `result`
  // what the standard's steps return.
  bool SetLength(v8::Local<v8::Value> new_length, bool& result);
  bool SetIndexed(uint32_t index, v8::Local<v8::Value> value, bool& result);
  bool DeleteIndexed(uint32_t index, bool& result);

  // The rest of an attribute setter, after newValues. False when an exception
  // is pending.
  bool Assign(v8::Local<v8::Array> values);

 private:
  using Algorithm = decltype(ObservableArrayInfo::set);

  Place place() const {
    return {Place::Kind::kSetter, info_.interface_name, info_.attribute_name};
  }
  // False when an exception is pending.
  bool Run(Algorithm algorithm, v8::Local<v8::Value> value, uint32_t index);
  bool RemoveLast();
  bool Truncate(uint32_t length);

  Realm& realm_;
  const ObservableArrayInfo& info_;
  v8::Local<v8::Object> owner_;
  ScriptList list_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_OBSERVABLE_ARRAY_HANDLER_H_
