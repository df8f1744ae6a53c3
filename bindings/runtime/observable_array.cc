// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/observable_array.h"

#include <optional>

#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/observable_array_handler.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

// The slots of an ObservableArray.
constexpr uint32_t kBackingListSlot = 0;
constexpr uint32_t kExoticObjectSlot = 1;

// A call of a trap: (O, P, …) on the handler.
class TrapCall final {
 public:
  explicit TrapCall(const v8::FunctionCallbackInfo<v8::Value>& info)
      : info_(info),
        handler_(ObservableArrayHandler::From(info.GetIsolate(), info.This())) {
    if (!handler_ || info.Length() < 2 || !info[1]->IsString())
      return;
    is_length_ = info[1].As<v8::String>()->StringEquals(Internalize("length"));
    v8::Local<v8::Uint32> index;
    if (!is_length_ && info[1]->ToArrayIndex(context()).ToLocal(&index))
      index_ = index->Value();
  }

  // False when the host has shut down; an exception is pending.
  explicit operator bool() const { return handler_.has_value(); }

  ObservableArrayHandler& handler() { return *handler_; }
  v8::Local<v8::Context> context() const { return handler_->realm().context(); }
  v8::Local<v8::String> Internalize(const char* literal) const {
    return handler_->realm().isolate_data().Internalize(literal);
  }
  v8::Local<v8::Object> target() const { return info_[0].As<v8::Object>(); }
  v8::Local<v8::Name> name() const { return info_[1].As<v8::Name>(); }
  bool is_length() const { return is_length_; }
  // If "P is an array index".
  const std::optional<uint32_t>& index() const { return index_; }

  void Return(v8::Local<v8::Value> value) { info_.GetReturnValue().Set(value); }
  void Return(bool value) { info_.GetReturnValue().Set(value); }
  void Return(v8::Maybe<bool> value) {
    if (value.IsJust())
      info_.GetReturnValue().Set(value.FromJust());
  }
  void ReturnLength() { info_.GetReturnValue().Set(handler_->length()); }

 private:
  const v8::FunctionCallbackInfo<v8::Value>& info_;
  std::optional<ObservableArrayHandler> handler_;
  bool is_length_ = false;
  std::optional<uint32_t> index_;
};

// ToPropertyDescriptor
// Of an object that V8 has made, so that nothing throws. A missing field is
// empty.
struct Descriptor final {
  Descriptor(const TrapCall& call, v8::Local<v8::Object> object)
      : get(FieldOf(call, object, "get")),
        set(FieldOf(call, object, "set")),
        value(FieldOf(call, object, "value")),
        writable(FieldOf(call, object, "writable")),
        enumerable(FieldOf(call, object, "enumerable")),
        configurable(FieldOf(call, object, "configurable")) {}

  static v8::Local<v8::Value> FieldOf(const TrapCall& call,
                                      v8::Local<v8::Object> object,
                                      const char* name) {
    const v8::Local<v8::String> key = call.Internalize(name);
    if (!object->HasOwnProperty(call.context(), key).FromMaybe(false))
      return {};
    return object->Get(call.context(), key).ToLocalChecked();
  }

  bool IsAccessor() const { return !get.IsEmpty() || !set.IsEmpty(); }
  static bool Is(v8::Local<v8::Value> field, bool value) {
    return !field.IsEmpty() && field->IsTrue() == value;
  }

  // O.[[DefineOwnProperty]](P, descriptor)
  v8::Maybe<bool> DefineOn(v8::Local<v8::Context> context,
                           v8::Local<v8::Object> object,
                           v8::Local<v8::Name> name) const {
    const auto define = [&](v8::PropertyDescriptor& descriptor) {
      if (!enumerable.IsEmpty())
        descriptor.set_enumerable(enumerable->IsTrue());
      if (!configurable.IsEmpty())
        descriptor.set_configurable(configurable->IsTrue());
      return object->DefineProperty(context, name, descriptor);
    };
    if (IsAccessor()) {
      v8::PropertyDescriptor descriptor(get, set);
      return define(descriptor);
    }
    if (!writable.IsEmpty()) {
      v8::PropertyDescriptor descriptor(value, writable->IsTrue());
      return define(descriptor);
    }
    if (!value.IsEmpty()) {
      v8::PropertyDescriptor descriptor(value);
      return define(descriptor);
    }
    v8::PropertyDescriptor descriptor;
    return define(descriptor);
  }

  v8::Local<v8::Value> get;
  v8::Local<v8::Value> set;
  v8::Local<v8::Value> value;
  v8::Local<v8::Value> writable;
  v8::Local<v8::Value> enumerable;
  v8::Local<v8::Value> configurable;
};

// https://webidl.spec.whatwg.org/#js-observable-array-defineProperty
void DefineProperty(const v8::FunctionCallbackInfo<v8::Value>& info) {
  TrapCall call(info);
  if (!call)
    return;
  const Descriptor descriptor(call, info[2].As<v8::Object>());
  if (!call.is_length() && !call.index()) {
    // 5. Return ? O.[[DefineOwnProperty]](P, descriptor).
    return call.Return(
        descriptor.DefineOn(call.context(), call.target(), call.name()));
  }
  // 3.1.-3.4. If […] is present and […], then return false; 4.1.-4.4. too.
  const bool is_length = call.is_length();
  if (descriptor.IsAccessor() ||
      Descriptor::Is(descriptor.configurable, is_length) ||
      Descriptor::Is(descriptor.enumerable, is_length) ||
      Descriptor::Is(descriptor.writable, false)) {
    return call.Return(false);
  }
  // 3.5., 4.5. If descriptor.[[Value]] is present: set it.
  bool result = true;
  if (!descriptor.value.IsEmpty() &&
      !(is_length ? call.handler().SetLength(descriptor.value, result)
                  : call.handler().SetIndexed(*call.index(), descriptor.value,
                                              result))) {
    return;
  }
  call.Return(result);
}

// https://webidl.spec.whatwg.org/#js-observable-array-deleteProperty
void DeleteProperty(const v8::FunctionCallbackInfo<v8::Value>& info) {
  TrapCall call(info);
  if (!call)
    return;
  // 2. If P is "length", then return false.
  if (call.is_length())
    return call.Return(false);
  if (!call.index())
    return call.Return(call.target()->Delete(call.context(), call.name()));
  bool result = false;
  if (call.handler().DeleteIndexed(*call.index(), result))
    call.Return(result);
}

// https://webidl.spec.whatwg.org/#js-observable-array-get
void Get(const v8::FunctionCallbackInfo<v8::Value>& info) {
  TrapCall call(info);
  if (!call)
    return;
  if (call.is_length())
    return call.ReturnLength();
  if (call.index()) {
    // 4.2. If index ≥ length, then return undefined.
    if (*call.index() < call.handler().length())
      call.Return(call.handler().Get(*call.index()));
    return;
  }
  // 5. Return ? O.[[Get]](P, Receiver). Arrays have no getters.
  v8::Local<v8::Value> value;
  if (call.target()->Get(call.context(), call.name()).ToLocal(&value))
    call.Return(value);
}

// https://webidl.spec.whatwg.org/#js-observable-array-getOwnPropertyDescriptor
void GetOwnPropertyDescriptor(const v8::FunctionCallbackInfo<v8::Value>& info) {
  TrapCall call(info);
  if (!call)
    return;
  v8::Isolate* const isolate = info.GetIsolate();
  if (!call.is_length() && !call.index()) {
    // 5. Return FromPropertyDescriptor(? O.[[GetOwnProperty]](P)).
    v8::Local<v8::Value> descriptor;
    if (call.target()
            ->GetOwnPropertyDescriptor(call.context(), call.name())
            .ToLocal(&descriptor)) {
      call.Return(descriptor);
    }
    return;
  }
  const bool is_length = call.is_length();
  if (!is_length && *call.index() >= call.handler().length())
    return;
  v8::Local<v8::Name> names[] = {
      call.Internalize("value"), call.Internalize("writable"),
      call.Internalize("enumerable"), call.Internalize("configurable")};
  v8::Local<v8::Value> values[] = {
      is_length ? v8::Integer::NewFromUnsigned(isolate, call.handler().length())
                      .As<v8::Value>()
                : call.handler().Get(*call.index()),
      v8::True(isolate), v8::Boolean::New(isolate, !is_length),
      v8::Boolean::New(isolate, !is_length)};
  call.Return(v8::Object::New(isolate, v8::Null(isolate), names, values, 4));
}

// https://webidl.spec.whatwg.org/#js-observable-array-has
void Has(const v8::FunctionCallbackInfo<v8::Value>& info) {
  TrapCall call(info);
  if (!call)
    return;
  if (call.is_length())
    return call.Return(true);
  if (call.index())
    return call.Return(*call.index() < call.handler().length());
  call.Return(call.target()->Has(call.context(), call.name()));
}

// https://webidl.spec.whatwg.org/#js-observable-array-ownKeys
void OwnKeys(const v8::FunctionCallbackInfo<v8::Value>& info) {
  TrapCall call(info);
  if (!call)
    return;
  v8::Isolate* const isolate = info.GetIsolate();
  const v8::Local<v8::Context> context = call.context();
  v8::Local<v8::Array> own_keys;
  if (!call.target()
           ->GetOwnPropertyNames(context, v8::ALL_PROPERTIES,
                                 v8::KeyConversionMode::kConvertToString)
           .ToLocal(&own_keys)) {
    return;
  }
  // 5. Append ! ToString(i) to keys. 6. Extend keys with
  //    ! O.[[OwnPropertyKeys]]().
  std::vector<v8::Local<v8::Value>> keys;
  for (uint32_t i = 0; i < call.handler().length(); ++i) {
    keys.push_back(v8::Integer::NewFromUnsigned(isolate, i)
                       ->ToString(context)
                       .ToLocalChecked());
  }
  for (uint32_t i = 0; i < own_keys->Length(); ++i)
    keys.push_back(own_keys->Get(context, i).ToLocalChecked());
  call.Return(v8::Array::New(isolate, keys.data(), keys.size()));
}

// https://webidl.spec.whatwg.org/#js-observable-array-preventExtensions
void PreventExtensions(const v8::FunctionCallbackInfo<v8::Value>& info) {
  info.GetReturnValue().Set(false);
}

// https://webidl.spec.whatwg.org/#js-observable-array-set
void Set(const v8::FunctionCallbackInfo<v8::Value>& info) {
  TrapCall call(info);
  if (!call)
    return;
  bool result = false;
  if (call.is_length()) {
    if (call.handler().SetLength(info[2], result))
      call.Return(result);
  } else if (call.index()) {
    if (call.handler().SetIndexed(*call.index(), info[2], result))
      call.Return(result);
  } else {
    // 4. Return ? O.[[Set]](P, V, Receiver). Arrays have no setters.
    call.Return(call.target()->Set(call.context(), call.name(), info[2]));
  }
}

v8::Local<v8::ObjectTemplate> NewHandlerTemplate(v8::Isolate* isolate) {
  const auto handler = v8::ObjectTemplate::New(isolate);
  handler->SetInternalFieldCount(ObservableArrayHandler::kFieldCount);
  const auto define = [&](const char* name, v8::FunctionCallback callback,
                          int length) {
    const auto function = v8::FunctionTemplate::New(
        isolate, callback, {}, {}, length, v8::ConstructorBehavior::kThrow);
    function->RemovePrototype();
    handler->Set(isolate, name, function);
  };
  define("defineProperty", DefineProperty, 3);
  define("deleteProperty", DeleteProperty, 2);
  define("get", Get, 3);
  define("getOwnPropertyDescriptor", GetOwnPropertyDescriptor, 2);
  define("has", Has, 2);
  define("ownKeys", OwnKeys, 1);
  define("preventExtensions", PreventExtensions, 0);
  define("set", Set, 4);
  return handler;
}

// https://webidl.spec.whatwg.org/#creating-an-observable-array-exotic-object
v8::Local<v8::Value> CreateExoticObject(Realm& realm,
                                        const ObservableArrayInfo& info,
                                        v8::Local<v8::Object> owner,
                                        ScriptList list) {
  const v8::Local<v8::Context> context = realm.context();
  const v8::Context::Scope context_scope(context);
  v8::Global<v8::ObjectTemplate>& handler_template =
      realm.isolate_data().observable_array_handler();
  if (handler_template.IsEmpty()) {
    handler_template.Reset(realm.isolate(),
                           NewHandlerTemplate(realm.isolate()));
  }
  const v8::Local<v8::Object> handler = handler_template.Get(realm.isolate())
                                            ->NewInstance(context)
                                            .ToLocalChecked();
  SetPrototype(context, handler, v8::Null(realm.isolate())).Check();
  handler->SetAlignedPointerInInternalField(
      ObservableArrayHandler::kInfoField,
      const_cast<ObservableArrayInfo*>(&info));
  handler->SetInternalField(ObservableArrayHandler::kOwnerField, owner);
  handler->SetInternalField(ObservableArrayHandler::kListField,
                            list.ToScriptValue().v8_value());
  return v8::Proxy::New(context, v8::Array::New(realm.isolate()), handler)
      .ToLocalChecked();
}

}  // namespace

ObservableArray ObservableArray::New(Realm& realm) {
  ScriptList slots = ScriptList::New(realm);
  slots.Append(realm, ScriptList::New(realm).ToScriptValue());
  slots.Append(realm, ScriptValue::Undefined(realm));
  return ObservableArray(slots);
}

ScriptList ObservableArray::BackingList(Realm& realm) const {
  return ScriptList(slots_.Get(realm, kBackingListSlot));
}

ScriptValue ObservableArray::exotic_object(Realm& realm) const {
  return slots_.Get(realm, kExoticObjectSlot);
}

void ObservableArray::set_exotic_object(Realm& realm, ScriptValue object) {
  slots_.Set(realm, kExoticObjectSlot, object);
}

void ReturnObservableArray(Call& call,
                           const ObservableArrayInfo& info,
                           ObservableArray array) {
  if (!call.RequireRealm())
    return;
  ScriptValue object = array.exotic_object(call.realm());
  if (object.IsUndefined()) {
    Realm* const realm = Realm::Relevant(call.realm().isolate(), call.This());
    if (!realm)
      return call.ThrowIllegalInvocation();
    object = ScriptValue(CreateExoticObject(*realm, info, call.This(),
                                            array.BackingList(*realm)));
    array.set_exotic_object(*realm, object);
  }
  call.Return<IDLAny>(object);
}

void AssignObservableArray(Call& call,
                           const ObservableArrayInfo& info,
                           ObservableArray array) {
  if (!call.RequireRealm())
    return;
  Realm& realm = call.realm();
  const Place place = {Place::Kind::kSetter, info.interface_name,
                       info.attribute_name};
  const v8::Local<v8::Value> values = info.normalize_all(realm, call[0], place);
  if (!values.IsEmpty()) {
    ObservableArrayHandler(realm, info, call.This(), array.BackingList(realm))
        .Assign(values.As<v8::Array>());
  }
}

}  // namespace wsjs::bindings
