// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/compiler/statistics.h"

#include <cmath>

namespace wsjs::idl {

namespace {

std::string Count(size_t count, const std::string& of) {
  return std::to_string(count) + " " + of;
}

std::string Milliseconds(double seconds) {
  return std::to_string(std::lround(seconds * 1000)) + " ms";
}

}  // namespace

std::string Statistics::ToString() const {
  return "read: " + Count(input_files, "files, ") +
         Count(input_bytes, "bytes\n") +
         "defined: " + Count(interfaces, "interfaces, ") +
         Count(callback_interfaces, "callback interfaces, ") +
         Count(namespaces, "namespaces, ") +
         Count(dictionaries, "dictionaries, ") +
         Count(enumerations, "enumerations, ") +
         Count(callback_functions, "callback functions, ") +
         Count(typedefs, "typedefs\n") +
         "generated: " + Count(output_files, "files, ") +
         Count(output_bytes, "bytes\n") + "CPU time: parsing " +
         Milliseconds(parsing) + ", resolving " + Milliseconds(resolving) +
         ", generating " + Milliseconds(generating) + "\n";
}

}  // namespace wsjs::idl
