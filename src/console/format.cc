// SPDX-License-Identifier: BSD-3-Clause
#include "src/console/format.h"

#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "bindings/runtime/strings.h"
#include "bindings/runtime/v8_compat.h"
#include "src/console/inspect.h"

namespace wsjs {
namespace {

using bindings::ScriptValue;

// How deep %o and %O show objects.
constexpr int kUsefulDepth = 4;

enum class NumberKind : bool { kInteger, kFloat };

// https://tc39.es/ecma262/#sec-parseint-string-radix (of radix 10)
// https://tc39.es/ecma262/#sec-parsefloat-string
// Both read the longest decimal literal that the string begins with.
double ParseNumber(std::string_view text, NumberKind kind) {
  const size_t start = text.find_first_not_of(" \t\n\v\f\r");
  if (start == text.npos)
    return std::nan("");
  text.remove_prefix(start);
  const char* const allowed =
      kind == NumberKind::kInteger ? "+-0123456789" : "+-.0123456789eE";
  std::string literal(text.substr(0, text.find_first_not_of(allowed)));
  if (kind == NumberKind::kFloat) {
    const std::string_view unsigned_text =
        text.substr(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
    if (unsigned_text.starts_with("Infinity")) {
      return text.front() == '-' ? -HUGE_VAL : HUGE_VAL;
    }
  }
  char* end;
  const double number = std::strtod(literal.c_str(), &end);
  return end == literal.c_str() ? std::nan("") : number;
}

class Formatter final {
 public:
  Formatter(bindings::Realm& realm, bool colors)
      : realm_(realm), colors_(colors) {}

  // https://console.spec.whatwg.org/#formatter
  ExceptionOr<std::string> Format(const std::vector<ScriptValue>& arguments) {
    size_t next = 0;
    std::string text;
    if (!arguments.empty() && arguments[0].IsString()) {
      next = 1;
      auto replaced =
          ReplaceSpecifiers(arguments[0].AsUtf8(realm_), arguments, next);
      if (replaced.has_exception())
        return replaced;
      text = replaced.TakeValue();
    }
    for (size_t i = next; i < arguments.size(); ++i) {
      if (i > 0)
        text += ' ';
      text += arguments[i].IsString() ? arguments[i].AsUtf8(realm_)
                                      : InspectTo(arguments[i], {});
    }
    return text;
  }

 private:
  // Takes arguments from `next` on.
  ExceptionOr<std::string> ReplaceSpecifiers(
      std::string_view target,
      const std::vector<ScriptValue>& arguments,
      size_t& next) {
    std::string text;
    for (size_t i = 0; i < target.size(); ++i) {
      const char specifier =
          target[i] == '%' && i + 1 < target.size() ? target[i + 1] : '\0';
      if (specifier == '%' && arguments.size() > 1) {
        text += '%';
        ++i;
      } else if (specifier != '\0' && IsSpecifier(specifier) &&
                 next < arguments.size()) {
        auto converted = Convert(specifier, arguments[next++]);
        if (converted.has_exception())
          return converted;
        text += converted.value();
        ++i;
      } else {
        text += target[i];
      }
    }
    return text;
  }

  static bool IsSpecifier(char character) {
    return std::string_view("sdifoOc").find(character) !=
           std::string_view::npos;
  }

  ExceptionOr<std::string> Convert(char specifier, ScriptValue current) {
    switch (specifier) {
      // If specifier is %s, let converted be the result of Call(%String%,
      // undefined, « current »).
      case 's':
        return ToString(current);
      // If specifier is %d or %i: if current is a Symbol, let converted be NaN;
      // otherwise, the result of Call(%parseInt%, undefined, « current, 10 »).
      case 'd':
      case 'i':
        return ToNumber(current, NumberKind::kInteger);
      // If specifier is %f: likewise with Call(%parseFloat%, undefined,
      // « current »).
      case 'f':
        return ToNumber(current, NumberKind::kFloat);
      // If specifier is %o, optionally let converted be current with optimally
      // useful formatting applied.
      case 'o':
        return InspectTo(current, {.depth = kUsefulDepth, .show_hidden = true});
      // If specifier is %O, optionally let converted be current with generic
      // JavaScript object formatting applied.
      case 'O':
        return InspectTo(current, {.depth = kUsefulDepth});
      // %c is CSS, of which a stream of lines has none.
      default:
        return std::string();
    }
  }

  ExceptionOr<std::string> ToString(ScriptValue value) {
    if (value.IsSymbol())
      return Inspect(realm_, value);
    v8::Local<v8::String> string;
    if (!value.v8_value()->ToString(realm_.context()).ToLocal(&string)) {
      return Exception::AlreadyThrown();
    }
    return bindings::ToUtf8(realm_.isolate(), string);
  }

  ExceptionOr<std::string> ToNumber(ScriptValue value, NumberKind kind) {
    double number = std::nan("");
    if (!value.IsSymbol()) {
      const auto text = ToString(value);
      if (text.has_exception())
        return text;
      number = ParseNumber(text.value(), kind);
    }
    return InspectTo(ScriptValue::FromNumber(realm_, number), {});
  }

  std::string InspectTo(ScriptValue value, InspectOptions options) {
    options.colors = colors_;
    return Inspect(realm_, value, options);
  }

  bindings::Realm& realm_;
  const bool colors_;
};

}  // namespace

ExceptionOr<std::string> FormatArguments(
    bindings::Realm& realm,
    const std::vector<ScriptValue>& arguments,
    bool colors) {
  return Formatter(realm, colors).Format(arguments);
}

}  // namespace wsjs
