// SPDX-License-Identifier: BSD-3-Clause
#include <wsjs/platform.h>

#include <v8-initialization.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <sstream>

#include "bindings/runtime/callback_pump.h"
#include "bindings/runtime/v8_compat.h"
#include "src/runtime/platform_impl.h"

namespace wsjs {

namespace {

std::atomic<bool> g_started = false;

// Returns the flags that V8 doesn't know.
std::vector<std::string> SetV8Flags(const std::string& flags) {
  std::vector<std::string> words = {"wsjs"};  // the program's name comes first
  std::istringstream stream(flags);
  for (std::string word; stream >> word;)
    words.push_back(word);
  std::vector<char*> arguments;
  for (std::string& word : words)
    arguments.push_back(word.data());
  int count = static_cast<int>(arguments.size());
  v8::V8::SetFlagsFromCommandLine(&count, arguments.data(),
                                  /*remove_flags=*/true);
  return {arguments.begin() + 1, arguments.begin() + count};
}

// OPTIMIZATION: V8 would have another thread free the memory of ArrayBuffers. A
// flood of binary messages then pays for it with every allocation: malloc's two
// callers wait for each other, and the blocks are in the other core's cache.
constexpr char kFlags[] = "--no-concurrent-array-buffer-sweeping";

}  // namespace

Platform::Impl::Impl(const PlatformOptions& options)
    : v8_platform_(options.worker_threads) {
  // V8 freezes its flags when it is initialised.
  v8::V8::SetFlagsFromString(bindings::InitialFlags());
  v8::V8::SetFlagsFromString(kFlags);
  unknown_v8_flags_ = SetV8Flags(options.v8_flags);
  v8::V8::InitializePlatform(&v8_platform_);
  v8::V8::Initialize();
  // V8's list of extensions has no lock: before a thread can make a context.
  bindings::CallbackPump::Extensions();
}

Platform::Impl::~Impl() {
  v8::V8::Dispose();
  v8::V8::DisposePlatform();
}

Platform::Platform(const PlatformOptions& options) {
  if (g_started.exchange(true)) {
    std::fputs(
        "wsjs: a process can make only one wsjs::Platform: V8 doesn't start "
        "twice\n",
        stderr);
    std::abort();
  }
  impl_ = std::make_unique<Impl>(options);
}

Platform::~Platform() = default;

const std::vector<std::string>& Platform::unknown_v8_flags() const {
  return impl_->unknown_v8_flags();
}

const char* Platform::V8Version() {
  return v8::V8::GetVersion();
}

}  // namespace wsjs
