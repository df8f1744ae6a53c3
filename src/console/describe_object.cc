// SPDX-License-Identifier: BSD-3-Clause
#include <cmath>
#include <cstdio>
#include <ctime>
#include <tuple>
#include <utility>

#include "bindings/runtime/strings.h"
#include "src/console/value_inspector.h"

namespace wsjs {
namespace {

// https://tc39.es/ecma262/#sec-date.prototype.toisostring
std::string FormatDate(double time_value) {
  if (std::isnan(time_value))
    return "Invalid Date";
  const double seconds = std::floor(time_value / 1000);
  const auto time = static_cast<std::time_t>(seconds);
  std::tm fields;
  gmtime_r(&time, &fields);
  const int year = fields.tm_year + 1900;
  char text[64];
  std::snprintf(
      text, sizeof(text),
      year >= 0 && year <= 9999 ? "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ"
                                : "%+07d-%02d-%02dT%02d:%02d:%02d.%03dZ",
      year, fields.tm_mon + 1, fields.tm_mday, fields.tm_hour, fields.tm_min,
      fields.tm_sec, static_cast<int>(time_value - seconds * 1000));
  return text;
}

std::string FormatFlags(v8::RegExp::Flags flags) {
  std::string text;
  if (flags & v8::RegExp::kHasIndices)
    text += 'd';
  if (flags & v8::RegExp::kGlobal)
    text += 'g';
  if (flags & v8::RegExp::kIgnoreCase)
    text += 'i';
  if (flags & v8::RegExp::kMultiline)
    text += 'm';
  if (flags & v8::RegExp::kDotAll)
    text += 's';
  if (flags & v8::RegExp::kUnicode)
    text += 'u';
  if (flags & v8::RegExp::kSticky)
    text += 'y';
  return text;
}

const char* TypedArrayName(v8::Local<v8::Object> array) {
  if (array->IsUint8Array())
    return "Uint8Array";
  if (array->IsUint8ClampedArray())
    return "Uint8ClampedArray";
  if (array->IsInt8Array())
    return "Int8Array";
  if (array->IsUint16Array())
    return "Uint16Array";
  if (array->IsInt16Array())
    return "Int16Array";
  if (array->IsUint32Array())
    return "Uint32Array";
  if (array->IsInt32Array())
    return "Int32Array";
  if (array->IsFloat32Array())
    return "Float32Array";
  if (array->IsFloat64Array())
    return "Float64Array";
  if (array->IsBigInt64Array())
    return "BigInt64Array";
  if (array->IsBigUint64Array())
    return "BigUint64Array";
  return "TypedArray";
}

const char* FunctionKind(v8::Local<v8::Function> function) {
  if (function->IsAsyncFunction()) {
    return function->IsGeneratorFunction() ? "AsyncGeneratorFunction"
                                           : "AsyncFunction";
  }
  return function->IsGeneratorFunction() ? "GeneratorFunction" : "Function";
}

}  // namespace

ValueInspector::Description ValueInspector::Describe(
    v8::Local<v8::Object> object) {
  if (object->IsProxy()) {
    return {.prefix = "Proxy ",
            .is_list = true,
            .append_entries = &ValueInspector::AppendProxy};
  }
  if (object->IsFunction())
    return DescribeFunction(object.As<v8::Function>());
  if (auto collection = DescribeCollection(object))
    return *collection;
  if (auto buffer = DescribeBuffer(object))
    return *buffer;
  if (object->IsPromise()) {
    return {.prefix = Prefix(object, "Promise"),
            .append_entries = &ValueInspector::AppendPromiseState};
  }
  if (object->IsRegExp()) {
    const auto reg_exp = object.As<v8::RegExp>();
    return {.base =
                Style("/" + bindings::ToUtf8(isolate_, reg_exp->GetSource()) +
                          "/" + FormatFlags(reg_exp->GetFlags()),
                      TextStyle::kRegExp)};
  }
  if (object->IsDate()) {
    return {.base = Style(FormatDate(object.As<v8::Date>()->ValueOf()),
                          TextStyle::kDate)};
  }
  if (IsError(object))
    return DescribeError(object);
  if (std::string boxed = DescribeBoxedPrimitive(object); !boxed.empty()) {
    return {.base = std::move(boxed)};
  }
  if (object->IsModuleNamespaceObject()) {
    return {.prefix = "[Module: null prototype] "};
  }
  Description description{.prefix = Prefix(object, "Object")};
  if (object->InternalFieldCount() > 0) {  // a platform object
    description.append_entries = &ValueInspector::AppendAttributes;
  }
  return description;
}

std::optional<ValueInspector::Description> ValueInspector::DescribeCollection(
    v8::Local<v8::Object> object) {
  if (object->IsArray()) {
    const uint32_t length = object.As<v8::Array>()->Length();
    const std::string prefix = Prefix(object, "Array", length);
    const std::string usual = "Array(" + std::to_string(length) + ") ";
    return Description{.prefix = prefix == usual ? "" : prefix,
                       .is_list = true,
                       .append_entries = length > 0
                                             ? &ValueInspector::AppendElements
                                             : nullptr};
  }
  if (object->IsArgumentsObject()) {
    return Description{.prefix = "[Arguments] ",
                       .is_list = true,
                       .append_entries = &ValueInspector::AppendElements};
  }
  if (object->IsMap()) {
    const size_t size = object.As<v8::Map>()->Size();
    return Description{.prefix = Prefix(object, "Map", size),
                       .append_entries = size > 0
                                             ? &ValueInspector::AppendMapEntries
                                             : nullptr};
  }
  if (object->IsSet()) {
    const size_t size = object.As<v8::Set>()->Size();
    return Description{.prefix = Prefix(object, "Set", size),
                       .append_entries = size > 0
                                             ? &ValueInspector::AppendSetEntries
                                             : nullptr};
  }
  if (object->IsMapIterator() || object->IsSetIterator()) {
    return Description{
        .prefix =
            object->IsMapIterator() ? "[Map Iterator] " : "[Set Iterator] ",
        .append_entries = &ValueInspector::AppendIteratorEntries};
  }
  if (object->IsWeakMap() || object->IsWeakSet()) {
    return Description{
        .prefix = Prefix(object, object->IsWeakMap() ? "WeakMap" : "WeakSet"),
        .append_entries = &ValueInspector::AppendUnknown};
  }
  return std::nullopt;
}

std::optional<ValueInspector::Description> ValueInspector::DescribeBuffer(
    v8::Local<v8::Object> object) {
  if (object->IsTypedArray()) {
    const size_t length = object.As<v8::TypedArray>()->Length();
    return Description{
        .prefix = Prefix(object, TypedArrayName(object), length),
        .is_list = true,
        .append_entries =
            length > 0 ? &ValueInspector::AppendTypedElements : nullptr};
  }
  if (object->IsArrayBuffer() || object->IsSharedArrayBuffer()) {
    return Description{
        .prefix = Prefix(object, object->IsArrayBuffer() ? "ArrayBuffer"
                                                         : "SharedArrayBuffer"),
        .append_entries = &ValueInspector::AppendBytes};
  }
  if (object->IsDataView()) {
    return Description{.prefix = Prefix(object, "DataView"),
                       .append_entries = &ValueInspector::AppendDataView};
  }
  return std::nullopt;
}

ValueInspector::Description ValueInspector::DescribeFunction(
    v8::Local<v8::Function> function) {
  const std::string name = View(function).FindString(Key("name"));
  v8::Local<v8::String> source;
  if (function->FunctionProtoToString(context_).ToLocal(&source) &&
      bindings::ToUtf8(isolate_, source).starts_with("class")) {
    std::string text = "[class " + (name.empty() ? "(anonymous)" : name);
    const v8::Local<v8::Object> parent = View(function).Prototype();
    if (!parent.IsEmpty()) {
      const std::string parent_name = View(parent).FindString(Key("name"));
      if (!parent_name.empty())
        text += " extends " + parent_name;
    }
    return {.base = Style(text + "]", TextStyle::kSpecial)};
  }
  std::string text = std::string("[") + FunctionKind(function);
  if (View(function).Prototype().IsEmpty())
    text += " (null prototype)";
  text += name.empty() ? " (anonymous)" : ": " + name;
  return {.base = Style(text + "]", TextStyle::kSpecial)};
}

bool ValueInspector::IsError(v8::Local<v8::Object> object) {
  if (object->IsNativeError())
    return true;
  // DOMException, and objects made with Object.create(Error.prototype).
  const v8::Local<v8::Object> error_prototype =
      View(v8::Exception::Error(v8::String::Empty(isolate_)).As<v8::Object>())
          .Prototype();
  for (v8::Local<v8::Object> prototype = View(object).Prototype();
       !prototype.IsEmpty(); prototype = View(prototype).Prototype()) {
    if (prototype == error_prototype)
      return true;
  }
  return false;
}

// The stack of V8 begins with what the error was called when it was made, which
// for a subclass without a name of its own is just "Error".
std::string ValueInspector::ErrorStack(v8::Local<v8::Object> error) {
  std::string stack;
  if (const auto property = View(error).GetOwnProperty(Key("stack"))) {
    v8::Local<v8::Value> value = property->value;
    // An accessor of V8's since 12.
    if (value.IsEmpty() && IsNativeFunction(property->get)) {
      std::ignore = property->get.As<v8::Function>()
                        ->Call(context_, error, 0, nullptr)
                        .ToLocal(&value);
    }
    if (!value.IsEmpty() && value->IsString()) {
      stack = bindings::ToUtf8(isolate_, value.As<v8::String>());
    }
  }
  const std::string class_name =
      View(error).ConstructorName().value_or("Error");
  if (stack.empty()) {
    std::string name = View(error).FindString(Key("name"));
    if (name.empty() || name == "Error")
      name = class_name;
    const std::string message = View(error).FindString(Key("message"));
    return "[" + (message.empty() ? name : name + ": " + message) + "]";
  }
  const std::string name = stack.substr(0, stack.find_first_of(":\n"));
  if (class_name != "Error" && name.find(class_name) == std::string::npos) {
    stack.replace(
        0, name.size(),
        name == "Error" ? class_name : class_name + " [" + name + "]");
  }
  return stack;
}

ValueInspector::Description ValueInspector::DescribeError(
    v8::Local<v8::Object> error) {
  Description description;
  const std::string line_end = '\n' + std::string(indentation_, ' ');
  for (const char byte : ErrorStack(error)) {
    if (byte == '\n') {
      description.base += line_end;
    } else {
      description.base += byte;
    }
  }
  description.shown_keys = {"stack", "message", "cause", "errors"};
  if (description.base.find(View(error).FindString(Key("name"))) !=
      std::string::npos) {
    description.shown_keys.push_back("name");
  }
  description.append_entries = &ValueInspector::AppendErrorDetails;
  return description;
}

std::string ValueInspector::DescribeBoxedPrimitive(
    v8::Local<v8::Object> object) {
  const char* type = nullptr;
  v8::Local<v8::Value> primitive;
  if (object->IsNumberObject()) {
    type = "Number";
    primitive =
        v8::Number::New(isolate_, object.As<v8::NumberObject>()->ValueOf());
  } else if (object->IsStringObject()) {
    type = "String";
    primitive = object.As<v8::StringObject>()->ValueOf();
  } else if (object->IsBooleanObject()) {
    type = "Boolean";
    primitive =
        v8::Boolean::New(isolate_, object.As<v8::BooleanObject>()->ValueOf());
  } else if (object->IsBigIntObject()) {
    type = "BigInt";
    primitive = object.As<v8::BigIntObject>()->ValueOf();
  } else if (object->IsSymbolObject()) {
    type = "Symbol";
    primitive = object.As<v8::SymbolObject>()->ValueOf();
  } else {
    return {};
  }
  const InspectOptions plain;
  return Style("[" + std::string(type) + ": " +
                   ValueInspector(context_, plain).Format(primitive) + "]",
               TextStyle::kNumber);
}

std::string ValueInspector::Prefix(v8::Local<v8::Object> object,
                                   std::string_view fallback,
                                   std::optional<size_t> size) {
  const ObjectView view = View(object);
  const std::string size_text =
      size ? "(" + std::to_string(*size) + ")" : std::string();
  const auto constructor_name = view.ConstructorName();
  std::string prefix = constructor_name ? *constructor_name + size_text
                                        : "[" + std::string(fallback) +
                                              size_text + ": null prototype]";
  const std::string tag = view.FindString(v8::Symbol::GetToStringTag(isolate_));
  if (!tag.empty() && tag != constructor_name && tag != fallback) {
    prefix += " [" + tag + "]";
  }
  return prefix + " ";
}

}  // namespace wsjs
