// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/broken_pipes.h"

#include <signal.h>

namespace wsjs {

void IgnoreBrokenPipes() {
  struct sigaction action = {};
  sigaction(SIGPIPE, nullptr, &action);
  if (action.sa_handler == SIG_DFL) {
    signal(SIGPIPE, SIG_IGN);
  }
}

}  // namespace wsjs
