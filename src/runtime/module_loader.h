// SPDX-License-Identifier: BSD-3-Clause
#ifndef WSJS_SRC_RUNTIME_MODULE_LOADER_H_
#define WSJS_SRC_RUNTIME_MODULE_LOADER_H_

#include <v8-local-handle.h>
#include <v8-persistent-handle.h>
#include <v8-promise.h>
#include <v8-script.h>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "bindings/runtime/realm.h"
#include "src/blob_url/blob_url_store.h"
#include "src/loop/event_loop.h"
#include "src/runtime/script_loader.h"

namespace wsjs {

// The modules of one realm: its module map, and what ECMAScript asks of the
// host for `import`.
// https://html.spec.whatwg.org/#integration-with-the-javascript-module-system
// A module is loaded once, with all that it imports before any of it runs.
// Loading waits. Dies before its realm.
class ModuleLoader final {
 public:
  // All of these outlive this.
  ModuleLoader(bindings::Realm& realm,
               EventLoop& event_loop,
               const ScriptLoader& script_loader);
  ~ModuleLoader();
  ModuleLoader(const ModuleLoader&) = delete;
  ModuleLoader& operator=(const ModuleLoader&) = delete;

  // Of a service worker, from here on: neither import() nor a top-level await.
  void ForbidAsynchronousModules() { allows_asynchronous_modules_ = false; }

  // https://html.spec.whatwg.org/#run-a-module-script
  // Errors are reported, also those after an `await`. False: there was one
  // already, or script was terminated. In a ScriptScope.
  bool Run(std::string_view source, const std::string& url);

  // The same of the script that a worker begins with, but why it, or what it
  // imports, can't be loaded, parsed or linked isn't reported: it is the
  // result. In a ScriptScope.
  std::optional<bindings::ErrorInformation> RunWorker(std::string_view source,
                                                      const std::string& url);

  // The same of a module that is loaded from `url`, unless it has been before;
  // `referrer` is the base URL of what asks. Returns why it couldn't be loaded,
  // nothing else when it could. In a ScriptScope.
  std::optional<std::string> LoadAndRun(const std::string& url,
                                        std::string_view referrer);

  // The URLs of modules that Run() has started and that still wait. Each only
  // once.
  [[nodiscard]] std::vector<std::string> TakePendingModules();

  // https://html.spec.whatwg.org/#hostloadimportedmodule
  // `import()` in the script whose base URL is `referrer`. `attributes` has key
  // and value of each in turn. Empty: an exception is pending.
  v8::MaybeLocal<v8::Promise> ImportDynamically(
      const std::string& referrer,
      v8::Local<v8::String> specifier,
      v8::Local<v8::FixedArray> attributes);

  // https://html.spec.whatwg.org/#hostgetimportmetaproperties
  void InitializeImportMeta(v8::Local<v8::Module> module,
                            v8::Local<v8::Object> meta);

 private:
  // URL and type.
  using Key = std::pair<std::string, ScriptType>;
  struct Record {
    Key key;
    // https://html.spec.whatwg.org/#concept-script-base-url
    std::string base_url;
    v8::Global<v8::Module> module;
    v8::Global<v8::Value> json;  // of kJson
  };
  struct DynamicImport {
    std::string specifier;
    std::string referrer;
    ScriptType type = ScriptType::kModule;
    // What a specifier that is a blob: URL named when script called.
    std::optional<BlobUrlEntry> blob_url_entry = {};
    v8::Global<v8::Promise::Resolver> resolver;
  };
  // A module on the way through LoadImports, with its text.
  struct Importer {
    const Record* record = nullptr;
    std::string source;  // empty when it was loaded before
  };
  // What went wrong, or nothing.
  using Failure = std::optional<bindings::ErrorInformation>;

  static ModuleLoader& From(v8::Local<v8::Context> context);
  static v8::MaybeLocal<v8::Module> ResolveImport(
      v8::Local<v8::Context> context,
      v8::Local<v8::String> specifier,
      v8::Local<v8::FixedArray> attributes,
      v8::Local<v8::Module> referrer);
  static v8::MaybeLocal<v8::Value> EvaluateJson(v8::Local<v8::Context> context,
                                                v8::Local<v8::Module> module);
  // None for attributes that mean nothing to us. `stride`: key, value and
  // perhaps an offset.
  static std::optional<ScriptType> TypeFromAttributes(
      bindings::Realm& realm,
      v8::Local<v8::FixedArray> attributes,
      int stride);

  v8::Isolate* isolate() const { return realm_.isolate(); }
  const Record* Find(const Key& key) const;
  const Record& RecordOf(v8::Local<v8::Module> module) const;

  // Parse the text of a module and put it into the module map.
  Failure Add(const Key& key, std::string base_url, const std::string& source);
  v8::MaybeLocal<v8::Module> Compile(ScriptType type,
                                     const std::string& base_url,
                                     const std::string& source,
                                     v8::Local<v8::Value>* json);

  // https://html.spec.whatwg.org/#fetch-the-descendants-of-and-link-a-module-script
  // Loads what `root` imports, and what that imports, then links them.
  Failure LoadImportsAndLink(const Record& root, std::string source);
  Failure LoadImport(const Importer& importer,
                     v8::Local<v8::ModuleRequest> request,
                     Importer* imported);
  Failure ImportFailure(const Importer& importer,
                        v8::Local<v8::ModuleRequest> request,
                        const std::string& message);

  // Of a module of the module map. `failure` is that of adding it, `source` its
  // text unless it was added before. False as Run().
  bool LinkAndEvaluate(const Key& key, Failure failure, std::string source);
  // Of one that is linked. False as Run().
  bool RunLinked(const Key& key);

  // The promise of the module's evaluation; empty when script was terminated.
  v8::MaybeLocal<v8::Promise> Evaluate(v8::Local<v8::Module> module);
  void ReportWhenRejected(const std::string& url,
                          v8::Local<v8::Promise> evaluation);
  void DidSettle(v8::Local<v8::Value> id);

  void FinishDynamicImport(uint64_t id);
  Failure LoadDynamicImport(const DynamicImport& import,
                            v8::Local<v8::Module>* module);

  bindings::Realm& realm_;
  EventLoop& event_loop_;
  const ScriptLoader& script_loader_;
  bool allows_asynchronous_modules_ = true;
  // By the identity hash of the module.
  std::unordered_multimap<int, Record> records_;
  // https://html.spec.whatwg.org/#module-map
  std::map<Key, const Record*> module_map_;
  std::unordered_map<uint64_t, DynamicImport> dynamic_imports_;
  std::map<uint64_t, std::string> pending_;  // URLs of what Run() has started
  uint64_t last_id_ = 0;                     // of both
};

}  // namespace wsjs

#endif  // WSJS_SRC_RUNTIME_MODULE_LOADER_H_
