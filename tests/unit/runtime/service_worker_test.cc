// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

constexpr char kFolder[] = "https://example.test/dir/";

using Scripts = std::map<std::string, std::string>;

// A runtime of a page of that folder, whose scripts come from `scripts`.
RuntimeOptions WithScripts(Scripts scripts) {
  RuntimeOptions options;
  options.base_url = std::string(kFolder) + "page";
  // Called on the threads of workers.
  options.load_script =
      [scripts = std::move(scripts)](const std::string& url) -> LoadResult {
    for (const auto& [name, source] : scripts) {
      if (url == kFolder + name)
        return {.source = source};
    }
    return {.source = std::nullopt, .error = "not there"};
  };
  return options;
}

// What scripts of pages start with.
constexpr char kHelpers[] =
    "const container = navigator.serviceWorker;"
    "const state = (worker, name) => new Promise((resolve) => {"
    "  if (worker.state === name) resolve();"
    "  worker.addEventListener('statechange', () => {"
    "    if (worker.state === name) resolve() }) });"
    "const message = () => new Promise((resolve) =>"
    "  container.addEventListener('message', resolve, {once: true}));"
    "const failure = (promise) => promise.then(() => console.log('resolved'),"
    "  (e) => console.log(e.name));";

// What the console of a page says that runs `page`, an async function's body.
std::vector<std::string> RunPage(Scripts scripts, const std::string& page) {
  TestRuntime test(WithScripts(std::move(scripts)));
  test.RunScript(std::string(kHelpers) + "(async () => {" + page + "})()");
  EXPECT_THAT(test.Messages(), IsEmpty());
  return test.lines;
}

// --- The global scope.

TEST(ServiceWorkerTest, GlobalScopeIsAServiceWorkersOne) {
  EXPECT_THAT(
      RunPage(
          {{"w.js",
            "console.log(self instanceof ServiceWorkerGlobalScope,"
            " self instanceof WorkerGlobalScope,"
            " Object.prototype.toString.call(self), typeof Window,"
            " typeof DedicatedWorkerGlobalScope, typeof XMLHttpRequest);"
            "console.log(location.href, origin, isSecureContext,"
            " typeof postMessage, typeof close, typeof fetch);"
            "console.log(registration === self.registration,"
            " registration.scope, registration.active,"
            " serviceWorker.scriptURL, serviceWorker.state,"
            " clients instanceof Clients, clients === self.clients,"
            " registration instanceof ServiceWorkerRegistration);"
            "console.log(navigator.serviceWorker.controller);"
            "try { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0,"
            "  0) } catch (e) { console.log(e.name) }"}},
          "await container.register('w.js')"),
      ElementsAre("true true [object ServiceWorkerGlobalScope] undefined "
                  "undefined undefined",
                  "https://example.test/dir/w.js https://example.test true "
                  "undefined undefined function",
                  "true https://example.test/dir/ null "
                  "https://example.test/dir/w.js parsed true true true",
                  "null", "TypeError"));
}

TEST(ServiceWorkerTest, InterfacesAreForSecureContexts) {
  RuntimeOptions options;
  options.base_url = "http://example.test/";
  TestRuntime test(std::move(options));
  test.RunScript(
      "console.log(typeof ServiceWorker, typeof ServiceWorkerContainer,"
      " 'serviceWorker' in navigator, typeof ExtendableEvent)");
  EXPECT_THAT(test.lines, ElementsAre("undefined undefined false undefined"));
}

TEST(ServiceWorkerTest, ContainerIsTheSame) {
  EXPECT_THAT(RunPage({},
                      "console.log(container === navigator.serviceWorker,"
                      " container instanceof ServiceWorkerContainer,"
                      " container.controller)"),
              ElementsAre("true true null"));
}

// --- Registration.

TEST(ServiceWorkerTest, InstallsAndActivates) {
  EXPECT_THAT(
      RunPage({{"w.js",
                "oninstall = (e) => console.log(e.constructor.name, e.type,"
                " e.isTrusted, e.cancelable, serviceWorker.state);"
                "onactivate = (e) => console.log(e.constructor.name, e.type,"
                " e instanceof ExtendableEvent, serviceWorker.state)"}},
              "const r = await container.register('w.js');"
              "console.log(r.scope, r.updateViaCache, r.installing.state,"
              " r.installing.scriptURL, r.waiting, r.active);"
              "const w = r.installing;"
              "w.onstatechange = (e) => console.log(e.target.state);"
              "await state(w, 'activated');"
              "console.log(r.installing, r.waiting, r.active === w)"),
      UnorderedElementsAre("https://example.test/dir/ imports installing "
                           "https://example.test/dir/w.js null null",
                           "InstallEvent install true false installing",
                           "installed", "activating",
                           "ExtendableEvent activate true activating",
                           "activated", "null null true"));
}

TEST(ServiceWorkerTest, WaitUntilExtendsInstall) {
  EXPECT_THAT(
      RunPage(
          {{"w.js",
            "oninstall = (e) => e.waitUntil(new Promise((resolve) =>"
            "  setTimeout(() => { console.log('waited'); resolve() }, 20)));"
            "onactivate = () => console.log('activate')"}},
          "const r = await container.register('w.js');"
          "await state(r.installing, 'activated'); console.log('activated')"),
      ElementsAre("waited", "activate", "activated"));
}

TEST(ServiceWorkerTest, RejectedWaitUntilFailsTheInstallation) {
  EXPECT_THAT(
      RunPage({{"w.js",
                "oninstall = (e) => { e.waitUntil(Promise.resolve());"
                "  e.waitUntil(Promise.reject(1)) }"}},
              "const r = await container.register('w.js');"
              "const w = r.installing; await state(w, 'redundant');"
              "console.log(r.installing, await container.getRegistration());"
              "w.postMessage('lost')"),
      ElementsAre("null undefined"));
}

TEST(ServiceWorkerTest, WaitUntilThrowsWhenTheEventIsOver) {
  EXPECT_THAT(
      RunPage({{"w.js",
                "const attempt = (f) => { try { f(); console.log('fine') }"
                "  catch (e) { console.log(e.name) } };"
                "attempt(() => new ExtendableEvent('x').waitUntil("
                "  Promise.resolve()));"
                "oninstall = (e) => {"
                "  e.waitUntil(Promise.resolve().then(() =>"
                "    attempt(() => e.waitUntil(Promise.resolve()))));"
                "  setTimeout(() => attempt(() => e.waitUntil("
                "    Promise.resolve()))) };"}},
              "await container.register('w.js')"),
      ElementsAre("InvalidStateError", "fine", "InvalidStateError"));
}

TEST(ServiceWorkerTest, ScriptThatThrowsIsATypeError) {
  TestRuntime test(WithScripts({{"w.js", "throw new RangeError('no')"}}));
  test.RunScript(std::string(kHelpers) + "failure(container.register('w.js'))");
  EXPECT_THAT(test.lines, ElementsAre("TypeError"));
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught RangeError: no"));
}

TEST(ServiceWorkerTest, WhatCannotBeRegistered) {
  EXPECT_THAT(
      RunPage({{"w.js", ""}, {"sub/w.js", ""}},
              "await failure(container.register('none.js'));"
              "await failure(container.register('https://:0'));"
              "await failure(container.register('data:text/javascript,'));"
              "await failure(container.register('https://other.test/w.js'));"
              "await failure(container.register('w.js',"
              "  {scope: 'https://other.test/'}));"
              "await failure(container.register('w.js', {scope: '/'}));"
              "await failure(container.register('sub/w.js', {scope: './'}));"
              "await failure(container.register('sub/w.js',"
              "  {scope: 'sub/anything'}));"
              "await failure(container.register('w.js', {type: 'other'}))"),
      ElementsAre("TypeError", "TypeError", "TypeError", "SecurityError",
                  "SecurityError", "SecurityError", "SecurityError", "resolved",
                  "TypeError"));
}

TEST(ServiceWorkerTest, HeaderAndTypeDecide) {
  RuntimeOptions options = WithScripts({});
  options.load_script = [](const std::string& url) -> LoadResult {
    if (url.ends_with("text.js"))
      return {.source = "", .content_type = "text/plain"};
    if (url.ends_with("moved.js"))
      return {.source = "", .url = "https://example.test/dir/w.js"};
    return {.source = "",
            .content_type = "text/javascript; charset=utf-8",
            .service_worker_allowed = "/"};
  };
  TestRuntime test(std::move(options));
  test.RunScript(std::string(kHelpers) +
                 "(async () => {"
                 "await failure(container.register('text.js'));"
                 "await failure(container.register('moved.js'));"
                 "await failure(container.register('w.js', {scope: '/'}));"
                 "})()");
  EXPECT_THAT(test.lines,
              ElementsAre("SecurityError", "TypeError", "resolved"));
}

TEST(ServiceWorkerTest, WithoutHttpUrlThereIsNone) {
  RuntimeOptions options;
  options.base_url = "file:///dir/page";
  TestRuntime test(std::move(options));
  test.RunScript(std::string(kHelpers) +
                 "(async () => {"
                 "await failure(container.register('w.js'));"
                 "await failure(container.register('https://a.test/w.js'));"
                 "await failure(container.getRegistration());"
                 "console.log((await container.getRegistrations()).length)"
                 "})()");
  EXPECT_THAT(test.lines,
              ElementsAre("TypeError", "SecurityError", "SecurityError", "0"));
}

TEST(ServiceWorkerTest, EmbedderMayForbidAndLimitThem) {
  RuntimeOptions forbidden = WithScripts({{"w.js", ""}});
  forbidden.workers.allowed = false;
  TestRuntime forbids(std::move(forbidden));
  forbids.RunScript(std::string(kHelpers) +
                    "failure(container.register('w.js'))");
  EXPECT_THAT(forbids.lines, ElementsAre("SecurityError"));

  RuntimeOptions limited = WithScripts({{"w.js", ""}, {"d.js", ""}});
  limited.workers.maximum_count = 1;
  TestRuntime limits(std::move(limited));
  limits.RunScript(std::string(kHelpers) +
                   "new Worker('d.js'); failure(container.register('w.js'))");
  EXPECT_THAT(limits.lines, ElementsAre("SecurityError"));
}

TEST(ServiceWorkerTest, RegistrationsAreFound) {
  EXPECT_THAT(
      RunPage({{"w.js", ""}},
              "const a = await container.register('w.js', {scope: 'a'});"
              "const b = await container.register('w.js', {scope: 'a/b'});"
              "console.log((await container.getRegistrations()).length,"
              " Object.isFrozen(await container.getRegistrations()),"
              " await container.getRegistration('a/bc') === b,"
              " await container.getRegistration('ab#x') === a,"
              " await container.getRegistration('b'),"
              " await container.register('w.js', {scope: 'a#y'}) === a);"
              "await failure(container.getRegistration('https://other.test/'));"
              "await failure(container.getRegistration('https://:0/'))"),
      ElementsAre("2 true true true undefined true", "SecurityError",
                  "TypeError"));
}

TEST(ServiceWorkerTest, Unregister) {
  EXPECT_THAT(
      RunPage({{"w.js", ""}},
              "const r = await container.register('w.js');"
              "await state(r.installing, 'activated'); const w = r.active;"
              "console.log(await r.unregister(), await r.unregister());"
              "await state(w, 'redundant');"
              "console.log(r.active, await container.getRegistration());"
              "await failure(r.update());"
              "console.log(await container.register('w.js') === r)"),
      ElementsAre("true false", "null undefined", "InvalidStateError",
                  "false"));
}

TEST(ServiceWorkerTest, Ready) {
  EXPECT_THAT(
      RunPage({{"w.js", ""}},
              "console.log(container.ready === container.ready);"
              "const r = await container.register('w.js');"
              "console.log(await container.ready === r, r.active !== null)"),
      ElementsAre("true", "true true"));
}

// --- Updates.

// A runtime whose `w.js` is another one each time, beside `scripts`.
RuntimeOptions WithVersions(std::vector<std::string> versions,
                            Scripts scripts) {
  RuntimeOptions options = WithScripts(std::move(scripts));
  options.load_script = [versions = std::move(versions),
                         other = options.load_script,
                         next = std::make_shared<std::atomic<size_t>>(0)](
                            const std::string& url) -> LoadResult {
    if (url.ends_with("/w.js"))
      return {.source = versions.at((*next)++)};
    return other(url);
  };
  return options;
}

TEST(ServiceWorkerTest, UpdateFindsANewScript) {
  TestRuntime test(WithVersions({"1", "1", "2"}, {}));
  test.RunScript(std::string(kHelpers) +
                 "(async () => {"
                 "const r = await container.register('w.js');"
                 "await state(r.installing, 'activated');"
                 "const old = r.active;"
                 "console.log(await r.update() === r, r.installing);"
                 "r.onupdatefound = () => console.log('updatefound',"
                 "  r.installing.state);"
                 "await r.update(); const w = r.installing;"
                 "await state(w, 'activated');"
                 "console.log(r.active === w, old.state);"
                 "})()");
  EXPECT_THAT(test.lines, ElementsAre("true null", "updatefound installing",
                                      "true redundant"));
}

TEST(ServiceWorkerTest, UpdateFindsANewImport) {
  const auto count = std::make_shared<std::atomic<int>>(0);
  RuntimeOptions options =
      WithScripts({{"w.js", "importScripts('a.js'); console.log(a)"}});
  options.load_script = [other = options.load_script,
                         count](const std::string& url) -> LoadResult {
    if (url.ends_with("/a.js"))
      return {.source = "var a = " + std::to_string((*count)++ / 2)};
    return other(url);
  };
  TestRuntime test(std::move(options));
  test.RunScript(std::string(kHelpers) +
                 "(async () => {"
                 "const r = await container.register('w.js');"
                 "await state(r.installing, 'activated');"
                 "await r.update(); console.log(r.installing);"
                 "await r.update(); console.log(r.installing !== null)"
                 "})()");
  EXPECT_THAT(test.lines, ElementsAre("0", "null", "1", "true"));
}

TEST(ServiceWorkerTest, UpdateFindsANewModule) {
  const auto count = std::make_shared<std::atomic<int>>(0);
  RuntimeOptions options =
      WithScripts({{"w.mjs", "import a from './a.mjs'; console.log(a)"}});
  options.load_script = [other = options.load_script,
                         count](const std::string& url) -> LoadResult {
    if (url.ends_with("/a.mjs"))
      return {.source = "export default " + std::to_string((*count)++ / 2)};
    return other(url);
  };
  TestRuntime test(std::move(options));
  test.RunScript(std::string(kHelpers) +
                 "(async () => {"
                 "const r = await container.register('w.mjs',"
                 "  {type: 'module'});"
                 "await state(r.installing, 'activated');"
                 "await r.update(); console.log(r.installing);"
                 "await r.update(); console.log(r.installing !== null)"
                 "})()");
  EXPECT_THAT(test.lines, ElementsAre("0", "null", "1", "true"));
}

TEST(ServiceWorkerTest, UpdateThatLosesAnImportFails) {
  const auto count = std::make_shared<std::atomic<int>>(0);
  RuntimeOptions options = WithVersions(
      {"importScripts('a.js')", "importScripts('a.js')"}, {{"b.js", ""}});
  options.load_script = [other = options.load_script,
                         count](const std::string& url) -> LoadResult {
    // Once, then not, then again.
    if (url.ends_with("/a.js") && (*count)++ == 1)
      return {.source = std::nullopt, .error = "lost"};
    if (url.ends_with("/a.js"))
      return {.source = "importScripts('b.js')"};
    if (url.ends_with("/b.js"))
      return {.source = std::to_string(*count)};
    return other(url);
  };
  TestRuntime test(std::move(options));
  test.RunScript(std::string(kHelpers) +
                 "(async () => {"
                 "const r = await container.register('w.js');"
                 "await state(r.installing, 'activated');"
                 "await failure(r.update())"
                 "})()");
  EXPECT_THAT(test.lines, ElementsAre("TypeError"));
  EXPECT_THAT(test.Messages(), ElementsAre(HasSubstr("NetworkError")));
}

TEST(ServiceWorkerTest, ClientsKeepTheirControllerUntilSkipWaiting) {
  TestRuntime test(
      WithVersions({"onactivate = (e) => e.waitUntil(clients.claim())",
                    "onmessage = async () => { await skipWaiting();"
                    "  console.log('skipped') }"},
                   {}));
  test.RunScript(
      std::string(kHelpers) +
      "(async () => {"
      "const r = await container.register('w.js');"
      "await new Promise((resolve) => container.oncontrollerchange = resolve);"
      "const first = container.controller;"
      "console.log(first === r.active);"
      "await state(first, 'activated');"
      "await r.update(); await state(r.installing, 'installed');"
      "console.log(first.state, r.waiting.state);"
      "container.oncontrollerchange = () =>"
      "  console.log(container.controller === r.active, first.state);"
      "r.waiting.postMessage(1); await state(r.waiting, 'activated')"
      "})()");
  EXPECT_THAT(test.lines, UnorderedElementsAre("true", "activated installed",
                                               "true redundant", "skipped"));
}

// --- Messages.

TEST(ServiceWorkerTest, MessagesGoBothWays) {
  EXPECT_THAT(
      RunPage(
          {{"w.js",
            "onmessage = (e) => { console.log(e.constructor.name,"
            " e.source instanceof WindowClient, e.source.url, e.source.type,"
            " e.source.frameType, e.origin, e.lastEventId, e.ports.length,"
            " e.isTrusted); e.source.postMessage({x: e.data}) }"}},
          "const r = await container.register('w.js'); const w = r.installing;"
          "w.postMessage([1]); const e = await message();"
          "console.log(e.constructor.name, JSON.stringify(e.data),"
          " e.source === w, e.origin, e.ports.length)"),
      ElementsAre("ExtendableMessageEvent true https://example.test/dir/page "
                  "window top-level https://example.test  0 true",
                  "MessageEvent {\"x\":[1]} true https://example.test 0"));
}

TEST(ServiceWorkerTest, PortsAreTransferred) {
  EXPECT_THAT(
      RunPage(
          {{"w.js", "onmessage = (e) => e.ports[0].postMessage(e.data + 1)"}},
          "const r = await container.register('w.js');"
          "const {port1, port2} = new MessageChannel();"
          "r.installing.postMessage(1, [port2]);"
          "port1.onmessage = (e) => console.log(e.data);"
          "try { r.installing.postMessage(() => 1) } catch (e) {"
          "  console.log(e.name) }"),
      ElementsAre("DataCloneError", "2"));
}

TEST(ServiceWorkerTest, ClientsAreFound) {
  EXPECT_THAT(
      RunPage({{"w.js",
                "onmessage = async (e) => {"
                "  const all = await clients.matchAll("
                "    {includeUncontrolled: true, type: 'all'});"
                "  console.log(all.map((c) => c.type + ' ' + c.url).join());"
                "  console.log((await clients.matchAll()).length,"
                "    (await clients.get(e.source.id)).id === e.source.id,"
                "    await clients.get('none'));"
                "  all[1].postMessage('to the worker') }"},
               {"d.js",
                "navigator.serviceWorker.addEventListener('message', (e) =>"
                "  console.log(e.data, e.source.scriptURL)); postMessage(1)"}},
              "const d = new Worker('d.js');"
              "await new Promise((resolve) => d.onmessage = resolve);"
              "(await container.register('w.js')).installing.postMessage(1)"),
      ElementsAre("window https://example.test/dir/page,worker "
                  "https://example.test/dir/d.js",
                  "0 true undefined",
                  "to the worker https://example.test/dir/w.js"));
}

TEST(ServiceWorkerTest, WorkersRegisterAndTalkToThem) {
  EXPECT_THAT(
      RunPage(
          {{"w.js",
            "onmessage = (e) => { console.log(e.source instanceof WindowClient,"
            " e.source instanceof Client, e.source.type);"
            " e.source.postMessage('answer') }"},
           {"d.js",
            "const c = navigator.serviceWorker;"
            "c.onmessage = (e) => console.log(e.data);"
            "c.register('w.js').then((r) => r.installing.postMessage(1))"}},
          "new Worker('d.js')"),
      ElementsAre("false true worker", "answer"));
}

TEST(ServiceWorkerTest, ServiceWorkersTalkToEachOther) {
  EXPECT_THAT(
      RunPage(
          {{"a.js",
            "onmessage = async (e) => {"
            "  if (e.source instanceof ServiceWorker)"
            "    return console.log(e.data, e.source.scriptURL);"
            "  const r = await navigator.serviceWorker.getRegistration('b/');"
            "  (r.active ?? r.waiting ?? r.installing).postMessage('to b') }"},
           {"b/b.js",
            "onmessage = (e) => { console.log(e.data, e.source.scriptURL);"
            "  e.source.postMessage('to a') }"}},
          "await container.register('b/b.js');"
          "(await container.register('a.js')).installing.postMessage(1)"),
      ElementsAre("to b https://example.test/dir/a.js",
                  "to a https://example.test/dir/b/b.js"));
}

TEST(ServiceWorkerTest, NewWorkersAreControlled) {
  EXPECT_THAT(
      RunPage({{"w.js", ""},
               {"d.js",
                "setTimeout(() => console.log("
                "  navigator.serviceWorker.controller?.scriptURL), 20)"}},
              "const r = await container.register('w.js');"
              "await state(r.installing, 'activated'); new Worker('d.js')"),
      ElementsAre("https://example.test/dir/w.js"));
}

// --- Scripts.

TEST(ServiceWorkerTest, ModulesImport) {
  EXPECT_THAT(
      RunPage(
          {{"w.mjs",
            "import {a} from './a.mjs'; console.log(a, import.meta.url);"
            "import('./a.mjs').catch((e) => console.log(e.name));"
            "try { importScripts('a.mjs') } catch (e) { console.log(e.name) }"},
           {"a.mjs", "export const a = 'a'"}},
          "await container.register('w.mjs', {type: 'module'})"),
      ElementsAre("a https://example.test/dir/w.mjs", "TypeError",
                  "TypeError"));
}

TEST(ServiceWorkerTest, TopLevelAwaitIsATypeError) {
  TestRuntime test(WithScripts({{"w.mjs", "import './a.mjs'"},
                                {"a.mjs", "await 1; console.log('never')"}}));
  test.RunScript(std::string(kHelpers) +
                 "failure(container.register('w.mjs', {type: 'module'}))");
  EXPECT_THAT(test.lines, ElementsAre("TypeError"));
  EXPECT_THAT(test.Messages(), ElementsAre(HasSubstr("no top-level await")));
}

TEST(ServiceWorkerTest, ImportsOnlyWhatItHasImported) {
  EXPECT_THAT(
      RunPage(
          {{"w.js",
            "importScripts('a.js');"
            "oninstall = () => importScripts('b.js');"
            "onmessage = () => { importScripts('a.js', 'b.js');"
            "  try { importScripts('c.js') } catch (e) { console.log(e.name) }"
            "}"},
           {"a.js", "console.log('a')"},
           {"b.js", "console.log('b')"},
           {"c.js", "console.log('c')"}},
          "const r = await container.register('w.js');"
          "await state(r.installing, 'activated'); r.active.postMessage(1)"),
      ElementsAre("a", "b", "a", "b", "NetworkError"));
}

// --- The end.

TEST(ServiceWorkerTest, IdleOnesDoNotKeepTheRuntimeAlive) {
  EXPECT_THAT(RunPage({{"w.js",
                        "oninstall = (e) => e.waitUntil(new Promise(() => 1));"
                        "console.log('ran')"}},
                      "await container.register('w.js')"),
              ElementsAre("ran"));
}

TEST(ServiceWorkerTest, OneThatExitsStartsAgain) {
  EXPECT_THAT(
      RunPage({{"w.js",
                "let count = 0; onmessage = (e) => { console.log(++count);"
                "  if (e.data) wsjs.exit() }"}},
              "const r = await container.register('w.js');"
              "await state(r.installing, 'activated');"
              "r.active.postMessage(true);"
              "setTimeout(() => r.active.postMessage(false), 50)"),
      ElementsAre("1", "1"));
}

TEST(ServiceWorkerTest, ErrorsAreTheEmbedders) {
  TestRuntime test(
      WithScripts({{"w.js", "onmessage = () => { throw new Error('mine') }"}}));
  test.RunScript(std::string(kHelpers) +
                 "onerror = () => console.log('never');"
                 "container.register('w.js').then((r) => {"
                 "  r.installing.onerror = () => console.log('never');"
                 "  r.installing.postMessage(1) })");
  EXPECT_THAT(test.lines, IsEmpty());
  EXPECT_THAT(test.Messages(), ElementsAre("Uncaught Error: mine"));
}

// Destroys the runtime while a service worker is in the middle of something.
void DestroyWhile(const std::string& worker, int turns) {
  TestRuntime test(WithScripts({{"w.js", worker}}));
  EXPECT_TRUE(test.runtime->EvaluateScript(
      std::string(kHelpers) + "container.register('w.js').then((r) =>"
                              "  r.installing.postMessage(1))",
      "test"));
  for (int i = 0; i < turns; ++i)
    test.runtime->RunOneTurn(/*may_wait=*/false);
}

TEST(ServiceWorkerTest, RuntimeDiesBeforeThem) {
  for (const int turns : {0, 1, 2, 5, 100}) {
    DestroyWhile("", turns);
    DestroyWhile("for (;;) {}", turns);
    DestroyWhile("oninstall = (e) => e.waitUntil(new Promise(() => 1))", turns);
    DestroyWhile("onmessage = (e) => { for (;;) e.source.postMessage(1) }",
                 turns);
    DestroyWhile(
        "skipWaiting(); clients.claim().catch(() => 1);"
        "registration.unregister()",
        turns);
  }
}

}  // namespace
}  // namespace wsjs
