// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/emit/overloads.h"

#include <algorithm>
#include <utility>

#include "bindings/compiler/emit/arguments.h"
#include "bindings/compiler/emit/cpp_types.h"

namespace wsjs::idl {

namespace {

// The tag of a type at the distinguishing argument index.
std::string TagAt(const OverloadTuple& tuple, size_t index) {
  const Type& type = tuple.TypeAt(index);
  return tuple.OptionalityAt(index) == Optionality::kOptional
             ? OptionalIdlTag(type)
             : IdlTag(type);
}

}  // namespace

OverloadEmitter::OverloadEmitter(Printer& printer,
                                 const OperationGroup& group,
                                 std::string name,
                                 std::vector<std::string> parameters,
                                 std::vector<std::string> arguments)
    : printer_(printer),
      group_(group),
      name_(std::move(name)),
      parameters_(std::move(parameters)),
      arguments_(std::move(arguments)),
      sets_(EffectiveOverloadSetBySize(group)),
      converted_(group.overloads.size()) {
  for (const Tuples& tuples : sets_) {
    if (tuples.size() < 2)
      continue;
    const size_t d = DistinguishingArgumentIndex(tuples);
    for (const OverloadTuple& tuple : tuples) {
      size_t& converted = converted_[IndexOf(*tuple.callable)];
      converted = std::max(converted, d);
    }
  }
}

void OverloadEmitter::EmitFunctionStart(size_t index) {
  std::vector<std::string> parameters = parameters_;
  for (size_t i = 0; i < converted_[index]; ++i) {
    parameters.push_back("auto& " +
                         VariableName(group_.overloads[index]->arguments[i]));
  }
  printer_.Print(
      "$start$ {\n",
      {{"start", FormatParameters("void " + FunctionName(index) + "(",
                                  parameters, ")")}});
}

void OverloadEmitter::EmitResolution() {
  // 1. Let maxarg be the length of the longest type list of the entries in S.
  printer_.Print(
      "  // https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm\n"
      "  switch (call.ArgumentCount($maximum$)) {\n",
      {{"maximum", std::to_string(MaximumArgumentCount(group_))}});
  // 4. Remove from S all entries whose type list is not of length argcount.
  for (const Tuples& tuples : sets_) {
    if (!tuples.empty())
      EmitCase(tuples);
  }
  // 5. If S is empty, then throw a TypeError.
  printer_.Print(
      "  }\n"
      "  call.Throw(Exception::TypeError(\"Overload resolution failed.\"));\n");
}

std::string OverloadEmitter::FunctionName(size_t index) const {
  return name_ + std::to_string(index + 1);
}

size_t OverloadEmitter::IndexOf(const Operation& overload) const {
  const auto found =
      std::find(group_.overloads.begin(), group_.overloads.end(), &overload);
  return static_cast<size_t>(found - group_.overloads.begin());
}

// The case of one number of arguments.
void OverloadEmitter::EmitCase(const Tuples& tuples) {
  const std::string label =
      "    case " + std::to_string(tuples.front().size) + ":";
  variables_.clear();
  if (tuples.size() == 1) {
    EmitCall(tuples.front(), label, 6);
    return;
  }
  // 8. If there is more than one entry in S, then set d to be the
  //    distinguishing argument index for the entries of S.
  const size_t d = DistinguishingArgumentIndex(tuples);
  printer_.Print("$label$$open$\n",
                 {{"label", label}, {"open", d > 0 ? " {" : ""}});
  // 11. While i < d: […] append to values the result of converting V to IDL
  //     type type.
  // None of them is optional: then fewer arguments wouldn't distinguish the
  // overloads.
  for (size_t i = 0; i < d; ++i)
    EmitVariable(tuples.front().ArgumentAt(i), 6);
  // 12. If i = d, then: […]
  EmitSwitch(tuples, d);
  printer_.Print("      return;\n");
  if (d > 0)
    printer_.Print("    }\n");
}

void OverloadEmitter::EmitSwitch(const Tuples& tuples,
                                 size_t distinguishing_index) {
  std::vector<std::string> tags;
  for (const OverloadTuple& tuple : tuples)
    tags.push_back(TagAt(tuple, distinguishing_index));
  const std::string index = std::to_string(distinguishing_index);
  printer_.Print("      switch ($resolve$) {\n",
                 {{"resolve", FormatList("ResolveOverload<", tags,
                                         ">(call, " + index + ")", 14)}});
  for (size_t i = 0; i < tuples.size(); ++i) {
    variables_.resize(distinguishing_index);
    EmitCall(tuples[i], "        case " + std::to_string(i) + ":", 10);
  }
  printer_.Print("      }\n");
}

// Calls the overload with those of its arguments that are converted before in
// other cases, too.
void OverloadEmitter::EmitCall(const OverloadTuple& tuple,
                               const std::string& label,
                               size_t indent) {
  const size_t overload = IndexOf(*tuple.callable);
  const bool has_variables = variables_.size() < converted_[overload];
  printer_.Print("$label$$open$\n",
                 {{"label", label}, {"open", has_variables ? " {" : ""}});
  while (variables_.size() < converted_[overload])
    EmitVariable(tuple.callable->arguments[variables_.size()], indent);

  std::vector<std::string> arguments = arguments_;
  arguments.insert(arguments.end(), variables_.begin(), variables_.end());
  printer_.Print("$margin$$call$\n",
                 {{"margin", std::string(indent, ' ')},
                  {"call", FormatList("return " + FunctionName(overload) + "(",
                                      arguments, ");", indent)}});
  if (has_variables)
    printer_.Print("$margin$}\n", {{"margin", std::string(indent - 2, ' ')}});
}

void OverloadEmitter::EmitVariable(const Argument& argument, size_t indent) {
  EmitArgument(printer_, argument, variables_.size(), indent);
  variables_.push_back(VariableName(argument));
}

}  // namespace wsjs::idl
