// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_MAP_H_
#define WSJS_SAMPLE_MAP_H_

#include <string>

#include "bindings/runtime/script_map.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs {

class SampleBase;

// The native half of objects that implement SampleMap, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class SampleMap final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // readonly maplike<DOMString, SampleBase>;
  // Kept as an edge.
  bindings::ScriptMap MapEntries() const;

 private:
  explicit SampleMap(bindings::Realm& realm) : Wrappable(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_MAP_H_
