// SPDX-License-Identifier: BSD-3-Clause
#include "src/fetch/body_data.h"

#include <utility>

namespace wsjs {

void BodyData::Complete() {
  bytes_ = BlobData(OwnedBytes(AsBytes(std::exchange(arrived_, {}))));
  state_ = State::kComplete;
  for (Waiter& waiter : std::exchange(waiters_, {}))
    waiter(*this, {});
}

void BodyData::Fail(State state, bindings::ScriptValue reason) {
  arrived_ = {};
  state_ = state;
  for (Waiter& waiter : std::exchange(waiters_, {}))
    waiter(*this, reason);
}

}  // namespace wsjs
