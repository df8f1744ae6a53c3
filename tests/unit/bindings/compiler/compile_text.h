// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_UNIT_BINDINGS_COMPILER_COMPILE_TEXT_H_
#define WSJS_TESTS_UNIT_BINDINGS_COMPILER_COMPILE_TEXT_H_

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bindings/compiler/ast.h"
#include "bindings/compiler/compiler_options.h"
#include "bindings/compiler/diagnostic.h"
#include "bindings/compiler/model.h"
#include "bindings/compiler/source_file.h"

namespace wsjs::idl {

// The syntax tree of `text`, as the file "test.idl".
class ParsedText {
 public:
  explicit ParsedText(std::string text);

  const FragmentNode& fragment() const { return fragment_; }
  // All diagnostics as they are printed.
  std::string errors() const { return diagnostics_.ToString(); }

 private:
  SourceFile file_;
  Diagnostics diagnostics_;
  FragmentNode fragment_;
};

// The model of some texts, as files "a.idl", "b.idl" and so on.
class ResolvedText {
 public:
  explicit ResolvedText(std::vector<std::string> texts,
                        const CompilerOptions& options = {});
  explicit ResolvedText(std::string text, const CompilerOptions& options = {})
      : ResolvedText(std::vector<std::string>{std::move(text)}, options) {}

  const Model& model() const { return *model_; }
  std::string errors() const { return diagnostics_.ToString(); }
  // Only what follows "error: ", a line each.
  std::string messages() const;

  // Null when there is none.
  const Interface* interface(std::string_view name) const;
  const Dictionary* dictionary(std::string_view name) const;
  const Typedef* type_definition(std::string_view name) const;

 private:
  std::deque<SourceFile> files_;
  std::vector<FragmentNode> fragments_;
  Diagnostics diagnostics_;
  std::unique_ptr<const Model> model_;
};

// The messages of a text that has errors.
std::string MessagesOf(std::string text);

// Null when there is none.
const Attribute* FindAttribute(const Interface& interface,
                               std::string_view name);
const OperationGroup* FindOperations(const Interface& interface,
                                     std::string_view name);

}  // namespace wsjs::idl

#endif  // WSJS_TESTS_UNIT_BINDINGS_COMPILER_COMPILE_TEXT_H_
