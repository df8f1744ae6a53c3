// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/wrappable.h"

#include <v8.h>

#include "bindings/runtime/in_object.h"
#include "bindings/runtime/v8_compat.h"
#include "src/base/check.h"

namespace wsjs::bindings {

Wrappable::~Wrappable() {
  if (external_memory_ != 0)
    AdjustExternalMemory(-external_memory_);
}

void Wrappable::Attach(v8::Local<v8::Object> wrapper,
                       std::unique_ptr<Wrappable> native) {
  Wrappable* const wrappable = native.release();
  Realm& realm = wrappable->realm_;
  wrapper->SetAlignedPointerInInternalField(kNativeHalfField, wrappable);
  wrappable->wrapper_.Reset(realm.isolate(), wrapper);
  wrappable->next_ = realm.first_wrappable_;
  if (wrappable->next_)
    wrappable->next_->previous_ = wrappable;
  realm.first_wrappable_ = wrappable;
  if (!wrappable->is_pinned())
    wrappable->MakeWeak();
}

ScriptValue Wrappable::ToScriptValue() const {
  DCHECK(has_wrapper());
  return ScriptValue(wrapper_.Get(realm_.isolate()));
}

void Wrappable::Pin() {
  if (pins_++ == 0 && has_wrapper())
    wrapper_.ClearWeak();
}

void Wrappable::Unpin() {
  DCHECK(pins_ > 0);
  if (--pins_ == 0 && has_wrapper())
    MakeWeak();
}

void Wrappable::SetEdge(int index, ScriptValue value) {
  DCHECK(has_wrapper());
  wrapper_.Get(realm_.isolate())
      ->SetInternalField(kFirstEdgeField + index, value.v8_value());
}

ScriptValue Wrappable::GetEdge(int index) const {
  DCHECK(has_wrapper());
  return ScriptValue(GetInternalField(wrapper_.Get(realm_.isolate()),
                                      kFirstEdgeField + index));
}

void Wrappable::AdjustExternalMemory(int64_t change) {
  external_memory_ += change;
  bindings::AdjustExternalMemory(realm_.isolate(), change);
}

void Wrappable::MakeWeak() {
  wrapper_.SetWeak(
      this,
      [](const v8::WeakCallbackInfo<Wrappable>& info) {
        Wrappable& garbage = *info.GetParameter();
        garbage.wrapper_.Reset();
        garbage.Unlink();
        garbage.realm_.isolate_data().AddGarbage(garbage);
      },
      v8::WeakCallbackType::kParameter);
}

void Wrappable::Unlink() {
  if (previous_)
    previous_->next_ = next_;
  else
    realm_.first_wrappable_ = next_;
  if (next_)
    next_->previous_ = previous_;
}

Wrappable* ToWrappable(Realm& realm,
                       ScriptValue value,
                       const WrapperTypeInfo& info) {
  const v8::Local<v8::Object> object = ToPlatformObject(realm, value, info);
  if (object.IsEmpty())
    return nullptr;
  return static_cast<Wrappable*>(
      object->GetAlignedPointerFromInternalField(kNativeHalfField));
}

}  // namespace wsjs::bindings
