// SPDX-License-Identifier: BSD-3-Clause
#include "src/workers/worker_global_scope.h"

#include <ada.h>

#include <memory>
#include <utility>

#include "bindings/runtime/wrappable.h"
#include "src/base/check.h"
#include "src/dom/environment_settings.h"
#include "src/scopes/worker_location.h"
#include "src/scopes/worker_navigator.h"
#include "src/workers/worker_host.h"

namespace wsjs {

WorkerGlobalScope::WorkerGlobalScope(bindings::Realm& realm,
                                     WorkerType type,
                                     std::u16string name)
    : EventTarget(realm),
      WindowOrWorkerGlobalScope(realm),
      type_(type),
      name_(std::move(name)) {}

WorkerGlobalScope::~WorkerGlobalScope() = default;

// https://html.spec.whatwg.org/#dom-workerglobalscope-location
WorkerLocation& WorkerGlobalScope::location() {
  if (!location_) {
    const ada::url_aggregator* url =
        EnvironmentSettings::From(realm()).api_base_url();
    CHECK(url);  // that of the worker's script
    location_ = bindings::StrongReference(
        realm(), bindings::New(std::make_unique<WorkerLocation>(realm(), *url))
                     .ToScriptValue());
  }
  return *bindings::FromScriptValue<WorkerLocation>(realm(),
                                                    location_.Get(realm()));
}

// https://html.spec.whatwg.org/#dom-worker-navigator
WorkerNavigator& WorkerGlobalScope::navigator() {
  if (!navigator_) {
    navigator_ = bindings::StrongReference(
        realm(), bindings::New(std::make_unique<WorkerNavigator>(realm()))
                     .ToScriptValue());
  }
  return *bindings::FromScriptValue<WorkerNavigator>(realm(),
                                                     navigator_.Get(realm()));
}

// https://html.spec.whatwg.org/#dom-workerglobalscope-importscripts
ExceptionOr<void> WorkerGlobalScope::importScripts(
    const std::vector<std::variant<TrustedScriptURL*, std::string>>& urls) {
  // https://html.spec.whatwg.org/#import-scripts-into-worker-global-scope
  // 1. If worker global scope's type is "module", throw a TypeError exception.
  if (type_ == WorkerType::kModule)
    return Exception::TypeError("Module workers import modules.");
  EnvironmentSettings& settings = EnvironmentSettings::From(realm());
  // 4. Let urlRecords be « ». 5. For each url of urls: encoding-parse it,
  //    relative to settings object; if it is failure, then throw a
  //    "SyntaxError" DOMException.
  std::vector<WorkerUrl> url_records;
  for (const auto& url : urls) {
    const std::string* const text = std::get_if<std::string>(&url);
    CHECK(text);  // There are no Trusted Types.
    const auto url_record =
        ada::parse<ada::url_aggregator>(*text, settings.api_base_url());
    if (!url_record) {
      return Exception::DOMException("SyntaxError",
                                     "The URL '" + *text + "' is invalid.");
    }
    url_records.push_back({std::string(url_record->get_href()),
                           BlobUrlStore::OfProcess().Resolve(*url_record)});
  }
  // 6. For each urlRecord of urlRecords: fetch a classic worker-imported
  //    script; run the classic script, with rethrow errors set to true.
  for (const WorkerUrl& url : url_records) {
    auto result = settings.worker_host().ImportScript(url);
    if (result.has_exception())
      return result;
  }
  return {};
}

void WorkerGlobalScope::Connect(MessagePipeEnd) {
  NOTREACHED();
}

void WorkerGlobalScope::CloseAWorker() {
  EnvironmentSettings::From(realm()).worker_host().CloseWorker();
}

}  // namespace wsjs
