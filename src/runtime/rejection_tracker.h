// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_REJECTION_TRACKER_H_
#define WSJS_SRC_RUNTIME_REJECTION_TRACKER_H_

#include <v8-persistent-handle.h>
#include <v8-promise.h>

#include <vector>

namespace wsjs {

class RuntimeEnvironment;

// https://html.spec.whatwg.org/#unhandled-promise-rejections
// The promises of one realm that were rejected without a handler. V8 tells it
// of rejections, the environment of the end of a microtask checkpoint.
class RejectionTracker final {
 public:
  // `environment` owns this.
  explicit RejectionTracker(RuntimeEnvironment& environment);
  ~RejectionTracker();

  // https://html.spec.whatwg.org/#the-hostpromiserejectiontracker-implementation
  void Track(const v8::PromiseRejectMessage& message);

  // https://html.spec.whatwg.org/#notify-about-rejected-promises
  void NotifyAboutRejectedPromises();

 private:
  void NotifyAbout(const v8::Global<v8::Promise>& rejected);

  RuntimeEnvironment& environment_;
  std::vector<v8::Global<v8::Promise>> about_to_be_notified_;
  // Weak handles.
  std::vector<v8::Global<v8::Promise>> outstanding_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_REJECTION_TRACKER_H_
