// SPDX-License-Identifier: BSD-3-Clause
#include <wsjs/runtime.h>

#include <utility>

#include "src/runtime/platform_impl.h"
#include "src/runtime/runtime_core.h"

namespace wsjs {

Runtime::Runtime(Platform& platform, RuntimeOptions options)
    : core_(std::make_unique<RuntimeCore>(platform.impl_->v8_platform(),
                                          std::move(options))) {}

Runtime::Runtime(std::unique_ptr<RuntimeCore> core) : core_(std::move(core)) {}

Runtime::~Runtime() = default;

bool Runtime::EvaluateScript(std::string_view source, std::string_view name) {
  return core_->EvaluateScript(source, name);
}

bool Runtime::EvaluateModule(std::string_view source, std::string_view name) {
  return core_->EvaluateModule(source, name);
}

void Runtime::Run() {
  core_->Run();
}

bool Runtime::RunOneTurn(bool may_wait) {
  return core_->RunOneTurn(may_wait);
}

int Runtime::file_descriptor() const {
  return core_->event_loop().file_descriptor();
}

int Runtime::poll_timeout_milliseconds() const {
  return core_->event_loop().poll_timeout_milliseconds();
}

void Runtime::set_keep_alive(bool keep_alive) {
  core_->set_keep_alive(keep_alive);
}

void Runtime::PostTask(std::function<void()> task) {
  core_->event_loop().PostTask(std::move(task));
}

void Runtime::Terminate() {
  core_->Terminate();
}

bool Runtime::terminated() const {
  return core_->terminated();
}

std::optional<int> Runtime::exit_code() const {
  return core_->exit_code();
}

}  // namespace wsjs
