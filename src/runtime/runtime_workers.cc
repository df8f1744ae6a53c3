// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_workers.h"

#include <ada.h>
#include <v8-debug.h>

#include <utility>
#include <vector>

#include "bindings/runtime/script_value.h"
#include "src/base/check.h"
#include "src/runtime/classic_script.h"
#include "src/runtime/script_source.h"

namespace wsjs {

namespace {

Exception SecurityError(std::string message) {
  return Exception::DOMException("SecurityError", std::move(message));
}

}  // namespace

class RuntimeWorkers::SharedWorkerEntry final : public WorkerClient {
 public:
  SharedWorkerEntry(RuntimeWorkers& workers, const WorkerParameters& parameters)
      : workers_(workers), url_(parameters.url.text), name_(parameters.name) {}

  void set_thread(WorkerThread* thread) { thread_ = thread; }
  WorkerThread& thread() { return *thread_; }

  bool IsFor(const WorkerParameters& parameters) const {
    return url_ == parameters.url.text && name_ == parameters.name;
  }
  void AddClient(WorkerClient& client) { clients_.push_back(&client); }

  // WorkerClient:
  void DidFailToLoad() override {
    for (WorkerClient* const client : std::vector(clients_))
      client->DidFailToLoad();
  }
  void DidReportError(const ScriptError& error) override {
    for (WorkerClient* const client : std::vector(clients_))
      client->DidReportError(error);
    workers_.environment_.options().uncaught_error(error);
  }
  void DidEnd() override {
    for (WorkerClient* const client : clients_)
      client->DidEnd();
    workers_.shared_workers_.remove_if(
        [this](const auto& entry) { return entry.get() == this; });
  }

 private:
  RuntimeWorkers& workers_;
  const std::string url_;
  const std::u16string name_;
  WorkerThread* thread_ = nullptr;
  std::vector<WorkerClient*> clients_;
};

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
}

void RuntimeWorkers::WaitForAll() {
  threads_.clear();
}

// https://html.spec.whatwg.org/#dom-worker
ExceptionOr<WorkerUrl> RuntimeWorkers::ParseWorkerUrl(const std::string& url) {
  const WorkerSettings& settings = environment_.options().workers;
  if (!settings.allowed)
    return SecurityError("Workers are not allowed here.");
  if (!platform_)
    return SecurityError("A context of another program has no workers.");
  if (cluster_.worker_count() >= settings.maximum_count) {
    return SecurityError("There are " + std::to_string(settings.maximum_count) +
                         " workers already, as many as are allowed.");
  }
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
  // https://html.spec.whatwg.org/#script-settings-for-workers
  // "origin: Return a unique opaque origin if worker global scope's url's
  // scheme is "data", and inherited origin otherwise."
  const bool is_opaque = parameters.url.text.starts_with("data:");
  WorkerSetup setup{.parameters = std::move(parameters),
                    .options = OptionsForWorker(),
                    .referrer = BaseUrl(),
                    .origin = is_opaque ? "null" : environment_.origin(),
                    .is_secure_context = environment_.is_secure_context()};
  threads_.push_back(std::make_unique<WorkerThread>(
      *platform_, cluster_, environment_.agent(), std::move(setup), client,
      [this](WorkerThread& ended) {
        threads_.remove_if(
            [&](const auto& thread) { return thread.get() == &ended; });
      }));
  return threads_.back().get();
}

// https://html.spec.whatwg.org/#dom-sharedworker
void RuntimeWorkers::ConnectSharedWorker(WorkerParameters parameters,
                                         WorkerClient& client) {
  // 11.2. For each scope in the list of all SharedWorkerGlobalScope objects:
  //       […] whose constructor URL equals urlRecord, whose name equals the
  //       value of options's name member […] and whose closing flag is false.
  // 11.3. […] is not null, but […] credentials or type differ: AD-HOC: those
  //       of the first client hold.
  for (const auto& entry : shared_workers_) {
    if (entry->IsFor(parameters) &&
        entry->thread().Connect(std::move(parameters.inside_port))) {
      entry->AddClient(client);
      return;
    }
  }
  // 11.6. Otherwise, in parallel, run a worker given worker, urlRecord,
  //       outsideSettings, outsidePort, and options.
  SharedWorkerEntry& entry = *shared_workers_.emplace_back(
      std::make_unique<SharedWorkerEntry>(*this, parameters));
  entry.AddClient(client);
  entry.set_thread(StartWorker(std::move(parameters), entry));
}

void RuntimeWorkers::ReportWorkerError(const ScriptError& error) {
  environment_.ReportWorkerError(error);
}

// https://html.spec.whatwg.org/#fetch-a-classic-worker-imported-script
ExceptionOr<void> RuntimeWorkers::ImportScript(const std::string& url) {
  const LoadResult script = environment_.script_loader().LoadScript(
      url, BaseUrl(), ScriptType::kClassic);
  if (!script.source) {
    return Exception::DOMException("NetworkError",
                                   "Cannot load " + url + ": " + script.error);
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
