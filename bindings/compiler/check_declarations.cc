// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/compiler/checks.h"

namespace wsjs::idl {

namespace {

using Names = std::vector<std::string_view>;

bool Contains(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// What an iterable declaration brings: names that no other member may have, and
// those that an operation, but nothing else, may have.
struct ReservedNames {
  Names all;
  Names but_operations;
};

ReservedNames ReservedNamesOf(const Iterable& iterable) {
  switch (iterable.kind) {
    case Iterable::Kind::kIterable:
      return {{"entries", "forEach", "keys", "values"}, {}};
    case Iterable::Kind::kAsyncIterable:
      return {{"entries", "keys", "values"}, {}};
    case Iterable::Kind::kMaplike:
      return {{"entries", "forEach", "get", "has", "keys", "size", "values"},
              iterable.read_only ? Names() : Names{"clear", "delete", "set"}};
    case Iterable::Kind::kSetlike:
      return {{"entries", "forEach", "has", "keys", "size", "values"},
              iterable.read_only ? Names() : Names{"add", "clear", "delete"}};
  }
  return {};
}

const char* SectionOf(const Iterable& iterable) {
  switch (iterable.kind) {
    case Iterable::Kind::kIterable:
      return "https://webidl.spec.whatwg.org/#idl-iterable";
    case Iterable::Kind::kAsyncIterable:
      return "https://webidl.spec.whatwg.org/#idl-async-iterable";
    case Iterable::Kind::kMaplike:
      return "https://webidl.spec.whatwg.org/#idl-maplike";
    case Iterable::Kind::kSetlike:
      return "https://webidl.spec.whatwg.org/#idl-setlike";
  }
  return "";
}

class DeclarationChecker {
 public:
  explicit DeclarationChecker(Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {}

  void Check(const Interface& interface) {
    CheckSpecialOperations(interface);
    CheckStringifier(interface);
    if (interface.iterable)
      CheckIterable(interface, *interface.iterable);
  }

 private:
  // https://webidl.spec.whatwg.org/#idl-special-operations
  void CheckSpecialOperations(const Interface& interface) {
    constexpr char kSee[] =
        "; see https://webidl.spec.whatwg.org/#idl-special-operations";
    bool has_indexed_getter = false;
    bool has_named_getter = false;
    for (const Interface* i = &interface; i; i = i->inherited) {
      has_indexed_getter |= i->indexed_property_getter != nullptr;
      has_named_getter |= i->named_property_getter != nullptr;
    }
    // "If an interface has a setter of a given variety, then it must also have
    // a getter of that variety. If it has a named property deleter, then it
    // must also have a named property getter."
    if (interface.indexed_property_setter && !has_indexed_getter) {
      Report(interface.indexed_property_setter->location,
             std::string("an indexed property setter needs a getter") + kSee);
    }
    for (const Operation* const operation :
         {interface.named_property_setter, interface.named_property_deleter}) {
      if (operation && !has_named_getter) {
        Report(operation->location,
               std::string("a named property setter or deleter needs a "
                           "getter") +
                   kSee);
      }
    }
    // "Special operations declared using operations must not be variadic nor
    // have any optional arguments."
    for (const auto& operation : interface.operations) {
      if (operation->special == Operation::Special::kNone)
        continue;
      for (const Argument& argument : operation->arguments) {
        if (argument.optional || argument.variadic) {
          Report(argument.location,
                 std::string("a special operation can't have optional or "
                             "variadic arguments") +
                     kSee);
        }
      }
    }
  }

  // "the attribute […] must be declared to be of type DOMString or USVString"
  // https://webidl.spec.whatwg.org/#idl-stringifiers
  void CheckStringifier(const Interface& interface) {
    const Attribute* const attribute = interface.stringification_attribute;
    if (attribute && attribute->type->kind() != TypeKind::kDOMString &&
        attribute->type->kind() != TypeKind::kUSVString) {
      Report(attribute->location,
             "a stringifier attribute must be of type DOMString or USVString; "
             "see https://webidl.spec.whatwg.org/#idl-stringifiers");
    }
  }

  void CheckIterable(const Interface& interface, const Iterable& iterable) {
    const std::string see = std::string("; see ") + SectionOf(iterable);
    const ReservedNames reserved = ReservedNamesOf(iterable);
    for (const Interface* i = &interface; i; i = i->inherited) {
      if (i != &interface && i->iterable) {
        Report(iterable.location,
               "\"" + i->name + "\", from which \"" + interface.name +
                   "\" inherits, has such a declaration already" + see);
      }
      CheckMembers(*i, reserved, see);
    }
    if (iterable.kind != Iterable::Kind::kAsyncIterable)
      CheckIndexedGetter(interface, iterable, see);
  }

  void CheckIndexedGetter(const Interface& interface,
                          const Iterable& iterable,
                          const std::string& see) {
    const bool has_indices = interface.indexed_property_getter;
    const bool is_value_iterator =
        iterable.kind == Iterable::Kind::kIterable && !iterable.key;
    // "A value iterator must only be declared on an interface that supports
    // indexed properties." The others must not.
    if (is_value_iterator != has_indices) {
      Report(iterable.location,
             is_value_iterator
                 ? "a value iterator needs an indexed property getter" + see
                 : "there can't be an indexed property getter beside it" + see);
    } else if (is_value_iterator &&
               !iterable.value->WithoutNullable().IsSameTypeAs(
                   interface.indexed_property_getter->return_type
                       ->WithoutNullable())) {
      // INTEROP: Getters that give null where there is nothing are nullable.
      Report(iterable.location,
             "the type isn't that of the indexed property getter" + see);
    }
  }

  void CheckMembers(const Interface& interface,
                    const ReservedNames& reserved,
                    const std::string& see) {
    const auto check = [&](const Named& member, bool is_operation) {
      if (Contains(reserved.all, member.name) ||
          (!is_operation && Contains(reserved.but_operations, member.name))) {
        Report(member.location,
               "\"" + member.name +
                   "\" is a member that the iterable declaration brings" + see,
               member.name.size());
      }
    };
    for (const auto& constant : interface.constants)
      check(*constant, false);
    for (const auto& attribute : interface.attributes) {
      if (!attribute->is_static)
        check(*attribute, false);
    }
    for (const auto& operation : interface.operations) {
      if (!operation->is_static)
        check(*operation, true);
    }
  }

  void Report(SourceLocation location, std::string message, size_t length = 1) {
    diagnostics_.AddError(location, std::move(message), length);
  }

  Diagnostics& diagnostics_;
};

}  // namespace

void CheckDeclarations(const Model& model, Diagnostics& diagnostics) {
  DeclarationChecker checker(diagnostics);
  for (const auto& interface : model.interfaces)
    checker.Check(*interface);
}

}  // namespace wsjs::idl
