// SPDX-License-Identifier: BSD-3-Clause
//
// usage: bench_limit NAME=VALUE...
//
// A scenario of bench/client.js without any JavaScript: what the wire, the
// kernel and the protocol allow. The names are those of the scenario's
// parameters; `port`, and `ca` for TLS, say where the server is. Without
// `kind`: ends at once.
#include <map>
#include <string>

#include "bench/limit/scenario.h"

int main(int argc, char** argv) {
  std::map<std::string, std::string> values;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const size_t sign = argument.find('=');
    if (sign == std::string::npos)
      wsjs::bench::Die("not NAME=VALUE: " + argument);
    values[argument.substr(0, sign)] = argument.substr(sign + 1);
  }
  const wsjs::bench::Options options(std::move(values));
  if (options.Text("kind").empty())
    return 0;
  const std::string ca = options.Text("ca");
  wsjs::bench::RunScenario(
      options,
      {static_cast<uint16_t>(options.Number("port")),
       ca.empty() ? nullptr : wsjs::bench::MakeTlsContext(ca.c_str())});
}
