// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/table.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "src/base/utf.h"
#include "src/console/inspect.h"
#include "src/console/object_view.h"
#include "src/console/text.h"

namespace wsjs {
namespace {

constexpr std::string_view kIndexHeader = "(index)";
constexpr std::string_view kIterationIndexHeader = "(iteration index)";
constexpr std::string_view kKeyHeader = "Key";
constexpr std::string_view kValuesHeader = "Values";

// Longer tables are no use to a reader.
constexpr size_t kMaximumRows = 10'000;

struct Cell {
  std::string column;
  std::string text;
};

class TableBuilder final {
 public:
  TableBuilder(bindings::Realm& realm,
               const std::optional<std::vector<std::u16string>>& properties,
               bool colors)
      : isolate_(realm.isolate()),
        context_(realm.context()),
        realm_(realm),
        colors_(colors) {
    if (!properties)
      return;
    has_fixed_columns_ = true;
    for (const std::u16string& name : *properties) {
      columns_.push_back(Utf16ToUtf8(name));
    }
  }

  std::string Build(v8::Local<v8::Object> data) {
    std::string_view index_header = kIndexHeader;
    if (data->IsMap()) {
      index_header = kIterationIndexHeader;
      const v8::Local<v8::Array> entries = data.As<v8::Map>()->AsArray();
      for (uint32_t i = 0; i + 1 < entries->Length(); i += 2) {
        AddRow(std::to_string(i / 2), ElementOf(entries, i + 1),
               Cell{std::string(kKeyHeader), Inspect(ElementOf(entries, i))});
      }
    } else if (data->IsSet()) {
      index_header = kIterationIndexHeader;
      const v8::Local<v8::Array> values = data.As<v8::Set>()->AsArray();
      for (uint32_t i = 0; i < values->Length(); ++i) {
        AddRow(std::to_string(i), ElementOf(values, i), std::nullopt);
      }
    } else {
      for (const auto& [name, value] : PropertiesOf(data)) {
        AddRow(name, value, std::nullopt);
      }
    }
    return Draw(index_header);
  }

 private:
  struct Row {
    std::string index;
    std::vector<Cell> cells;
    std::string value;  // of a row that is no object
  };
  using NamedValues = std::vector<std::pair<std::string, v8::Local<v8::Value>>>;

  void AddRow(std::string index,
              v8::Local<v8::Value> value,
              std::optional<Cell> key) {
    if (rows_.size() == kMaximumRows)
      return;
    Row row{std::move(index), {}, {}};
    if (key) {
      AddColumn(key->column);
      row.cells.push_back(*std::move(key));
    }
    if (value->IsObject() && !value->IsFunction()) {
      for (const auto& [name, property] :
           PropertiesOf(value.As<v8::Object>())) {
        if (!has_fixed_columns_)
          AddColumn(name);
        row.cells.push_back({name, Inspect(property)});
      }
    } else {
      row.value = Inspect(value);
      has_values_ = true;
    }
    rows_.push_back(std::move(row));
  }

  void AddColumn(const std::string& name) {
    if (std::ranges::find(columns_, name) == columns_.end()) {
      columns_.push_back(name);
    }
  }

  std::string Draw(std::string_view index_header) const {
    std::vector<std::string> header{std::string(index_header)};
    header.insert(header.end(), columns_.begin(), columns_.end());
    if (has_values_)
      header.emplace_back(kValuesHeader);
    std::vector<std::vector<std::string>> table;
    for (const Row& row : rows_) {
      std::vector<std::string> cells{row.index};
      for (const std::string& column : columns_) {
        const auto cell = std::ranges::find(row.cells, column, &Cell::column);
        cells.push_back(cell == row.cells.end() ? "" : cell->text);
      }
      if (has_values_)
        cells.push_back(row.value);
      table.push_back(std::move(cells));
    }
    return DrawTable(header, table);
  }

  v8::Local<v8::Value> ElementOf(v8::Local<v8::Array> array, uint32_t index) {
    return array->Get(context_, index)
        .FromMaybe(v8::Undefined(isolate_).As<v8::Value>());
  }

  // Those that are enumerable and have a value, indexes first.
  NamedValues PropertiesOf(v8::Local<v8::Object> object) {
    const ObjectView view(context_, object);
    std::vector<v8::Local<v8::Name>> keys;
    for (const uint32_t index : view.OwnIndexes()) {
      keys.push_back(bindings::ToV8String(
          isolate_, std::string_view(std::to_string(index))));
    }
    for (const v8::Local<v8::Name> key : view.OwnKeys(true)) {
      if (key->IsString())
        keys.push_back(key);
    }
    NamedValues values;
    for (const v8::Local<v8::Name> key : keys) {
      const auto property = view.GetOwnProperty(key);
      if (!property || property->value.IsEmpty())
        continue;
      values.emplace_back(bindings::ToUtf8(isolate_, key.As<v8::String>()),
                          property->value);
    }
    return values;
  }

  std::string Inspect(v8::Local<v8::Value> value) {
    return wsjs::Inspect(realm_, bindings::ScriptValue(value),
                         {.depth = 0, .colors = colors_});
  }

  v8::Isolate* const isolate_;
  const v8::Local<v8::Context> context_;
  bindings::Realm& realm_;
  const bool colors_;
  bool has_fixed_columns_ = false;
  bool has_values_ = false;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
};

}  // namespace

std::optional<std::string> FormatTable(
    bindings::Realm& realm,
    bindings::ScriptValue data,
    const std::optional<std::vector<std::u16string>>& properties,
    bool colors) {
  if (!data.IsObject())
    return std::nullopt;
  return TableBuilder(realm, properties, colors)
      .Build(data.v8_value().As<v8::Object>());
}

std::string DrawTable(const std::vector<std::string>& header,
                      const std::vector<std::vector<std::string>>& rows) {
  std::vector<size_t> widths;
  for (size_t column = 0; column < header.size(); ++column) {
    size_t width = DisplayWidth(header[column]);
    for (const auto& row : rows) {
      width = std::max(width, DisplayWidth(row[column]));
    }
    widths.push_back(width);
  }
  const auto rule = [&](std::string_view left, std::string_view middle,
                        std::string_view right) {
    std::string line(left);
    for (size_t column = 0; column < widths.size(); ++column) {
      if (column > 0)
        line += middle;
      for (size_t i = 0; i < widths[column] + 2; ++i)
        line += "─";
    }
    return line.append(right);
  };
  const auto cells = [&](const std::vector<std::string>& row) {
    std::string line = "│";
    for (size_t column = 0; column < widths.size(); ++column) {
      const size_t padding = widths[column] - DisplayWidth(row[column]);
      line += " " + row[column] + std::string(padding, ' ') + " │";
    }
    return line;
  };
  std::string table = rule("┌", "┬", "┐") + '\n' + cells(header) + '\n' +
                      rule("├", "┼", "┤") + '\n';
  for (const auto& row : rows)
    table += cells(row) + '\n';
  return table + rule("└", "┴", "┘");
}

}  // namespace wsjs
