// SPDX-License-Identifier: BSD-3-Clause
#include "bindings/runtime/property_call.h"

#include "bindings/runtime/exceptions.h"

namespace wsjs::bindings {

void PropertyCall::Throw(const Exception& exception) {
  has_exception_ = true;
  Exception described = exception;
  if (exception.type != Exception::Type::kAlreadyThrown)
    described.message = place_.Describe(exception.message);
  ThrowException(realm_, described);
}

}  // namespace wsjs::bindings
