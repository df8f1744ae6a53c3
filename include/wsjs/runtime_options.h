// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_INCLUDE_WSJS_RUNTIME_OPTIONS_H_
#define WSJS_INCLUDE_WSJS_RUNTIME_OPTIONS_H_

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <wsjs/console_level.h>
#include <wsjs/cookie_jar.h>
#include <wsjs/export.h>
#include <wsjs/load_result.h>
#include <wsjs/log_level.h>
#include <wsjs/network_settings.h>
#include <wsjs/page.h>
#include <wsjs/script_error.h>
#include <wsjs/worker_settings.h>

typedef struct uv_loop_s uv_loop_t;

namespace wsjs {

// What a Runtime is made with. Strings are UTF-8. The functions are called on
// the runtime's thread; they may call the runtime unless they say otherwise,
// and must not destroy it. With workers, load_script, network.resolve and
// network.may_connect are called on a worker's own thread for that worker, also
// while another thread is in them; of the cookie jar's, one at a time.
struct RuntimeOptions {
  // How long the end of a runtime waits until its connections have sent what
  // they have to and have closed.
  static constexpr std::chrono::milliseconds kDefaultShutdownTimeout{1'000};

  // --- What script sees.

  // wsjs.args.
  std::vector<std::string> arguments;
  // wsjs.env: names and values. Nothing of the process's own environment is in
  // it unless the embedder puts it there.
  std::vector<std::pair<std::string, std::string>> environment;
  // The page whose scripts the runtime runs, as tasks of its event loop: Run()
  // is all that is needed. It has a document then. None: the runtime has no
  // document, and runs what EvaluateScript() and EvaluateModule() are given.
  std::optional<Page> page;
  // The API base URL, against which `new WebSocket("/chat")` resolves; empty:
  // relative URLs throw. That of a page is its own URL, whatever this is.
  std::string base_url;
  // The origin of opening handshakes (`https://example.com`, or `null` for an
  // opaque one). Empty: that of the base URL; without either no Origin header
  // is sent.
  std::string origin;
  // https://html.spec.whatwg.org/#secure-context
  // Unset: whether the base URL is potentially trustworthy, true without one.
  std::optional<bool> is_secure_context;

  // --- What it may reach and use.

  NetworkSettings network;
  // Outlives the runtime. Null: a jar in memory, the runtime's own.
  CookieJar* cookie_jar = nullptr;
  // Where scripts come from that script or a page asks for: those of workers,
  // modules that are imported, JSON, the scripts of the page. `url` is
  // serialised. Waits for the whole of it. Null: `file:` URLs are read, those
  // of http and https fetched, others refused. A script from elsewhere never
  // gets a `file:` URL loaded, nor is this asked then. Must not call the
  // runtime.
  std::function<LoadResult(const std::string& url)> load_script;
  WorkerSettings workers;
  // Bytes of V8's heap; 0: V8's default for the machine. A script that exceeds
  // it is reported as ScriptError::Kind::kOutOfMemory and the runtime is
  // terminated.
  size_t heap_limit = 0;
  std::chrono::milliseconds shutdown_timeout = kDefaultShutdownTimeout;

  // --- Who hears of it.

  // One call of a console method: `text` is formatted, may have several lines,
  // ends without a line end, and is valid during the call. Null: standard
  // output, and standard error for kWarn and kError.
  std::function<void(ConsoleLevel, std::string_view text)> console;
  // Values on the console are coloured by ANSI escape sequences.
  bool console_colors = false;
  // Why connections failed, and more; `message` is valid during the call. Null:
  // standard error. Must not call the runtime.
  std::function<void(LogLevel, std::string_view message)> log;
  LogLevel log_level = LogLevel::kWarning;
  // An error that script didn't handle. The runtime goes on afterwards, unless
  // this calls Terminate(). Null: standard error.
  std::function<void(const ScriptError&)> uncaught_error;

  // --- The thread.

  // A libuv loop that the embedder owns and runs; outlives the runtime, which
  // runs it a little when it is destroyed, to close its handles. Null: a loop
  // of the runtime's own.
  uv_loop_t* loop = nullptr;
};

// What is wrong with `options`, in one line: a URL that doesn't parse, a file
// that can't be read, an address that isn't one. Empty: nothing. A runtime made
// with wrong options takes those as if they weren't there. Any thread.
[[nodiscard]] WSJS_EXPORT std::string CheckOptions(
    const RuntimeOptions& options);

}  // namespace wsjs

#endif  // WSJS_INCLUDE_WSJS_RUNTIME_OPTIONS_H_
