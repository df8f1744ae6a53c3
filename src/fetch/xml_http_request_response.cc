// SPDX-License-Identifier: BSD-3-Clause
// The response half of XMLHttpRequest: what script reads of it.
#include <algorithm>
#include <charconv>

#include "bindings/runtime/json.h"
#include "src/base/utf.h"
#include "src/dom/blob.h"
#include "src/encoding/decode.h"
#include "src/encoding/encoding.h"
#include "src/fetch/client_settings.h"
#include "src/fetch/xml_http_request.h"
#include "src/net/http_syntax.h"

namespace wsjs {

using bindings::ScriptValue;
using ResponseType = XMLHttpRequestResponseType;

namespace {

// https://xhr.spec.whatwg.org/#legacy-uppercased-byte-less-than
std::string ByteUppercase(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

const Encoding& Utf8() {
  return *Encoding::Get(u"utf-8");
}

// The encoding of a charset parameter; null: there is none, or unknown.
const Encoding* EncodingOf(const std::optional<std::string>& charset) {
  if (!charset)
    return nullptr;
  return Encoding::Get(Utf8ToUtf16(Latin1ToUtf8(*charset)));
}

}  // namespace

// https://xhr.spec.whatwg.org/#the-responseurl-attribute
std::string_view XMLHttpRequest::responseURL() const {
  return response_ ? std::string_view(response_->url) : std::string_view();
}

std::string_view XMLHttpRequest::statusText() const {
  return response_ ? std::string_view(response_->status_text)
                   : std::string_view();
}

// https://xhr.spec.whatwg.org/#the-getresponseheader()-method
std::optional<std::string> XMLHttpRequest::getResponseHeader(
    const std::string& name) const {
  if (!response_)
    return std::nullopt;
  return response_->headers.Get(name);
}

// https://xhr.spec.whatwg.org/#the-getallresponseheaders()-method
std::string XMLHttpRequest::getAllResponseHeaders() const {
  // 1. Let output be an empty byte sequence.
  std::string output;
  if (!response_)
    return output;
  // 2. Let initialHeaders be the result of running sort and combine with this's
  //    response's header list.
  std::vector<Header> headers = response_->headers.SortAndCombine();
  // 3. Let headers be the result of sorting initialHeaders in ascending order,
  //    with a being less than b if a's name is legacy-uppercased-byte less than
  //    b's name.
  std::ranges::stable_sort(headers, {}, [](const Header& header) {
    return ByteUppercase(header.name);
  });
  // 4. For each header in headers, append header's name, followed by `: `, its
  //    value, and a CR LF.
  for (const auto& [name, value] : headers)
    output.append(name).append(": ").append(value).append("\r\n");
  return output;
}

// https://xhr.spec.whatwg.org/#the-overridemimetype()-method
ExceptionOr<void> XMLHttpRequest::overrideMimeType(const std::u16string& mime) {
  // 1. If this's state is loading or done, then throw an "InvalidStateError"
  //    DOMException.
  if (state_ == State::kLoading || state_ == State::kDone) {
    return Exception::DOMException("InvalidStateError",
                                   "The response has arrived already.");
  }
  // 2. Set this's override MIME type to the result of parsing mime.
  override_mime_type_ = MimeType::Parse(Utf16ToUtf8(mime));
  // 3. If this's override MIME type is failure, then set it to
  //    application/octet-stream.
  if (!override_mime_type_)
    override_mime_type_ = MimeType::Parse("application/octet-stream");
  return {};
}

// https://xhr.spec.whatwg.org/#the-responsetype-attribute
ExceptionOr<void> XMLHttpRequest::setResponseType(ResponseType type) {
  const bool is_window = IsWindow(realm());
  // 1. If the current global object is not a Window object and the given value
  //    is "document", then return.
  if (!is_window && type == ResponseType::kDocument)
    return {};
  // 2. If this's state is loading or done, then throw an "InvalidStateError"
  //    DOMException.
  if (state_ == State::kLoading || state_ == State::kDone) {
    return Exception::DOMException("InvalidStateError",
                                   "The response has arrived already.");
  }
  // 3. If the current global object is a Window object and this's synchronous
  //    flag is set, then throw an "InvalidAccessError" DOMException.
  if (is_window && request_.is_synchronous) {
    return Exception::DOMException(
        "InvalidAccessError",
        "A synchronous request of a window has no response type.");
  }
  // 4. Set this's response type to the given value.
  response_type_ = type;
  return {};
}

// https://xhr.spec.whatwg.org/#the-response-attribute
ScriptValue XMLHttpRequest::response() {
  // 1. If this's response type is the empty string or "text", then:
  if (response_type_ == ResponseType::kEmpty ||
      response_type_ == ResponseType::kText) {
    // 1.1. If this's state is not loading or done, then return the empty
    //      string. 1.2. Return the result of getting a text response.
    if (state_ != State::kLoading && state_ != State::kDone)
      return ScriptValue::FromUtf8(realm(), "");
    return ScriptValue::FromUtf8(realm(), TextResponse());
  }
  // 2. If this's state is not done, then return null.
  // 3. If this's response object is failure, then return null.
  if (state_ != State::kDone || response_object_failed_ || !response_)
    return ScriptValue::Null(realm());
  // 4. If this's response object is non-null, then return it.
  if (const ScriptValue object = GetEdge(kResponseObject);
      !object.IsUndefined()) {
    return object;
  }
  const ScriptValue object = CreateResponseObject();
  if (object.IsEmpty()) {
    response_object_failed_ = true;
    return ScriptValue::Null(realm());
  }
  SetEdge(kResponseObject, object);
  return object;
}

// Steps 5 to 8 of `response`. Empty: failure.
ScriptValue XMLHttpRequest::CreateResponseObject() {
  const ByteSpan bytes = AsBytes(received_bytes_);
  switch (response_type_) {
    case ResponseType::kArraybuffer:
      return ScriptValue::NewArrayBuffer(realm(), bytes);
    case ResponseType::kBlob:
      return bindings::New(std::make_unique<Blob>(realm(),
                                                  BlobData(OwnedBytes(bytes)),
                                                  FinalMimeType().Serialize()))
          .ToScriptValue();
    case ResponseType::kJson: {
      // https://infra.spec.whatwg.org/#parse-json-bytes-to-a-javascript-value
      ScriptValue value;
      if (bindings::ParseJson(realm(), Utf8Decode(bytes), &value))
        return value;
      return {};
    }
    // FIXME: 7. "document": set a document response. There is no parser for it.
    case ResponseType::kDocument:
    case ResponseType::kEmpty:
    case ResponseType::kText:
      break;
  }
  return {};
}

// https://xhr.spec.whatwg.org/#the-responsetext-attribute
ExceptionOr<std::string> XMLHttpRequest::responseText() const {
  // 1. If this's response type is not the empty string or "text", then throw an
  //    "InvalidStateError" DOMException.
  if (response_type_ != ResponseType::kEmpty &&
      response_type_ != ResponseType::kText) {
    return Exception::DOMException("InvalidStateError",
                                   "The response type isn't text.");
  }
  // 2. If this's state is not loading or done, then return the empty string.
  if (state_ != State::kLoading && state_ != State::kDone)
    return std::string();
  // 3. Return the result of getting a text response for this.
  return TextResponse();
}

// https://xhr.spec.whatwg.org/#the-responsexml-attribute
ExceptionOr<Document*> XMLHttpRequest::responseXML() const {
  // 1. If this's response type is not the empty string or "document", then
  //    throw an "InvalidStateError" DOMException.
  if (response_type_ != ResponseType::kEmpty &&
      response_type_ != ResponseType::kDocument) {
    return Exception::DOMException("InvalidStateError",
                                   "The response type isn't a document.");
  }
  // 2. If this's state is not done, then return null.
  // FIXME: 5. Set a document response for this. There is no parser for it.
  return nullptr;
}

std::string XMLHttpRequest::TextResponse() const {
  // 1. If xhr's response's body is null, then return the empty string.
  if (received_bytes_.empty())
    return {};
  // 2. Let charset be the result of get a final encoding for xhr.
  // https://xhr.spec.whatwg.org/#final-charset
  // 2. Let responseMIME be the result of get a response MIME type.
  // 3. If responseMIME's parameters["charset"] exists, then set label to it.
  // 4. If xhr's override MIME type's parameters["charset"] exists, then set
  //    label to it.
  std::optional<std::string> label;
  if (override_mime_type_)
    label = override_mime_type_->Parameter("charset");
  if (!label && response_) {
    if (const auto mime_type = ExtractMimeType(response_->headers))
      label = mime_type->Parameter("charset");
  }
  // 4. If charset is null, then set charset to UTF-8.
  // FIXME: 3. If xhr's response type is the empty string, charset is null, and
  // the final MIME type is an XML MIME type: the encoding of the XML
  // declaration.
  const Encoding* const charset = EncodingOf(label);
  // 5. Return the result of running decode on xhr's received bytes using
  //    fallback encoding charset.
  return Decode(AsBytes(received_bytes_), charset ? *charset : Utf8());
}

MimeType XMLHttpRequest::FinalMimeType() const {
  // 1. If xhr's override MIME type is null, return the result of get a response
  //    MIME type for xhr: that of its headers, text/xml on failure.
  // 2. Return xhr's override MIME type.
  if (override_mime_type_)
    return *override_mime_type_;
  if (response_) {
    if (std::optional<MimeType> type = ExtractMimeType(response_->headers))
      return *type;
  }
  return *MimeType::Parse("text/xml");
}

uint64_t XMLHttpRequest::ResponseLength() const {
  if (!response_)
    return 0;
  const std::optional<std::string> value =
      response_->headers.Get("Content-Length");
  uint64_t length = 0;
  if (!value)
    return 0;
  const auto [end, error] =
      std::from_chars(value->data(), value->data() + value->size(), length);
  const bool is_integer =
      error == std::errc() && end == value->data() + value->size();
  return is_integer ? length : 0;
}

}  // namespace wsjs
