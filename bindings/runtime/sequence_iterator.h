// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_SEQUENCE_ITERATOR_H_
#define WSJS_BINDINGS_RUNTIME_SEQUENCE_ITERATOR_H_

#include <v8.h>

#include <optional>

#include "bindings/runtime/place.h"
#include "bindings/runtime/realm.h"

namespace wsjs::bindings {

// Goes through an iterable of script, for sequences. Only for the stack.
// https://tc39.es/ecma262/#sec-iterator-objects
class SequenceIterator final {
 public:
  // https://tc39.es/ecma262/#sec-getmethod
  // The value's @@iterator: callable or undefined. False when an exception is
  // pending.
  static bool GetMethod(Realm& realm,
                        v8::Local<v8::Object> iterable,
                        const Place& place,
                        v8::Local<v8::Value>& method);
  // The same of another symbol.
  static bool GetMethod(Realm& realm,
                        v8::Local<v8::Object> iterable,
                        v8::Local<v8::Symbol> symbol,
                        const Place& place,
                        v8::Local<v8::Value>& method);

  // https://webidl.spec.whatwg.org/#js-sequence
  // Nothing when `value` isn't iterable; a TypeError is then pending.
  static std::optional<SequenceIterator> Create(Realm& realm,
                                                v8::Local<v8::Value> value,
                                                const Place& place);
  // `method` is the iterable's @@iterator.
  static std::optional<SequenceIterator> Create(Realm& realm,
                                                v8::Local<v8::Object> iterable,
                                                v8::Local<v8::Value> method,
                                                const Place& place);

  // False at the end and when an exception is pending.
  bool Next(Realm& realm, v8::Local<v8::Value>& value);
  bool has_exception() const { return has_exception_; }

 private:
  SequenceIterator(v8::Local<v8::Object> iterator, v8::Local<v8::Value> next)
      : iterator_(iterator), next_(next) {}

  v8::Local<v8::Object> iterator_;
  v8::Local<v8::Value> next_;  // its method
  bool has_exception_ = false;
};

// Goes through the enumerable own properties of an object, for records. Only
// for the stack.
class RecordProperties final {
 public:
  RecordProperties(Realm& realm, v8::Local<v8::Object> object);

  // The next enumerable key, a string or symbol. False at the end and when an
  // exception is pending.
  bool NextKey(Realm& realm, v8::Local<v8::Value>& key);
  // False when an exception is pending.
  bool GetValue(Realm& realm,
                v8::Local<v8::Value> key,
                v8::Local<v8::Value>& value);
  bool has_exception() const { return has_exception_; }

 private:
  // Whether `key` is an own property of the object and enumerable.
  bool IsEnumerable(Realm& realm, v8::Local<v8::Value> key);

  v8::Local<v8::Object> object_;
  v8::Local<v8::Array> keys_;
  uint32_t index_ = 0;
  bool has_exception_ = false;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_SEQUENCE_ITERATOR_H_
