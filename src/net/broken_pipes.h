// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_NET_BROKEN_PIPES_H_
#define WSJS_SRC_NET_BROKEN_PIPES_H_

namespace wsjs {

// A write to a connection that the peer has reset must be an error, not the end
// of the process: ignores SIGPIPE, unless the embedder handles it. Any thread.
void IgnoreBrokenPipes();

}  // namespace wsjs

#endif  // WSJS_SRC_NET_BROKEN_PIPES_H_
