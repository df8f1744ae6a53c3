// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/fetch.h"

#include <memory>
#include <string>
#include <utility>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/script_reference.h"
#include "bindings/runtime/script_scope.h"
#include "src/dom/abort_signal.h"
#include "src/dom/environment_settings.h"
#include "src/dom/unloading_observer.h"
#include "src/fetch/body_data.h"
#include "src/fetch/client_settings.h"
#include "src/fetch/response.h"
#include "src/http/http_client.h"
#include "src/http/http_network.h"

namespace wsjs {

using bindings::Promise;
using bindings::PromiseResolver;
using bindings::Realm;
using bindings::ScriptValue;

namespace {

// One call of fetch() from the request to the end of the body. Deletes itself
// then; when the global goes away, with the tasks of its event loop.
class FetchOperation final : private HttpFetchClient,
                             private UnloadingObserver {
 public:
  static Promise Start(Realm& realm, Request& request) {
    return (new FetchOperation(realm, request))->promise_.promise();
  }
  ~FetchOperation();

 private:
  FetchOperation(Realm& realm, Request& request);

  AbortSignal& signal() const {
    return *bindings::FromScriptValue<AbortSignal>(realm_, signal_.Get(realm_));
  }
  // https://fetch.spec.whatwg.org/#abort-fetch
  void Abort();
  // Rejects what waits, and ends. In a ScriptScope.
  void End(BodyData::State body_state, ScriptValue error);

  // HttpFetchClient:
  void DidReceiveResponse(HttpResponse response) override;
  void DidReceiveBody(ByteSpan bytes) override;
  void DidFinish() override;
  void DidFail(std::string_view why) override;

  // UnloadingObserver:
  void RunUnloadingCleanupSteps() override;

  Realm& realm_;
  PromiseResolver promise_;
  // The request's signal, which outlives the request so long.
  const bindings::StrongReference signal_;
  uint64_t abort_algorithm_ = 0;
  const bool is_head_;
  std::shared_ptr<BodyData> body_;  // from the response on, if that has one
  std::unique_ptr<HttpFetch> fetch_;
};

FetchOperation::FetchOperation(Realm& realm, Request& request)
    : UnloadingObserver(EnvironmentSettings::From(realm)),
      realm_(realm),
      promise_(realm),
      signal_(realm, request.signal().ToScriptValue()),
      is_head_(request.method() == "HEAD") {
  abort_algorithm_ = request.signal().AddAlgorithm([this] { Abort(); });
  EnvironmentSettings& settings = EnvironmentSettings::From(realm);
  HttpRequest http_request = request.TakeHttpRequest();
  http_request.prohibits_mixed_content = ProhibitsMixedContent(realm);
  fetch_ = settings.http_network().Fetch(std::move(http_request), this);
}

FetchOperation::~FetchOperation() {
  if (!abort_algorithm_)
    return;
  const bindings::ScriptScope scope(realm_);
  signal().RemoveAlgorithm(abort_algorithm_);
}

void FetchOperation::Abort() {
  abort_algorithm_ = 0;
  const bindings::ScriptScope scope(realm_);
  // 1. Reject promise with error. 4. Let response be responseObject's response;
  //    error its body with error.
  End(BodyData::State::kAborted, signal().reason());
}

void FetchOperation::End(BodyData::State body_state, ScriptValue error) {
  if (!promise_.is_settled())
    promise_.Reject(error);
  if (body_)
    body_->Fail(body_state, error);
  delete this;
}

// https://fetch.spec.whatwg.org/#dom-global-fetch
void FetchOperation::DidReceiveResponse(HttpResponse response) {
  const bindings::ScriptScope scope(realm_);
  // https://fetch.spec.whatwg.org/#concept-main-fetch
  // 21. If response's type is not opaque and it is `HEAD` or `CONNECT`, or
  //     internalResponse's status is a null body status: set its body to null.
  if (response.status != 0 && !is_head_ && !IsNullBodyStatus(response.status))
    body_ = std::make_shared<BodyData>();
  // 12.4. Set responseObject to the result of creating a Response object, given
  //    response, "immutable", and relevantRealm.
  Response& object =
      bindings::New(Response::FromNetwork(realm_, std::move(response), body_));
  // 12.5. Resolve p with responseObject.
  promise_.Resolve(object.ToScriptValue());
}

void FetchOperation::DidReceiveBody(ByteSpan bytes) {
  if (!body_)
    return;
  // Nobody could read it any more: the objects are gone.
  if (body_.use_count() == 1 && !body_->has_waiters()) {
    delete this;
    return;
  }
  body_->Append(bytes);
}

void FetchOperation::DidFinish() {
  const bindings::ScriptScope scope(realm_);
  if (body_)
    body_->Complete();
  delete this;
}

void FetchOperation::DidFail(std::string_view) {
  const bindings::ScriptScope scope(realm_);
  // 12.3. If response is a network error, then reject p with a TypeError.
  End(BodyData::State::kBroken,
      bindings::CreateException(
          realm_, Exception::TypeError(body_ ? "The connection broke."
                                             : "The fetch failed.")));
}

void FetchOperation::RunUnloadingCleanupSteps() {
  fetch_.reset();
  EnvironmentSettings::From(realm_).event_loop().QueueTask(
      TaskSource::kNetworking,
      [self = std::unique_ptr<FetchOperation>(this)] {});
}

}  // namespace

// https://fetch.spec.whatwg.org/#dom-global-fetch
Promise Fetch(Realm& realm,
              const Request::Info& input,
              const RequestInit& init) {
  // 2. Let requestObject be the result of invoking the initial value of Request
  //    as constructor with input and init. If this throws an exception, reject
  //    p with it and return p.
  ExceptionOr<std::unique_ptr<Request>> created =
      Request::Create(realm, input, init);
  if (created.has_exception())
    return Promise::RejectedWith(realm, created.exception());
  Request& request = bindings::New(created.TakeValue());
  // 4. If requestObject's signal is aborted, then abort the fetch() call.
  if (request.signal().aborted())
    return Promise::RejectedWith(realm, request.signal().reason());
  // FIXME: Check the integrity metadata; not to would be worse than failing.
  if (!request.integrity().empty()) {
    return Promise::RejectedWith(
        realm, Exception::TypeError("Integrity metadata can't be checked."));
  }
  return FetchOperation::Start(realm, request);
}

}  // namespace wsjs
