// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/body.h"

#include "bindings/runtime/json.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"
#include "src/base/utf.h"
#include "src/dom/blob.h"
#include "src/dom/environment_settings.h"
#include "src/http/mime_type.h"
#include "src/url/url_search_params.h"

namespace wsjs {

using bindings::PromiseResolver;
using bindings::Realm;
using bindings::ScriptValue;

namespace {

struct Extractor {
  // The caller has refused it.
  BodyWithType operator()(Document*) const { NOTREACHED(); }
  // No object of script is one of these.
  BodyWithType operator()(FormData*) const { NOTREACHED(); }
  BodyWithType operator()(ReadableStream*) const { NOTREACHED(); }
  // "Blob: set source to object; if object's type attribute is not the empty
  // byte sequence, set type to its value."
  BodyWithType operator()(Blob* blob) const {
    BodyWithType body{blob->data(), {}};
    if (!blob->type().empty())
      body.type = blob->type();
    return body;
  }
  // "byte sequence; BufferSource: set source to a copy of the bytes held by
  // object."
  BodyWithType operator()(const bindings::BufferSource& source) const {
    return {BlobData(OwnedBytes(source.bytes())), {}};
  }
  // "URLSearchParams: set source to the result of running the
  // application/x-www-form-urlencoded serializer with object's list."
  BodyWithType operator()(URLSearchParams* parameters) const {
    return {BlobData(OwnedBytes(AsBytes(parameters->toString()))),
            "application/x-www-form-urlencoded;charset=UTF-8"};
  }
  // "scalar value string: set source to the UTF-8 encoding of object."
  BodyWithType operator()(const std::string& text) const {
    return {BlobData(OwnedBytes(AsBytes(text))), "text/plain;charset=UTF-8"};
  }
};

}  // namespace

// https://encoding.spec.whatwg.org/#utf-8-decode
std::string Utf8Decode(ByteSpan bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (AsStringView(bytes).starts_with(kByteOrderMark))
    bytes = bytes.subspan(kByteOrderMark.size());
  return Utf8DecodeLossy(bytes);
}

BodyWithType ExtractBody(const BodyInit& init) {
  return std::visit(Extractor(), init);
}

BodyWithType ExtractBody(const DocumentOrBodyInit& init) {
  return std::visit(Extractor(), init);
}

// https://fetch.spec.whatwg.org/#dom-body-arraybuffer
bindings::Promise Body::arrayBuffer() {
  return Consume([](Realm& realm, ByteSpan bytes, const std::string&,
                    PromiseResolver* promise) {
    promise->Resolve(ScriptValue::NewArrayBuffer(realm, bytes));
  });
}

// https://fetch.spec.whatwg.org/#dom-body-blob
bindings::Promise Body::blob() {
  return Consume([](Realm& realm, ByteSpan bytes, const std::string& type,
                    PromiseResolver* promise) {
    promise->Resolve(
        bindings::New(
            std::make_unique<Blob>(realm, BlobData(OwnedBytes(bytes)), type))
            .ToScriptValue());
  });
}

// https://fetch.spec.whatwg.org/#dom-body-bytes
bindings::Promise Body::bytes() {
  return Consume([](Realm& realm, ByteSpan bytes, const std::string&,
                    PromiseResolver* promise) {
    promise->Resolve(ScriptValue::NewUint8Array(realm, OwnedBytes(bytes)));
  });
}

// https://fetch.spec.whatwg.org/#dom-body-json
bindings::Promise Body::json() {
  return Consume([](Realm& realm, ByteSpan bytes, const std::string&,
                    PromiseResolver* promise) {
    ScriptValue value;
    if (bindings::ParseJson(realm, Utf8Decode(bytes), &value)) {
      promise->Resolve(value);
    } else {
      promise->Reject(value);
    }
  });
}

// https://fetch.spec.whatwg.org/#dom-body-text
bindings::Promise Body::text() {
  return Consume([](Realm& realm, ByteSpan bytes, const std::string&,
                    PromiseResolver* promise) {
    promise->Resolve(ScriptValue::FromUtf8(realm, Utf8Decode(bytes)));
  });
}

bindings::Promise Body::Consume(Package package) {
  // 1. If object is unusable, then return a promise rejected with a TypeError.
  if (IsUnusable()) {
    return bindings::Promise::RejectedWith(
        realm_, Exception::TypeError("The body has been read already."));
  }
  // 2. Let promise be a new promise.
  PromiseResolver resolver(realm_);
  const bindings::Promise promise = resolver.promise();
  const std::optional<MimeType> mime_type = ExtractMimeType(header_list());
  std::string type = mime_type ? mime_type->Serialize() : std::string();
  // 5. If object's body is null, then run successSteps given an empty byte
  //    sequence.
  if (!body_) {
    package(realm_, {}, type, &resolver);
    return promise;
  }
  // 6. Otherwise, fully read object's body given successSteps, errorSteps, and
  //    object's relevant global object.
  used_ = true;
  auto read = [&realm = realm_, package, type = std::move(type),
               resolver = std::move(resolver)](const BodyData& body,
                                               ScriptValue error) mutable {
    if (!error.IsEmpty()) {
      resolver.Reject(error);
    } else if (body.state() == BodyData::State::kBroken) {
      resolver.Reject(Exception::TypeError("The connection broke."));
    } else if (body.state() == BodyData::State::kAborted) {
      // AD-HOC: Only those who waited when it was aborted hear the reason:
      // keeping it would keep all alive that it refers to.
      resolver.Reject(Exception::DOMException(
          "AbortError", "The body can't be read: its fetch was aborted."));
    } else {
      package(realm, body.bytes().span(), type, &resolver);
    }
  };
  if (body_->state() == BodyData::State::kArriving) {
    body_->AddWaiter(std::move(read));
    return promise;
  }
  if (body_->state() != BodyData::State::kComplete) {
    read(*body_, {});
    return promise;
  }
  EnvironmentSettings::From(realm_).event_loop().QueueTask(
      TaskSource::kNetworking,
      [&realm = realm_, body = body_, read = std::move(read)]() mutable {
        const bindings::ScriptScope scope(realm);
        read(*body, {});
      });
  return promise;
}

}  // namespace wsjs
