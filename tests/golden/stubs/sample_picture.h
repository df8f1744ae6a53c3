// A skeleton that webidl_compiler --stub made from tests/golden/sample.idl.
// Put it where --implementation says, and fill it in: bindings/README.md.
#ifndef WSJS_SAMPLE_PICTURE_H_
#define WSJS_SAMPLE_PICTURE_H_

#include <cstdint>
#include <memory>
#include <optional>

#include "bindings/runtime/serialization.h"
#include "bindings/runtime/wrappable.h"

namespace wsjs {

// The native half of objects that implement SamplePicture, owned by the
// other half, which script sees. What can throw returns ExceptionOr<T>
// instead of T.
class SamplePicture final : public bindings::Wrappable {
 public:
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // [LegacyFactoryFunction=Picture(optional unsigned long width)]
  static std::unique_ptr<SamplePicture> CreatePicture(
      bindings::Realm& realm, std::optional<uint32_t> width);

  // readonly attribute boolean secure;
  bool secure() const;

  // [Serializable]
  ExceptionOr<void> Serialize(bindings::SerializationWriter& serialized) const;
  static ExceptionOr<std::unique_ptr<SamplePicture>> Deserialize(
      bindings::Realm& realm, bindings::SerializationReader& serialized);

  // [Transferable]
  bool is_detached() const;
  ExceptionOr<std::unique_ptr<bindings::SerializedData>> Transfer();
  static ExceptionOr<std::unique_ptr<SamplePicture>> Receive(
      bindings::Realm& realm,
      std::unique_ptr<bindings::SerializedData> data_holder);

 private:
  explicit SamplePicture(bindings::Realm& realm) : Wrappable(realm) {}
};

}  // namespace wsjs

#endif  // WSJS_SAMPLE_PICTURE_H_
