// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/script_value.h"

#include <v8.h>

#include <cstdlib>
#include <cstring>
#include <vector>

#include "bindings/runtime/realm.h"
#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "src/base/check.h"

namespace wsjs::bindings {

namespace {

// From here on an ArrayBuffer takes over a block instead of copying it:
// adopting costs 700 ns at any size, copying 4 KiB as much.
constexpr size_t kMinSizeToAdopt = 4096;

v8::Local<v8::ArrayBuffer> CopyToArrayBuffer(v8::Isolate* isolate,
                                             ByteSpan bytes) {
  std::unique_ptr<v8::BackingStore> store =
      NewUninitializedBackingStore(isolate, bytes.size());
  if (!bytes.empty())
    std::memcpy(store->Data(), bytes.data(), bytes.size());
  return v8::ArrayBuffer::New(isolate, std::move(store));
}

v8::Local<v8::ArrayBuffer> ToArrayBuffer(v8::Isolate* isolate,
                                         OwnedBytes bytes) {
  if (bytes.size() < kMinSizeToAdopt)
    return CopyToArrayBuffer(isolate, bytes.span());
  const size_t size = bytes.size();
  return v8::ArrayBuffer::New(
      isolate,
      v8::ArrayBuffer::NewBackingStore(
          bytes.Release(), size,
          [](void* data, size_t, void*) { std::free(data); }, nullptr));
}

}  // namespace

ScriptValue ScriptValue::Undefined(Realm& realm) {
  return ScriptValue(v8::Undefined(realm.isolate()));
}

ScriptValue ScriptValue::Null(Realm& realm) {
  return ScriptValue(v8::Null(realm.isolate()));
}

ScriptValue ScriptValue::FromBoolean(Realm& realm, bool value) {
  return ScriptValue(v8::Boolean::New(realm.isolate(), value));
}

ScriptValue ScriptValue::FromInteger(Realm& realm, int32_t value) {
  return ScriptValue(v8::Integer::New(realm.isolate(), value));
}

ScriptValue ScriptValue::FromNumber(Realm& realm, double value) {
  return ScriptValue(v8::Number::New(realm.isolate(), value));
}

ScriptValue ScriptValue::FromUtf8(Realm& realm, std::string_view text) {
  return ScriptValue(ToV8String(realm.isolate(), text));
}

ScriptValue ScriptValue::FromNonAscii(Realm& realm, std::string_view text) {
  return ScriptValue(NonAsciiToV8String(realm.isolate(), text));
}

ScriptValue ScriptValue::FromUtf16(Realm& realm, std::u16string_view text) {
  return ScriptValue(ToV8String(realm.isolate(), text));
}

ScriptValue ScriptValue::FromLatin1(Realm& realm, std::string_view bytes) {
  return ScriptValue(Latin1ToV8String(realm.isolate(), bytes));
}

ScriptValue ScriptValue::FromAscii(Realm& realm, OwnedBytes bytes) {
  return ScriptValue(AsciiToV8String(realm.isolate(), std::move(bytes)));
}

ScriptValue ScriptValue::FromLiteral(Realm& realm, const char* text) {
  return ScriptValue(realm.isolate_data().Internalize(text));
}

ScriptValue ScriptValue::NewArrayBuffer(Realm& realm, OwnedBytes bytes) {
  return ScriptValue(ToArrayBuffer(realm.isolate(), std::move(bytes)));
}

ScriptValue ScriptValue::NewArrayBuffer(Realm& realm, ByteSpan bytes) {
  return ScriptValue(CopyToArrayBuffer(realm.isolate(), bytes));
}

ScriptValue ScriptValue::NewUint8Array(Realm& realm, OwnedBytes bytes) {
  const size_t size = bytes.size();
  return ScriptValue(v8::Uint8Array::New(
      ToArrayBuffer(realm.isolate(), std::move(bytes)), 0, size));
}

ScriptValue ScriptValue::NewArray(Realm& realm) {
  return ScriptValue(v8::Array::New(realm.isolate()));
}

ScriptValue ScriptValue::NewFrozenArray(Realm& realm,
                                        std::span<const ScriptValue> elements) {
  std::vector<v8::Local<v8::Value>> values;
  for (const ScriptValue& element : elements)
    values.push_back(element.v8_value());
  const v8::Local<v8::Array> array =
      v8::Array::New(realm.isolate(), values.data(), values.size());
  array->SetIntegrityLevel(realm.context(), v8::IntegrityLevel::kFrozen)
      .Check();
  return ScriptValue(array);
}

ScriptValue ScriptValue::NewObject(Realm& realm) {
  return ScriptValue(v8::Object::New(realm.isolate()));
}

bool ScriptValue::IsUndefined() const {
  return value_->IsUndefined();
}

bool ScriptValue::IsNull() const {
  return value_->IsNull();
}

bool ScriptValue::IsNullOrUndefined() const {
  return value_->IsNullOrUndefined();
}

bool ScriptValue::IsBoolean() const {
  return value_->IsBoolean();
}

bool ScriptValue::IsNumber() const {
  return value_->IsNumber();
}

bool ScriptValue::IsString() const {
  return value_->IsString();
}

bool ScriptValue::IsSymbol() const {
  return value_->IsSymbol();
}

bool ScriptValue::IsObject() const {
  return value_->IsObject();
}

bool ScriptValue::IsCallable() const {
  return value_->IsObject() && value_.As<v8::Object>()->IsCallable();
}

bool ScriptValue::IsNativeError() const {
  return value_->IsNativeError();
}

bool ScriptValue::IsTrue() const {
  return value_->IsTrue();
}

bool ScriptValue::IsFalse() const {
  return value_->IsFalse();
}

bool ScriptValue::StrictEquals(const ScriptValue& other) const {
  return value_->StrictEquals(other.value_);
}

double ScriptValue::AsNumber() const {
  return value_.As<v8::Number>()->Value();
}

std::string ScriptValue::AsUtf8(Realm& realm) const {
  return ToUtf8(realm.isolate(), value_.As<v8::String>());
}

std::u16string ScriptValue::AsUtf16(Realm& realm) const {
  return ToUtf16(realm.isolate(), value_.As<v8::String>());
}

ScriptString::ScriptString(v8::Local<v8::String> string)
    : ScriptValue(string) {}

ScriptString::ScriptString(ScriptValue value) : ScriptValue(value) {
  DCHECK(value.IsString());
}

v8::Local<v8::String> ScriptString::v8_string() const {
  return v8_value().As<v8::String>();
}

bool ScriptString::Equals(Realm& realm, const char* literal) const {
  const v8::Local<v8::String> string = v8_string();
  return static_cast<size_t>(string->Length()) == std::strlen(literal) &&
         string->StringEquals(realm.isolate_data().Internalize(literal));
}

}  // namespace wsjs::bindings
