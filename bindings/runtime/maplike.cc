// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/maplike.h"

#include <cstdint>

#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/primordials.h"
#include "bindings/runtime/script_value.h"

namespace wsjs::bindings {

namespace {

// One call of a member.
class MaplikeCall final {
 public:
  using Info = v8::FunctionCallbackInfo<v8::Value>;

  explicit MaplikeCall(const Info& info, const char* member = nullptr)
      : info_(info),
        maplike_(*static_cast<const MaplikeInfo*>(
            info.Data().As<v8::External>()->Value())),
        place_{Place::Kind::kOperation, maplike_.interface_name, member} {}

  // Finds the entries. False when an exception is pending.
  bool Start(int required_arguments = 0) {
    realm_ = CurrentRealmOrThrow(info_.GetIsolate());
    if (!realm_)
      return false;
    if (info_.Length() < required_arguments) {
      place_.ThrowMissingArguments(isolate(), required_arguments,
                                   info_.Length());
      return false;
    }
    entries_ = maplike_.entries(*realm_, info_.This());
    if (entries_.IsEmpty())
      place_.ThrowTypeError(isolate(), "The host of this realm has shut down.");
    return !entries_.IsEmpty();
  }

  // "Let key be keyArg converted to an IDL value of type keyType." -0 and +0
  // are the same key already. False when an exception is pending.
  bool GetKey(v8::Local<v8::Value>& key) {
    key = maplike_.normalize_key(*realm_, info_[0], place_.Argument(0));
    return !key.IsEmpty();
  }
  bool GetValue(v8::Local<v8::Value>& value) {
    value = maplike_.normalize_value(*realm_, info_[1], place_.Argument(1));
    return !value.IsEmpty();
  }

  // The result of one of V8's own functions, called on the entries.
  void ReturnCall(Primordial primordial,
                  int argument_count = 0,
                  v8::Local<v8::Value>* arguments = nullptr) {
    v8::Local<v8::Value> result;
    if (realm_->primordial(primordial)
            ->Call(realm_->context(), entries_, argument_count, arguments)
            .ToLocal(&result)) {
      info_.GetReturnValue().Set(result);
    }
  }

  void ReturnThis() { info_.GetReturnValue().Set(info_.This()); }

  const Info& info() const { return info_; }
  v8::Isolate* isolate() const { return info_.GetIsolate(); }
  Realm& realm() const { return *realm_; }
  const Place& place() const { return place_; }
  bool is_map() const { return maplike_.normalize_value; }
  v8::Local<v8::Map> map() const { return entries_.As<v8::Map>(); }
  v8::Local<v8::Set> set() const { return entries_.As<v8::Set>(); }

 private:
  const Info& info_;
  const MaplikeInfo& maplike_;
  const Place place_;
  Realm* realm_ = nullptr;
  v8::Local<v8::Value> entries_;
};

// https://webidl.spec.whatwg.org/#js-map-size
// https://webidl.spec.whatwg.org/#js-set-size
void GetSize(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "size");
  if (!call.Start())
    return;
  const size_t size = call.is_map() ? call.map()->Size() : call.set()->Size();
  info.GetReturnValue().Set(static_cast<double>(size));
}

// https://webidl.spec.whatwg.org/#create-a-map-iterator
// https://webidl.spec.whatwg.org/#create-a-set-iterator
template <Primordial of_map, Primordial of_set>
void NewIterator(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info);
  if (call.Start())
    call.ReturnCall(call.is_map() ? of_map : of_set);
}

// Calls script's callback for an entry. The data: callback, thisArg, O.
void CallBack(const v8::FunctionCallbackInfo<v8::Value>& info) {
  const v8::Local<v8::Context> context = info.GetIsolate()->GetCurrentContext();
  const auto data = info.Data().As<v8::Array>();
  const auto get = [&](uint32_t index) {
    return data->Get(context, index).ToLocalChecked();
  };
  v8::Local<v8::Value> arguments[] = {info[0], info[1], get(2)};
  // An exception goes on to forEach.
  [[maybe_unused]] const v8::MaybeLocal<v8::Value> result =
      get(0).As<v8::Object>()->CallAsFunction(context, get(1), 3, arguments);
}

// https://webidl.spec.whatwg.org/#js-map-forEach
// https://webidl.spec.whatwg.org/#js-set-forEach
void ForEach(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "forEach");
  if (!call.Start(1))
    return;
  // 4. If IsCallable(callbackFn) is false, throw a TypeError.
  if (!ScriptValue(info[0]).IsCallable())
    return call.place().Argument(0).ThrowNotOfType(call.isolate(), "Function");
  // 6. For each key → value of map: perform ? Call(callbackFn, thisArg,
  //    « jsValue, jsKey, O »).
  v8::Local<v8::Value> values[] = {info[0], info[1], info.This()};
  v8::Local<v8::Function> function;
  if (!v8::Function::New(call.realm().context(), CallBack,
                         v8::Array::New(call.isolate(), values, 3), 0,
                         v8::ConstructorBehavior::kThrow)
           .ToLocal(&function)) {
    return;
  }
  v8::Local<v8::Value> argument = function;
  call.ReturnCall(
      call.is_map() ? Primordial::kMapForEach : Primordial::kSetForEach, 1,
      &argument);
}

// https://webidl.spec.whatwg.org/#js-map-get
void Get(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "get");
  v8::Local<v8::Value> key;
  v8::Local<v8::Value> value;
  if (call.Start(1) && call.GetKey(key) &&
      call.map()->Get(call.realm().context(), key).ToLocal(&value)) {
    info.GetReturnValue().Set(value);
  }
}

// https://webidl.spec.whatwg.org/#js-map-has
// https://webidl.spec.whatwg.org/#js-set-has
void Has(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "has");
  v8::Local<v8::Value> key;
  if (!call.Start(1) || !call.GetKey(key))
    return;
  const v8::Local<v8::Context> context = call.realm().context();
  const v8::Maybe<bool> has = call.is_map() ? call.map()->Has(context, key)
                                            : call.set()->Has(context, key);
  info.GetReturnValue().Set(has.FromMaybe(false));
}

// https://webidl.spec.whatwg.org/#js-map-set
void Set(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "set");
  v8::Local<v8::Value> key;
  v8::Local<v8::Value> value;
  if (call.Start(2) && call.GetKey(key) && call.GetValue(value) &&
      !call.map()->Set(call.realm().context(), key, value).IsEmpty()) {
    call.ReturnThis();
  }
}

// https://webidl.spec.whatwg.org/#js-set-add
void Add(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "add");
  v8::Local<v8::Value> value;
  if (call.Start(1) && call.GetKey(value) &&
      !call.set()->Add(call.realm().context(), value).IsEmpty()) {
    call.ReturnThis();
  }
}

// https://webidl.spec.whatwg.org/#js-map-delete
// https://webidl.spec.whatwg.org/#js-set-delete
void Delete(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "delete");
  v8::Local<v8::Value> key;
  if (!call.Start(1) || !call.GetKey(key))
    return;
  const v8::Local<v8::Context> context = call.realm().context();
  const v8::Maybe<bool> was_there = call.is_map()
                                        ? call.map()->Delete(context, key)
                                        : call.set()->Delete(context, key);
  info.GetReturnValue().Set(was_there.FromMaybe(false));
}

// https://webidl.spec.whatwg.org/#js-map-clear
// https://webidl.spec.whatwg.org/#js-set-clear
void Clear(const v8::FunctionCallbackInfo<v8::Value>& info) {
  MaplikeCall call(info, "clear");
  if (!call.Start())
    return;
  if (call.is_map())
    call.map()->Clear();
  else
    call.set()->Clear();
}

}  // namespace

void InstallMaplike(IsolateData& isolate_data,
                    const MaplikeInfo& info,
                    v8::Local<v8::Signature> signature,
                    v8::Local<v8::ObjectTemplate> prototype) {
  v8::Isolate* const isolate = isolate_data.isolate();
  const auto data = v8::External::New(isolate, const_cast<MaplikeInfo*>(&info));
  const auto make = [&](const char* name, v8::FunctionCallback callback,
                        int length) {
    const auto function =
        v8::FunctionTemplate::New(isolate, callback, data, signature, length,
                                  v8::ConstructorBehavior::kThrow);
    function->SetClassName(isolate_data.Internalize(name));
    function->RemovePrototype();
    return function;
  };
  const auto define = [&](const char* name, v8::FunctionCallback callback,
                          int length) {
    const auto function = make(name, callback, length);
    prototype->Set(isolate_data.Internalize(name), function);
    return function;
  };

  const bool is_map = info.normalize_value;
  using enum Primordial;
  prototype->SetAccessorProperty(isolate_data.Internalize("size"),
                                 make("get size", GetSize, 0));
  const auto entries =
      define("entries", NewIterator<kMapEntries, kSetEntries>, 0);
  const auto values = define("values", NewIterator<kMapValues, kSetValues>, 0);
  // Of a set, keys and @@iterator are the function that is values.
  if (is_map)
    define("keys", NewIterator<kMapKeys, kSetValues>, 0);
  else
    prototype->Set(isolate_data.Internalize("keys"), values);
  prototype->Set(v8::Symbol::GetIterator(isolate), is_map ? entries : values,
                 v8::DontEnum);
  define("forEach", ForEach, 1);
  if (is_map)
    define("get", Get, 1);
  define("has", Has, 1);
  if (info.has_set && is_map)
    define("set", Set, 2);
  else if (info.has_set)
    define("add", Add, 1);
  if (info.has_delete)
    define("delete", Delete, 1);
  if (info.has_clear)
    define("clear", Clear, 0);
}

}  // namespace wsjs::bindings
