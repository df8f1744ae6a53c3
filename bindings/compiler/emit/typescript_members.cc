// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "bindings/compiler/emit/typescript.h"

namespace wsjs::idl {

namespace {

constexpr Position kFromScript = Position::kFromScript;
constexpr Position kToScript = Position::kToScript;

// Whether the interface itself declares the operation that a maplike or setlike
// declaration would else bring.
// https://webidl.spec.whatwg.org/#js-map-set
bool Declares(const Interface& interface, std::string_view name) {
  return std::any_of(interface.operation_groups.begin(),
                     interface.operation_groups.end(),
                     [name](const OperationGroup& group) {
                       return !group.is_static && group.name == name;
                     });
}

// What script can assign to the attribute; empty when nothing.
std::string AssignedText(const TypeScript& typescript,
                         const Attribute& attribute) {
  if (!attribute.read_only)
    return typescript.TypeText(*attribute.type, kFromScript);
  // https://webidl.spec.whatwg.org/#PutForwards
  const ExtendedAttribute* const put_forwards =
      attribute.extended_attributes.Find(ExtendedAttributeKind::kPutForwards);
  const Interface* target =
      put_forwards ? &attribute.type->WithoutNullable().interface() : nullptr;
  for (; target; target = target->inherited) {
    for (const auto& forwarded : target->attributes) {
      if (forwarded->name == put_forwards->values.front())
        return AssignedText(typescript, *forwarded);
    }
  }
  return {};
}

// The nearest ancestor's attribute of this name; null when there is none.
const Attribute* InheritedAttribute(const Interface& interface,
                                    const std::string& name) {
  for (const Interface* i = interface.inherited; i; i = i->inherited) {
    for (const auto& attribute : i->attributes) {
      if (!attribute->is_static && attribute->name == name)
        return attribute.get();
    }
  }
  return nullptr;
}

// The methods of what can be iterated over: the names of keys and values, and
// of what an iterator gives.
struct IterationTypes {
  std::string key;
  std::string value;
  std::string entry;
};

void PrintIteration(const IterationTypes& types,
                    const std::string& object,
                    const std::string& item,
                    Printer& printer) {
  printer.Print(
      "  [Symbol.iterator](): IterableIterator<$item$>;\n"
      "  entries(): IterableIterator<$entry$>;\n"
      "  keys(): IterableIterator<$key$>;\n"
      "  values(): IterableIterator<$value$>;\n"
      "  forEach(callback: (value: $value$, key: $key$, object: $object$) => "
      "void, thisArg?: any): void;\n",
      {{"item", item},
       {"entry", types.entry},
       {"key", types.key},
       {"value", types.value},
       {"object", object}});
}

// A method that changes the entries.
void PrintModification(const Interface& interface,
                       const std::string& name,
                       const std::string& signature,
                       Printer& printer) {
  if (!interface.iterable->read_only && !Declares(interface, name)) {
    printer.Print("  $name$$signature$;\n",
                  {{"name", name}, {"signature", signature}});
  }
}

void PrintMaplike(const Interface& interface,
                  const IterationTypes& types,
                  const std::string& object,
                  Printer& printer) {
  PrintIteration(types, object, types.entry, printer);
  printer.Print(
      "  readonly size: number;\n"
      "  get(key: $key$): $value$ | undefined;\n"
      "  has(key: $key$): boolean;\n",
      {{"key", types.key}, {"value", types.value}});
  PrintModification(
      interface, "set",
      "(key: " + types.key + ", value: " + types.value + "): this", printer);
  PrintModification(interface, "delete", "(key: " + types.key + "): boolean",
                    printer);
  PrintModification(interface, "clear", "(): void", printer);
}

void PrintSetlike(const Interface& interface,
                  const IterationTypes& types,
                  const std::string& object,
                  Printer& printer) {
  PrintIteration(types, object, types.value, printer);
  printer.Print(
      "  readonly size: number;\n"
      "  has(value: $value$): boolean;\n",
      {{"value", types.value}});
  PrintModification(interface, "add", "(value: " + types.value + "): this",
                    printer);
  PrintModification(interface, "delete",
                    "(value: " + types.value + "): boolean", printer);
  PrintModification(interface, "clear", "(): void", printer);
}

void PrintAsyncIterable(const TypeScript& typescript,
                        const Iterable& iterable,
                        const IterationTypes& types,
                        Printer& printer) {
  const std::string parameters =
      typescript.ParametersText(iterable.arguments, kFromScript);
  const auto print = [&](const std::string& name, const std::string& item) {
    printer.Print("  $name$$parameters$: AsyncIterableIterator<$item$>;\n",
                  {{"name", name}, {"parameters", parameters}, {"item", item}});
  };
  print("[Symbol.asyncIterator]", iterable.key ? types.entry : types.value);
  if (iterable.key) {
    print("entries", types.entry);
    print("keys", types.key);
  }
  print("values", types.value);
}

void PrintIterable(const TypeScript& typescript,
                   const Interface& interface,
                   Printer& printer) {
  const Iterable& iterable = *interface.iterable;
  IterationTypes types;
  types.value = typescript.TypeText(*iterable.value, kToScript);
  types.key = iterable.key ? typescript.TypeText(*iterable.key, kToScript)
              : iterable.kind == Iterable::Kind::kSetlike ? types.value
                                                          : "number";
  types.entry = "[" + types.key + ", " + types.value + "]";
  const std::string object = typescript.NameOf(interface);
  switch (iterable.kind) {
    case Iterable::Kind::kIterable:
      return PrintIteration(types, object,
                            iterable.key ? types.entry : types.value, printer);
    case Iterable::Kind::kAsyncIterable:
      return PrintAsyncIterable(typescript, iterable, types, printer);
    case Iterable::Kind::kMaplike:
      return PrintMaplike(interface, types, object, printer);
    case Iterable::Kind::kSetlike:
      return PrintSetlike(interface, types, object, printer);
  }
}

// https://webidl.spec.whatwg.org/#idl-indexed-properties
// https://webidl.spec.whatwg.org/#idl-named-properties
void PrintProperties(const TypeScript& typescript,
                     const Interface& interface,
                     Printer& printer) {
  if (const Operation* const getter = interface.indexed_property_getter) {
    const std::string type =
        typescript.TypeText(*getter->return_type, kToScript);
    printer.Print(
        "  $readonly$[index: number]: $type$;\n",
        {{"readonly", interface.indexed_property_setter ? "" : "readonly "},
         {"type", type}});
    // "If the interface […] has an integer-typed attribute named "length""
    // https://webidl.spec.whatwg.org/#dfn-define-the-iteration-methods
    const bool has_length = std::any_of(
        interface.attributes.begin(), interface.attributes.end(),
        [](const auto& attribute) {
          return attribute->name == "length" && attribute->type->IsInteger();
        });
    if (has_length && !interface.iterable) {
      printer.Print("  [Symbol.iterator](): IterableIterator<$type$>;\n",
                    {{"type", type}});
    }
  }
  // The other members are properties too, whatever their types.
  if (interface.named_property_getter)
    printer.Print("  [name: string]: any;\n");
}

// What a method of the ancestors takes, the one of its name has to take too.
// Each signature once.
void PrintMethods(const TypeScript& typescript,
                  const Interface& interface,
                  const OperationGroup& group,
                  Printer& printer) {
  std::set<std::string> signatures;
  const auto print = [&](const OperationGroup& overloads) {
    Printer lines;
    PrintOperations(typescript, overloads, "  ", PropertyName(group.name),
                    lines);
    std::istringstream stream(lines.text());
    for (std::string line; std::getline(stream, line);) {
      if (signatures.insert(line).second)
        printer.Print("$line$\n", {{"line", line}});
    }
  };
  print(group);
  for (const Interface* i = interface.inherited; i; i = i->inherited) {
    for (const OperationGroup& inherited : i->operation_groups) {
      if (!inherited.is_static && inherited.name == group.name)
        print(inherited);
    }
  }
}

}  // namespace

std::string ConstantText(const Value& value) {
  if (value.kind == Value::Kind::kBoolean)
    return value.boolean ? "true" : "false";
  if (value.kind == Value::Kind::kInteger)
    return (value.negative ? "-" : "") + std::to_string(value.magnitude);
  return "number";
}

std::string PropertyName(const std::string& name) {
  const bool is_identifier = std::all_of(
      name.begin(), name.end(),
      [](unsigned char c) { return std::isalnum(c) || c == '_' || c == '$'; });
  return is_identifier ? name : "\"" + name + "\"";
}

void PrintConstants(const TypeScript& typescript,
                    const std::vector<std::unique_ptr<Constant>>& constants,
                    Printer& printer) {
  for (const auto& constant : constants) {
    if (!typescript.IsExposed(constant->exposure))
      continue;
    printer.Print(
        "  readonly $name$: $value$;\n",
        {{"name", constant->name}, {"value", ConstantText(constant->value)}});
  }
}

void PrintAttribute(const TypeScript& typescript,
                    const Interface* interface,
                    const Attribute& attribute,
                    Printer& printer) {
  if (!typescript.IsExposed(attribute.exposure))
    return;
  const std::string name = PropertyName(attribute.name);
  std::string type =
      interface ? EventHandlerText(typescript, *interface, attribute)
                : std::string();
  std::string assigned = type;
  if (type.empty()) {
    type = typescript.TypeText(*attribute.type, kToScript);
    assigned = AssignedText(typescript, attribute);
  }
  // An interface of TypeScript can't give a property another type than what it
  // extends, but for `any`.
  const Attribute* const inherited =
      interface ? InheritedAttribute(*interface, attribute.name) : nullptr;
  if (inherited && typescript.IsExposed(inherited->exposure)) {
    if (!inherited->type->IsSameTypeAs(*attribute.type)) {
      type = "any";
      if (!assigned.empty())
        assigned = type;
    } else if (type == assigned && !inherited->read_only) {
      return;
    }
  }
  if (assigned.empty() || assigned == type) {
    printer.Print("  $readonly$$name$: $type$;\n",
                  {{"readonly", assigned.empty() ? "readonly " : ""},
                   {"name", name},
                   {"type", type}});
    return;
  }
  printer.Print(
      "  get $name$(): $type$;\n"
      "  set $name$(value: $assigned$);\n",
      {{"name", name}, {"type", type}, {"assigned", assigned}});
}

void PrintOperations(const TypeScript& typescript,
                     const OperationGroup& group,
                     std::string_view start,
                     const std::string& name,
                     Printer& printer) {
  for (const Operation* const operation : group.overloads) {
    if (!typescript.IsExposed(operation->exposure))
      continue;
    // https://webidl.spec.whatwg.org/#default-tojson-steps
    const bool is_default_to_json =
        operation->extended_attributes.Has(ExtendedAttributeKind::kDefault);
    printer.Print("$start$$name$$parameters$: $type$;\n",
                  {{"start", start},
                   {"name", name},
                   {"parameters", typescript.ParametersText(
                                      operation->arguments, kFromScript)},
                   {"type", is_default_to_json
                                ? "any"
                                : typescript.ReturnTypeText(
                                      *operation->return_type, kToScript)}});
  }
}

void PrintInstanceMembers(const TypeScript& typescript,
                          const Interface& interface,
                          Printer& printer) {
  PrintConstants(typescript, interface.constants, printer);
  for (const auto& attribute : interface.attributes) {
    if (!attribute->is_static)
      PrintAttribute(typescript, &interface, *attribute, printer);
  }
  for (const OperationGroup& group : interface.operation_groups) {
    if (!group.is_static)
      PrintMethods(typescript, interface, group, printer);
  }
  PrintListenerMethods(typescript, interface, "  ", printer);
  PrintProperties(typescript, interface, printer);
  if (interface.iterable)
    PrintIterable(typescript, interface, printer);
  if (interface.has_stringifier)
    printer.Print("  toString(): string;\n");
}

void PrintStaticMembers(const TypeScript& typescript,
                        const Interface& interface,
                        Printer& printer) {
  PrintConstants(typescript, interface.constants, printer);
  for (const auto& attribute : interface.attributes) {
    if (attribute->is_static)
      PrintAttribute(typescript, nullptr, *attribute, printer);
  }
  for (const OperationGroup& group : interface.operation_groups) {
    if (group.is_static)
      PrintOperations(typescript, group, "  ", PropertyName(group.name),
                      printer);
  }
}

}  // namespace wsjs::idl
