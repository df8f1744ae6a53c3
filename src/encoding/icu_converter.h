// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_ENCODING_ICU_CONVERTER_H_
#define WSJS_SRC_ENCODING_ICU_CONVERTER_H_

#include <unicode/ucnv.h>

#include <memory>

namespace wsjs {

struct CloseIcuConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using IcuConverter = std::unique_ptr<UConverter, CloseIcuConverter>;

// One that stops at errors. `name` is a converter that ICU has.
IcuConverter OpenIcuConverter(const char* name);

}  // namespace wsjs

#endif  // WSJS_SRC_ENCODING_ICU_CONVERTER_H_
