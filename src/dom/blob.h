// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_DOM_BLOB_H_
#define WSJS_SRC_DOM_BLOB_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/blob_property_bag.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/serialization.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "src/dom/blob_data.h"
#include "src/dom/blob_parts.h"

namespace wsjs {

// https://w3c.github.io/FileAPI/#blob-section
// Its bytes are in memory.
class Blob : public bindings::Wrappable {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // `type` is ASCII.
  Blob(bindings::Realm& realm, BlobData data, std::string type = {})
      : Wrappable(realm), data_(std::move(data)), type_(std::move(type)) {}

  static std::unique_ptr<Blob> Create(
      bindings::Realm& realm,
      const std::optional<std::vector<BlobPart>>& parts,
      const BlobPropertyBag& options);
  void DidAttachWrapper();

  uint64_t size() const { return data_.size(); }
  std::string_view type() const { return type_; }
  std::unique_ptr<Blob> slice(
      const std::optional<int64_t>& start,
      const std::optional<int64_t>& end,
      const std::optional<std::u16string>& content_type) const;
  bindings::Promise text() const;
  bindings::Promise arrayBuffer() const;
  bindings::Promise bytes() const;

  // [Serializable]
  ExceptionOr<void> Serialize(bindings::SerializationWriter& serialized) const;
  static ExceptionOr<std::unique_ptr<Blob>> Deserialize(
      bindings::Realm& realm,
      bindings::SerializationReader& serialized);

  const BlobData& data() const { return data_; }

 private:
  // Reads all bytes, in a task, and resolves the promise with what `package`
  // makes of them.
  bindings::Promise Read(bindings::ScriptValue (*package)(bindings::Realm&,
                                                          ByteSpan)) const;

  const BlobData data_;
  const std::string type_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_DOM_BLOB_H_
