// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <cstdio>
#include <span>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/strings.h"
#include "src/console/value_inspector.h"

namespace wsjs {
namespace {

// Of longer lists the rest is counted.
constexpr size_t kMaximumItems = 100;
constexpr size_t kMaximumBytes = 50;

std::string Plural(size_t count, const char* noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

}  // namespace

void ValueInspector::AppendMoreItems(size_t shown,
                                     size_t size,
                                     EntryGroup& group) {
  if (shown < size) {
    group.entries.push_back("... " + Plural(size - shown, "more item"));
  }
}

void ValueInspector::AppendElements(v8::Local<v8::Object> array,
                                    EntryGroup& group) {
  const ObjectView view = View(array);
  size_t length = 0;
  if (array->IsArray()) {
    length = array.As<v8::Array>()->Length();
  } else if (const auto property = view.GetOwnProperty(Key("length"));
             property && !property->value.IsEmpty() &&
             property->value->IsUint32()) {
    length = property->value.As<v8::Uint32>()->Value();
  }
  bool all_are_numbers = true;
  size_t next = 0;  // the first element that isn't shown yet
  std::optional<std::vector<uint32_t>> indexes;
  while (next < length && group.entries.size() < kMaximumItems) {
    v8::Local<v8::String> key;
    if (!v8::Number::New(isolate_, static_cast<double>(next))
             ->ToString(context_)
             .ToLocal(&key)) {
      break;
    }
    const auto property = view.GetOwnProperty(key);
    if (property) {
      const v8::Local<v8::Value> value = property->value;
      all_are_numbers = all_are_numbers && !value.IsEmpty() &&
                        (value->IsNumber() || value->IsBigInt());
      group.entries.push_back(FormatPropertyValue(*property));
      ++next;
      continue;
    }
    // A hole, up to the next index that there is.
    if (!indexes)
      indexes = view.OwnIndexes();
    const auto after = std::ranges::lower_bound(*indexes, next);
    const size_t end =
        after == indexes->end() ? length : std::min<size_t>(*after, length);
    group.entries.push_back(Style("<" + Plural(end - next, "empty item") + ">",
                                  TextStyle::kUndefined));
    all_are_numbers = false;
    next = end;
  }
  group.element_count = group.entries.size();
  group.elements_are_numbers = all_are_numbers;
  AppendMoreItems(next, length, group);
}

void ValueInspector::AppendTypedElements(v8::Local<v8::Object> array,
                                         EntryGroup& group) {
  const size_t length = array.As<v8::TypedArray>()->Length();
  const size_t shown = std::min(length, kMaximumItems);
  for (size_t i = 0; i < shown; ++i) {
    v8::Local<v8::Value> element;
    if (!array->Get(context_, static_cast<uint32_t>(i)).ToLocal(&element)) {
      break;
    }
    group.entries.push_back(Format(element));
  }
  group.element_count = group.entries.size();
  group.elements_are_numbers = true;
  AppendMoreItems(shown, length, group);
}

void ValueInspector::AppendMapEntries(v8::Local<v8::Object> map,
                                      EntryGroup& group) {
  AppendPairs(map.As<v8::Map>()->AsArray(), group);
}

void ValueInspector::AppendSetEntries(v8::Local<v8::Object> set,
                                      EntryGroup& group) {
  AppendValues(set.As<v8::Set>()->AsArray(), group);
}

void ValueInspector::AppendIteratorEntries(v8::Local<v8::Object> iterator,
                                           EntryGroup& group) {
  bool has_pairs = false;
  v8::Local<v8::Array> entries;
  if (!iterator->PreviewEntries(&has_pairs).ToLocal(&entries))
    return;
  if (has_pairs) {
    AppendPairs(entries, group);
  } else {
    AppendValues(entries, group);
  }
}

void ValueInspector::AppendPairs(v8::Local<v8::Array> keys_and_values,
                                 EntryGroup& group) {
  const uint32_t size = keys_and_values->Length() / 2;
  const uint32_t shown = std::min<uint32_t>(size, kMaximumItems);
  for (uint32_t i = 0; i < shown; ++i) {
    v8::Local<v8::Value> key;
    v8::Local<v8::Value> value;
    if (keys_and_values->Get(context_, 2 * i).ToLocal(&key) &&
        keys_and_values->Get(context_, 2 * i + 1).ToLocal(&value)) {
      group.entries.push_back(Format(key) + " => " + Format(value));
    }
  }
  AppendMoreItems(shown, size, group);
}

void ValueInspector::AppendValues(v8::Local<v8::Array> values,
                                  EntryGroup& group) {
  const uint32_t shown = std::min<uint32_t>(values->Length(), kMaximumItems);
  for (uint32_t i = 0; i < shown; ++i) {
    v8::Local<v8::Value> value;
    if (values->Get(context_, i).ToLocal(&value)) {
      group.entries.push_back(Format(value));
    }
  }
  AppendMoreItems(shown, values->Length(), group);
}

void ValueInspector::AppendBytes(v8::Local<v8::Object> buffer,
                                 EntryGroup& group) {
  const bindings::BufferSource source(buffer);
  const ByteSpan bytes = source.bytes();
  std::string text = "<";
  for (const uint8_t byte :
       bytes.first(std::min(bytes.size(), kMaximumBytes))) {
    char digits[4];
    std::snprintf(digits, sizeof(digits), "%02x", byte);
    if (text.size() > 1)
      text += ' ';
    text += digits;
  }
  if (bytes.size() > kMaximumBytes) {
    text += " ... " + Plural(bytes.size() - kMaximumBytes, "more byte");
  }
  group.entries.push_back(Style("[Uint8Contents]", TextStyle::kSpecial) + ": " +
                          text + ">");
  group.entries.push_back(
      "byteLength: " + Style(std::to_string(bytes.size()), TextStyle::kNumber));
}

void ValueInspector::AppendDataView(v8::Local<v8::Object> view,
                                    EntryGroup& group) {
  const auto data_view = view.As<v8::DataView>();
  group.entries.push_back(
      "byteLength: " +
      Style(std::to_string(data_view->ByteLength()), TextStyle::kNumber));
  group.entries.push_back(
      "byteOffset: " +
      Style(std::to_string(data_view->ByteOffset()), TextStyle::kNumber));
  group.entries.push_back("buffer: " + Format(data_view->Buffer()));
}

void ValueInspector::AppendPromiseState(v8::Local<v8::Object> object,
                                        EntryGroup& group) {
  const auto promise = object.As<v8::Promise>();
  if (promise->State() == v8::Promise::kPending) {
    group.entries.push_back(Style("<pending>", TextStyle::kSpecial));
    return;
  }
  const std::string result = Format(promise->Result());
  group.entries.push_back(promise->State() == v8::Promise::kRejected
                              ? Style("<rejected>", TextStyle::kSpecial) + " " +
                                    result
                              : result);
}

void ValueInspector::AppendProxy(v8::Local<v8::Object> object,
                                 EntryGroup& group) {
  const auto proxy = object.As<v8::Proxy>();
  group.entries.push_back(Format(proxy->GetTarget()));
  group.entries.push_back(Format(proxy->GetHandler()));
}

void ValueInspector::AppendUnknown(v8::Local<v8::Object>, EntryGroup& group) {
  group.entries.push_back(Style("<items unknown>", TextStyle::kSpecial));
}

void ValueInspector::AppendErrorDetails(v8::Local<v8::Object> error,
                                        EntryGroup& group) {
  for (const char* key : {"cause", "errors"}) {
    const auto property = View(error).GetOwnProperty(Key(key));
    if (property)
      group.entries.push_back(FormatProperty(error, Key(key)));
  }
}

// The attributes of the interfaces that a platform object implements, its own
// first: accessors of the prototypes that the bindings have made. Event
// handlers that aren't set are left out.
void ValueInspector::AppendAttributes(v8::Local<v8::Object> object,
                                      EntryGroup& group) {
  if (AppendIterable(object, group))
    return;
  std::vector<v8::Local<v8::Value>> shown;
  for (v8::Local<v8::Object> prototype = View(object).Prototype();
       !prototype.IsEmpty(); prototype = View(prototype).Prototype()) {
    for (const v8::Local<v8::Name> key : View(prototype).OwnKeys(true)) {
      const auto property = View(prototype).GetOwnProperty(key);
      // Own properties follow; those of the global object are seen twice, for
      // V8 has it in two parts.
      if (!property || !key->IsString() || View(object).GetOwnProperty(key)) {
        continue;
      }
      const v8::Local<v8::Value> value = View(object).GetAttribute(*property);
      if (value.IsEmpty()) {
        continue;
      }
      const std::string name = FormatKey(key, true);
      if (value->IsNull() && name.starts_with("on"))
        continue;
      // Once is enough: an event has its target three times.
      if (std::ranges::find(shown, value) != shown.end()) {
        group.entries.push_back(name + ": " +
                                FormatName(value.As<v8::Object>()));
        continue;
      }
      if (value->IsObject()) {
        shown.push_back(value);
      }
      group.entries.push_back(name + ": " + Format(value));
    }
  }
}

// https://webidl.spec.whatwg.org/#js-iterable
// Shows one that has pairs (URLSearchParams) like a Map. False: it hasn't.
bool ValueInspector::AppendIterable(v8::Local<v8::Object> object,
                                    EntryGroup& group) {
  const v8::Local<v8::Value> entries = View(object).FindData(Key("entries"));
  v8::Local<v8::Value> iterator;
  if (!IsNativeFunction(entries) ||
      !entries.As<v8::Function>()
           ->Call(context_, object, 0, nullptr)
           .ToLocal(&iterator) ||
      !iterator->IsObject()) {
    return false;
  }
  const v8::Local<v8::Value> next =
      View(iterator.As<v8::Object>()).FindData(Key("next"));
  if (!IsNativeFunction(next))
    return false;
  while (group.entries.size() < kMaximumItems) {
    v8::Local<v8::Value> result;
    if (!next.As<v8::Function>()
             ->Call(context_, iterator, 0, nullptr)
             .ToLocal(&result) ||
        !result->IsObject()) {
      break;
    }
    const v8::Local<v8::Value> pair =
        View(result.As<v8::Object>()).FindData(Key("value"));
    if (pair.IsEmpty() || !pair->IsArray())
      break;
    AppendPairs(pair.As<v8::Array>(), group);
  }
  return true;
}

}  // namespace wsjs
