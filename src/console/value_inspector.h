// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_CONSOLE_VALUE_INSPECTOR_H_
#define WSJS_SRC_CONSOLE_VALUE_INSPECTOR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/runtime/v8_compat.h"
#include "src/console/entry_layout.h"
#include "src/console/inspect.h"
#include "src/console/object_view.h"
#include "src/console/text.h"

namespace wsjs {

// Inspect()'s walk through one value. Only for the stack.
class ValueInspector final {
 public:
  ValueInspector(v8::Local<v8::Context> context, const InspectOptions& options);

  std::string Format(v8::Local<v8::Value> value);

 private:
  // How an object of some type looks, before a look at its properties.
  struct Description {
    using AppendEntries = void (ValueInspector::*)(v8::Local<v8::Object>,
                                                   EntryGroup&);

    // All there is to say of an object without properties, such as
    // "[Function: f]"; empty for those that have brackets at any rate.
    std::string base = {};
    // What stands before the brackets, with a space at its end.
    std::string prefix = {};
    bool is_list = false;  // square brackets
    // Appends what the object contains besides its properties; null: nothing.
    AppendEntries append_entries = nullptr;
    // Own properties that the above has shown.
    std::vector<std::string_view> shown_keys = {};
  };

  struct Ancestor {
    v8::Local<v8::Object> object;
    // From 1 when something within refers to it.
    int reference_number = 0;
  };

  // value_inspector.cc: primitives, any object, its properties.
  std::string FormatPrimitive(v8::Local<v8::Value> value);
  std::string FormatString(v8::Local<v8::String> string);
  std::string FormatObject(v8::Local<v8::Object> object);
  // In place of one that isn't shown: "[Array]".
  std::string FormatName(v8::Local<v8::Object> object);
  std::string FormatWithEntries(v8::Local<v8::Object> object,
                                const Description& description,
                                const std::vector<v8::Local<v8::Name>>& keys);
  std::string FormatCircularReference(Ancestor& ancestor);
  std::string FormatPropertyValue(const OwnProperty& property);
  std::string FormatProperty(v8::Local<v8::Object> object,
                             v8::Local<v8::Name> key);
  std::string FormatKey(v8::Local<v8::Name> key, bool is_enumerable);
  std::vector<v8::Local<v8::Name>> KeysToShow(v8::Local<v8::Object> object,
                                              const Description& description);

  // describe_object.cc: what an object of each type is.
  Description Describe(v8::Local<v8::Object> object);
  std::optional<Description> DescribeCollection(v8::Local<v8::Object> object);
  std::optional<Description> DescribeBuffer(v8::Local<v8::Object> object);
  Description DescribeFunction(v8::Local<v8::Function> function);
  Description DescribeError(v8::Local<v8::Object> error);
  std::string DescribeBoxedPrimitive(v8::Local<v8::Object> object);
  std::string ErrorStack(v8::Local<v8::Object> error);
  bool IsError(v8::Local<v8::Object> object);
  // "Map(2) ", "[Object: null prototype] ", "Foo [bar] ".
  std::string Prefix(v8::Local<v8::Object> object,
                     std::string_view fallback,
                     std::optional<size_t> size = std::nullopt);

  // object_entries.cc: what objects contain.
  void AppendElements(v8::Local<v8::Object> array, EntryGroup& group);
  void AppendTypedElements(v8::Local<v8::Object> array, EntryGroup& group);
  void AppendMapEntries(v8::Local<v8::Object> map, EntryGroup& group);
  void AppendSetEntries(v8::Local<v8::Object> set, EntryGroup& group);
  void AppendIteratorEntries(v8::Local<v8::Object> iterator, EntryGroup& group);
  void AppendBytes(v8::Local<v8::Object> buffer, EntryGroup& group);
  void AppendDataView(v8::Local<v8::Object> view, EntryGroup& group);
  void AppendPromiseState(v8::Local<v8::Object> promise, EntryGroup& group);
  void AppendProxy(v8::Local<v8::Object> proxy, EntryGroup& group);
  void AppendUnknown(v8::Local<v8::Object> object, EntryGroup& group);
  void AppendErrorDetails(v8::Local<v8::Object> error, EntryGroup& group);
  void AppendAttributes(v8::Local<v8::Object> object, EntryGroup& group);
  bool AppendIterable(v8::Local<v8::Object> object, EntryGroup& group);
  void AppendPairs(v8::Local<v8::Array> keys_and_values, EntryGroup& group);
  void AppendValues(v8::Local<v8::Array> values, EntryGroup& group);
  static void AppendMoreItems(size_t shown, size_t size, EntryGroup& group);

  std::string Style(std::string_view text, TextStyle style) const {
    return options_.colors ? Styled(text, style) : std::string(text);
  }
  ObjectView View(v8::Local<v8::Object> object) const {
    return ObjectView(context_, object);
  }
  v8::Local<v8::String> Key(std::string_view name) const;

  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
  const InspectOptions options_;
  size_t indentation_ = 0;
  // The objects that the one in hand is in, outermost first.
  std::vector<Ancestor> path_;
  int reference_count_ = 0;
};

}  // namespace wsjs

#endif  // WSJS_SRC_CONSOLE_VALUE_INSPECTOR_H_
