// SPDX-License-Identifier: BSD-3-Clause
#include <algorithm>
#include <set>

#include "bindings/compiler/emit/cpp_names.h"
#include "bindings/compiler/emit/cpp_types.h"
#include "bindings/compiler/emit/default_values.h"
#include "bindings/compiler/emit/definitions.h"
#include "bindings/compiler/emit/includes.h"

namespace wsjs::idl {

namespace {

bool IsOptional(const DictionaryMember& member) {
  return !member.required && !member.default_value;
}

// The dictionaries that script gets from the host.
class OutputDictionaries final {
 public:
  explicit OutputDictionaries(const Model& model) {
    const auto add = [this](const Type& type) { Add(type); };
    for (const auto& interface : model.interfaces) {
      for (const auto& attribute : interface->attributes)
        VisitTypes(*attribute->type, add);
      for (const auto& operation : interface->operations)
        VisitTypes(*operation->return_type, add);
    }
    for (const auto& definition : model.namespaces) {
      for (const auto& attribute : definition->attributes)
        VisitTypes(*attribute->type, add);
      for (const auto& operation : definition->operations)
        VisitTypes(*operation->return_type, add);
    }
  }

  bool Contains(const Dictionary& dictionary) const {
    return dictionaries_.contains(&dictionary);
  }

 private:
  void Add(const Type& type) {
    if (type.kind() == TypeKind::kDictionary)
      Add(type.dictionary());
  }
  void Add(const Dictionary& dictionary) {
    if (!dictionaries_.insert(&dictionary).second)
      return;
    if (dictionary.inherited)
      Add(*dictionary.inherited);
    for (const auto& member : dictionary.members)
      VisitTypes(*member->type, [this](const Type& type) { Add(type); });
  }

  std::set<const Dictionary*> dictionaries_;
};

std::vector<const DictionaryMember*> SortedMembers(
    const Dictionary& dictionary) {
  std::vector<const DictionaryMember*> members;
  for (const auto& member : dictionary.members)
    members.push_back(member.get());
  std::sort(members.begin(), members.end(),
            [](const DictionaryMember* a, const DictionaryMember* b) {
              return a->name < b->name;
            });
  return members;
}

void PrintMember(Printer& printer, const DictionaryMember& member) {
  const Type& type = *member.type;
  const std::string cpp_type =
      IsOptional(member) ? OptionalCppType(type) : CppType(type);
  std::string initializer;
  std::string comment;
  if (member.default_value) {
    initializer = MemberInitializer(*member.default_value, type);
    if (IsScriptNull(*member.default_value, type))
      comment = "  // null by default";
  } else if (member.required) {
    comment = "  // required";
  }
  if (initializer.empty()) {
    // What a constructor doesn't set.
    if (cpp_type.ends_with('*'))
      initializer = " = nullptr";
    else if (type.IsNumeric() || type.kind() == TypeKind::kEnumeration)
      initializer = IsOptional(member) ? "" : "{}";
    else if (type.kind() == TypeKind::kBoolean && !IsOptional(member))
      initializer = " = false";
  }
  printer.Print("  $type$ $name$$initializer$;$comment$\n",
                {{"type", cpp_type},
                 {"name", member.cpp_name},
                 {"initializer", initializer},
                 {"comment", comment}});
}

// "  return a &&\n         b;"
void PrintConjunction(Printer& printer, const std::vector<std::string>& parts) {
  const char* separator = "  return ";
  for (const std::string& part : parts) {
    printer.Print(separator);
    printer.Print("$part$", {{"part", part}});
    separator = " &&\n         ";
  }
  printer.Print(";\n");
}

// https://webidl.spec.whatwg.org/#js-to-dictionary
void PrintReadMembers(Printer& printer, const Dictionary& dictionary) {
  printer.Print(
      "// https://webidl.spec.whatwg.org/#js-to-dictionary\n"
      "$signature$ {\n",
      {{"signature",
        FormatParameters(
            "bool " + dictionary.cpp_name + "::ReadMembers(",
            {"Realm& realm", "ScriptValue object", "const Place& place"},
            ")")}});
  if (dictionary.inherited) {
    printer.Print(
        "  if (!$base$::ReadMembers(realm, object, place))\n"
        "    return false;\n",
        {{"base", dictionary.inherited->cpp_name}});
  }
  const std::vector<const DictionaryMember*> members =
      SortedMembers(dictionary);
  for (const DictionaryMember* const member : members) {
    if (member->default_value &&
        IsScriptNull(*member->default_value, *member->type)) {
      printer.Print("  $name$ = ScriptValue::Null(realm);\n",
                    {{"name", member->cpp_name}});
    }
  }
  if (members.empty()) {
    printer.Print(
        "  return true;\n"
        "}\n\n");
    return;
  }
  printer.Print("  DictionaryReader reader(realm, object, kName, place);\n");
  std::vector<std::string> reads;
  for (const DictionaryMember* const member : members) {
    const std::string tag = IsOptional(*member) ? OptionalIdlTag(*member->type)
                                                : IdlTag(*member->type);
    reads.push_back(FormatList(
        std::string("reader.") +
            (member->required ? "ReadRequired<" : "Read<") + tag + ">(",
        {"\"" + member->name + "\"", member->cpp_name}, ")", 9));
  }
  PrintConjunction(printer, reads);
  printer.Print("}\n\n");
}

// https://webidl.spec.whatwg.org/#dictionary-to-js
void PrintWriteMembers(Printer& printer, const Dictionary& dictionary) {
  printer.Print(
      "// https://webidl.spec.whatwg.org/#dictionary-to-js\n"
      "$signature$ {\n",
      {{"signature",
        FormatParameters("bool " + dictionary.cpp_name + "::WriteMembers(",
                         {"Realm& realm", "ScriptValue object"}, ") const")}});
  if (dictionary.inherited) {
    printer.Print(
        "  if (!$base$::WriteMembers(realm, object))\n"
        "    return false;\n",
        {{"base", dictionary.inherited->cpp_name}});
  }
  printer.Print("  DictionaryWriter writer(realm, object);\n");
  std::vector<std::string> writes;
  for (const DictionaryMember* const member : SortedMembers(dictionary)) {
    const bool is_wrapped = IsOptional(*member) &&
                            !IsPlatformObject(member->type->WithoutNullable());
    const std::string write =
        FormatList("writer.Write<" + IdlTag(*member->type) + ">(",
                   {"\"" + member->name + "\"",
                    (is_wrapped ? "*" : "") + member->cpp_name},
                   ")", 9);
    writes.push_back(IsOptional(*member)
                         ? "(!" + member->cpp_name + " || " + write + ")"
                         : write);
  }
  PrintConjunction(printer, writes);
  printer.Print("}\n\n");
}

}  // namespace

// https://webidl.spec.whatwg.org/#idl-dictionaries
OutputFile EmitDictionary(const EmitContext& context,
                          const Dictionary& dictionary) {
  const std::string header = TypeHeader(dictionary, context.options);
  Includes includes(context.options);
  includes.Add("bindings/runtime/place.h");
  includes.Add("bindings/runtime/script_value.h");
  if (dictionary.inherited)
    includes.Add(TypeHeader(*dictionary.inherited, context.options));
  for (const auto& member : dictionary.members) {
    includes.AddForDeclaration(*member->type);
    if (IsOptional(*member) && !IsPlatformObject(*member->type))
      includes.AddSystem("optional");
  }

  Printer printer;
  PrintFileStart(printer, dictionary);
  PrintGuardStart(printer, header);
  includes.PrintIncludes(printer);
  printer.Print(
      "\n"
      "namespace wsjs {\n"
      "\n");
  if (includes.HasForwardDeclarations()) {
    includes.PrintForwardDeclarations(printer);
    printer.Print("\n");
  }
  const std::string base =
      dictionary.inherited ? " : " + dictionary.inherited->cpp_name : "";
  printer.Print(
      "// https://webidl.spec.whatwg.org/#idl-dictionaries\n"
      "// Only for the stack.\n"
      "struct $name$$base$ {\n"
      "  static constexpr char kName[] = \"$idl_name$\";\n"
      "\n"
      "  // Reads the members from `object`, which may be undefined or null. "
      "False when\n"
      "  // an exception is pending.\n"
      "  [[nodiscard]] bool ReadMembers(bindings::Realm& realm,\n"
      "                                 bindings::ScriptValue object,\n"
      "                                 const bindings::Place& place);\n",
      {{"name", dictionary.cpp_name},
       {"base", base},
       {"idl_name", dictionary.name}});
  if (OutputDictionaries(context.model).Contains(dictionary)) {
    printer.Print(
        "  // Makes the members that are present properties of `object`.\n"
        "  [[nodiscard]] bool WriteMembers(bindings::Realm& realm,\n"
        "                                  bindings::ScriptValue object) "
        "const;\n");
  }
  printer.Print("\n");
  for (const auto& member : dictionary.members)
    PrintMember(printer, *member);
  printer.Print(
      "};\n"
      "\n"
      "}  // namespace wsjs\n");
  PrintGuardEnd(printer, header);
  return {dictionary.snake_name + ".h", printer.TakeText()};
}

OutputFile EmitDictionaryConversions(const EmitContext& context) {
  const OutputDictionaries output_dictionaries(context.model);
  Includes includes(context.options);
  includes.Add("bindings/runtime/conversions.h");
  Printer body;
  for (const auto& dictionary : context.model.dictionaries) {
    if (dictionary->IsImported())
      continue;
    includes.Add(TypeHeader(*dictionary, context.options));
    for (const auto& member : dictionary->members)
      includes.AddForConversion(*member->type);
    PrintReadMembers(body, *dictionary);
    if (output_dictionaries.Contains(*dictionary))
      PrintWriteMembers(body, *dictionary);
  }
  Printer printer;
  printer.Print(
      "// SPDX-License-Identifier: BSD-3-Clause\n"
      "// Generated by webidl_compiler. Do not edit.\n");
  includes.PrintIncludes(printer);
  printer.Print(
      "\n"
      "namespace wsjs {\n"
      "\n");
  if (includes.HasForwardDeclarations()) {
    includes.PrintForwardDeclarations(printer);
    printer.Print("\n");
  }
  printer.Print(
      "using namespace bindings;\n"
      "\n"
      "$body$"
      "}  // namespace wsjs\n",
      {{"body", body.text()}});
  return {"dictionaries.cc", printer.TakeText()};
}

}  // namespace wsjs::idl
