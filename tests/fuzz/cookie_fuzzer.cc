// SPDX-License-Identifier: BSD-3-Clause

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "src/base/bytes.h"
#include "src/base/check.h"
#include "src/net/in_memory_cookie_jar.h"

// A jar takes any Set-Cookie header, and never makes one that breaks a request.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using wsjs::AsStringView;
  wsjs::InMemoryCookieJar jar(
      [] { return std::chrono::sys_seconds(std::chrono::days(12'000)); });
  jar.SetCookie("wss://www.example.com/a/b", {}, AsStringView({data, size}));
  CHECK(jar.size() <= 1);
  for (const char* url : {"wss://www.example.com/a/b/c", "ws://example.com/"}) {
    const std::string header = jar.CookieHeader(url, {});
    CHECK(header.find_first_of("\r\n;") == std::string::npos);
    CHECK(header.find('\0') == std::string::npos);
  }
  return 0;
}
