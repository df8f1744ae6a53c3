// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/runtime_service_worker.h"

#include <optional>
#include <utility>

#include "src/base/check.h"
#include "src/service_workers/start_register.h"

namespace wsjs {

namespace {

using Kind = ServiceWorkerScripts::Import::Kind;

Kind KindOf(ScriptType type) {
  switch (type) {
    case ScriptType::kClassic:
    case ScriptType::kClassicWorker:
      return Kind::kClassic;
    case ScriptType::kModule:
      return Kind::kModule;
    case ScriptType::kJson:
      return Kind::kJson;
  }
  NOTREACHED();
}

ScriptType TypeOf(Kind kind) {
  switch (kind) {
    case Kind::kClassic:
      return ScriptType::kClassic;
    case Kind::kModule:
      return ScriptType::kModule;
    case Kind::kJson:
      return ScriptType::kJson;
  }
  NOTREACHED();
}

}  // namespace

RuntimeServiceWorker::RuntimeServiceWorker(
    std::shared_ptr<ServiceWorkerSetup> setup,
    RuntimeEnvironment& environment,
    ServiceWorkerManager& manager,
    ServiceWorkerGlobalScope& global)
    : setup_(std::move(setup)), environment_(environment), manager_(manager) {
  environment_.script_loader().set_store(this);
  environment_.module_loader().ForbidAsynchronousModules();
  environment_.service_workers().BecomeServiceWorker(setup_->client, global);
  global.SetServiceWorker(setup_->worker, setup_->registration);
}

RuntimeServiceWorker::~RuntimeServiceWorker() {
  environment_.script_loader().set_store(nullptr);
}

// https://w3c.github.io/ServiceWorker/#update-algorithm
LoadResult RuntimeServiceWorker::LoadScript() {
  const std::string& url = setup_->worker.script_url;
  // It has run before.
  if (auto source = setup_->scripts->main())
    return {.source = std::move(source), .url = url};
  // 7. Switching on job's worker type, […] Fetch a classic worker script […]
  //    Fetch a module worker script graph
  LoadResult script = environment_.script_loader().LoadServiceWorker(
      url, setup_->registration.update_via_cache !=
               ServiceWorkerUpdateViaCache::kAll);
  ServiceWorkerStart start = Check(script);
  if (start.result != ServiceWorkerStart::Result::kRunning) {
    Tell(std::move(start));
    return {.source = std::nullopt};
  }
  // 7.18. Set updatedResourceMap[url] to response.
  setup_->scripts->SetMain(*script.source);
  // 7.20. Set hasUpdatedResources to true if […] newestWorker is null. […]
  //       newestWorker's script resource map[url]'s body is not byte-for-byte
  //       identical with response's body. 7.21. If hasUpdatedResources is false
  //       and newestWorker's classic scripts imported flag is set, then:
  if (setup_->newest_scripts &&
      setup_->newest_scripts->main() == *script.source &&
      !HaveImportsChanged()) {
    Tell({.result = ServiceWorkerStart::Result::kUnchanged});
    return {.source = std::nullopt};
  }
  script.url = url;
  return script;
}

// https://w3c.github.io/ServiceWorker/#update-algorithm
ServiceWorkerStart RuntimeServiceWorker::Check(const LoadResult& script) const {
  using Result = ServiceWorkerStart::Result;
  const std::string& url = setup_->worker.script_url;
  if (!script.source)
    return {Result::kNetworkError, "it can't be loaded: " + script.error};
  // 7.5. Set request's redirect mode to "error".
  if (!script.url.empty() && script.url != url)
    return {Result::kNetworkError, "it is redirected to " + script.url};
  // 7.7. Extract a MIME type from the response's header list. If this MIME type
  //      (ignoring parameters) is not a JavaScript MIME type, then: […]
  //      "SecurityError"
  if (auto error = ScriptLoader::WrongType(script, ScriptType::kClassic))
    return {Result::kSecurityError, *std::move(error)};
  // 7.15. If maxScopeString is null or scopeString does not start with
  //       maxScopeString, then: […] "SecurityError"
  if (!IsScopeAllowed(setup_->registration.scope, url,
                      script.service_worker_allowed)) {
    return {Result::kSecurityError,
            "it may not have the scope " + setup_->registration.scope +
                ", which is not below its own path or what its header "
                "Service-Worker-Allowed says"};
  }
  return {Result::kRunning};
}

// https://w3c.github.io/ServiceWorker/#update-algorithm
bool RuntimeServiceWorker::HaveImportsChanged() {
  bool have_changed = false;
  is_checking_imports_ = true;
  // 7.21.1. For each importUrl → storedResponse of newestWorker's script
  //         resource map:
  // INTEROP: What modules import isn't in the standard's map, but browsers
  // compare it, too.
  for (const auto& [url, import] : setup_->newest_scripts->imports()) {
    // 7.21.1.4. Let fetchedResponse be the result of fetching importRequest.
    const LoadResult fetched = environment_.script_loader().LoadScript(
        url, setup_->worker.script_url, TypeOf(import.kind));
    // 7.21.1.8. If fetchedResponse is a bad import script response, continue.
    // 7.21.1.9. If fetchedResponse's body is not byte-for-byte identical with
    //           storedResponse's […], set hasUpdatedResources to true.
    have_changed |= fetched.source && import.source != fetched.source;
  }
  is_checking_imports_ = false;
  return have_changed;
}

// https://w3c.github.io/ServiceWorker/#importscripts
std::optional<LoadResult> RuntimeServiceWorker::FindScript(
    const std::string& url,
    ScriptType type) {
  // 5. If map[url] exists: Append url to serviceWorker's set of used scripts.
  //    Return map[url].
  auto import = setup_->scripts->FindImport(url);
  if (import && import->kind == KindOf(type)) {
    setup_->scripts->MarkUsed(url);
    if (!import->source)
      return LoadResult{.source = std::nullopt,
                        .error = "an update of the service worker failed to"};
    return LoadResult{.source = std::move(import->source), .url = url};
  }
  // 4. If serviceWorker's state is not "parsed" or "installing": Return
  //    map[url] if it exists and a network error otherwise.
  const ServiceWorkerState state =
      environment_.service_workers().own_worker().state;
  if (state != ServiceWorkerState::kParsed &&
      state != ServiceWorkerState::kInstalling) {
    return LoadResult{
        .source = std::nullopt,
        .error =
            "a service worker that is installed imports only what it has "
            "imported before"};
  }
  return std::nullopt;
}

// https://w3c.github.io/ServiceWorker/#importscripts
void RuntimeServiceWorker::DidLoadScript(const std::string& url,
                                         ScriptType type,
                                         const LoadResult& script) {
  // https://w3c.github.io/ServiceWorker/#update-algorithm
  // 7.21.1.5. Set updatedResourceMap[importRequest's url] to fetchedResponse.
  // 11. If response's unsafe response is a bad import script response, then
  //     return a network error. 12. Set map[url] to response.
  if (script.source || is_checking_imports_)
    setup_->scripts->SetImport(url, {KindOf(type), script.source});
  // 13. Append url to serviceWorker's set of used scripts.
  if (script.source && !is_checking_imports_)
    setup_->scripts->MarkUsed(url);
}

void RuntimeServiceWorker::DidRunScript(bool threw) {
  using Result = ServiceWorkerStart::Result;
  Tell({threw ? Result::kThrew : Result::kRunning,
        threw ? "its script couldn't run, or threw" : ""});
}

void RuntimeServiceWorker::Tell(ServiceWorkerStart start) {
  manager_.Post([worker = setup_->worker.id,
                 start = std::move(start)](ServiceWorkerManager& manager) {
    manager.DidStart(worker, start);
  });
}

}  // namespace wsjs
