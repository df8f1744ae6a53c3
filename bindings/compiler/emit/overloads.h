// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_EMIT_OVERLOADS_H_
#define WSJS_BINDINGS_COMPILER_EMIT_OVERLOADS_H_

#include <cstddef>
#include <string>
#include <vector>

#include "bindings/compiler/emit/printer.h"
#include "bindings/compiler/model.h"
#include "bindings/compiler/overload_set.h"

namespace wsjs::idl {

// The functions of a group of overloads, `name`1, `name`2 and so on, and what
// chooses among them.
// https://webidl.spec.whatwg.org/#dfn-overload-resolution-algorithm
class OverloadEmitter final {
 public:
  // `parameters` are those of each function, such as "Call& call"; `arguments`
  // what they get, such as "call".
  OverloadEmitter(Printer& printer,
                  const OperationGroup& group,
                  std::string name,
                  std::vector<std::string> parameters,
                  std::vector<std::string> arguments);

  // How many arguments of the overload at `index` are converted before it is
  // chosen: those before the distinguishing argument. Its function gets them.
  size_t ConvertedBefore(size_t index) const { return converted_[index]; }

  // Opens the function of the overload at `index`.
  void EmitFunctionStart(size_t index);

  // The statements that call the overload which the arguments choose.
  void EmitResolution();

 private:
  // The items of the effective overload set of one type list size.
  using Tuples = std::vector<OverloadTuple>;

  std::string FunctionName(size_t index) const;
  size_t IndexOf(const Operation& overload) const;
  void EmitCase(const Tuples& tuples);
  void EmitSwitch(const Tuples& tuples, size_t distinguishing_index);
  void EmitCall(const OverloadTuple& tuple,
                const std::string& label,
                size_t indent);
  void EmitVariable(const Argument& argument, size_t indent);

  Printer& printer_;
  const OperationGroup& group_;
  const std::string name_;
  const std::vector<std::string> parameters_;
  const std::vector<std::string> arguments_;
  const std::vector<Tuples> sets_;
  std::vector<size_t> converted_;
  // Of the arguments that are converted at the current place.
  std::vector<std::string> variables_;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_EMIT_OVERLOADS_H_
