// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_RUNTIME_H_
#define WSJS_INCLUDE_WSJS_RUNTIME_H_

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <wsjs/export.h>
#include <wsjs/platform.h>
#include <wsjs/runtime_options.h>

namespace wsjs {

class RuntimeCore;

// A JavaScript engine with WebSocket and what belongs to it: a V8 isolate with
// one global object, an event loop and the connections of the script. It lives
// on the thread that makes it, which is the only one that may call it, except
// where a function says otherwise. A process may have any number of runtimes,
// each on a thread of its own; they share nothing but the Platform.
//
// The first connection sets the process to ignore SIGPIPE, which a write to a
// connection that the peer has closed would raise.
//
// The event loop is run in one of three ways:
//   - Run() until nothing is pending;
//   - in a loop of the embedder's: wait for file_descriptor() to become
//   readable
//     or for poll_timeout_milliseconds(), then call RunOneTurn(false);
//   - in a uv_loop_t of the embedder's, given in the options: whoever runs that
//     runs the runtime.
class WSJS_EXPORT Runtime final {
 public:
  // `platform` outlives this.
  explicit Runtime(Platform& platform, RuntimeOptions options = {});
  // Closes the script's connections with code 1001, waits until they are closed
  // (at most options.shutdown_timeout), and frees everything. No script runs.
  ~Runtime();
  Runtime(const Runtime&) = delete;
  Runtime& operator=(const Runtime&) = delete;

  // --- Script. `name` is what errors call it: a URL, a path, or any text. What
  // it imports is resolved against it, when it is a URL or a path, else against
  // the working directory.

  // Evaluates `source`, UTF-8, as a classic script in the global scope. False:
  // it couldn't be parsed, it threw or was terminated; uncaught_error was told,
  // save of termination.
  bool EvaluateScript(std::string_view source, std::string_view name);

  // Evaluates `source`, UTF-8, as a module, with what it imports. False: one of
  // them couldn't be loaded, parsed or linked, threw or was terminated;
  // uncaught_error was told, save of termination. True also when it waits for
  // something (top-level await): running the event loop makes it go on.
  bool EvaluateModule(std::string_view source, std::string_view name);

  // --- The event loop.

  // Runs until nothing is pending that could still run script: no task, timer,
  // connection. At once when the runtime has been terminated.
  void Run();

  // Runs what is ready, first waiting for something to become ready if
  // `may_wait`. Returns whether anything is still pending.
  bool RunOneTurn(bool may_wait);

  // Becomes readable when RunOneTurn(false) has work to do. The runtime owns it
  // and only polls it: never read from it or close it.
  [[nodiscard]] int file_descriptor() const;

  // When RunOneTurn(false) wants to be called although file_descriptor() isn't
  // readable: milliseconds from now, -1: never. Changes with every call.
  [[nodiscard]] int poll_timeout_milliseconds() const;

  // While true, Run() waits for more although nothing is pending: for
  // PostTask(). False at first.
  void set_keep_alive(bool keep_alive);

  // Has the event loop run `task` on the runtime's thread, which is free to
  // call the runtime. Tasks run in the order in which they were posted; those
  // that haven't run when the runtime is destroyed never do. Any thread, as
  // long as the runtime exists.
  void PostTask(std::function<void()> task);

  // --- The end.

  // Stops script, also in an endless loop, and Run(); no script runs any more
  // and the runtime can only be destroyed. Any thread, as long as the runtime
  // exists; script may still be running when this returns.
  void Terminate();

  // Whether Terminate() was called, script called wsjs.exit() or the heap limit
  // was reached.
  [[nodiscard]] bool terminated() const;

  // What script gave to wsjs.exit(); none when it didn't call it.
  [[nodiscard]] std::optional<int> exit_code() const;

 private:
  friend class V8Access;
  explicit Runtime(std::unique_ptr<RuntimeCore> core);

  std::unique_ptr<RuntimeCore> core_;
};

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_RUNTIME_H_
