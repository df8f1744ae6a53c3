// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_TOOLS_H_
#define WSJS_SAMPLE_TOOLS_H_

#include <string>
#include <vector>

#include "bindings/runtime/realm.h"

namespace wsjs {

// The members of the namespace object sampleTools. What can throw returns
// ExceptionOr<T> instead of T.
class SampleTools final {
 public:
  SampleTools() = delete;

  // DOMString join(DOMString first, DOMString... rest);
  static std::u16string join(
      bindings::Realm& realm,
      const std::u16string& first,
      const std::vector<std::u16string>& rest);
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_TOOLS_H_
