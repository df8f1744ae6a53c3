// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <iterator>

#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/typescript.h"

namespace wsjs::idl {

namespace {

// The names of Web IDL that TypeScript's library of the language has, with the
// same meaning.
constexpr std::string_view kLanguageTypes[] = {"ArrayBufferView", "Function"};
constexpr std::string_view kArrayBufferView = kLanguageTypes[0];

// https://html.spec.whatwg.org/multipage/nav-history-apis.html#windowproxy
// Standards use it without defining it: the global object as scripts see it.
constexpr std::string_view kWindowProxy = "WindowProxy";

// No value has it; in a union it stands for nothing.
constexpr std::string_view kNever = "never";

// ECMAScript's, which parameters can't have as names, sorted.
constexpr std::string_view kReservedWords[] = {
    "break",    "case",    "catch",  "class",      "const", "continue",
    "debugger", "default", "delete", "do",         "else",  "enum",
    "export",   "extends", "false",  "finally",    "for",   "function",
    "if",       "import",  "in",     "instanceof", "new",   "null",
    "return",   "super",   "switch", "this",       "throw", "true",
    "try",      "typeof",  "var",    "void",       "while", "with",
};

// Element types of arrays and parts of unions.
std::string Parenthesized(const std::string& text) {
  return text.find(" | ") == std::string::npos && !text.starts_with("readonly ")
             ? text
             : "(" + text + ")";
}

bool DependsOnPosition(const Type& type) {
  bool depends = false;
  VisitTypes(type, [&depends](const Type& part) {
    switch (part.kind()) {
      case TypeKind::kSequence:
      case TypeKind::kAsyncSequence:
      case TypeKind::kFrozenArray:
      case TypeKind::kObservableArray:
      case TypeKind::kPromise:
        depends = true;
        break;
      default:
        break;
    }
  });
  return depends;
}

std::string BufferText(const Type& type) {
  const std::string name = type.ToString();
  const std::string bare = name.substr(name.rfind(' ') + 1);
  return type.IsBufferView() && !type.annotations().allow_shared
             ? bare + "<ArrayBuffer>"
             : bare;
}

}  // namespace

std::string VariableName(const std::string& name) {
  std::string result = name;
  std::replace(result.begin(), result.end(), '-', '_');
  if (std::find(std::begin(kReservedWords), std::end(kReservedWords), name) !=
      std::end(kReservedWords)) {
    result += '_';
  }
  return result;
}

bool TypeScript::IsOfTheLanguage(std::string_view name) {
  return std::find(std::begin(kLanguageTypes), std::end(kLanguageTypes),
                   name) != std::end(kLanguageTypes);
}

TypeScript::TypeScript(const Model& model, const CompilerOptions& options)
    : model_(model), options_(options) {
  const auto has_name = [](const Interface& interface,
                           const std::string& name) {
    return std::find(interface.global_names.begin(),
                     interface.global_names.end(),
                     name) != interface.global_names.end();
  };
  for (const auto& interface : model.interfaces) {
    if (!interface->IsGlobal())
      continue;
    const bool is_asked = !options.globals.empty() &&
                          has_name(*interface, options.globals.front());
    if (!global_ || is_asked)
      global_ = interface.get();
  }
  for (const auto& definition : model.typedefs)
    typedefs_[definition->name] = definition->type;

  const auto add_operation = [this](const Operation& operation) {
    AddToScript(*operation.return_type);
  };
  for (const auto& interface : model.interfaces) {
    for (const auto& attribute : interface->attributes)
      AddToScript(*attribute->type);
    for (const auto& operation : interface->operations)
      add_operation(*operation);
    if (interface->iterable)
      AddToScript(*interface->iterable->value);
  }
  for (const auto& definition : model.namespaces) {
    for (const auto& attribute : definition->attributes)
      AddToScript(*attribute->type);
    for (const auto& operation : definition->operations)
      add_operation(*operation);
  }
  for (const auto& callback : model.callback_functions) {
    for (const Argument& argument : callback->arguments)
      AddToScript(*argument.type);
  }
}

void TypeScript::AddToScript(const Type& type) {
  VisitTypes(type, [this](const Type& part) {
    if (part.kind() == TypeKind::kDictionary)
      AddToScript(part.dictionary());
  });
}

void TypeScript::AddToScript(const Dictionary& dictionary) {
  if (!to_script_.insert(&dictionary).second)
    return;
  if (dictionary.inherited)
    AddToScript(*dictionary.inherited);
  for (const auto& member : dictionary.members)
    AddToScript(*member->type);
}

Position TypeScript::PositionOf(const Dictionary& dictionary) const {
  return to_script_.contains(&dictionary) ? Position::kToScript
                                          : Position::kFromScript;
}

bool TypeScript::IsExposed(const Exposure& exposure) const {
  if (exposure.everywhere || !global_)
    return true;
  return std::any_of(
      global_->global_names.begin(), global_->global_names.end(),
      [&](const std::string& name) { return exposure.IsExposedIn(name); });
}

std::string TypeScript::NameOf(const Interface& interface) const {
  const ExtendedAttribute* const name_space =
      interface.extended_attributes.Find(
          ExtendedAttributeKind::kLegacyNamespace);
  return name_space ? name_space->values.front() + "." + interface.name
                    : interface.name;
}

std::string TypeScript::InterfaceText(const Interface& interface) const {
  if (!interface.is_external && IsExposed(interface.exposure))
    return NameOf(interface);
  if (interface.name == kWindowProxy && global_)
    return global_->name + " & typeof globalThis";
  return std::string(kNever);
}

std::string TypeScript::AliasText(const Type& type, Position position) const {
  if (type.alias() == kArrayBufferView) {
    return type.alias() +
           (type.annotations().allow_shared ? "" : "<ArrayBuffer>");
  }
  const auto found = typedefs_.find(type.alias());
  if (found == typedefs_.end())
    return {};
  const TypeAnnotations& aliased = found->second->annotations();
  const bool is_shared =
      type.annotations().allow_shared != aliased.allow_shared;
  const bool accepts_null = type.annotations().legacy_null_to_empty_string !=
                            aliased.legacy_null_to_empty_string;
  const bool differs =
      position == Position::kToScript && DependsOnPosition(type);
  return is_shared || accepts_null || differs ? std::string() : type.alias();
}

std::string TypeScript::UnionText(const Type& type, Position position) const {
  std::vector<std::string> texts;
  for (const Type* const member : type.members()) {
    std::string text = TypeText(*member, position);
    if (text != kNever &&
        std::find(texts.begin(), texts.end(), text) == texts.end()) {
      texts.push_back(std::move(text));
    }
  }
  std::string result;
  for (const std::string& text : texts)
    result += (result.empty() ? "" : " | ") + text;
  return result.empty() ? std::string(kNever) : result;
}

// https://webidl.spec.whatwg.org/#js-promise
// Any value is one, already resolved, to what takes a promise.
std::string TypeScript::PromiseText(const Type& type, Position position) const {
  const std::string result = ReturnTypeText(type.element(), position);
  if (position == Position::kToScript)
    return "Promise<" + result + ">";
  return result == "any" ? result : result + " | PromiseLike<" + result + ">";
}

std::string TypeScript::ReturnTypeText(const Type& type,
                                       Position position) const {
  return type.kind() == TypeKind::kUndefined ? "void"
                                             : TypeText(type, position);
}

std::string TypeScript::TypeText(const Type& type, Position position) const {
  const bool is_from_script = position == Position::kFromScript;
  if (!type.alias().empty()) {
    if (std::string alias = AliasText(type, position); !alias.empty())
      return alias;
  }
  switch (type.kind()) {
    case TypeKind::kAny:
      return "any";
    case TypeKind::kUndefined:
      return "undefined";
    case TypeKind::kBoolean:
      return "boolean";
    case TypeKind::kBigInt:
      return "bigint";
    case TypeKind::kDOMString:
    case TypeKind::kByteString:
    case TypeKind::kUSVString:
      return is_from_script && type.annotations().legacy_null_to_empty_string
                 ? "string | null"
                 : "string";
    case TypeKind::kObject:
      // TypeScript's has no properties.
      return is_from_script ? "object" : "any";
    case TypeKind::kSymbol:
      return "symbol";
    case TypeKind::kInterface:
      return InterfaceText(type.interface());
    case TypeKind::kCallbackInterface:
      return type.callback_interface().name;
    case TypeKind::kDictionary:
      return type.dictionary().name;
    case TypeKind::kEnumeration:
      return type.enumeration().name;
    case TypeKind::kCallbackFunction:
      return type.callback_function().name;
    case TypeKind::kNullable: {
      const std::string inner = TypeText(type.element(), position);
      return inner == kNever || inner == "any"
                 ? (inner == "any" ? inner : "null")
                 : inner + " | null";
    }
    case TypeKind::kSequence:
      if (is_from_script)
        return "Iterable<" + TypeText(type.element(), position) + ">";
      return Parenthesized(TypeText(type.element(), position)) + "[]";
    case TypeKind::kAsyncSequence: {
      const std::string element = TypeText(type.element(), position);
      return "AsyncIterable<" + element + "> | Iterable<" + element + ">";
    }
    case TypeKind::kFrozenArray:
      if (is_from_script)
        return "Iterable<" + TypeText(type.element(), position) + ">";
      return "readonly " + Parenthesized(TypeText(type.element(), position)) +
             "[]";
    case TypeKind::kObservableArray:
      if (is_from_script)
        return "Iterable<" + TypeText(type.element(), position) + ">";
      return Parenthesized(TypeText(type.element(), position)) + "[]";
    case TypeKind::kRecord:
      return "Record<string, " + TypeText(type.element(), position) + ">";
    case TypeKind::kPromise:
      return PromiseText(type, position);
    case TypeKind::kUnion:
      return UnionText(type, position);
    default:
      return type.IsNumeric() ? "number" : BufferText(type);
  }
}

std::string TypeScript::ParametersText(const std::vector<Argument>& arguments,
                                       Position position) const {
  // A parameter before one that must be there must be, too; undefined stands
  // for it.
  const auto last_required = std::find_if(
      arguments.rbegin(), arguments.rend(), [](const Argument& argument) {
        return !argument.optional && !argument.variadic;
      });
  const auto required_end = last_required.base();
  std::string text = "(";
  for (auto argument = arguments.begin(); argument != arguments.end();
       ++argument) {
    if (text.size() > 1)
      text += ", ";
    std::string type = TypeText(*argument->type, position);
    const std::string name = VariableName(argument->name);
    if (argument->variadic)
      text += "..." + name + ": " + Parenthesized(type) + "[]";
    else if (!argument->optional)
      text += name + ": " + type;
    else if (argument < required_end)
      text += name + ": " + type + " | undefined";
    else
      text += name + "?: " + type;
  }
  return text + ")";
}

}  // namespace wsjs::idl
