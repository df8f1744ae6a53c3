// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/pair_iterator.h"

#include <string>

#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/interface_members.h"
#include "bindings/runtime/isolate_data.h"
#include "bindings/runtime/iterator_result.h"
#include "bindings/runtime/place.h"
#include "bindings/runtime/realm.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

namespace {

// https://webidl.spec.whatwg.org/#dfn-iterator-kind
enum class Kind { kKeys, kValues, kEntries };

// The internal fields of an iterator.
constexpr int kTargetField = 1;
constexpr int kKindField = 2;
constexpr int kIndexField = 3;

const PairIteratorInfo& InfoOf(
    const v8::FunctionCallbackInfo<v8::Value>& info) {
  return *static_cast<const PairIteratorInfo*>(
      info.Data().As<v8::External>()->Value());
}

// https://webidl.spec.whatwg.org/#js-default-iterator-object
template <Kind kind>
void NewIterator(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  Realm* const realm = CurrentRealmOrThrow(isolate);
  if (!realm)
    return;
  const v8::Local<v8::Object> iterator =
      realm->NewPlatformObject(InfoOf(info).iterator_info);
  iterator->SetInternalField(kTargetField, info.This());
  iterator->SetInternalField(kKindField,
                             v8::Integer::New(isolate, static_cast<int>(kind)));
  iterator->SetInternalField(kIndexField, v8::Integer::New(isolate, 0));
  info.GetReturnValue().Set(iterator);
}

// https://webidl.spec.whatwg.org/#js-forEach
void ForEach(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  Realm* const realm = CurrentRealmOrThrow(isolate);
  if (!realm)
    return;
  const PairIteratorInfo& iterator = InfoOf(info);
  const Place place = {Place::Kind::kOperation, iterator.interface_name,
                       "forEach"};
  const ScriptValue callback(info[0]);
  if (info.Length() < 1)
    return place.ThrowMissingArguments(isolate, 1, info.Length());
  if (!callback.IsCallable())
    return place.Argument(0).ThrowNotOfType(isolate, "Function");
  // 6. Let pairs be idlObject's list of value pairs to iterate over. (It may
  //    change while the callback runs.)
  Pair pair;
  for (size_t i = 0; iterator.get_pair(*realm, info.This(), i, pair); ++i) {
    // 9.1-9.2. Invoke idlCallback with « pair's value, pair's key, idlObject »
    //          and with thisArg.
    const auto result = CallbackFunction(callback).Invoke(
        *realm, ScriptValue(info[1]),
        {ScriptValue(pair.value), ScriptValue(pair.key),
         ScriptValue(info.This())});
    if (result.has_exception())
      return;
  }
}

// The getter of an iterator's pairs is found through its brand, which is the
// iterator_info of a PairIteratorInfo.
const PairIteratorInfo& InfoOfIterator(v8::Local<v8::Object> iterator) {
  auto* const type_info = static_cast<const char*>(
      iterator->GetAlignedPointerFromInternalField(kTypeInfoField));
  return *reinterpret_cast<const PairIteratorInfo*>(
      type_info - offsetof(PairIteratorInfo, iterator_info));
}

// https://webidl.spec.whatwg.org/#js-iterator-prototype-object
void Next(const v8::FunctionCallbackInfo<v8::Value>& info) {
  v8::Isolate* const isolate = info.GetIsolate();
  Realm* const realm = CurrentRealmOrThrow(isolate);
  if (!realm)
    return;
  const v8::Local<v8::Object> iterator = info.This();
  // 7. Let index be object's index. 9. Let pairs be the list of value pairs.
  const int32_t index =
      GetInternalField(iterator, kIndexField).As<v8::Int32>()->Value();
  Pair pair;
  // 10.-11. If index is greater than or equal to the length of pairs: return
  //         CreateIterResultObject(undefined, true).
  if (!InfoOfIterator(iterator).get_pair(
          *realm, GetInternalField(iterator, kTargetField).As<v8::Object>(),
          static_cast<size_t>(index), pair)) {
    info.GetReturnValue().Set(
        CreateIteratorResult(*realm, v8::Undefined(isolate), true));
    return;
  }
  // 13. Set object's index to index + 1.
  iterator->SetInternalField(kIndexField, v8::Integer::New(isolate, index + 1));
  // 14. Return the iterator result for pair and object's kind.
  const auto kind = static_cast<Kind>(
      GetInternalField(iterator, kKindField).As<v8::Int32>()->Value());
  v8::Local<v8::Value> value;
  switch (kind) {
    case Kind::kKeys:
      value = pair.key;
      break;
    case Kind::kValues:
      value = pair.value;
      break;
    case Kind::kEntries: {
      v8::Local<v8::Value> entry[] = {pair.key, pair.value};
      value = v8::Array::New(isolate, entry, 2);
      break;
    }
  }
  info.GetReturnValue().Set(CreateIteratorResult(*realm, value, false));
}

constexpr OperationSpec kIteratorOperations[] = {
    {.name = "next", .callback = Next, .length = 0},
};

}  // namespace

const InterfaceMembers kPairIteratorMembers = {
    .operations = kIteratorOperations,
    .has_interface_object = false,
    .prototype_kind = PrototypeKind::kIterator,
};

void InstallPairIterator(IsolateData& isolate_data,
                         const PairIteratorInfo& info,
                         v8::Local<v8::Signature> signature,
                         v8::Local<v8::ObjectTemplate> prototype) {
  v8::Isolate* const isolate = isolate_data.isolate();
  const auto data =
      v8::External::New(isolate, const_cast<PairIteratorInfo*>(&info));
  const auto define = [&](const char* name, v8::FunctionCallback callback,
                          int length) {
    const auto function =
        v8::FunctionTemplate::New(isolate, callback, data, signature, length,
                                  v8::ConstructorBehavior::kThrow);
    function->SetClassName(isolate_data.Internalize(name));
    function->RemovePrototype();
    prototype->Set(isolate_data.Internalize(name), function);
    return function;
  };
  const auto entries = define("entries", NewIterator<Kind::kEntries>, 0);
  define("forEach", ForEach, 1);
  define("keys", NewIterator<Kind::kKeys>, 0);
  define("values", NewIterator<Kind::kValues>, 0);
  prototype->Set(v8::Symbol::GetIterator(isolate), entries, v8::DontEnum);
}

}  // namespace wsjs::bindings
