// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_BINDINGS_RUNTIME_PRIMORDIALS_H_
#define WSJS_BINDINGS_RUNTIME_PRIMORDIALS_H_

#include <v8-local-handle.h>
#include <v8-persistent-handle.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace v8 {
class Context;
class Function;
class Isolate;
}  // namespace v8

namespace wsjs::bindings {

// The realm's own functions that the bindings call.
enum class Primordial : uint8_t {
  kErrorCaptureStackTrace,
  kMapEntries,
  kMapForEach,
  kMapKeys,
  kMapValues,
  kSetEntries,
  kSetForEach,
  kSetValues,
  kCount,
};

// Them as they were before any script ran.
class Primordials final {
 public:
  Primordials(v8::Isolate* isolate, v8::Local<v8::Context> context);

  // Empty when the realm never had it.
  v8::Local<v8::Function> Get(v8::Isolate* isolate,
                              Primordial primordial) const;

 private:
  std::array<v8::Global<v8::Function>, static_cast<size_t>(Primordial::kCount)>
      functions_;
};

}  // namespace wsjs::bindings

#endif  // WSJS_BINDINGS_RUNTIME_PRIMORDIALS_H_
