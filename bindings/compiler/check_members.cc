// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "bindings/compiler/checks.h"

namespace wsjs::idl {

namespace {

class MemberChecker {
 public:
  explicit MemberChecker(Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {}

  void Check(const Interface& interface);
  void Check(const Namespace& namespace_definition);
  void Check(const Dictionary& dictionary);
  void CheckArguments(const std::vector<Argument>& arguments);
  void CheckConstant(const Constant& constant);

 private:
  // Names of one interface or namespace, to find duplicates.
  using Names = std::unordered_map<std::string_view, const Named*>;

  template <typename T>
  void CheckCommonMembers(const T& definition, Names& names);
  void CheckAttribute(const Attribute& attribute);
  void CheckInherit(const Interface& interface, const Attribute& attribute);
  void CheckNotUndefined(const Named& named, const Type& type);
  void CheckNoObservableArray(const Named& named, const Type& type);
  void CheckUnique(const Named& member, Names& names);
  void CheckIdentifier(const Named& named);
  void Report(const Named& named, std::string message) {
    diagnostics_.AddError(named.location, std::move(message),
                          std::max<size_t>(named.name.size(), 1));
  }

  Diagnostics& diagnostics_;
};

const Attribute* FindAttribute(const Interface& interface,
                               std::string_view name) {
  for (const auto& attribute : interface.attributes) {
    if (attribute->name == name)
      return attribute.get();
  }
  return interface.inherited ? FindAttribute(*interface.inherited, name)
                             : nullptr;
}

// Of the type itself, its inner type or its flattened member types.
bool AnyOf(const Type& type, bool (*predicate)(const Type&)) {
  const Type& inner = type.WithoutNullable();
  if (!inner.IsUnion())
    return predicate(inner);
  std::vector<const Type*> members = inner.FlattenedMemberTypes();
  return std::any_of(members.begin(), members.end(),
                     [predicate](const Type* t) { return predicate(*t); });
}

// The dictionary that the type is or has among its flattened member types.
const Dictionary* FindDictionary(const Type& type) {
  if (type.kind() == TypeKind::kDictionary)
    return &type.dictionary();
  if (!type.IsUnion())
    return nullptr;
  for (const Type* member : type.FlattenedMemberTypes()) {
    if (member->kind() == TypeKind::kDictionary)
      return &member->dictionary();
  }
  return nullptr;
}

void MemberChecker::Check(const Interface& interface) {
  Names names;
  CheckCommonMembers(interface, names);
  for (const auto& constructor : interface.constructor_operations)
    CheckArguments(constructor->arguments);
  for (const auto& factory : interface.legacy_factory_operations)
    CheckArguments(factory->arguments);
  if (interface.iterable)
    CheckArguments(interface.iterable->arguments);
  for (const auto& attribute : interface.attributes)
    CheckInherit(interface, *attribute);

  // "If an interface X inherits from another interface Y then the exposure set
  // of X must be a subset of the exposure set of Y."
  const Interface* parent = interface.inherited;
  if (parent && !parent->is_external && !parent->exposure.everywhere) {
    for (const std::string& global : interface.exposure.globals) {
      if (parent->exposure.IsExposedIn(global))
        continue;
      Report(interface, "\"" + interface.name + "\" is exposed in " + global +
                            ", but \"" + parent->name +
                            "\", from which it inherits, is not; see "
                            "https://webidl.spec.whatwg.org/#Exposed");
      break;
    }
  }
}

void MemberChecker::Check(const Namespace& namespace_definition) {
  Names names;
  CheckCommonMembers(namespace_definition, names);
}

// https://webidl.spec.whatwg.org/#idl-dictionaries
void MemberChecker::Check(const Dictionary& dictionary) {
  Names names;
  for (const Dictionary* d = dictionary.inherited; d; d = d->inherited) {
    for (const auto& member : d->members)
      names.emplace(member->name, member.get());
  }
  for (const auto& member : dictionary.members) {
    CheckIdentifier(*member);
    CheckNotUndefined(*member, *member->type);
    CheckNoObservableArray(*member, *member->type);
    // "must not be the same as that of another dictionary member defined on the
    // dictionary or on that dictionary's inherited dictionaries"
    CheckUnique(*member, names);
  }
}

// "must not be the same as the identifier of another interface member", but for
// overloads.
template <typename T>
void MemberChecker::CheckCommonMembers(const T& definition, Names& names) {
  for (const auto& constant : definition.constants) {
    CheckIdentifier(*constant);
    CheckUnique(*constant, names);
    CheckConstant(*constant);
  }
  for (const auto& attribute : definition.attributes) {
    CheckIdentifier(*attribute);
    CheckUnique(*attribute, names);
    CheckAttribute(*attribute);
  }
  for (const OperationGroup& group : definition.operation_groups) {
    const Operation& first = *group.overloads.front();
    auto other = names.find(group.name);
    if (other != names.end())
      CheckUnique(first, names);
  }
  for (const auto& operation : definition.operations) {
    CheckIdentifier(*operation);
    CheckNoObservableArray(*operation, *operation->return_type);
    CheckArguments(operation->arguments);
  }
}

// "The identifier of any of the abovementioned IDL constructs (except operation
// arguments) must not be "constructor", "toString", or begin with a U+005F (_).
// These are known as reserved identifiers."
// https://webidl.spec.whatwg.org/#dfn-reserved-identifier
void MemberChecker::CheckIdentifier(const Named& named) {
  // An identifier that begins with two underscores isn't one to the lexer.
  if (named.name == "constructor" || named.name == "toString") {
    Report(named, "\"" + named.name +
                      "\" is a reserved identifier; see "
                      "https://webidl.spec.whatwg.org/"
                      "#dfn-reserved-identifier");
  }
}

void MemberChecker::CheckUnique(const Named& member, Names& names) {
  auto [it, is_new] = names.emplace(member.name, &member);
  if (is_new)
    return;
  Report(member, "duplicate member \"" + member.name +
                     "\"; see https://webidl.spec.whatwg.org/#idl-members");
  diagnostics_.AddNote(it->second->location, "the first one is here",
                       member.name.size());
}

// "The type of a constant must not be any type other than a primitive type."
// https://webidl.spec.whatwg.org/#idl-constants
void MemberChecker::CheckConstant(const Constant& constant) {
  // "The identifier also must not be "length", "name" or "prototype"."
  if (constant.name == "length" || constant.name == "name" ||
      constant.name == "prototype") {
    Report(constant, "a constant can't have the name \"" + constant.name +
                         "\"; see https://webidl.spec.whatwg.org/"
                         "#idl-constants");
  }
  const Type& type = *constant.type;
  if (!type.IsNumeric() && type.kind() != TypeKind::kBoolean &&
      type.kind() != TypeKind::kBigInt) {
    Report(constant, "the type of a constant must be primitive, not \"" +
                         type.ToString() +
                         "\"; see https://webidl.spec.whatwg.org/"
                         "#idl-constants");
  }
}

// "The type of the attribute, after resolving typedefs, must not be a nullable
// or non-nullable version of any of the following types: a sequence type, an
// async sequence type, a dictionary type, a record type, a union type that has
// a nullable or non-nullable sequence type, dictionary, or record as one of its
// flattened member types."
// https://webidl.spec.whatwg.org/#idl-attributes
void MemberChecker::CheckAttribute(const Attribute& attribute) {
  auto is_refused = [](const Type& type) {
    return type.kind() == TypeKind::kSequence ||
           type.kind() == TypeKind::kAsyncSequence ||
           type.kind() == TypeKind::kDictionary ||
           type.kind() == TypeKind::kRecord;
  };
  constexpr char kSee[] =
      "; see https://webidl.spec.whatwg.org/#idl-attributes";
  if (attribute.is_static)
    CheckNoObservableArray(attribute, *attribute.type);
  if (AnyOf(*attribute.type, is_refused)) {
    Report(attribute, "an attribute can't have the type \"" +
                          attribute.type->ToString() + "\"" + kSee);
  }
  // "Attributes whose type is a promise type must be read only."
  if (attribute.type->kind() == TypeKind::kPromise && !attribute.read_only)
    Report(attribute,
           std::string("a promise attribute must be readonly") + kSee);
}

// "The read only attribute from which the attribute inherits its getter is the
// attribute with the same identifier on the closest ancestor interface […] must
// be of the same type as the inheriting attribute."
// https://webidl.spec.whatwg.org/#dfn-inherit-getter
void MemberChecker::CheckInherit(const Interface& interface,
                                 const Attribute& attribute) {
  if (!attribute.inherit)
    return;
  const Attribute* inherited =
      interface.inherited ? FindAttribute(*interface.inherited, attribute.name)
                          : nullptr;
  if (!inherited || !inherited->type->IsSameTypeAs(*attribute.type)) {
    Report(attribute, "no ancestor of \"" + interface.name +
                          "\" has an attribute of this name and type; see "
                          "https://webidl.spec.whatwg.org/#dfn-inherit-getter");
  }
}

// "undefined must not be used as the type of an argument in any circumstance
// […], or as the type of a dictionary member, whether directly or in a union."
// https://webidl.spec.whatwg.org/#idl-undefined
void MemberChecker::CheckNotUndefined(const Named& named, const Type& type) {
  if (AnyOf(type,
            [](const Type& t) { return t.kind() == TypeKind::kUndefined; })) {
    Report(named, "\"" + named.name +
                      "\" can't be undefined, but optional; see "
                      "https://webidl.spec.whatwg.org/#idl-undefined");
  }
}

// "Observable array types must only be used as the type of regular attributes
// defined on an interface."
// https://webidl.spec.whatwg.org/#idl-observable-array
void MemberChecker::CheckNoObservableArray(const Named& named,
                                           const Type& type) {
  if (type.kind() == TypeKind::kObservableArray) {
    Report(named,
           "only a regular attribute can be an ObservableArray; see "
           "https://webidl.spec.whatwg.org/#idl-observable-array");
  }
}

// https://webidl.spec.whatwg.org/#dfn-optional-argument
void MemberChecker::CheckArguments(const std::vector<Argument>& arguments) {
  constexpr char kSee[] =
      "; see https://webidl.spec.whatwg.org/#idl-operations";
  Names names;
  for (const Argument& argument : arguments) {
    CheckNotUndefined(argument, *argument.type);
    CheckNoObservableArray(argument, *argument.type);
  }
  bool all_optional_from_here = true;
  for (size_t i = arguments.size(); i-- > 0;) {
    const Argument& argument = arguments[i];
    if (argument.variadic && i + 1 != arguments.size())
      Report(argument,
             std::string("only the last argument can be variadic") + kSee);
    // "If the type of an argument is a dictionary type or a union type that has
    // a dictionary type as one of its flattened member types, and that
    // dictionary type and its ancestors have no required members, and the
    // argument is either the final argument or is followed only by optional
    // arguments, then the argument must be specified as optional and have a
    // default value provided."
    const Dictionary* dictionary = FindDictionary(*argument.type);
    if (dictionary && !dictionary->HasRequiredMember() &&
        all_optional_from_here && !argument.default_value &&
        !argument.variadic) {
      Report(argument, "the dictionary \"" + dictionary->name +
                           "\" has no required member, so the argument must "
                           "be optional with a default value" +
                           kSee);
    }
    all_optional_from_here &= argument.optional || argument.variadic;
  }
  // "The identifier of each argument must not be the same as the identifier of
  // another argument in the same operation declaration."
  for (const Argument& argument : arguments)
    CheckUnique(argument, names);
}

}  // namespace

void CheckMembers(const Model& model, Diagnostics& diagnostics) {
  MemberChecker checker(diagnostics);
  for (const auto& interface : model.interfaces)
    checker.Check(*interface);
  for (const auto& callback_interface : model.callback_interfaces) {
    for (const auto& constant : callback_interface->constants)
      checker.CheckConstant(*constant);
    if (callback_interface->operation)
      checker.CheckArguments(callback_interface->operation->arguments);
  }
  for (const auto& callback : model.callback_functions)
    checker.CheckArguments(callback->arguments);
  for (const auto& namespace_definition : model.namespaces)
    checker.Check(*namespace_definition);
  for (const auto& dictionary : model.dictionaries)
    checker.Check(*dictionary);
}

}  // namespace wsjs::idl
