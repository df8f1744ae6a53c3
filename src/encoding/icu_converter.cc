// SPDX-License-Identifier: BSD-3-Clause
#include "src/encoding/icu_converter.h"

#include <unicode/ucnv_err.h>

#include "src/base/check.h"

namespace wsjs {

IcuConverter OpenIcuConverter(const char* name) {
  UErrorCode error = U_ZERO_ERROR;
  IcuConverter converter(ucnv_open(name, &error));
  CHECK(U_SUCCESS(error));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr,
                      nullptr, nullptr, &error);
  CHECK(U_SUCCESS(error));
  return converter;
}

}  // namespace wsjs
