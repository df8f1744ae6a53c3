// SPDX-License-Identifier: BSD-3-Clause
#include "src/dom/blob.h"

#include <algorithm>
#include <utility>

#include "bindings/runtime/script_scope.h"
#include "src/base/utf.h"
#include "src/dom/environment_settings.h"

namespace wsjs {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// https://w3c.github.io/FileAPI/#slice-blob
// A position that counts from the end when it is negative.
size_t ResolvePosition(int64_t position, size_t size) {
  const auto signed_size = static_cast<int64_t>(size);
  return static_cast<size_t>(position < 0
                                 ? std::max<int64_t>(signed_size + position, 0)
                                 : std::min(position, signed_size));
}

struct SerializedBlobData final : bindings::SerializedData {
  explicit SerializedBlobData(BlobData data) : data(std::move(data)) {}
  const BlobData data;
};

}  // namespace

// https://w3c.github.io/FileAPI/#constructorBlob
std::unique_ptr<Blob> Blob::Create(
    bindings::Realm& realm,
    const std::optional<std::vector<BlobPart>>& parts,
    const BlobPropertyBag& options) {
  // 1. If invoked with zero parameters, return a new Blob object consisting of
  //    0 bytes.
  // 2. Let bytes be the result of processing blob parts given blobParts and
  //    options.
  // 3.-4. Return a Blob object referring to bytes, with its size set to the
  //    length of bytes, and its type set to t.
  return std::make_unique<Blob>(
      realm, parts ? ProcessBlobParts(*parts, options) : BlobData(),
      NormalizeBlobType(options.type));
}

void Blob::DidAttachWrapper() {
  AdjustExternalMemory(static_cast<int64_t>(data_.size()));
}

// https://w3c.github.io/FileAPI/#dfn-slice
// https://w3c.github.io/FileAPI/#slice-blob
std::unique_ptr<Blob> Blob::slice(
    const std::optional<int64_t>& start,
    const std::optional<int64_t>& end,
    const std::optional<std::u16string>& content_type) const {
  // 2. If start is null, set relativeStart to 0; if it is negative, to
  //    max((originalSize + start), 0); otherwise to min(start, originalSize).
  const size_t relative_start =
      ResolvePosition(start.value_or(0), data_.size());
  // 3. The same of end, with originalSize when it is null.
  const size_t relative_end =
      end ? ResolvePosition(*end, data_.size()) : data_.size();
  // 4. contentType: the empty string if it is null or has characters outside
  //    U+0020 to U+007E; otherwise converted to ASCII lowercase.
  // 5. Let span be max((relativeEnd - relativeStart), 0).
  // 6. Return a new Blob object that refers to span consecutive bytes from
  //    blob, beginning with the byte at byte-order position relativeStart.
  return std::make_unique<Blob>(
      realm(),
      data_.Slice(relative_start, std::max(relative_start, relative_end)),
      content_type ? NormalizeBlobType(*content_type) : std::string());
}

// https://w3c.github.io/FileAPI/#dom-blob-text
bindings::Promise Blob::text() const {
  // "... returns the result of running UTF-8 decode on its first argument":
  // https://encoding.spec.whatwg.org/#utf-8-decode drops a byte order mark.
  return Read([](bindings::Realm& realm, ByteSpan bytes) {
    if (AsStringView(bytes).starts_with(kByteOrderMark))
      bytes = bytes.subspan(kByteOrderMark.size());
    return bindings::ScriptValue::FromUtf8(realm, Utf8DecodeLossy(bytes));
  });
}

// https://w3c.github.io/FileAPI/#dom-blob-arraybuffer
bindings::Promise Blob::arrayBuffer() const {
  return Read([](bindings::Realm& realm, ByteSpan bytes) {
    return bindings::ScriptValue::NewArrayBuffer(realm, bytes);
  });
}

// https://w3c.github.io/FileAPI/#dom-blob-bytes
bindings::Promise Blob::bytes() const {
  return Read([](bindings::Realm& realm, ByteSpan bytes) {
    return bindings::ScriptValue::NewUint8Array(realm, OwnedBytes(bytes));
  });
}

bindings::Promise Blob::Read(bindings::ScriptValue (*package)(bindings::Realm&,
                                                              ByteSpan)) const {
  bindings::PromiseResolver resolver(realm());
  const bindings::Promise promise = resolver.promise();
  EnvironmentSettings::From(realm()).event_loop().QueueTask(
      TaskSource::kFileReading, [&realm = realm(), package, data = data_,
                                 resolver = std::move(resolver)]() mutable {
        const bindings::ScriptScope scope(realm);
        resolver.Resolve(package(realm, data.span()));
      });
  return promise;
}

// https://w3c.github.io/FileAPI/#blob-section
ExceptionOr<void> Blob::Serialize(
    bindings::SerializationWriter& serialized) const {
  // 1. Set serialized.[[SnapshotState]] to value's snapshot state.
  // 2. Set serialized.[[ByteSequence]] to value's underlying byte sequence.
  serialized.WriteData(std::make_shared<SerializedBlobData>(data_));
  // A new Blob has the type, too: everybody does that.
  serialized.WriteString(type_);
  return {};
}

// https://w3c.github.io/FileAPI/#blob-section
ExceptionOr<std::unique_ptr<Blob>> Blob::Deserialize(
    bindings::Realm& realm,
    bindings::SerializationReader& serialized) {
  const auto data = serialized.ReadData();
  std::string type;
  if (!data || !serialized.ReadString(type)) {
    return Exception::DOMException("DataCloneError", "The Blob is incomplete.");
  }
  return std::make_unique<Blob>(
      realm, static_cast<const SerializedBlobData&>(*data).data,
      std::move(type));
}

}  // namespace wsjs
