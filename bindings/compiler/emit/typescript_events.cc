// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>

#include "bindings/compiler/emit/typescript.h"

namespace wsjs::idl {

namespace {

// https://html.spec.whatwg.org/multipage/webappapis.html#event-handler-idl-attributes
// The callback function of an event handler attribute; null when it isn't one.
const CallbackFunction* EventHandlerOf(const Attribute& attribute) {
  const Type& type = attribute.type->WithoutNullable();
  if (!attribute.name.starts_with("on") || attribute.name.size() < 3 ||
      type.kind() != TypeKind::kCallbackFunction) {
    return nullptr;
  }
  const CallbackFunction& callback = type.callback_function();
  return callback.extended_attributes.Has(
             ExtendedAttributeKind::kLegacyTreatNonObjectAsNull) &&
                 !callback.arguments.empty()
             ? &callback
             : nullptr;
}

// The interface that the handler is called with: itself or of a union.
std::string EventOf(const CallbackFunction& callback) {
  const Type& type = callback.arguments.front().type->WithoutNullable();
  if (!type.IsUnion())
    return type.kind() == TypeKind::kInterface ? type.interface().name : "any";
  for (const Type* const member : type.FlattenedMemberTypes()) {
    if (member->kind() == TypeKind::kInterface)
      return member->interface().name;
  }
  return "any";
}

// Of an event of one interface, "Interface.event"; empty when the options don't
// have it.
std::string EventOf(const CompilerOptions& options, const std::string& name) {
  const auto found = options.events.find(name);
  return found == options.events.end() ? std::string() : found->second;
}

// The events that the interface itself declares, by name.
std::map<std::string, std::string> EventsOf(const TypeScript& typescript,
                                            const Interface& interface) {
  const std::string prefix = interface.name + ".";
  std::map<std::string, std::string> events;
  for (const auto& [name, event] : typescript.options().events) {
    if (name.starts_with(prefix))
      events[name.substr(prefix.size())] = event;
  }
  for (const auto& attribute : interface.attributes) {
    const CallbackFunction* const callback = EventHandlerOf(*attribute);
    if (callback && typescript.IsExposed(attribute->exposure))
      events.emplace(attribute->name.substr(2), EventOf(*callback));
  }
  return events;
}

bool HasEventMap(const TypeScript& typescript, const Interface& interface) {
  return !EventsOf(typescript, interface).empty();
}

std::string EventMapName(const Interface& interface) {
  return interface.name + "EventMap";
}

// What every listener method has: the type of an event, a callback interface,
// options.
// https://dom.spec.whatwg.org/#interface-eventtarget
bool TakesListener(const OperationGroup& group) {
  if (group.name != "addEventListener" && group.name != "removeEventListener")
    return false;
  const std::vector<Argument>& arguments = group.overloads.front()->arguments;
  return arguments.size() >= 2 && arguments[0].type->IsString() &&
         arguments[1].type->WithoutNullable().kind() ==
             TypeKind::kCallbackInterface;
}

}  // namespace

void PrintEventMap(const TypeScript& typescript,
                   const Interface& interface,
                   Printer& printer) {
  const std::map<std::string, std::string> events =
      EventsOf(typescript, interface);
  if (events.empty())
    return;
  const Interface* parent = interface.inherited;
  while (parent && !HasEventMap(typescript, *parent))
    parent = parent->inherited;
  printer.Print("interface $map$$extends$ {\n",
                {{"map", EventMapName(interface)},
                 {"extends", parent ? " extends " + EventMapName(*parent)
                                    : std::string()}});
  for (const auto& [name, event] : events) {
    printer.Print("  $name$: $event$;\n",
                  {{"name", "\"" + name + "\""}, {"event", event}});
  }
  printer.Print("}\n\n");
}

std::string EventHandlerText(const TypeScript& typescript,
                             const Interface& interface,
                             const Attribute& attribute) {
  const CallbackFunction* const callback = EventHandlerOf(attribute);
  if (!callback ||
      callback->arguments.front().type->kind() != TypeKind::kInterface) {
    return {};
  }
  std::string event = EventOf(typescript.options(),
                              interface.name + "." + attribute.name.substr(2));
  if (event.empty())
    event = EventOf(*callback);
  return "((this: " + typescript.NameOf(interface) + ", event: " + event +
         ") => " +
         typescript.ReturnTypeText(*callback->return_type,
                                   Position::kFromScript) +
         ") | null";
}

void PrintListenerMethods(const TypeScript& typescript,
                          const Interface& interface,
                          std::string_view start,
                          Printer& printer) {
  if (!HasEventMap(typescript, interface))
    return;
  const std::string map = EventMapName(interface);
  for (const Interface* i = &interface; i; i = i->inherited) {
    for (const OperationGroup& group : i->operation_groups) {
      if (!TakesListener(group))
        continue;
      const std::vector<Argument>& arguments =
          group.overloads.front()->arguments;
      const std::vector<Argument> rest(arguments.begin() + 2, arguments.end());
      std::string parameters =
          typescript.ParametersText(rest, Position::kFromScript).substr(1);
      if (parameters != ")")
        parameters.insert(0, ", ");
      printer.Print(
          "$start$$name$<K extends keyof $map$>(type: K, "
          "listener: ((this: $this$, event: $map$[K]) => any) | "
          "{ handleEvent(event: $map$[K]): any } | null$parameters$: void;\n",
          {{"start", start},
           {"name", group.name},
           {"map", map},
           {"this", typescript.NameOf(interface)},
           {"parameters", parameters}});
      PrintOperations(typescript, group, start, group.name, printer);
    }
  }
}

}  // namespace wsjs::idl
