// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/sequence_iterator.h"

#include <string>

#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/strings.h"

namespace wsjs::bindings {

bool SequenceIterator::GetMethod(Realm& realm,
                                 v8::Local<v8::Object> iterable,
                                 const Place& place,
                                 v8::Local<v8::Value>& method) {
  return GetMethod(realm, iterable, v8::Symbol::GetIterator(realm.isolate()),
                   place, method);
}

bool SequenceIterator::GetMethod(Realm& realm,
                                 v8::Local<v8::Object> iterable,
                                 v8::Local<v8::Symbol> symbol,
                                 const Place& place,
                                 v8::Local<v8::Value>& method) {
  if (!iterable->Get(realm.context(), symbol).ToLocal(&method))
    return false;
  if (method->IsNullOrUndefined()) {
    method = v8::Undefined(realm.isolate());
    return true;
  }
  if (!ScriptValue(method).IsCallable()) {
    // Such as "Symbol.iterator".
    const std::string name = ToUtf8(
        realm.isolate(), symbol->Description(realm.isolate()).As<v8::String>());
    place.ThrowTypeError(realm.isolate(), "The object must have a callable @@" +
                                              name.substr(name.find('.') + 1) +
                                              " property.");
    return false;
  }
  return true;
}

std::optional<SequenceIterator> SequenceIterator::Create(
    Realm& realm,
    v8::Local<v8::Value> value,
    const Place& place) {
  // 1. If V is not an Object, throw a TypeError.
  if (!value->IsObject()) {
    place.ThrowTypeError(
        realm.isolate(),
        "The provided value cannot be converted to a sequence.");
    return std::nullopt;
  }
  // 2. Let method be ? GetMethod(V, %Symbol.iterator%).
  const auto iterable = value.As<v8::Object>();
  v8::Local<v8::Value> method;
  if (!GetMethod(realm, iterable, place, method))
    return std::nullopt;
  // 3. If method is undefined, throw a TypeError.
  if (method->IsUndefined()) {
    place.ThrowTypeError(realm.isolate(),
                         "The object must have a callable @@iterator "
                         "property.");
    return std::nullopt;
  }
  return Create(realm, iterable, method, place);
}

// https://tc39.es/ecma262/#sec-getiteratorfrommethod
std::optional<SequenceIterator> SequenceIterator::Create(
    Realm& realm,
    v8::Local<v8::Object> iterable,
    v8::Local<v8::Value> method,
    const Place& place) {
  const v8::Local<v8::Context> context = realm.context();
  v8::Local<v8::Value> iterator;
  if (!method.As<v8::Object>()
           ->CallAsFunction(context, iterable, 0, nullptr)
           .ToLocal(&iterator)) {
    return std::nullopt;
  }
  if (!iterator->IsObject()) {
    place.ThrowTypeError(realm.isolate(),
                         "The result of @@iterator is not an object.");
    return std::nullopt;
  }
  v8::Local<v8::Value> next;
  if (!iterator.As<v8::Object>()
           ->Get(context, realm.isolate_data().Internalize("next"))
           .ToLocal(&next)) {
    return std::nullopt;
  }
  return SequenceIterator(iterator.As<v8::Object>(), next);
}

// https://tc39.es/ecma262/#sec-iteratorstepvalue
bool SequenceIterator::Next(Realm& realm, v8::Local<v8::Value>& value) {
  const v8::Local<v8::Context> context = realm.context();
  has_exception_ = true;
  if (!ScriptValue(next_).IsCallable()) {
    realm.isolate()->ThrowException(v8::Exception::TypeError(
        v8::String::NewFromUtf8Literal(realm.isolate(),
                                       "The iterator's next is not a "
                                       "function.")));
    return false;
  }
  v8::Local<v8::Value> result;
  if (!next_.As<v8::Object>()
           ->CallAsFunction(context, iterator_, 0, nullptr)
           .ToLocal(&result)) {
    return false;
  }
  if (!result->IsObject()) {
    realm.isolate()->ThrowException(
        v8::Exception::TypeError(v8::String::NewFromUtf8Literal(
            realm.isolate(), "The iterator's result is not an object.")));
    return false;
  }
  v8::Local<v8::Value> done;
  if (!result.As<v8::Object>()
           ->Get(context, realm.isolate_data().Internalize("done"))
           .ToLocal(&done)) {
    return false;
  }
  if (done->BooleanValue(realm.isolate())) {
    has_exception_ = false;
    return false;
  }
  if (!result.As<v8::Object>()
           ->Get(context, realm.isolate_data().Internalize("value"))
           .ToLocal(&value)) {
    return false;
  }
  has_exception_ = false;
  return true;
}

RecordProperties::RecordProperties(Realm& realm, v8::Local<v8::Object> object)
    : object_(object) {
  has_exception_ =
      !object
           ->GetOwnPropertyNames(realm.context(), v8::ALL_PROPERTIES,
                                 v8::KeyConversionMode::kConvertToString)
           .ToLocal(&keys_);
}

bool RecordProperties::NextKey(Realm& realm, v8::Local<v8::Value>& key) {
  while (!has_exception_ && index_ < keys_->Length()) {
    if (!keys_->Get(realm.context(), index_++).ToLocal(&key)) {
      has_exception_ = true;
      return false;
    }
    if (IsEnumerable(realm, key))
      return true;
  }
  return false;
}

bool RecordProperties::GetValue(Realm& realm,
                                v8::Local<v8::Value> key,
                                v8::Local<v8::Value>& value) {
  return object_->Get(realm.context(), key).ToLocal(&value);
}

bool RecordProperties::IsEnumerable(Realm& realm, v8::Local<v8::Value> key) {
  const v8::Local<v8::Context> context = realm.context();
  v8::Local<v8::Value> descriptor;
  // 4.1. Let desc be ? V.[[GetOwnProperty]](key).
  if (!object_->GetOwnPropertyDescriptor(context, key.As<v8::Name>())
           .ToLocal(&descriptor)) {
    has_exception_ = true;
    return false;
  }
  // 4.2. If desc is not undefined and desc.[[Enumerable]] is true:
  if (!descriptor->IsObject())
    return false;
  v8::Local<v8::Value> enumerable;
  if (!descriptor.As<v8::Object>()
           ->Get(context, realm.isolate_data().Internalize("enumerable"))
           .ToLocal(&enumerable)) {
    has_exception_ = true;
    return false;
  }
  return enumerable->BooleanValue(realm.isolate());
}

}  // namespace wsjs::bindings
