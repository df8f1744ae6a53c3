// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/module_loader.h"

#include <ada.h>
#include <v8-container.h>
#include <v8-context.h>
#include <v8-exception.h>
#include <v8-function.h>
#include <v8-isolate.h>
#include <v8-json.h>
#include <v8-primitive.h>

#include <set>

#include "bindings/runtime/exceptions.h"
#include "bindings/runtime/script_scope.h"
#include "bindings/runtime/v8_compat.h"
#include "src/base/check.h"
#include "src/runtime/runtime_environment.h"
#include "src/runtime/script_source.h"

namespace wsjs {

using bindings::ErrorInformation;
using bindings::ScriptValue;

namespace {

v8::Local<v8::String> ToV8(bindings::Realm& realm, std::string_view text) {
  return ScriptValue::FromUtf8(realm, text).v8_value().As<v8::String>();
}

std::string ToUtf8(bindings::Realm& realm, v8::Local<v8::Value> string) {
  return ScriptValue(string).AsUtf8(realm);
}

v8::Local<v8::Function> NewFunction(v8::Local<v8::Context> context,
                                    v8::FunctionCallback callback,
                                    v8::Local<v8::Value> data) {
  return v8::Function::New(context, callback, data, 1,
                           v8::ConstructorBehavior::kThrow)
      .ToLocalChecked();
}

std::string BareSpecifierMessage(const std::string& specifier) {
  return "Failed to resolve module specifier \"" + specifier +
         "\": it is neither a URL nor begins with \"/\", \"./\" or \"../\"";
}

}  // namespace

ModuleLoader::ModuleLoader(bindings::Realm& realm,
                           EventLoop& event_loop,
                           const ScriptLoader& script_loader)
    : realm_(realm), event_loop_(event_loop), script_loader_(script_loader) {}

ModuleLoader::~ModuleLoader() = default;

ModuleLoader& ModuleLoader::From(v8::Local<v8::Context> context) {
  return RuntimeEnvironment::From(context).module_loader();
}

// https://html.spec.whatwg.org/#run-a-module-script
bool ModuleLoader::Run(std::string_view source, const std::string& url) {
  const bindings::RunScriptScope run_script(realm_);
  const Key key(url, ScriptType::kModule);
  std::string text = DecodeScript(source);
  Failure failure = Add(key, url, text);
  return LinkAndEvaluate(key, std::move(failure), std::move(text));
}

std::optional<bindings::ErrorInformation> ModuleLoader::RunWorker(
    std::string_view source,
    const std::string& url) {
  const bindings::RunScriptScope run_script(realm_);
  const Key key(url, ScriptType::kModule);
  std::string text = DecodeScript(source);
  Failure failure = Add(key, url, text);
  if (!failure)
    failure = LoadImportsAndLink(*Find(key), std::move(text));
  if (!failure)
    RunLinked(key);
  return failure;
}

// https://html.spec.whatwg.org/#fetch-a-module-script-tree
// https://html.spec.whatwg.org/#run-a-module-script
std::optional<std::string> ModuleLoader::LoadAndRun(const std::string& url,
                                                    std::string_view referrer) {
  const bindings::RunScriptScope run_script(realm_);
  const Key key(url, ScriptType::kModule);
  std::string text;
  Failure failure;
  if (!Find(key)) {
    LoadResult loaded = script_loader_.LoadScript(url, referrer, key.second);
    if (!loaded.source)
      return std::move(loaded.error);
    text = DecodeScript(*loaded.source);
    failure = Add(key, std::move(loaded.url), text);
  }
  LinkAndEvaluate(key, std::move(failure), std::move(text));
  return std::nullopt;
}

bool ModuleLoader::LinkAndEvaluate(const Key& key,
                                   Failure failure,
                                   std::string source) {
  if (!failure)
    failure = LoadImportsAndLink(*Find(key), std::move(source));
  if (failure) {
    realm_.host().ReportException(realm_, *failure);
    return false;
  }
  return RunLinked(key);
}

bool ModuleLoader::RunLinked(const Key& key) {
  const v8::Local<v8::Module> module = Find(key)->module.Get(isolate());
  // https://w3c.github.io/ServiceWorker/#update-algorithm
  // 12. If script is null or Is Async Module with script's record […] is true,
  //     then: Invoke Reject Job Promise with job and TypeError.
  if (!allows_asynchronous_modules_ && module->IsGraphAsync()) {
    ErrorInformation error;
    error.message = "A service worker has no top-level await";
    error.filename = key.first;
    error.error =
        bindings::CreateException(realm_, Exception::TypeError(error.message));
    realm_.host().ReportException(realm_, error);
    return false;
  }
  v8::Local<v8::Promise> evaluation;
  if (!Evaluate(module).ToLocal(&evaluation))
    return false;
  if (evaluation->State() == v8::Promise::kRejected) {
    evaluation->MarkAsHandled();
    realm_.host().ReportException(
        realm_,
        bindings::ExtractError(realm_, ScriptValue(evaluation->Result())));
    return false;
  }
  if (evaluation->State() == v8::Promise::kPending)
    ReportWhenRejected(key.first, evaluation);
  return true;
}

std::vector<std::string> ModuleLoader::TakePendingModules() {
  std::vector<std::string> urls;
  for (auto& [id, url] : std::exchange(pending_, {}))
    urls.push_back(std::move(url));
  return urls;
}

// https://html.spec.whatwg.org/#hostloadimportedmodule
v8::MaybeLocal<v8::Promise> ModuleLoader::ImportDynamically(
    const std::string& referrer,
    v8::Local<v8::String> specifier,
    v8::Local<v8::FixedArray> attributes) {
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(realm_.context()).ToLocal(&resolver))
    return {};
  const std::optional<ScriptType> type =
      TypeFromAttributes(realm_, attributes, 2);
  // 6.1. If settingsObject's global object implements WorkletGlobalScope or
  //      ServiceWorkerGlobalScope […], then: Let completion be Completion
  //      Record { [[Type]]: throw, [[Value]]: a new TypeError […] }.
  if (!type || !allows_asynchronous_modules_) {
    const auto reason = bindings::CreateException(
        realm_, Exception::TypeError(type ? "A service worker has no import()"
                                          : "Unknown import attribute"));
    resolver->Reject(realm_.context(), reason.v8_value()).Check();
    return resolver->GetPromise();
  }
  // The module isn't to run inside `import()`.
  const uint64_t id = ++last_id_;
  DynamicImport import{
      .specifier = ToUtf8(realm_, specifier),
      .referrer = referrer,
      .type = *type,
      .resolver = v8::Global<v8::Promise::Resolver>(isolate(), resolver)};
  if (const auto url = ada::parse<ada::url_aggregator>(import.specifier))
    import.blob_url_entry = BlobUrlStore::OfProcess().Resolve(*url);
  dynamic_imports_.emplace(id, std::move(import));
  event_loop_.QueueTask(TaskSource::kNetworking,
                        [this, id] { FinishDynamicImport(id); });
  return resolver->GetPromise();
}

// https://html.spec.whatwg.org/#hostgetimportmetaproperties
void ModuleLoader::InitializeImportMeta(v8::Local<v8::Module> module,
                                        v8::Local<v8::Object> meta) {
  const v8::Local<v8::Context> context = realm_.context();
  const v8::Local<v8::String> url = ToV8(realm_, RecordOf(module).base_url);
  const auto resolve = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    v8::Isolate* isolate = info.GetIsolate();
    bindings::Realm& realm =
        *bindings::Realm::From(isolate->GetCurrentContext());
    v8::Local<v8::String> specifier;
    if (!info[0]->ToString(realm.context()).ToLocal(&specifier))
      return;
    const std::string text = ToUtf8(realm, specifier);
    if (const auto resolved =
            ResolveModuleSpecifier(text, ToUtf8(realm, info.Data()))) {
      info.GetReturnValue().Set(ToV8(realm, *resolved));
    } else {
      isolate->ThrowException(
          bindings::CreateException(
              realm, Exception::TypeError(BareSpecifierMessage(text)))
              .v8_value());
    }
  };
  const v8::Local<v8::Function> function = NewFunction(context, resolve, url);
  function->SetName(ToV8(realm_, "resolve"));
  meta->CreateDataProperty(context, ToV8(realm_, "url"), url).Check();
  meta->CreateDataProperty(context, ToV8(realm_, "resolve"), function).Check();
}

v8::MaybeLocal<v8::Module> ModuleLoader::ResolveImport(
    v8::Local<v8::Context> context,
    v8::Local<v8::String> specifier,
    v8::Local<v8::FixedArray> attributes,
    v8::Local<v8::Module> referrer) {
  ModuleLoader& loader = From(context);
  // All of it has been resolved, loaded and checked by LoadImport.
  const auto url = ResolveModuleSpecifier(ToUtf8(loader.realm_, specifier),
                                          loader.RecordOf(referrer).base_url);
  const auto type = TypeFromAttributes(loader.realm_, attributes, 3);
  CHECK(url && type);
  const Record* record = loader.Find({*url, *type});
  CHECK(record);
  return record->module.Get(loader.isolate());
}

v8::MaybeLocal<v8::Value> ModuleLoader::EvaluateJson(
    v8::Local<v8::Context> context,
    v8::Local<v8::Module> module) {
  ModuleLoader& loader = From(context);
  module
      ->SetSyntheticModuleExport(
          loader.isolate(), ToV8(loader.realm_, "default"),
          loader.RecordOf(module).json.Get(loader.isolate()))
      .Check();
  v8::Local<v8::Promise::Resolver> resolver;
  if (!v8::Promise::Resolver::New(context).ToLocal(&resolver))
    return {};
  resolver->Resolve(context, v8::Undefined(loader.isolate())).Check();
  return resolver->GetPromise();
}

std::optional<ScriptType> ModuleLoader::TypeFromAttributes(
    bindings::Realm& realm,
    v8::Local<v8::FixedArray> attributes,
    int stride) {
  auto type = ScriptType::kModule;
  for (int i = 0; i < attributes->Length(); i += stride) {
    const v8::Local<v8::Context> context = realm.context();
    const auto name = attributes->Get(context, i).As<v8::Value>();
    const auto value = attributes->Get(context, i + 1).As<v8::Value>();
    if (ToUtf8(realm, name) != "type" || ToUtf8(realm, value) != "json")
      return std::nullopt;
    type = ScriptType::kJson;
  }
  return type;
}

const ModuleLoader::Record* ModuleLoader::Find(const Key& key) const {
  const auto found = module_map_.find(key);
  return found == module_map_.end() ? nullptr : found->second;
}

const ModuleLoader::Record& ModuleLoader::RecordOf(
    v8::Local<v8::Module> module) const {
  const auto [begin, end] = records_.equal_range(module->GetIdentityHash());
  for (auto it = begin; it != end; ++it) {
    if (it->second.module == module)
      return it->second;
  }
  NOTREACHED();
}

ModuleLoader::Failure ModuleLoader::Add(const Key& key,
                                        std::string base_url,
                                        const std::string& source) {
  v8::TryCatch try_catch(isolate());
  v8::Local<v8::Value> json;
  v8::Local<v8::Module> module;
  if (!Compile(key.second, base_url, source, &json).ToLocal(&module)) {
    ErrorInformation error = bindings::ExtractError(realm_, try_catch);
    if (error.filename.empty())
      error.filename = base_url;  // JSON doesn't tell.
    return error;
  }
  Record record{
      key, std::move(base_url), v8::Global<v8::Module>(isolate(), module), {}};
  if (!json.IsEmpty())
    record.json.Reset(isolate(), json);
  const auto added =
      records_.emplace(module->GetIdentityHash(), std::move(record));
  module_map_.insert_or_assign(key, &added->second);
  return std::nullopt;
}

v8::MaybeLocal<v8::Module> ModuleLoader::Compile(ScriptType type,
                                                 const std::string& base_url,
                                                 const std::string& source,
                                                 v8::Local<v8::Value>* json) {
  const v8::Local<v8::String> url = ToV8(realm_, base_url);
  const v8::Local<v8::String> text = ToV8(realm_, source);
  if (type == ScriptType::kJson) {
    // https://html.spec.whatwg.org/#creating-a-json-module-script
    if (!v8::JSON::Parse(realm_.context(), text).ToLocal(json))
      return {};
    return bindings::NewSyntheticModule(
        isolate(), url, {ToV8(realm_, "default")}, EvaluateJson);
  }
  v8::ScriptCompiler::Source compiled(
      text, bindings::NewScriptOrigin(isolate(), url, /*is_module=*/true));
  return v8::ScriptCompiler::CompileModule(isolate(), &compiled);
}

// https://html.spec.whatwg.org/#fetch-the-descendants-of-and-link-a-module-script
ModuleLoader::Failure ModuleLoader::LoadImportsAndLink(const Record& root,
                                                       std::string source) {
  std::vector<Importer> importers;
  importers.push_back({&root, std::move(source)});
  std::set<const Record*> seen = {&root};
  while (!importers.empty()) {
    const Importer importer = std::move(importers.back());
    importers.pop_back();
    const v8::Local<v8::Module> module = importer.record->module.Get(isolate());
    if (module->GetStatus() != v8::Module::kUninstantiated ||
        module->IsSyntheticModule()) {
      continue;
    }
    const v8::Local<v8::FixedArray> requests = module->GetModuleRequests();
    for (int i = 0; i < requests->Length(); ++i) {
      const auto request =
          requests->Get(realm_.context(), i).As<v8::ModuleRequest>();
      Importer imported;
      if (Failure failure = LoadImport(importer, request, &imported))
        return failure;
      if (seen.insert(imported.record).second)
        importers.push_back(std::move(imported));
    }
  }

  v8::TryCatch try_catch(isolate());
  const bool linked = root.module.Get(isolate())
                          ->InstantiateModule(realm_.context(), ResolveImport)
                          .FromMaybe(false);
  if (!linked)
    return bindings::ExtractError(realm_, try_catch);
  return std::nullopt;
}

ModuleLoader::Failure ModuleLoader::LoadImport(
    const Importer& importer,
    v8::Local<v8::ModuleRequest> request,
    Importer* imported) {
  const std::string specifier = ToUtf8(realm_, request->GetSpecifier());
  const auto url = ResolveModuleSpecifier(specifier, importer.record->base_url);
  if (!url)
    return ImportFailure(importer, request, BareSpecifierMessage(specifier));
  const auto type =
      TypeFromAttributes(realm_, bindings::GetImportAttributes(request), 3);
  if (!type)
    return ImportFailure(importer, request, "Unknown import attribute");

  const Key key(*url, *type);
  imported->record = Find(key);
  if (imported->record)
    return std::nullopt;
  LoadResult loaded =
      script_loader_.LoadScript(*url, importer.record->base_url, *type);
  if (!loaded.source) {
    return ImportFailure(importer, request,
                         "Cannot load module " + *url + ": " + loaded.error);
  }
  imported->source = DecodeScript(*loaded.source);
  Failure failure = Add(key, std::move(loaded.url), imported->source);
  imported->record = Find(key);
  return failure;
}

ModuleLoader::Failure ModuleLoader::ImportFailure(
    const Importer& importer,
    v8::Local<v8::ModuleRequest> request,
    const std::string& message) {
  v8::Location location =
      importer.record->module.Get(isolate())->SourceOffsetToLocation(
          request->GetSourceOffset());
  ErrorInformation error;
  error.error =
      bindings::CreateException(realm_, Exception::TypeError(message));
  error.message = "Uncaught TypeError: " + message;
  error.filename = importer.record->base_url;
  error.lineno = location.GetLineNumber() + 1;
  error.colno = location.GetColumnNumber() + 1;
  error.source_line = LineOf(importer.source, location.GetLineNumber());
  error.start_column = location.GetColumnNumber();
  // The specifier and its quotes.
  error.end_column = error.start_column + request->GetSpecifier()->Length() + 2;
  return error;
}

v8::MaybeLocal<v8::Promise> ModuleLoader::Evaluate(
    v8::Local<v8::Module> module) {
  v8::Local<v8::Value> evaluation;
  if (!module->Evaluate(realm_.context()).ToLocal(&evaluation))
    return {};
  return evaluation.As<v8::Promise>();
}

void ModuleLoader::ReportWhenRejected(const std::string& url,
                                      v8::Local<v8::Promise> evaluation) {
  const auto fulfilled = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    From(info.GetIsolate()->GetCurrentContext()).DidSettle(info.Data());
  };
  const auto rejected = [](const v8::FunctionCallbackInfo<v8::Value>& info) {
    ModuleLoader& loader = From(info.GetIsolate()->GetCurrentContext());
    loader.DidSettle(info.Data());
    loader.realm_.host().ReportException(
        loader.realm_,
        bindings::ExtractError(loader.realm_, ScriptValue(info[0])));
  };
  const uint64_t id = ++last_id_;
  pending_.emplace(id, url);
  const v8::Local<v8::Context> context = realm_.context();
  const auto data = v8::Number::New(isolate(), static_cast<double>(id));
  // Empty when script is terminated.
  [[maybe_unused]] const v8::MaybeLocal<v8::Promise> reaction =
      evaluation->Then(context, NewFunction(context, fulfilled, data),
                       NewFunction(context, rejected, data));
}

void ModuleLoader::DidSettle(v8::Local<v8::Value> id) {
  pending_.erase(static_cast<uint64_t>(id.As<v8::Number>()->Value()));
}

void ModuleLoader::FinishDynamicImport(uint64_t id) {
  const bindings::ScriptScope scope(realm_);
  const bindings::RunScriptScope run_script(realm_);
  const v8::Local<v8::Context> context = realm_.context();
  const DynamicImport import = std::move(dynamic_imports_.extract(id).mapped());
  const auto resolver = import.resolver.Get(isolate());

  v8::Local<v8::Module> module;
  if (const Failure failure = LoadDynamicImport(import, &module)) {
    resolver->Reject(context, failure->error.v8_value()).Check();
    return;
  }
  v8::Local<v8::Promise> evaluation;
  if (!Evaluate(module).ToLocal(&evaluation))
    return;
  const auto get_namespace =
      [](const v8::FunctionCallbackInfo<v8::Value>& info) {
        info.GetReturnValue().Set(info.Data());
      };
  v8::Local<v8::Promise> result;
  if (evaluation
          ->Then(context, NewFunction(context, get_namespace,
                                      module->GetModuleNamespace()))
          .ToLocal(&result)) {
    resolver->Resolve(context, result).Check();
  }
}

ModuleLoader::Failure ModuleLoader::LoadDynamicImport(
    const DynamicImport& import,
    v8::Local<v8::Module>* module) {
  const auto type_error = [this](const std::string& message) {
    ErrorInformation error;
    error.error =
        bindings::CreateException(realm_, Exception::TypeError(message));
    return error;
  };
  const auto url = ResolveModuleSpecifier(import.specifier, import.referrer);
  if (!url)
    return type_error(BareSpecifierMessage(import.specifier));
  const Key key(*url, import.type);
  std::string source;
  if (!Find(key)) {
    LoadResult loaded = script_loader_.LoadScript(
        *url, import.referrer, import.type, import.blob_url_entry);
    if (!loaded.source) {
      return type_error("Cannot load module " + *url + ", imported by " +
                        import.referrer + ": " + loaded.error);
    }
    source = DecodeScript(*loaded.source);
    if (Failure failure = Add(key, std::move(loaded.url), source))
      return failure;
  }
  *module = Find(key)->module.Get(isolate());
  return LoadImportsAndLink(*Find(key), std::move(source));
}

}  // namespace wsjs
