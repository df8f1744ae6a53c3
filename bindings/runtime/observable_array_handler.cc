// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/observable_array_handler.h"

#include "bindings/runtime/property_call.h"
#include "bindings/runtime/v8_compat.h"

namespace wsjs::bindings {

std::optional<ObservableArrayHandler> ObservableArrayHandler::From(
    v8::Isolate* isolate,
    v8::Local<v8::Object> handler) {
  Realm* const realm = CurrentRealmOrThrow(isolate);
  if (!realm)
    return std::nullopt;
  return ObservableArrayHandler(
      *realm,
      *static_cast<const ObservableArrayInfo*>(
          handler->GetAlignedPointerFromInternalField(kInfoField)),
      GetInternalField(handler, kOwnerField).As<v8::Object>(),
      ScriptList(ScriptValue(GetInternalField(handler, kListField))));
}

// https://webidl.spec.whatwg.org/#observable-array-exotic-object-set-the-length
bool ObservableArrayHandler::SetLength(v8::Local<v8::Value> new_length,
                                       bool& result) {
  const v8::Local<v8::Context> context = realm_.context();
  // 1.-2. Let uint32Len be ? ToUint32(newLen), numberLen be ?
  // ToNumber(newLen).
  uint32_t length = 0;
  double number = 0;
  if (!new_length->Uint32Value(context).To(&length) ||
      !new_length->NumberValue(context).To(&number)) {
    return false;
  }
  // 3. If uint32Len ≠ numberLen, then throw a RangeError.
  if (length != number) {
    realm_.isolate()->ThrowException(
        v8::Exception::RangeError(v8::String::NewFromUtf8Literal(
            realm_.isolate(), "Invalid array length")));
    return false;
  }
  // 5. If uint32Len > oldLen, then return false.
  result = length <= list_.size();
  // 6.-7. Delete from the end.
  return !result || Truncate(length);
}

// https://webidl.spec.whatwg.org/#observable-array-exotic-object-set-the-indexed-value
bool ObservableArrayHandler::SetIndexed(uint32_t index,
                                        v8::Local<v8::Value> value,
                                        bool& result) {
  // 3. If index > oldLen, return false.
  const uint32_t old_length = list_.size();
  result = index <= old_length;
  if (!result)
    return true;
  // 4. Let idlValue be V converted to the type given by handler.[[Type]].
  const v8::Local<v8::Value> normal = info_.normalize(realm_, value, place());
  if (normal.IsEmpty())
    return false;
  // 5. If index < oldLen: the delete algorithm. 6. The set algorithm.
  if ((index < old_length && !Run(info_.remove, Get(index), index)) ||
      !Run(info_.set, normal, index)) {
    return false;
  }
  // 7.-8. The algorithms may have changed the list.
  if (index < list_.size())
    list_.Set(realm_, index, ScriptValue(normal));
  else
    list_.Append(realm_, ScriptValue(normal));
  return true;
}

// https://webidl.spec.whatwg.org/#js-observable-array-deleteProperty
bool ObservableArrayHandler::DeleteIndexed(uint32_t index, bool& result) {
  // 3.3. If index ≠ oldLen − 1, then return false.
  result = index + 1 == list_.size();
  return !result || RemoveLast();
}

// The rest of an attribute setter, after newValues.
// https://webidl.spec.whatwg.org/#dfn-attribute-setter
bool ObservableArrayHandler::Assign(v8::Local<v8::Array> values) {
  // Set the length of oa.[[ProxyHandler]] to 0.
  if (!Truncate(0))
    return false;
  for (uint32_t i = 0; i < values->Length(); ++i) {
    const v8::Local<v8::Value> value =
        values->Get(realm_.context(), i).ToLocalChecked();
    if (!Run(info_.set, value, i))
      return false;
    list_.Append(realm_, ScriptValue(value));
  }
  return true;
}

bool ObservableArrayHandler::Run(Algorithm algorithm,
                                 v8::Local<v8::Value> value,
                                 uint32_t index) {
  const Place here = place();
  PropertyCall call(realm_, owner_, here);
  algorithm(call, value, index);
  return !call.has_exception();
}

bool ObservableArrayHandler::RemoveLast() {
  const uint32_t last = list_.size() - 1;
  if (!Run(info_.remove, Get(last), last))
    return false;
  if (list_.size() > last)
    list_.RemoveAt(realm_, list_.size() - 1);
  return true;
}

bool ObservableArrayHandler::Truncate(uint32_t length) {
  while (list_.size() > length) {
    if (!RemoveLast())
      return false;
  }
  return true;
}

}  // namespace wsjs::bindings
