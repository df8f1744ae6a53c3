// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_FETCH_BODY_DATA_H_
#define WSJS_SRC_FETCH_BODY_DATA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "bindings/runtime/script_value.h"
#include "src/base/bytes.h"
#include "src/base/unique_function.h"
#include "src/dom/blob_data.h"

namespace wsjs {

// https://fetch.spec.whatwg.org/#concept-body
// The bytes of a body, which may be arriving still. An object, its clones and
// the fetch that fills it share one and end in any order, hence shared pointers
// to it.
class BodyData final {
 public:
  enum class State : uint8_t { kArriving, kComplete, kBroken, kAborted };
  // Called once, when all has arrived, with an empty value; or nothing more
  // will: then with the reason. In a ScriptScope.
  using Waiter =
      UniqueFunction<void(const BodyData& body, bindings::ScriptValue error)>;

  // One that is arriving.
  BodyData() = default;
  explicit BodyData(BlobData bytes)
      : state_(State::kComplete), bytes_(std::move(bytes)) {}

  State state() const { return state_; }
  // Of one that is complete.
  const BlobData& bytes() const { return bytes_; }
  // Of one that is arriving.
  void AddWaiter(Waiter waiter) { waiters_.push_back(std::move(waiter)); }

  bool has_waiters() const { return !waiters_.empty(); }

  // For the fetch. In a ScriptScope; run no script.
  void Append(ByteSpan bytes) { arrived_ += AsStringView(bytes); }
  void Complete();
  // `state` is kBroken or kAborted.
  void Fail(State state, bindings::ScriptValue reason);

 private:
  State state_ = State::kArriving;
  std::string arrived_;  // until it is complete
  BlobData bytes_;
  std::vector<Waiter> waiters_;
};

}  // namespace wsjs

#endif  // WSJS_SRC_FETCH_BODY_DATA_H_
