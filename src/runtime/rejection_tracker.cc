// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/rejection_tracker.h"

#include <algorithm>
#include <utility>

#include "bindings/runtime/script_scope.h"
#include "src/dom/event_type.h"
#include "src/runtime/runtime_environment.h"

namespace wsjs {

RejectionTracker::RejectionTracker(RuntimeEnvironment& environment)
    : environment_(environment) {}

RejectionTracker::~RejectionTracker() = default;

// https://html.spec.whatwg.org/#the-hostpromiserejectiontracker-implementation
void RejectionTracker::Track(const v8::PromiseRejectMessage& message) {
  v8::Isolate* isolate = environment_.realm().isolate();
  const v8::Local<v8::Promise> promise = message.GetPromise();
  if (message.GetEvent() == v8::kPromiseRejectWithNoHandler) {
    // 7. If operation is "reject": append promise to global's
    //    about-to-be-notified rejected promises list.
    about_to_be_notified_.emplace_back(isolate, promise);
    return;
  }
  if (message.GetEvent() != v8::kPromiseHandlerAddedAfterReject)
    return;
  // 8. If operation is "handle":
  // 8.1. If the list contains promise, then remove promise from it and return.
  if (std::erase(about_to_be_notified_, promise) > 0)
    return;
  // 8.2. If the outstanding rejected promises weak set does not contain
  // promise,
  //      then return. 8.3. Remove promise from it.
  if (std::erase(outstanding_, promise) == 0)
    return;
  // 8.4. Queue a global task on the DOM manipulation task source to fire an
  //      event named rejectionhandled.
  environment_.event_loop().QueueTask(
      TaskSource::kDOMManipulation,
      [this, handled = v8::Global<v8::Promise>(isolate, promise)] {
        const bindings::ScriptScope scope(environment_.realm());
        const auto promise = handled.Get(environment_.realm().isolate());
        environment_.FirePromiseRejectionEvent(kRejectionHandledEvent,
                                               /*cancelable=*/false, promise);
      });
}

// https://html.spec.whatwg.org/#notify-about-rejected-promises
void RejectionTracker::NotifyAboutRejectedPromises() {
  // 2. If list is empty, then return.
  if (about_to_be_notified_.empty())
    return;
  // 1. Let list be a clone of global's about-to-be-notified rejected promises
  //    list. 3. Empty it. 4. Queue a global task on the DOM manipulation task
  //    source:
  environment_.event_loop().QueueTask(
      TaskSource::kDOMManipulation,
      [this, list = std::exchange(about_to_be_notified_, {})] {
        for (const v8::Global<v8::Promise>& promise : list)
          NotifyAbout(promise);
      });
}

void RejectionTracker::NotifyAbout(const v8::Global<v8::Promise>& rejected) {
  bindings::Realm& realm = environment_.realm();
  const bindings::ScriptScope scope(realm);
  const v8::Local<v8::Promise> promise = rejected.Get(realm.isolate());
  // 4.1.1. If p.[[PromiseIsHandled]] is true, then continue.
  if (promise->HasHandler())
    return;
  // 4.1.2. Let notCanceled be the result of firing an event named
  //        unhandledrejection.
  // 4.1.3. If notCanceled is true, then the user agent may report
  //        p.[[PromiseResult]] to a developer console.
  if (environment_.FirePromiseRejectionEvent(kUnhandledRejectionEvent,
                                             /*cancelable=*/true, promise)) {
    environment_.ReportUnhandledRejection(promise);
  }
  // 4.1.4. If p.[[PromiseIsHandled]] is false, then append p to the outstanding
  //        rejected promises weak set.
  if (promise->HasHandler())
    return;
  std::erase_if(outstanding_, [](const auto& handle) {
    return handle.IsEmpty();  // collected
  });
  outstanding_.emplace_back(realm.isolate(), promise).SetWeak();
}

}  // namespace wsjs
