// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/response.h"

#include <ada.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "bindings/runtime/json.h"
#include "src/dom/environment_settings.h"

namespace wsjs {

namespace {

// https://fetch.spec.whatwg.org/#redirect-status
bool IsRedirectStatus(uint16_t status) {
  constexpr uint16_t kStatuses[] = {301, 302, 303, 307, 308};
  return std::ranges::find(kStatuses, status) != std::end(kStatuses);
}

// RFC 9112, section 4: reason-phrase.
bool IsReasonPhrase(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7F);
  });
}

ResponseType TypeOf(HttpResponse::Type type) {
  switch (type) {
    case HttpResponse::Type::kBasic:
      return ResponseType::kBasic;
    case HttpResponse::Type::kCors:
      return ResponseType::kCors;
    case HttpResponse::Type::kOpaque:
      return ResponseType::kOpaque;
    case HttpResponse::Type::kOpaqueRedirect:
      return ResponseType::kOpaqueredirect;
  }
  return ResponseType::kError;
}

}  // namespace

bool IsNullBodyStatus(uint16_t status) {
  constexpr uint16_t kStatuses[] = {101, 103, 204, 205, 304};
  return std::ranges::find(kStatuses, status) != std::end(kStatuses);
}

Response::Response(bindings::Realm& realm,
                   ResponseType type,
                   HttpResponse response,
                   Headers::Guard guard,
                   std::shared_ptr<BodyData> body)
    : Wrappable(realm),
      Body(realm, std::move(body)),
      type_(type),
      response_(std::move(response)),
      unattached_headers_(
          std::make_unique<Headers>(realm, response_.headers, guard)),
      headers_(unattached_headers_.get()) {}

void Response::DidAttachWrapper() {
  SetEdge(kHeaders,
          bindings::New(std::move(unattached_headers_)).ToScriptValue());
}

// https://fetch.spec.whatwg.org/#dom-response
ExceptionOr<std::unique_ptr<Response>> Response::Create(
    bindings::Realm& realm,
    const std::optional<BodyInit>& body,
    const ResponseInit& init) {
  // 3. Let bodyWithType be null. 4. If body is non-null, then set bodyWithType
  //    to the result of extracting body.
  std::optional<BodyWithType> body_with_type;
  if (body)
    body_with_type = ExtractBody(*body);
  // 5. Perform initialize a response given this, init, and bodyWithType.
  return Initialize(realm, init, std::move(body_with_type));
}

ExceptionOr<std::unique_ptr<Response>> Response::Initialize(
    bindings::Realm& realm,
    const ResponseInit& init,
    std::optional<BodyWithType> body) {
  // 1. If init["status"] is not in the range 200 to 599, inclusive, then throw
  //    a RangeError.
  if (init.status < 200 || init.status > 599)
    return Exception::RangeError("The status isn't from 200 to 599.");
  // 2. If init["statusText"] is not the empty string and does not match the
  //    reason-phrase token production, then throw a TypeError.
  if (!IsReasonPhrase(init.statusText))
    return Exception::TypeError("The status text is invalid.");
  // 3. Set response's status. 4. Set response's status message.
  HttpResponse response;
  response.status = init.status;
  response.status_text = init.statusText;
  std::shared_ptr<BodyData> data;
  if (body)
    data = std::make_shared<BodyData>(std::move(body->bytes));
  auto result = std::make_unique<Response>(
      realm, ResponseType::kDefault, std::move(response),
      Headers::Guard::kResponse, std::move(data));
  // 5. If init["headers"] exists, then fill response's headers with it.
  if (init.headers) {
    ExceptionOr<void> filled = result->headers().Fill(*init.headers);
    if (filled.has_exception())
      return filled.TakeException();
  }
  // 6. If body is non-null:
  if (!body)
    return result;
  // 6.1. If response's status is a null body status, then throw a TypeError.
  if (IsNullBodyStatus(init.status)) {
    return Exception::TypeError(
        "A response with this status can't have a body.");
  }
  // 6.3. If body's type is non-null and response's header list does not contain
  //      `Content-Type`, then append it.
  if (body->type && !result->headers().list().Contains("Content-Type")) {
    ExceptionOr<void> appended =
        result->headers().append("Content-Type", *body->type);
    if (appended.has_exception())
      return appended.TakeException();
  }
  return result;
}

// https://fetch.spec.whatwg.org/#dom-response-error
std::unique_ptr<Response> Response::error(bindings::Realm& realm) {
  return std::make_unique<Response>(realm, ResponseType::kError, HttpResponse(),
                                    Headers::Guard::kImmutable, nullptr);
}

// https://fetch.spec.whatwg.org/#dom-response-redirect
ExceptionOr<std::unique_ptr<Response>> Response::redirect(
    bindings::Realm& realm,
    const std::string& url,
    uint16_t status) {
  // 1. Let parsedURL be the result of parsing url with current settings
  //    object's API base URL.
  const auto parsed_url = ada::parse<ada::url_aggregator>(
      url, EnvironmentSettings::From(realm).api_base_url());
  // 2. If parsedURL is failure, then throw a TypeError.
  if (!parsed_url)
    return Exception::TypeError("\"" + url + "\" isn't a URL.");
  // 3. If status is not a redirect status, then throw a RangeError.
  if (!IsRedirectStatus(status))
    return Exception::RangeError("The status isn't that of a redirect.");
  // 4. Let responseObject be the result of creating a Response object, given a
  //    new response, "immutable".
  // 5.–7. Set its status; append (`Location`, value) to its header list.
  HttpResponse response;
  response.status = status;
  response.headers.Append("Location", parsed_url->get_href());
  return std::make_unique<Response>(realm, ResponseType::kDefault,
                                    std::move(response),
                                    Headers::Guard::kImmutable, nullptr);
}

// https://fetch.spec.whatwg.org/#dom-response-json
ExceptionOr<std::unique_ptr<Response>> Response::json(
    bindings::Realm& realm,
    bindings::ScriptValue data,
    const ResponseInit& init) {
  // 1. Let bytes be the result of serialize a JavaScript value to JSON bytes.
  ExceptionOr<std::string> text = bindings::SerializeJson(realm, data);
  if (text.has_exception())
    return text.TakeException();
  // 2. Let body be the result of extracting bytes.
  // 4. Perform initialize a response given responseObject, init, and (body,
  //    "application/json").
  return Initialize(realm, init,
                    BodyWithType{BlobData(OwnedBytes(AsBytes(text.value()))),
                                 "application/json"});
}

// https://fetch.spec.whatwg.org/#dom-response-clone
ExceptionOr<std::unique_ptr<Response>> Response::clone() {
  // 1. If this is unusable, then throw a TypeError.
  if (IsUnusable())
    return Exception::TypeError("The body has been read already.");
  // 2. Let clonedResponse be the result of cloning this's response.
  HttpResponse cloned = response_;
  cloned.headers = headers_->list();
  // 3. Return the result of creating a Response object, given clonedResponse,
  //    this's headers's guard.
  return std::make_unique<Response>(realm(), type_, std::move(cloned),
                                    headers_->guard(), body());
}

std::unique_ptr<Response> Response::FromNetwork(
    bindings::Realm& realm,
    HttpResponse response,
    std::shared_ptr<BodyData> body) {
  const ResponseType type = TypeOf(response.type);
  return std::make_unique<Response>(realm, type, std::move(response),
                                    Headers::Guard::kImmutable,
                                    std::move(body));
}

}  // namespace wsjs
