// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_TOOL_H_
#define WSJS_SAMPLE_TOOL_H_

#include "bindings/runtime/wrappable.h"

namespace wsjs {

// The native half of objects that implement SampleTool, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class SampleTool final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

 private:
  explicit SampleTool(bindings::Realm& realm) : Wrappable(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_TOOL_H_
