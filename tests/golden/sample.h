// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_TESTS_GOLDEN_SAMPLE_H_
#define WSJS_TESTS_GOLDEN_SAMPLE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/callback_function.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "tests/golden/bindings/sample_init.h"
#include "tests/golden/bindings/sample_mode.h"
#include "tests/golden/bindings/sample_report.h"

// What the goldens are compiled against. Nothing runs.
namespace wsjs {

class SampleBase : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  static std::unique_ptr<SampleBase> Create(bindings::Realm& realm,
                                            const std::u16string& name,
                                            const SampleInit& init);

  const std::u16string& name() const;

 protected:
  using Wrappable::Wrappable;
};

class Sample final : public SampleBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  static ExceptionOr<std::unique_ptr<Sample>> Create(bindings::Realm& realm);
  static Sample* current(bindings::Realm& realm);

  SampleMode mode() const;
  void setMode(SampleMode mode);
  int32_t level() const;
  bool genuine() const;
  ExceptionOr<void> send(
      const std::variant<bindings::BufferSource, SampleBase*, std::string>&
          data,
      uint8_t code);
  SampleReport report(const std::vector<bindings::ScriptValue>& values);
  bindings::Promise finish(bindings::CallbackFunction callback);
  std::u16string pick(int32_t index);
  std::u16string pick(SampleBase& sample);
  std::optional<std::pair<std::u16string, int32_t>> GetPair(size_t index);
  std::u16string toString() const;
};

class SampleTools final {
 public:
  static std::u16string join(bindings::Realm& realm,
                             const std::u16string& first,
                             const std::vector<std::u16string>& rest);
};

class SampleWindow final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  double time() const;
};

}  // namespace wsjs

#endif  // WSJS_TESTS_GOLDEN_SAMPLE_H_
