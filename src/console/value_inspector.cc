// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/value_inspector.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "bindings/runtime/strings.h"

namespace wsjs {
namespace {

constexpr size_t kIndentation = 2;

// Longer strings are cut, in UTF-16 code units.
constexpr size_t kMaximumStringLength = 10'000;

}  // namespace

std::string Inspect(bindings::Realm& realm,
                    bindings::ScriptValue value,
                    const InspectOptions& options) {
  const v8::HandleScope handle_scope(realm.isolate());
  return ValueInspector(realm.context(), options).Format(value.v8_value());
}

ValueInspector::ValueInspector(v8::Local<v8::Context> context,
                               const InspectOptions& options)
    : isolate_(context->GetIsolate()), context_(context), options_(options) {}

std::string ValueInspector::Format(v8::Local<v8::Value> value) {
  if (!value->IsObject())
    return FormatPrimitive(value);
  const v8::HandleScope handle_scope(isolate_);
  const v8::TryCatch try_catch(isolate_);
  return FormatObject(value.As<v8::Object>());
}

std::string ValueInspector::FormatPrimitive(v8::Local<v8::Value> value) {
  if (value->IsString())
    return FormatString(value.As<v8::String>());
  if (value->IsUndefined())
    return Style("undefined", TextStyle::kUndefined);
  if (value->IsNull())
    return Style("null", TextStyle::kNull);
  if (value->IsSymbol()) {
    const v8::Local<v8::Value> description =
        value.As<v8::Symbol>()->Description(isolate_);
    const std::string text =
        description->IsString()
            ? bindings::ToUtf8(isolate_, description.As<v8::String>())
            : "";
    return Style("Symbol(" + text + ")", TextStyle::kSymbol);
  }
  v8::Local<v8::String> string;
  if (!value->ToString(context_).ToLocal(&string))
    return {};
  std::string text = bindings::ToUtf8(isolate_, string);
  if (value->IsBigInt())
    text += 'n';
  if (value->IsNumber() && value.As<v8::Number>()->Value() == 0 &&
      std::signbit(value.As<v8::Number>()->Value())) {
    text = "-0";
  }
  return Style(text, TextStyle::kNumber);
}

std::string ValueInspector::FormatString(v8::Local<v8::String> string) {
  const std::u16string text = bindings::ToUtf16(isolate_, string);
  if (text.size() <= kMaximumStringLength) {
    return Style(QuoteString(text), TextStyle::kString);
  }
  const std::u16string_view beginning =
      std::u16string_view(text).substr(0, kMaximumStringLength);
  return Style(QuoteString(beginning), TextStyle::kString) + "... " +
         std::to_string(text.size() - beginning.size()) + " more characters";
}

std::string ValueInspector::FormatObject(v8::Local<v8::Object> object) {
  while (object->IsProxy() && !options_.show_hidden) {
    const v8::Local<v8::Value> target = object.As<v8::Proxy>()->GetTarget();
    if (!target->IsObject()) {
      return Style("<Revoked Proxy>", TextStyle::kSpecial);
    }
    object = target.As<v8::Object>();
  }
  const auto ancestor = std::ranges::find(path_, object, &Ancestor::object);
  if (ancestor != path_.end())
    return FormatCircularReference(*ancestor);
  const Description description = Describe(object);
  const auto keys = KeysToShow(object, description);
  if (!description.append_entries && keys.empty()) {
    if (!description.base.empty())
      return description.base;
    // Just {} for an ordinary object.
    const std::string prefix =
        description.prefix == "Object " ? "" : description.prefix;
    return prefix + (description.is_list ? "[]" : "{}");
  }
  if (static_cast<int>(path_.size()) > options_.depth) {
    if (!description.base.empty())
      return description.base;
    return FormatName(object);
  }
  return FormatWithEntries(object, description, keys);
}

std::string ValueInspector::FormatName(v8::Local<v8::Object> object) {
  const std::string name =
      View(object).ConstructorName().value_or("Object: null prototype");
  return Style("[" + name + "]", TextStyle::kSpecial);
}

std::string ValueInspector::FormatWithEntries(
    v8::Local<v8::Object> object,
    const Description& description,
    const std::vector<v8::Local<v8::Name>>& keys) {
  EntryGroup group;
  path_.push_back({.object = object});
  indentation_ += kIndentation;
  if (description.append_entries) {
    (this->*description.append_entries)(object, group);
  }
  for (const v8::Local<v8::Name> key : keys) {
    group.entries.push_back(FormatProperty(object, key));
  }
  indentation_ -= kIndentation;
  if (const int number = path_.back().reference_number) {
    group.opening =
        Style("<ref *" + std::to_string(number) + ">", TextStyle::kSpecial) +
        " ";
  }
  path_.pop_back();
  if (!description.base.empty()) {
    group.opening += description.base;
    if (group.entries.empty())
      return group.opening;
    group.opening += " ";
  } else if (description.prefix != "Object ") {
    group.opening += description.prefix;
  }
  group.opening += description.is_list ? "[" : "{";
  group.closing = description.is_list ? "]" : "}";
  return LayOut(std::move(group), indentation_, options_.line_width);
}

std::string ValueInspector::FormatCircularReference(Ancestor& ancestor) {
  if (ancestor.reference_number == 0) {
    ancestor.reference_number = ++reference_count_;
  }
  return Style("[Circular *" + std::to_string(ancestor.reference_number) + "]",
               TextStyle::kSpecial);
}

std::string ValueInspector::FormatPropertyValue(const OwnProperty& property) {
  if (!property.value.IsEmpty())
    return Format(property.value);
  const bool has_getter = property.get->IsFunction();
  const bool has_setter = property.set->IsFunction();
  if (!has_getter && !has_setter) {
    return Style("undefined", TextStyle::kUndefined);
  }
  return Style(has_getter && has_setter ? "[Getter/Setter]"
               : has_getter             ? "[Getter]"
                                        : "[Setter]",
               TextStyle::kSpecial);
}

std::string ValueInspector::FormatProperty(v8::Local<v8::Object> object,
                                           v8::Local<v8::Name> key) {
  const auto property = View(object).GetOwnProperty(key);
  // A binding of a module that has no value yet has no descriptor.
  if (!property) {
    return FormatKey(key, true) + ": " +
           Style("<uninitialized>", TextStyle::kSpecial);
  }
  const v8::Local<v8::Value> attribute = View(object).GetAttribute(*property);
  return FormatKey(key, property->is_enumerable) + ": " +
         (attribute.IsEmpty() ? FormatPropertyValue(*property)
                              : Format(attribute));
}

std::string ValueInspector::FormatKey(v8::Local<v8::Name> key,
                                      bool is_enumerable) {
  if (key->IsSymbol())
    return "[" + FormatPrimitive(key) + "]";
  const std::u16string name = bindings::ToUtf16(isolate_, key.As<v8::String>());
  if (!is_enumerable) {
    return "[" + bindings::ToUtf8(isolate_, key.As<v8::String>()) + "]";
  }
  if (IsIdentifierName(name)) {
    return bindings::ToUtf8(isolate_, key.As<v8::String>());
  }
  return Style(QuoteString(name), TextStyle::kString);
}

std::vector<v8::Local<v8::Name>> ValueInspector::KeysToShow(
    v8::Local<v8::Object> object,
    const Description& description) {
  const ObjectView view = View(object);
  auto keys = view.OwnKeys(!options_.show_hidden);
  if (!description.is_list && !object->IsStringObject()) {
    // Of anything but a list, indexes are properties like others.
    std::vector<v8::Local<v8::Name>> indexes;
    for (const uint32_t index : view.OwnIndexes()) {
      v8::Local<v8::String> name;
      if (v8::Uint32::NewFromUnsigned(isolate_, index)
              ->ToString(context_)
              .ToLocal(&name)) {
        indexes.push_back(name);
      }
    }
    keys.insert(keys.begin(), indexes.begin(), indexes.end());
  }
  std::erase_if(keys, [&](v8::Local<v8::Name> key) {
    return key->IsString() &&
           std::ranges::find(
               description.shown_keys,
               bindings::ToUtf8(isolate_, key.As<v8::String>())) !=
               description.shown_keys.end();
  });
  return keys;
}

v8::Local<v8::String> ValueInspector::Key(std::string_view name) const {
  return bindings::ToV8String(isolate_, name);
}

}  // namespace wsjs
