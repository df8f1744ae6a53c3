// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_LIST_H_
#define WSJS_SAMPLE_LIST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "bindings/runtime/wrappable.h"

namespace wsjs {

class SampleBase;

// The native half of objects that implement SampleList, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class SampleList final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // getter DOMString? item(unsigned long index);
  std::optional<std::u16string> item(uint32_t index);

  // The supported property indices are below this.
  uint32_t SupportedPropertyIndexCount() const;

  bool IsSupportedPropertyName(const std::u16string& name) const;
  std::vector<std::u16string> SupportedPropertyNames() const;

  // setter undefined (unsigned long index, DOMString value);
  void SetIndexedProperty(uint32_t index, const std::u16string& value);

  // getter SampleBase? (DOMString name);
  SampleBase* GetNamedProperty(const std::u16string& name);

  // deleter undefined (DOMString name);
  void DeleteNamedProperty(const std::u16string& name);

 private:
  explicit SampleList(bindings::Realm& realm) : Wrappable(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_LIST_H_
