// SPDX-License-Identifier: BSD-3-Clause
//
// Runs a script that uses WebSocket, and hears what it says: embed URL
#include <wsjs/platform.h>
#include <wsjs/runtime.h>

#include <iostream>
#include <utility>

constexpr char kScript[] = R"js(
  const socket = new WebSocket(wsjs.args[0]);
  socket.onopen = () => socket.send(`Hello ${wsjs.args[1]}`);
  socket.onmessage = (event) => {
    console.log(event.data);
    socket.close();
  };
  socket.onclose = (event) => console.log('closed', event.wasClean);
)js";

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: embed URL\n";
    return 2;
  }
  wsjs::Platform platform;

  bool failed = false;
  wsjs::RuntimeOptions options;
  options.arguments = {argv[1], "embedder"};
  options.network.limits.message_bytes = 1 << 20;
  options.console = [](wsjs::ConsoleLevel, std::string_view text) {
    std::cout << "script: " << text << "\n";
  };
  options.uncaught_error = [&](const wsjs::ScriptError& error) {
    std::cerr << error.ToString();
    failed = true;
  };

  wsjs::Runtime runtime(platform, std::move(options));
  runtime.EvaluateScript(kScript, "embed.js");
  runtime.Run();
  return failed ? 1 : 0;
}
