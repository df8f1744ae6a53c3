// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_BASE_H_
#define WSJS_SAMPLE_BASE_H_

#include <memory>
#include <string>

#include "bindings/runtime/wrappable.h"
#include "tests/golden/bindings/sample_init.h"

namespace wsjs {

// The native half of objects that implement SampleBase, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class SampleBase : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // constructor(DOMString name, SampleInit init);
  static std::unique_ptr<SampleBase> Create(
      bindings::Realm& realm,
      const std::u16string& name,
      const SampleInit& init);

  // readonly attribute DOMString name;
  std::u16string name() const;

 protected:
  explicit SampleBase(bindings::Realm& realm) : Wrappable(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_BASE_H_
