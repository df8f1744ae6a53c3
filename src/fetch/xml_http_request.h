// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_XML_HTTP_REQUEST_H_
#define WSJS_SRC_FETCH_XML_HTTP_REQUEST_H_

#include <ada.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bindings/runtime/script_value.h"
#include "bindings/xml_http_request_response_type.h"
#include "src/base/exception_or.h"
#include "src/dom/unloading_observer.h"
#include "src/fetch/body.h"
#include "src/fetch/xml_http_request_event_target.h"
#include "src/http/header_list.h"
#include "src/http/http_client.h"
#include "src/http/mime_type.h"
#include "src/loop/event_loop.h"

namespace wsjs {

class XMLHttpRequestUpload;

// https://xhr.spec.whatwg.org/#interface-xmlhttprequest
// Pinned while a request of it is under way.
class XMLHttpRequest final : public XMLHttpRequestEventTarget,
                             private HttpFetchClient,
                             private UnloadingObserver {
 public:
  static constexpr int kEdgeCount = XMLHttpRequestEventTarget::kEdgeCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  explicit XMLHttpRequest(bindings::Realm& realm);
  ~XMLHttpRequest() override;

  static std::unique_ptr<XMLHttpRequest> Create(bindings::Realm& realm);
  void DidAttachWrapper();

  bindings::ScriptValue onreadystatechange() const {
    return GetEventHandler(kReadyStateChangeEvent);
  }
  void setOnreadystatechange(bindings::ScriptValue handler) {
    SetEventHandler(kReadyStateChangeEvent, handler);
  }
  uint16_t readyState() const { return static_cast<uint16_t>(state_); }

  // The request.
  ExceptionOr<void> open(const std::string& method, const std::string& url);
  ExceptionOr<void> open(const std::string& method,
                         const std::string& url,
                         bool async,
                         const std::optional<std::string>& username,
                         const std::optional<std::string>& password);
  ExceptionOr<void> setRequestHeader(const std::string& name,
                                     const std::string& value);
  uint32_t timeout() const { return timeout_; }
  ExceptionOr<void> setTimeout(uint32_t timeout);
  bool withCredentials() const { return with_credentials_; }
  ExceptionOr<void> setWithCredentials(bool with_credentials);
  XMLHttpRequestUpload& upload() const { return *upload_; }
  ExceptionOr<void> send(const std::optional<DocumentOrBodyInit>& body);
  void abort();

  // The response.
  std::string_view responseURL() const;
  uint16_t status() const { return response_ ? response_->status : 0; }
  std::string_view statusText() const;
  std::optional<std::string> getResponseHeader(const std::string& name) const;
  std::string getAllResponseHeaders() const;
  ExceptionOr<void> overrideMimeType(const std::u16string& mime);
  XMLHttpRequestResponseType responseType() const { return response_type_; }
  ExceptionOr<void> setResponseType(XMLHttpRequestResponseType type);
  bindings::ScriptValue response();
  ExceptionOr<std::string> responseText() const;
  ExceptionOr<Document*> responseXML() const;

 private:
  // https://xhr.spec.whatwg.org/#concept-xmlhttprequest-state
  enum class State : uint8_t {
    kUnsent,
    kOpened,
    kHeadersReceived,
    kLoading,
    kDone,
  };
  enum Edge {
    kUpload = XMLHttpRequestEventTarget::kEdgeCount,
    kResponseObject,
  };

  // What open() has set.
  struct RequestState {
    std::string method = {};
    ada::url_aggregator url = {};
    std::optional<BlobUrlEntry> blob_url_entry = {};
    HeaderList author_headers = {};
    bool is_synchronous = false;
  };

  // HttpFetchClient:
  void DidSendBody(uint64_t sent, uint64_t total) override;
  void DidReceiveResponse(HttpResponse response) override;
  void DidReceiveBody(ByteSpan bytes) override;
  void DidFinish() override;
  void DidFail(std::string_view why) override;

  // UnloadingObserver:
  void RunUnloadingCleanupSteps() override;

  // Steps of send().
  void SetContentType(const DocumentOrBodyInit& body,
                      const std::optional<std::string>& extracted_type);
  HttpRequest CreateHttpRequest(std::optional<OwnedBytes> body) const;
  void SendAsynchronously(HttpRequest request);
  ExceptionOr<void> SendSynchronously(HttpRequest request);

  // https://xhr.spec.whatwg.org/#request-error-steps
  void RunTheRequestErrorSteps(const EventType& event);
  void ProcessRequestEndOfBody();
  // https://xhr.spec.whatwg.org/#handle-response-end-of-body
  void HandleResponseEndOfBody();
  void DidTimeOut();

  // No longer: a request is under way.
  void StopFetch();
  void StartTimeout();
  void SetStateAndTell(State state);
  // https://fetch.spec.whatwg.org/#concept-header-extract-length
  uint64_t ResponseLength() const;

  // https://xhr.spec.whatwg.org/#final-mime-type
  MimeType FinalMimeType() const;
  // https://xhr.spec.whatwg.org/#text-response
  std::string TextResponse() const;
  bindings::ScriptValue CreateResponseObject();

  State state_ = State::kUnsent;
  bool is_sent_ = false;  // the send() flag
  uint32_t timeout_ = 0;  // in milliseconds; 0: none
  bool with_credentials_ = false;
  bool upload_is_complete_ = false;
  bool upload_is_heard_ = false;  // the upload listener flag
  RequestState request_;
  uint64_t request_body_size_ = 0;
  uint64_t sent_bytes_ = 0;
  std::optional<MimeType> override_mime_type_;
  XMLHttpRequestResponseType response_type_ =
      XMLHttpRequestResponseType::kEmpty;

  std::optional<HttpResponse> response_;  // none: a network error
  std::string received_bytes_;
  bool response_object_failed_ = false;

  XMLHttpRequestUpload* upload_ = nullptr;  // kept alive by the edge
  std::unique_ptr<HttpFetch> fetch_;        // of an asynchronous request
  EventLoop::TimerId timer_ = 0;            // of its timeout; 0: none
  EventLoop::Clock::time_point fetch_start_;
  // Of the last events that tell progress.
  EventLoop::Clock::time_point last_progress_;
  EventLoop::Clock::time_point last_upload_progress_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_XML_HTTP_REQUEST_H_
