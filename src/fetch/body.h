// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_BODY_H_
#define WSJS_SRC_FETCH_BODY_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "bindings/runtime/buffer_source.h"
#include "bindings/runtime/promise.h"
#include "bindings/runtime/realm.h"
#include "src/dom/blob_data.h"
#include "src/fetch/body_data.h"
#include "src/http/header_list.h"

namespace wsjs {

class Blob;
class Document;
class FormData;
class ReadableStream;
class URLSearchParams;

// https://fetch.spec.whatwg.org/#bodyinit
using BodyInit = std::variant<ReadableStream*,
                              Blob*,
                              bindings::BufferSource,
                              FormData*,
                              URLSearchParams*,
                              std::string>;
// What XMLHttpRequest's send() takes. A Document isn't extracted: there is no
// serializer for it.
using DocumentOrBodyInit = std::variant<Document*,
                                        Blob*,
                                        bindings::BufferSource,
                                        FormData*,
                                        URLSearchParams*,
                                        std::string>;

// https://fetch.spec.whatwg.org/#body-with-type
struct BodyWithType {
  BlobData bytes;
  std::optional<std::string> type;
};

// https://fetch.spec.whatwg.org/#concept-bodyinit-extract
[[nodiscard]] BodyWithType ExtractBody(const BodyInit& init);
[[nodiscard]] BodyWithType ExtractBody(const DocumentOrBodyInit& init);

// https://encoding.spec.whatwg.org/#utf-8-decode
[[nodiscard]] std::string Utf8Decode(ByteSpan bytes);

// https://fetch.spec.whatwg.org/#body-mixin
// What Request and Response inherit.
class Body {
 public:
  bool bodyUsed() const { return used_; }
  bindings::Promise arrayBuffer();
  bindings::Promise blob();
  bindings::Promise bytes();
  bindings::Promise json();
  bindings::Promise text();

  // https://fetch.spec.whatwg.org/#body-unusable
  bool IsUnusable() const { return used_; }
  // Null: there is none.
  const std::shared_ptr<BodyData>& body() const { return body_; }
  // It is read from here on by somebody else.
  void set_used() { used_ = body_ != nullptr; }

 protected:
  Body(bindings::Realm& realm, std::shared_ptr<BodyData> body)
      : realm_(realm), body_(std::move(body)) {}
  ~Body() = default;

 private:
  // What comes of the bytes, given the MIME type ("" for none): settles the
  // promise.
  using Package = void (*)(bindings::Realm& realm,
                           ByteSpan bytes,
                           const std::string& type,
                           bindings::PromiseResolver* promise);

  virtual const HeaderList& header_list() const = 0;
  // https://fetch.spec.whatwg.org/#concept-body-consume-body
  bindings::Promise Consume(Package package);

  bindings::Realm& realm_;
  const std::shared_ptr<BodyData> body_;
  bool used_ = false;
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_BODY_H_
