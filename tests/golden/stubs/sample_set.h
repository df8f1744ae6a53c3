// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_SET_H_
#define WSJS_SAMPLE_SET_H_

#include "bindings/runtime/script_map.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs {

// The native half of objects that implement SampleSet, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class SampleSet final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // undefined clear();
  void clear();

  // setlike<double>;
  // Kept as an edge.
  bindings::ScriptSet SetEntries() const;

 private:
  explicit SampleSet(bindings::Realm& realm) : Wrappable(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_SET_H_
