// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_workers.h"

#include <ada.h>
#include <v8-debug.h>

#include <algorithm>
#include <utility>

#include "bindings/runtime/script_value.h"
#include "src/base/check.h"
#include "src/runtime/classic_script.h"
#include "src/runtime/script_source.h"
#include "src/runtime/shared_worker_manager.h"

namespace wsjs {

namespace {

Exception SecurityError(std::string message) {
  return Exception::DOMException("SecurityError", std::move(message));
}

}  // namespace

RuntimeWorkers::RuntimeWorkers(Host& host,
                               V8Platform* platform,
                               RuntimeCluster& cluster,
                               RuntimeEnvironment& environment)
    : host_(host),
      platform_(platform),
      cluster_(cluster),
      environment_(environment) {}

RuntimeWorkers::~RuntimeWorkers() = default;

void RuntimeWorkers::TerminateAll() {
  for (const auto& thread : threads_)
    thread->Terminate();
  for (auto& thread : std::exchange(shared_workers_, {})) {
    if (!SharedWorkerManager::OfProcess().Disconnect(thread,
                                                     environment_.agent())) {
      shared_workers_.push_back(std::move(thread));
    }
  }
}

void RuntimeWorkers::WaitForAll() {
  threads_.clear();
  shared_workers_.clear();
}

ExceptionOr<void> RuntimeWorkers::CheckMayStartWorker() {
  const WorkerSettings& settings = environment_.options().workers;
  if (!settings.allowed)
    return SecurityError("Workers are not allowed here.");
  if (!platform_)
    return SecurityError("A context of another program has no workers.");
  if (cluster_.worker_count() + shared_workers_.size() >=
      settings.maximum_count) {
    return SecurityError("There are " + std::to_string(settings.maximum_count) +
                         " workers already, as many as are allowed.");
  }
  return {};
}

// https://html.spec.whatwg.org/#dom-worker
ExceptionOr<WorkerUrl> RuntimeWorkers::ParseWorkerUrl(const std::string& url) {
  if (auto allowed = CheckMayStartWorker(); allowed.has_exception())
    return allowed.TakeException();
  const auto base = ada::parse<ada::url_aggregator>(BaseUrl());
  const auto parsed =
      ada::parse<ada::url_aggregator>(url, base ? &*base : nullptr);
  if (!parsed) {
    return Exception::DOMException("SyntaxError",
                                   "The URL '" + url + "' is invalid.");
  }
  return WorkerUrl{std::string(parsed->get_href()),
                   BlobUrlStore::OfProcess().Resolve(*parsed)};
}

// https://html.spec.whatwg.org/#run-a-worker
WorkerThread* RuntimeWorkers::StartWorker(WorkerParameters parameters,
                                          WorkerClient& client) {
  threads_.push_back(std::make_unique<WorkerThread>(
      *platform_, cluster_, environment_.agent(),
      SetupFor(std::move(parameters)), client, [this](WorkerThread& ended) {
        threads_.remove_if(
            [&](const auto& thread) { return thread.get() == &ended; });
      }));
  return threads_.back().get();
}

// https://html.spec.whatwg.org/#script-settings-for-workers
WorkerSetup RuntimeWorkers::SetupFor(WorkerParameters parameters) const {
  // "origin: Return a unique opaque origin if worker global scope's url's
  // scheme is "data", and inherited origin otherwise."
  const bool is_opaque = parameters.url.text.starts_with("data:");
  return {.parameters = std::move(parameters),
          .options = OptionsForWorker(),
          .referrer = BaseUrl(),
          .origin = is_opaque ? "null" : environment_.origin(),
          .is_secure_context = environment_.is_secure_context()};
}

// https://html.spec.whatwg.org/#dom-sharedworker
void RuntimeWorkers::ConnectSharedWorker(WorkerParameters parameters,
                                         WorkerClient& client) {
  const SharedWorkerKey key{.profile = environment_.options().workers.profile,
                            .origin = environment_.origin(),
                            .url = parameters.url.text,
                            .name = parameters.name};
  const SharedWorkerTraits traits{
      .type = parameters.type,
      .credentials = parameters.credentials,
      .is_secure_context = environment_.is_secure_context()};
  const SharedWorkerRuntime runtime{
      .agent = &environment_.agent(),
      .cluster = &cluster_,
      .did_end = [this](const SharedWorkerThread* thread) {
        DidEndSharedWorker(thread);
      }};
  MessagePipeEnd inside_port = std::move(parameters.inside_port);
  std::shared_ptr<SharedWorkerThread> thread =
      SharedWorkerManager::OfProcess().Connect(
          key, traits, std::move(inside_port), runtime, client,
          [&](MessagePipeEnd port) {
            parameters.inside_port = std::move(port);
            return std::make_shared<SharedWorkerThread>(
                *platform_, key, traits, SetupFor(std::move(parameters)),
                runtime, client);
          });
  if (!thread) {
    // "queue a global task on the DOM manipulation task source given worker's
    // relevant global object to fire an event named error at worker."
    environment_.event_loop().QueueTask(TaskSource::kDOMManipulation,
                                        [&client] {
                                          client.DidFailToLoad();
                                          client.DidEnd();
                                        });
    return;
  }
  if (std::ranges::find(shared_workers_, thread) == shared_workers_.end())
    shared_workers_.push_back(std::move(thread));
}

void RuntimeWorkers::DidEndSharedWorker(const SharedWorkerThread* thread) {
  std::erase_if(shared_workers_,
                [thread](const auto& other) { return other.get() == thread; });
}

void RuntimeWorkers::ReportWorkerError(const ScriptError& error) {
  environment_.ReportWorkerError(error);
}

// https://html.spec.whatwg.org/#fetch-a-classic-worker-imported-script
ExceptionOr<void> RuntimeWorkers::ImportScript(const WorkerUrl& url) {
  const LoadResult script = environment_.script_loader().LoadScript(
      url.text, BaseUrl(), ScriptType::kClassic, url.blob_url_entry);
  if (!script.source) {
    return Exception::DOMException(
        "NetworkError", "Cannot load " + url.text + ": " + script.error);
  }
  // FIXME: 6.2. […] muted errors: those of scripts of other origins.
  return RethrowingRunClassicScript(environment_.realm(), *script.source,
                                    script.url);
}

std::string RuntimeWorkers::BaseUrl() const {
  if (const ada::url_aggregator* url = environment_.api_base_url())
    return std::string(url->get_href());
  // AD-HOC: Without an API base URL, that of the script that is running.
  bindings::Realm& realm = environment_.realm();
  const v8::Local<v8::String> name =
      v8::StackTrace::CurrentScriptNameOrSourceURL(realm.isolate());
  return ScriptUrl(name.IsEmpty() ? std::string()
                                  : bindings::ScriptValue(name).AsUtf8(realm));
}

RuntimeOptions RuntimeWorkers::OptionsForWorker() const {
  RuntimeOptions options = environment_.options();
  options.loop = nullptr;
  options.page.reset();
  options.cookie_jar = &cluster_.cookie_jar();
  cluster_.relay().RelayFrom(options);
  return options;
}

}  // namespace wsjs
