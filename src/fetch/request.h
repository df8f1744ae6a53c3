// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_REQUEST_H_
#define WSJS_SRC_FETCH_REQUEST_H_

#include <ada.h>

#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "bindings/request_cache.h"
#include "bindings/request_credentials.h"
#include "bindings/request_destination.h"
#include "bindings/request_duplex.h"
#include "bindings/request_init.h"
#include "bindings/request_mode.h"
#include "bindings/request_redirect.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "src/fetch/body.h"
#include "src/fetch/headers.h"
#include "src/http/http_request.h"

namespace wsjs {

class AbortSignal;

// https://fetch.spec.whatwg.org/#request-class
class Request final : public bindings::Wrappable, public Body {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 2;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  // https://fetch.spec.whatwg.org/#typedefdef-requestinfo
  using Info = std::variant<Request*, std::string>;

  static ExceptionOr<std::unique_ptr<Request>> Create(bindings::Realm& realm,
                                                      const Info& input,
                                                      const RequestInit& init);
  void DidAttachWrapper();

  std::string_view method() const { return state_.method; }
  std::string_view url() const { return state_.url.get_href(); }
  Headers& headers() const { return *headers_; }
  RequestDestination destination() const { return RequestDestination::kEmpty; }
  RequestMode mode() const;
  RequestCredentials credentials() const;
  RequestCache cache() const;
  RequestRedirect redirect() const;
  std::u16string_view integrity() const { return state_.integrity; }
  bool keepalive() const { return state_.keepalive; }
  bool isReloadNavigation() const { return false; }
  bool isHistoryNavigation() const { return false; }
  AbortSignal& signal() const { return *signal_; }
  RequestDuplex duplex() const { return RequestDuplex::kHalf; }
  ExceptionOr<std::unique_ptr<Request>> clone();

  // What the network is to do; takes the body.
  [[nodiscard]] HttpRequest TakeHttpRequest();

  // What a request has but headers, signal and body.
  struct State {
    std::string method = "GET";
    ada::url_aggregator url;
    std::optional<BlobUrlEntry> blob_url_entry;
    HttpRequestMode mode = HttpRequestMode::kCors;
    HttpCredentialsMode credentials = HttpCredentialsMode::kSameOrigin;
    HttpCacheMode cache = HttpCacheMode::kDefault;
    HttpRedirectMode redirect = HttpRedirectMode::kFollow;
    std::u16string integrity;
    bool keepalive = false;
  };

  // `signal` has a handle until the wrapper is attached.
  Request(bindings::Realm& realm,
          State state,
          std::unique_ptr<Headers> headers,
          AbortSignal* signal,
          std::shared_ptr<BodyData> body);

 private:
  enum Edge { kHeaders = Wrappable::kEdgeCount, kSignal };

  // Body:
  const HeaderList& header_list() const override { return headers_->list(); }

  const State state_;
  std::unique_ptr<Headers> unattached_headers_;  // until this has its wrapper
  Headers* headers_;                             // kept alive by the edge
  AbortSignal* const signal_;                    // likewise
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_REQUEST_H_
