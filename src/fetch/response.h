// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_RESPONSE_H_
#define WSJS_SRC_FETCH_RESPONSE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bindings/response_init.h"
#include "bindings/response_type.h"
#include "bindings/runtime/script_value.h"
#include "bindings/runtime/wrappable.h"
#include "src/base/exception_or.h"
#include "src/fetch/body.h"
#include "src/fetch/headers.h"
#include "src/http/http_response.h"

namespace wsjs {

// https://fetch.spec.whatwg.org/#response-class
class Response final : public bindings::Wrappable, public Body {
 public:
  static constexpr int kEdgeCount = Wrappable::kEdgeCount + 1;
  static const bindings::WrapperTypeInfo& wrapper_type_info();

  static ExceptionOr<std::unique_ptr<Response>> Create(
      bindings::Realm& realm,
      const std::optional<BodyInit>& body,
      const ResponseInit& init);
  void DidAttachWrapper();

  static std::unique_ptr<Response> error(bindings::Realm& realm);
  static ExceptionOr<std::unique_ptr<Response>> redirect(bindings::Realm& realm,
                                                         const std::string& url,
                                                         uint16_t status);
  using Body::json;
  static ExceptionOr<std::unique_ptr<Response>> json(bindings::Realm& realm,
                                                     bindings::ScriptValue data,
                                                     const ResponseInit& init);

  ResponseType type() const { return type_; }
  std::string_view url() const { return response_.url; }
  bool redirected() const { return response_.redirected; }
  uint16_t status() const { return response_.status; }
  bool ok() const { return IsOkStatus(response_.status); }
  std::string_view statusText() const { return response_.status_text; }
  Headers& headers() const { return *headers_; }
  ExceptionOr<std::unique_ptr<Response>> clone();

  // The network's, whose body may be arriving still; null: it has none.
  static std::unique_ptr<Response> FromNetwork(bindings::Realm& realm,
                                               HttpResponse response,
                                               std::shared_ptr<BodyData> body);

  // What a response has of `response` but its type; its headers go to an object
  // of their own, with that guard.
  Response(bindings::Realm& realm,
           ResponseType type,
           HttpResponse response,
           Headers::Guard guard,
           std::shared_ptr<BodyData> body);

 private:
  enum Edge { kHeaders = Wrappable::kEdgeCount };

  // https://fetch.spec.whatwg.org/#initialize-a-response
  static ExceptionOr<std::unique_ptr<Response>> Initialize(
      bindings::Realm& realm,
      const ResponseInit& init,
      std::optional<BodyWithType> body);

  // Body:
  const HeaderList& header_list() const override { return headers_->list(); }

  const ResponseType type_;
  const HttpResponse response_;                  // but headers
  std::unique_ptr<Headers> unattached_headers_;  // until this has its wrapper
  Headers* headers_;                             // kept alive by the edge
};

// https://fetch.spec.whatwg.org/#null-body-status
[[nodiscard]] bool IsNullBodyStatus(uint16_t status);

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_RESPONSE_H_
