// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_COMPILER_STATISTICS_H_
#define WSJS_BINDINGS_COMPILER_STATISTICS_H_

#include <cstddef>
#include <string>

namespace wsjs::idl {

// What one compilation had to do and what it took.
struct Statistics {
  size_t input_files = 0;
  size_t input_bytes = 0;

  size_t interfaces = 0;  // Not external ones.
  size_t callback_interfaces = 0;
  size_t namespaces = 0;
  size_t dictionaries = 0;
  size_t enumerations = 0;
  size_t callback_functions = 0;
  size_t typedefs = 0;

  size_t output_files = 0;
  size_t output_bytes = 0;

  // Seconds of CPU time.
  double parsing = 0;
  double resolving = 0;
  double generating = 0;

  // A line each for input, definitions, output and times.
  std::string ToString() const;
};

}  // namespace wsjs::idl

#endif  // WSJS_BINDINGS_COMPILER_STATISTICS_H_
