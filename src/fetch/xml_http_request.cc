// SPDX-License-Identifier: BSD-3-Clause
// The request half of XMLHttpRequest: open() to the last event.
#include "src/fetch/xml_http_request.h"

#include <charconv>
#include <utility>

#include "bindings/runtime/script_scope.h"
#include "src/dom/environment_settings.h"
#include "src/fetch/client_settings.h"
#include "src/fetch/xml_http_request_upload.h"
#include "src/http/header_policy.h"
#include "src/http/http_network.h"
#include "src/net/http_syntax.h"

namespace wsjs {

namespace {

using std::chrono::milliseconds;

// https://xhr.spec.whatwg.org/#the-send()-method
// "If not roughly 50 ms have passed since these steps were last invoked"
constexpr milliseconds kProgressInterval{50};

// Whether so much time has passed; then it starts anew.
bool IsProgressDue(EventLoop::Clock::time_point* last) {
  const EventLoop::Clock::time_point now = EventLoop::Clock::now();
  if (now - *last < kProgressInterval)
    return false;
  *last = now;
  return true;
}

Exception InvalidState(const char* message) {
  return Exception::DOMException("InvalidStateError", message);
}

Exception NotOpened() {
  return InvalidState("The object's state must be OPENED.");
}

}  // namespace

// https://xhr.spec.whatwg.org/#dom-xmlhttprequest
std::unique_ptr<XMLHttpRequest> XMLHttpRequest::Create(bindings::Realm& realm) {
  return std::make_unique<XMLHttpRequest>(realm);
}

XMLHttpRequest::XMLHttpRequest(bindings::Realm& realm)
    : XMLHttpRequestEventTarget(realm),
      UnloadingObserver(EnvironmentSettings::From(realm)) {}

XMLHttpRequest::~XMLHttpRequest() = default;

void XMLHttpRequest::DidAttachWrapper() {
  // 1. Set this's upload object to a new XMLHttpRequestUpload object.
  upload_ = &bindings::New(std::make_unique<XMLHttpRequestUpload>(realm()));
  SetEdge(kUpload, upload_->ToScriptValue());
}

// https://xhr.spec.whatwg.org/#the-open()-method
ExceptionOr<void> XMLHttpRequest::open(const std::string& method,
                                       const std::string& url) {
  // 7. If the async argument is omitted, set async to true, and set username
  //    and password to null.
  return open(method, url, /*async=*/true, std::nullopt, std::nullopt);
}

// https://xhr.spec.whatwg.org/#the-open()-method
ExceptionOr<void> XMLHttpRequest::open(
    const std::string& method,
    const std::string& url,
    bool async,
    const std::optional<std::string>& username,
    const std::optional<std::string>& password) {
  // 2. If method is not a method, then throw a "SyntaxError" DOMException.
  if (!IsMethod(method)) {
    return Exception::DOMException("SyntaxError",
                                   "'" + method + "' isn't an HTTP method.");
  }
  // 3. If method is a forbidden method, then throw a "SecurityError"
  //    DOMException.
  if (IsForbiddenMethod(method)) {
    return Exception::DOMException("SecurityError",
                                   "'" + method + "' isn't allowed.");
  }
  // 5. Let parsedURL be the result of encoding-parsing a URL given url,
  //    relative to this's relevant settings object.
  auto parsed_url = ada::parse<ada::url_aggregator>(
      url, EnvironmentSettings::From(realm()).api_base_url());
  // 6. If parsedURL is failure, then throw a "SyntaxError" DOMException.
  if (!parsed_url) {
    return Exception::DOMException("SyntaxError", "'" + url + "' isn't a URL.");
  }
  // 8. If parsedURL's host is non-null, then: set its username, and its
  //    password, when these are not null.
  if (parsed_url->has_hostname()) {
    if (username)
      parsed_url->set_username(*username);
    if (password)
      parsed_url->set_password(*password);
  }
  // 9. If async is false, the current global object is a Window object, and
  //    either this's timeout is not 0 or this's response type is not the empty
  //    string, then throw an "InvalidAccessError" DOMException.
  if (!async && IsWindow(realm()) &&
      (timeout_ != 0 || response_type_ != XMLHttpRequestResponseType::kEmpty)) {
    return Exception::DOMException(
        "InvalidAccessError",
        "A synchronous request of a window has neither timeout nor "
        "response type.");
  }
  // 10. Terminate this's fetch controller.
  StopFetch();
  // 11. Set variables associated with the object.
  is_sent_ = false;
  upload_is_heard_ = false;
  request_ = {.method = NormalizeMethod(method),
              .blob_url_entry = BlobUrlStore::OfProcess().Resolve(*parsed_url),
              .is_synchronous = !async};
  request_.url = std::move(*parsed_url);
  response_.reset();
  received_bytes_.clear();
  SetEdge(kResponseObject, bindings::ScriptValue::Undefined(realm()));
  response_object_failed_ = false;
  // 12. If this's state is not opened, then: set it to opened, and fire an
  //     event named readystatechange at this.
  if (state_ != State::kOpened)
    SetStateAndTell(State::kOpened);
  return {};
}

// https://xhr.spec.whatwg.org/#the-setrequestheader()-method
ExceptionOr<void> XMLHttpRequest::setRequestHeader(const std::string& name,
                                                   const std::string& value) {
  // 1.–2. If this's state is not opened, or this's send() flag is set, then
  //    throw an "InvalidStateError" DOMException.
  if (state_ != State::kOpened || is_sent_)
    return NotOpened();
  // 3. Normalize value.
  const std::string_view normalized = NormalizeHeaderValue(value);
  // 4. If name is not a header name or value is not a header value, then throw
  //    a "SyntaxError" DOMException.
  if (!IsHeaderName(name) || !IsHeaderValue(normalized)) {
    return Exception::DOMException("SyntaxError",
                                   "The header's name or value is invalid.");
  }
  // 5. If (name, value) is a forbidden request-header, then return.
  if (IsForbiddenRequestHeader(name, normalized))
    return {};
  // 6. Combine (name, value) in this's author request headers.
  request_.author_headers.Combine(name, normalized);
  return {};
}

// https://xhr.spec.whatwg.org/#the-timeout-attribute
ExceptionOr<void> XMLHttpRequest::setTimeout(uint32_t timeout) {
  // 1. If the current global object is a Window object and this's synchronous
  //    flag is set, then throw an "InvalidAccessError" DOMException.
  if (request_.is_synchronous && IsWindow(realm())) {
    return Exception::DOMException(
        "InvalidAccessError",
        "A synchronous request of a window has no timeout.");
  }
  // 2. Set this's timeout to the given value. (It is measured from the start of
  //    the fetch, also when it is set afterwards.)
  timeout_ = timeout;
  if (fetch_)
    StartTimeout();
  return {};
}

// https://xhr.spec.whatwg.org/#the-withcredentials-attribute
ExceptionOr<void> XMLHttpRequest::setWithCredentials(bool with_credentials) {
  // 1. If this's state is not unsent or opened, then throw an
  //    "InvalidStateError" DOMException. 2. The same of the send() flag.
  if ((state_ != State::kUnsent && state_ != State::kOpened) || is_sent_)
    return InvalidState("A request is under way or done.");
  with_credentials_ = with_credentials;
  return {};
}

// https://xhr.spec.whatwg.org/#the-send()-method
ExceptionOr<void> XMLHttpRequest::send(
    const std::optional<DocumentOrBodyInit>& body) {
  // 1.–2. If this's state is not opened, or this's send() flag is set, then
  //    throw an "InvalidStateError" DOMException.
  if (state_ != State::kOpened || is_sent_)
    return NotOpened();
  // 3. If this's request method is `GET` or `HEAD`, then set body to null.
  // 4. If body is not null, then: […]
  std::optional<OwnedBytes> request_body;
  if (body && request_.method != "GET" && request_.method != "HEAD") {
    // FIXME: "If body is a Document, then set this's request body to body,
    // serialized": there is no serializer.
    if (std::holds_alternative<Document*>(*body)) {
      return Exception::DOMException("NotSupportedError",
                                     "A document can't be sent.");
    }
    const BodyWithType extracted = ExtractBody(*body);
    SetContentType(*body, extracted.type);
    request_body.emplace(extracted.bytes.span());
  }
  // 5. If one or more event listeners are registered on this's upload object,
  //    then set this's upload listener flag.
  upload_is_heard_ = upload_->HasAnyEventListeners();
  request_body_size_ = request_body ? request_body->size() : 0;
  // 7. Unset this's upload complete flag. 9. If req's body is null, then set
  //    this's upload complete flag.
  upload_is_complete_ = !request_body;
  // 10. Set this's send() flag.
  is_sent_ = true;
  HttpRequest request = CreateHttpRequest(std::move(request_body));
  if (request_.is_synchronous)
    return SendSynchronously(std::move(request));
  SendAsynchronously(std::move(request));
  return {};
}

// Steps 4.3 to 4.6 of send().
void XMLHttpRequest::SetContentType(
    const DocumentOrBodyInit& body,
    const std::optional<std::string>& extracted_type) {
  // 4.4. Let originalAuthorContentType be the result of getting `Content-Type`
  //      from this's author request headers.
  const std::optional<std::string> original =
      request_.author_headers.Get("Content-Type");
  // 4.6. Otherwise, if extractedContentType is non-null, set (`Content-Type`,
  //      extractedContentType) in this's author request headers.
  if (!original) {
    if (extracted_type)
      request_.author_headers.Set("Content-Type", *extracted_type);
    return;
  }
  // 4.5. If originalAuthorContentType is non-null, then: if body is a Document
  //      or a USVString, then: let contentTypeRecord be the result of parsing
  //      it; if that isn't failure, and its parameters["charset"] exists and
  //      isn't an ASCII case-insensitive match for "UTF-8", then set it.
  if (!std::holds_alternative<std::string>(body))
    return;
  std::optional<MimeType> record = MimeType::Parse(*original);
  if (!record)
    return;
  const std::optional<std::string> charset = record->Parameter("charset");
  if (charset && !EqualsIgnoringAsciiCase(*charset, "UTF-8")) {
    record->SetParameter("charset", "UTF-8");
    request_.author_headers.Set("Content-Type", record->Serialize());
  }
}

// Step 6 of send().
HttpRequest XMLHttpRequest::CreateHttpRequest(
    std::optional<OwnedBytes> body) const {
  EnvironmentSettings& settings = EnvironmentSettings::From(realm());
  HttpRequest request;
  request.method = request_.method;
  request.url = request_.url.get_href();
  request.blob_url_entry = request_.blob_url_entry;
  request.headers = request_.author_headers;
  request.body = std::move(body);
  request.origin = settings.origin();
  request.mode = HttpRequestMode::kCors;
  request.use_cors_preflight = upload_is_heard_;
  request.credentials = with_credentials_ ? HttpCredentialsMode::kInclude
                                          : HttpCredentialsMode::kSameOrigin;
  request.prohibits_mixed_content = ProhibitsMixedContent(realm());
  return request;
}

// Step 11 of send().
void XMLHttpRequest::SendAsynchronously(HttpRequest request) {
  sent_bytes_ = 0;
  last_progress_ = {};
  last_upload_progress_ = {};
  // 11.1. Fire a progress event named loadstart at this with 0 and 0.
  FireAProgressEvent(kLoadStartEvent, 0, 0);
  // 11.4. If this's upload complete flag is unset and this's upload listener
  //       flag is set, then fire a progress event named loadstart at this's
  //       upload object with requestBodyTransmitted and requestBodyLength.
  if (!upload_is_complete_ && upload_is_heard_)
    upload_->FireAProgressEvent(kLoadStartEvent, 0, request_body_size_);
  // 11.5. If this's state is not opened or this's send() flag is unset, then
  //       return.
  if (state_ != State::kOpened || !is_sent_ || fetch_)
    return;
  // 11.10. Set this's fetch controller to the result of fetching req.
  Pin();
  fetch_start_ = EventLoop::Clock::now();
  fetch_ = EnvironmentSettings::From(realm()).http_network().Fetch(
      std::move(request), this);
  StartTimeout();
}

// Step 12 of send().
ExceptionOr<void> XMLHttpRequest::SendSynchronously(HttpRequest request) {
  std::optional<milliseconds> timeout;
  if (timeout_ != 0)
    timeout = milliseconds(timeout_);
  HttpResult result =
      EnvironmentSettings::From(realm()).http_network().FetchBlocking(
          std::move(request), timeout);
  // 12.8.–9. Report errors: the request error steps, with an exception.
  if (!result.response) {
    state_ = State::kDone;
    is_sent_ = false;
    return result.timed_out
               ? Exception::DOMException("TimeoutError",
                                         "The request took too long.")
               : Exception::DOMException("NetworkError", "The request failed.");
  }
  response_ = std::move(result.response);
  received_bytes_ = std::move(result.body);
  HandleResponseEndOfBody();
  return {};
}

// https://xhr.spec.whatwg.org/#the-abort()-method
void XMLHttpRequest::abort() {
  // 1. Abort this's fetch controller.
  StopFetch();
  // 2. If this's state is opened with this's send() flag set, headers received,
  //    or loading, then run the request error steps for this and abort.
  if ((state_ == State::kOpened && is_sent_) ||
      state_ == State::kHeadersReceived || state_ == State::kLoading) {
    RunTheRequestErrorSteps(kAbortEvent);
  }
  // 3. If this's state is done, then set this's state to unsent and this's
  //    response to a network error.
  if (state_ == State::kDone) {
    state_ = State::kUnsent;
    response_.reset();
    received_bytes_.clear();
  }
}

// "Let processRequestBodyChunkLength, given a bytesLength, be these steps"
void XMLHttpRequest::DidSendBody(uint64_t sent, uint64_t total) {
  // 1. Increase requestBodyTransmitted by bytesLength.
  sent_bytes_ = sent;
  if (sent == total) {
    ProcessRequestEndOfBody();
    return;
  }
  // 2. If not roughly 50 ms have passed since these steps were last invoked,
  //    then return. 3. If this's upload listener flag is set, then fire a
  //    progress event named progress at this's upload object.
  if (!IsProgressDue(&last_upload_progress_) || !upload_is_heard_)
    return;
  const bindings::ScriptScope scope(realm());
  upload_->FireAProgressEvent(kProgressEvent, sent, total);
}

// "Let processRequestEndOfBody be these steps"
void XMLHttpRequest::ProcessRequestEndOfBody() {
  if (upload_is_complete_)
    return;
  // 1. Set this's upload complete flag. 2. If this's upload listener flag is
  //    unset, then return.
  upload_is_complete_ = true;
  if (!upload_is_heard_)
    return;
  // 3.–5. Fire progress events named progress, load and loadend at this's
  //    upload object with requestBodyTransmitted and requestBodyLength.
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<XMLHttpRequest> keep_this(*this);
  for (const EventType* type : {&kProgressEvent, &kLoadEvent, &kLoadEndEvent})
    upload_->FireAProgressEvent(*type, request_body_size_, request_body_size_);
}

// "Let processResponse, given a response, be these steps"
void XMLHttpRequest::DidReceiveResponse(HttpResponse response) {
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<XMLHttpRequest> keep_this(*this);
  const HttpFetch* const fetch = fetch_.get();
  ProcessRequestEndOfBody();
  if (fetch_.get() != fetch)
    return;
  // 1. Set this's response to response.
  response_ = std::move(response);
  // 4. Set this's state to headers received. 5. Fire an event named
  //    readystatechange at this.
  SetStateAndTell(State::kHeadersReceived);
}

// "Let processBodyChunk given bytes be these steps"
void XMLHttpRequest::DidReceiveBody(ByteSpan bytes) {
  // 1. Append bytes to this's received bytes.
  received_bytes_ += AsStringView(bytes);
  // 2. If not roughly 50 ms have passed since these steps were last invoked,
  //    then return.
  if (!IsProgressDue(&last_progress_))
    return;
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<XMLHttpRequest> keep_this(*this);
  const HttpFetch* const fetch = fetch_.get();
  // 3. If this's state is headers received, then set this's state to loading.
  // 4. Fire an event named readystatechange at this.
  SetStateAndTell(State::kLoading);
  // 5. Fire a progress event named progress at this.
  if (fetch_.get() == fetch)
    FireAProgressEvent(kProgressEvent, received_bytes_.size(),
                       ResponseLength());
}

void XMLHttpRequest::DidFinish() {
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<XMLHttpRequest> keep_this(*this);
  StopFetch();
  HandleResponseEndOfBody();
}

// https://xhr.spec.whatwg.org/#handle-errors
void XMLHttpRequest::DidFail(std::string_view) {
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<XMLHttpRequest> keep_this(*this);
  StopFetch();
  // 4. Otherwise, if xhr's response is a network error, then run the request
  //    error steps for xhr, error, and "NetworkError" DOMException.
  RunTheRequestErrorSteps(kErrorEvent);
}

void XMLHttpRequest::DidTimeOut() {
  timer_ = 0;
  const bindings::ScriptScope scope(realm());
  const bindings::Pinned<XMLHttpRequest> keep_this(*this);
  StopFetch();
  // 2. If xhr's timed out flag is set, then run the request error steps for
  //    xhr, timeout, and "TimeoutError" DOMException.
  RunTheRequestErrorSteps(kTimeoutEvent);
}

void XMLHttpRequest::RunUnloadingCleanupSteps() {
  StopFetch();
}

void XMLHttpRequest::HandleResponseEndOfBody() {
  // 3. Let transmitted be xhr's received bytes's length.
  const uint64_t transmitted = received_bytes_.size();
  // 4.–5. Let length be the result of extracting a length from this's
  //    response's header list; 0 if it is not an integer.
  const uint64_t length = ResponseLength();
  const auto is_over = [this, fetch = fetch_.get()] {
    return state_ != State::kDone || is_sent_ || fetch_.get() != fetch;
  };
  // 6. If xhr's synchronous flag is unset, then fire a progress event named
  //    progress at xhr with transmitted and length.
  if (!request_.is_synchronous) {
    const State state = state_;
    FireAProgressEvent(kProgressEvent, transmitted, length);
    if (state_ != state || !is_sent_)
      return;  // A listener has called open() or abort().
  }
  // 8. Unset xhr's send() flag.
  is_sent_ = false;
  // 7. Set xhr's state to done. 9. Fire an event named readystatechange at xhr.
  SetStateAndTell(State::kDone);
  // 10. Fire a progress event named load at xhr with transmitted and length.
  if (!is_over())
    FireAProgressEvent(kLoadEvent, transmitted, length);
  // 11. Fire a progress event named loadend at xhr with transmitted and length.
  if (!is_over())
    FireAProgressEvent(kLoadEndEvent, transmitted, length);
}

void XMLHttpRequest::RunTheRequestErrorSteps(const EventType& event) {
  const bindings::Pinned<XMLHttpRequest> keep_this(*this);
  // 2. Unset xhr's send() flag. 3. Set xhr's response to a network error.
  is_sent_ = false;
  response_.reset();
  received_bytes_.clear();
  // 1. Set xhr's state to done. 5. Fire an event named readystatechange at xhr.
  SetStateAndTell(State::kDone);
  // 6. If xhr's upload complete flag is unset, then: set it; if xhr's upload
  //    listener flag is set, then fire progress events named event and loadend
  //    at xhr's upload object with 0 and 0.
  if (!upload_is_complete_) {
    upload_is_complete_ = true;
    if (upload_is_heard_) {
      upload_->FireAProgressEvent(event, 0, 0);
      upload_->FireAProgressEvent(kLoadEndEvent, 0, 0);
    }
  }
  // 7.–8. Fire progress events named event and loadend at xhr with 0 and 0.
  FireAProgressEvent(event, 0, 0);
  FireAProgressEvent(kLoadEndEvent, 0, 0);
}

void XMLHttpRequest::StopFetch() {
  if (!fetch_)
    return;
  EnvironmentSettings::From(realm()).event_loop().StopTimer(
      std::exchange(timer_, 0));
  fetch_.reset();
  Unpin();
}

void XMLHttpRequest::StartTimeout() {
  EventLoop& loop = EnvironmentSettings::From(realm()).event_loop();
  loop.StopTimer(std::exchange(timer_, 0));
  if (timeout_ == 0)
    return;
  const auto left = std::chrono::ceil<milliseconds>(
      fetch_start_ + milliseconds(timeout_) - EventLoop::Clock::now());
  timer_ = loop.StartTimer(std::max(left, milliseconds(0)), /*repeating=*/false,
                           /*keeps_alive=*/false, [this, &loop] {
                             // A script that ran so long has kept the loop
                             // from looking: once more, the response may be
                             // there.
                             timer_ = loop.StartTimer(milliseconds(0),
                                                      /*repeating=*/false,
                                                      /*keeps_alive=*/false,
                                                      [this] { DidTimeOut(); });
                           });
}

void XMLHttpRequest::SetStateAndTell(State state) {
  state_ = state;
  FireAnEvent(kReadyStateChangeEvent);
}

}  // namespace wsjs
