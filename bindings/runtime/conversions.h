// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_CONVERSIONS_H_
#define WSJS_BINDINGS_RUNTIME_CONVERSIONS_H_

// The conversions of all IDL types, for generated code.
#include "bindings/runtime/async_sequence.h"
#include "bindings/runtime/convert_buffers.h"
#include "bindings/runtime/convert_callbacks.h"
#include "bindings/runtime/convert_containers.h"
#include "bindings/runtime/convert_dictionaries.h"
#include "bindings/runtime/convert_enumerations.h"
#include "bindings/runtime/convert_interfaces.h"
#include "bindings/runtime/convert_numbers.h"
#include "bindings/runtime/convert_strings.h"
#include "bindings/runtime/convert_unions.h"
#include "bindings/runtime/convert_values.h"

#endif  // WSJS_BINDINGS_RUNTIME_CONVERSIONS_H_
