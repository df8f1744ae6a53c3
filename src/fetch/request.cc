// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/request.h"

#include <optional>
#include <utility>
#include <vector>

#include "src/dom/abort_signal.h"
#include "src/dom/environment_settings.h"
#include "src/http/header_policy.h"

namespace wsjs {

namespace {

// The enumerations of the IDL and of the network are the same.
static_assert(static_cast<int>(RequestMode::kCors) ==
              static_cast<int>(HttpRequestMode::kCors));
static_assert(static_cast<int>(RequestCredentials::kInclude) ==
              static_cast<int>(HttpCredentialsMode::kInclude));
static_assert(static_cast<int>(RequestCache::kOnlyIfCached) ==
              static_cast<int>(HttpCacheMode::kOnlyIfCached));
static_assert(static_cast<int>(RequestRedirect::kManual) ==
              static_cast<int>(HttpRedirectMode::kManual));

// Step 5 of the constructor, for a string.
ExceptionOr<Request::State> StateFromUrl(bindings::Realm& realm,
                                         const std::string& input) {
  // 5.1. Let parsedURL be the result of parsing input with baseURL.
  auto url = ada::parse<ada::url_aggregator>(
      input, EnvironmentSettings::From(realm).api_base_url());
  // 5.2. If parsedURL is failure, then throw a TypeError.
  if (!url)
    return Exception::TypeError("\"" + input + "\" isn't a URL.");
  // 5.3. If parsedURL includes credentials, then throw a TypeError.
  if (!url->get_username().empty() || !url->get_password().empty()) {
    return Exception::TypeError(
        "The URL has a user name or password in it, which isn't allowed.");
  }
  // 5.4. Set request to a new request whose URL is parsedURL.
  // 5.5. Set fallbackMode to "cors".
  Request::State state;
  state.blob_url_entry = BlobUrlStore::OfProcess().Resolve(*url);
  state.url = std::move(*url);
  return state;
}

bool HasMembers(const RequestInit& init) {
  return init.method || init.headers || init.body || init.referrer ||
         init.referrerPolicy || init.mode || init.credentials || init.cache ||
         init.redirect || init.integrity || init.keepalive || init.signal ||
         init.duplex || init.priority || init.window;
}

// Steps 11 and 16 to 25 of the constructor: what `init` says of `state`.
ExceptionOr<void> ApplyInit(const RequestInit& init,
                            const ada::url_aggregator* base_url,
                            Request::State* state) {
  // 11. If init["window"] exists and is non-null, then throw a TypeError.
  if (init.window && !init.window->IsNull())
    return Exception::TypeError("The member 'window' can only be null.");
  // 13. If init is not empty: if request's mode is "navigate", then set it to
  //     "same-origin".
  if (HasMembers(init) && state->mode == HttpRequestMode::kNavigate)
    state->mode = HttpRequestMode::kSameOrigin;
  // 14. If init["referrer"] exists, then: […] if parsedReferrer is failure,
  // then
  //     throw a TypeError. (It is never sent.)
  if (init.referrer && !init.referrer->empty() &&
      !ada::parse<ada::url_aggregator>(*init.referrer, base_url)) {
    return Exception::TypeError("The referrer isn't a URL.");
  }
  // 16. If init["mode"] exists, then set mode to it.
  // 17. If mode is "navigate", then throw a TypeError.
  if (init.mode == RequestMode::kNavigate)
    return Exception::TypeError("The mode 'navigate' isn't for scripts.");
  // 18. If mode is non-null, set request's mode to mode.
  if (init.mode)
    state->mode = static_cast<HttpRequestMode>(*init.mode);
  // 19. If init["credentials"] exists, then set request's credentials mode.
  if (init.credentials)
    state->credentials = static_cast<HttpCredentialsMode>(*init.credentials);
  // 20. If init["cache"] exists, then set request's cache mode to it.
  if (init.cache)
    state->cache = static_cast<HttpCacheMode>(*init.cache);
  // 21. If request's cache mode is "only-if-cached" and request's mode is not
  //     "same-origin", then throw a TypeError.
  if (state->cache == HttpCacheMode::kOnlyIfCached &&
      state->mode != HttpRequestMode::kSameOrigin) {
    return Exception::TypeError(
        "The cache mode 'only-if-cached' needs the mode 'same-origin'.");
  }
  // 22. If init["redirect"] exists, then set request's redirect mode to it.
  if (init.redirect)
    state->redirect = static_cast<HttpRedirectMode>(*init.redirect);
  // 23. If init["integrity"] exists, then set request's integrity metadata.
  if (init.integrity)
    state->integrity = *init.integrity;
  // 24. If init["keepalive"] exists, then set request's keepalive to it.
  if (init.keepalive)
    state->keepalive = *init.keepalive;
  // 25. If init["method"] exists, then:
  if (init.method) {
    // 25.2. If method is not a method or method is a forbidden method, then
    //       throw a TypeError.
    if (!IsMethod(*init.method) || IsForbiddenMethod(*init.method))
      return Exception::TypeError("The method is invalid or forbidden.");
    // 25.3. Normalize method. 25.4. Set request's method to method.
    state->method = NormalizeMethod(*init.method);
  }
  return {};
}

// Steps 31 to 33 of the constructor: `init_headers` replace the input's.
ExceptionOr<std::unique_ptr<Headers>> CreateHeaders(
    bindings::Realm& realm,
    const Request::State& state,
    const HeaderList& input_headers,
    const RequestInit& init) {
  auto headers =
      std::make_unique<Headers>(realm, HeaderList(), Headers::Guard::kRequest);
  // 32. If this's request's mode is "no-cors":
  if (state.mode == HttpRequestMode::kNoCors) {
    // 32.1. If this's request's method is not a CORS-safelisted method, then
    //       throw a TypeError.
    if (!IsCorsSafelistedMethod(state.method)) {
      return Exception::TypeError("The mode 'no-cors' doesn't allow '" +
                                  state.method + "'.");
    }
    // 32.2. Set this's headers's guard to "request-no-cors".
    headers->set_guard(Headers::Guard::kRequestNoCors);
  }
  // 33. If init is not empty, then: fill this's headers with init["headers"],
  //     or with those of the input.
  if (init.headers) {
    ExceptionOr<void> filled = headers->Fill(*init.headers);
    if (filled.has_exception())
      return filled.TakeException();
  } else if (!HasMembers(init)) {
    headers->set_list(input_headers);
  } else {
    for (const auto& [name, value] : input_headers) {
      ExceptionOr<void> appended = headers->append(name, value);
      if (appended.has_exception())
        return appended.TakeException();
    }
  }
  return headers;
}

}  // namespace

// https://fetch.spec.whatwg.org/#dom-request
ExceptionOr<std::unique_ptr<Request>> Request::Create(bindings::Realm& realm,
                                                      const Info& input,
                                                      const RequestInit& init) {
  Request* const input_request = std::holds_alternative<Request*>(input)
                                     ? std::get<Request*>(input)
                                     : nullptr;
  State state;
  // 4. Let signal be null.
  AbortSignal* signal = init.signal;
  // 5. If input is a string, then: […]
  if (!input_request) {
    ExceptionOr<State> parsed =
        StateFromUrl(realm, std::get<std::string>(input));
    if (parsed.has_exception())
      return parsed.TakeException();
    state = parsed.TakeValue();
  } else {
    // 6. Otherwise: set request to input's request; set signal to input's
    //    signal. (28. If init["signal"] exists, then set signal to it.)
    state = input_request->state_;
    if (!signal)
      signal = &input_request->signal();
  }
  ExceptionOr<void> applied =
      ApplyInit(init, EnvironmentSettings::From(realm).api_base_url(), &state);
  if (applied.has_exception())
    return applied.TakeException();
  // 31.–33. Set this's headers.
  ExceptionOr<std::unique_ptr<Headers>> headers = CreateHeaders(
      realm, state,
      input_request ? input_request->headers().list() : HeaderList(), init);
  if (headers.has_exception())
    return headers.TakeException();
  // 34. Let inputBody be input's request's body if input is a Request object;
  //     otherwise null.
  std::shared_ptr<BodyData> body =
      input_request ? input_request->body() : nullptr;
  const bool takes_input_body = body && !init.body;
  // 35. If either init["body"] exists and is non-null or inputBody is non-null,
  //     and request's method is `GET` or `HEAD`, then throw a TypeError.
  if ((init.body || body) && (state.method == "GET" || state.method == "HEAD"))
    return Exception::TypeError("A request with method '" + state.method +
                                "' can't have a body.");
  // 37. If init["body"] exists and is non-null, then: extract it; if type is
  //     non-null and this's headers's header list does not contain
  //     `Content-Type`, then append it.
  if (init.body) {
    BodyWithType extracted = ExtractBody(*init.body);
    body = std::make_shared<BodyData>(std::move(extracted.bytes));
    if (extracted.type && !headers.value()->list().Contains("Content-Type")) {
      ExceptionOr<void> appended =
          headers.value()->append("Content-Type", *extracted.type);
      if (appended.has_exception())
        return appended.TakeException();
    }
  }
  // 41. If initBody is null and inputBody is non-null, then: if inputBody is
  //     unusable, then throw a TypeError; create a proxy for inputBody.
  if (takes_input_body) {
    if (input_request->IsUnusable()) {
      return Exception::TypeError(
          "The body of the request has been read already.");
    }
    input_request->set_used();
  }
  // 30. Set this's signal to the result of creating a dependent abort signal
  //     from « signal », or from nothing.
  std::vector<AbortSignal*> signals;
  if (signal)
    signals.push_back(signal);
  AbortSignal& dependent = AbortSignal::any(realm, signals);
  return std::make_unique<Request>(realm, std::move(state), headers.TakeValue(),
                                   &dependent, std::move(body));
}

Request::Request(bindings::Realm& realm,
                 State state,
                 std::unique_ptr<Headers> headers,
                 AbortSignal* signal,
                 std::shared_ptr<BodyData> body)
    : Wrappable(realm),
      Body(realm, std::move(body)),
      state_(std::move(state)),
      unattached_headers_(std::move(headers)),
      headers_(unattached_headers_.get()),
      signal_(signal) {}

void Request::DidAttachWrapper() {
  SetEdge(kHeaders,
          bindings::New(std::move(unattached_headers_)).ToScriptValue());
  SetEdge(kSignal, signal_->ToScriptValue());
}

RequestMode Request::mode() const {
  return static_cast<RequestMode>(state_.mode);
}

RequestCredentials Request::credentials() const {
  return static_cast<RequestCredentials>(state_.credentials);
}

RequestCache Request::cache() const {
  return static_cast<RequestCache>(state_.cache);
}

RequestRedirect Request::redirect() const {
  return static_cast<RequestRedirect>(state_.redirect);
}

// https://fetch.spec.whatwg.org/#dom-request-clone
ExceptionOr<std::unique_ptr<Request>> Request::clone() {
  // 1. If this is unusable, then throw a TypeError.
  if (IsUnusable())
    return Exception::TypeError("The body has been read already.");
  // 2. Let clonedRequest be the result of cloning this's request.
  // 4. Let clonedSignal be the result of creating a dependent abort signal from
  //    « this's signal ».
  AbortSignal& cloned_signal = AbortSignal::any(realm(), {signal_});
  // 5. Let clonedRequestObject be the result of creating a Request object,
  //    given clonedRequest, this's headers's guard, clonedSignal.
  return std::make_unique<Request>(
      realm(), state_,
      std::make_unique<Headers>(realm(), headers_->list(), headers_->guard()),
      &cloned_signal, body());
}

HttpRequest Request::TakeHttpRequest() {
  const EnvironmentSettings& settings = EnvironmentSettings::From(realm());
  HttpRequest request;
  request.method = state_.method;
  request.url = state_.url.get_href();
  request.blob_url_entry = state_.blob_url_entry;
  request.headers = headers_->list();
  if (body()) {
    request.body = OwnedBytes(body()->bytes().span());
    set_used();
  }
  request.origin = settings.origin();
  request.mode = state_.mode;
  request.credentials = state_.credentials;
  request.redirect = state_.redirect;
  request.cache = state_.cache;
  return request;
}

}  // namespace wsjs
