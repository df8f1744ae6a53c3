// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_H_
#define WSJS_SAMPLE_H_

#include <cstddef>
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
#include "bindings/runtime/script_value.h"
#include "sample_base.h"
#include "tests/golden/bindings/sample_mode.h"
#include "tests/golden/bindings/sample_report.h"

namespace wsjs {

// The native half of objects that implement Sample, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class Sample final : public SampleBase {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // constructor();
  static std::unique_ptr<Sample> Create(bindings::Realm& realm);

  // attribute SampleMode mode;
  SampleMode mode() const;
  void setMode(SampleMode value);

  // readonly attribute long level;
  int32_t level() const;

  // readonly attribute boolean genuine;
  bool genuine() const;

  // static readonly attribute Sample? current;
  static Sample* current(bindings::Realm& realm);

  // undefined send((SampleBytes or SampleBase or USVString) data, optional
  //     [Clamp] octet code = 1);
  void send(
      const std::variant<bindings::BufferSource, SampleBase*, std::string>& data,
      uint8_t code);

  // SampleReport report(any... values);
  SampleReport report(const std::vector<bindings::ScriptValue>& values);

  // Promise<undefined> finish(SampleCallback callback);
  bindings::Promise finish(bindings::CallbackFunction callback);

  // DOMString pick(long index);
  std::u16string pick(int32_t index);

  // DOMString pick(SampleBase sample);
  std::u16string pick(SampleBase& sample);

  // iterable<DOMString, long>;
  // The pair at `index`, or nothing behind the last one.
  std::optional<std::pair<std::u16string, int32_t>> GetPair(size_t index) const;

  // stringifier;
  std::u16string toString() const;

 private:
  explicit Sample(bindings::Realm& realm) : SampleBase(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_H_
