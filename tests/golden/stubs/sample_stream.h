// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_STREAM_H_
#define WSJS_SAMPLE_STREAM_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "bindings/runtime/async_iterator.h"
#include "bindings/runtime/async_sequence.h"
#include "bindings/runtime/observable_array.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"
#include "tests/golden/bindings/sample_base_init.h"

namespace wsjs {

class SampleBase;

// The native half of objects that implement SampleStream, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class SampleStream final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // attribute ObservableArray<SampleBase> parts;
  bindings::ObservableArray parts() const;
  void WillSetParts(SampleBase& value, uint32_t index);
  void WillDeleteParts(SampleBase& value, uint32_t index);

  // undefined pipe(async_sequence<any> source);
  void pipe(bindings::AsyncSequence source);

  // async_iterable<DOMString>(optional SampleBaseInit init = {});
  class AsyncIterator final : public bindings::AsyncIterator {
   public:
    using bindings::AsyncIterator::AsyncIterator;
    bindings::Promise GetNextIterationResult() override;
    // If iterators have a `return`.
    bindings::Promise Return(bindings::ScriptValue value) override;
  };
  std::unique_ptr<AsyncIterator> CreateAsyncIterator(
      const SampleBaseInit& init);

 private:
  explicit SampleStream(bindings::Realm& realm) : Wrappable(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_STREAM_H_
