// SPDX-License-Identifier: BSD-3-Clause
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "tests/unit/runtime/test_runtime.h"

namespace wsjs {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// The modules of a test by URL, and which of them were loaded.
struct TestModules {
  RuntimeOptions Options() {
    RuntimeOptions options;
    options.load_script = [this](const std::string& url) -> LoadResult {
      loaded.push_back(url);
      const auto found = sources.find(url);
      if (found == sources.end())
        return {.source = std::nullopt, .error = "not there"};
      return {.source = found->second,
              .content_type = content_types[url],
              .url = redirects[url]};
    };
    return options;
  }

  std::map<std::string, std::string> sources;
  std::map<std::string, std::string> content_types;
  std::map<std::string, std::string> redirects;
  std::vector<std::string> loaded;
};

TEST(ModuleLoaderTest, ImportsRunFirstAndOnce) {
  TestModules modules;
  modules.sources = {
      {"file:///a.mjs",
       "import './c.mjs'; console.log('a'); export const a = 1;"},
      {"file:///b.mjs",
       "import './c.mjs'; console.log('b'); export default 2;"},
      {"file:///c.mjs", "console.log('c')"}};
  TestRuntime test(modules.Options());
  EXPECT_TRUE(
      test.RunModule("import {a} from './a.mjs'; import b from '/b.mjs';"
                     "console.log(a + b, this)"));
  EXPECT_THAT(test.lines, ElementsAre("c", "a", "b", "3 undefined"));
  EXPECT_THAT(modules.loaded,
              testing::UnorderedElementsAre("file:///a.mjs", "file:///b.mjs",
                                            "file:///c.mjs"));
}

TEST(ModuleLoaderTest, CyclesLink) {
  TestModules modules;
  modules.sources = {
      {"file:///a.mjs",
       "import {b} from './b.mjs'; export function a() { return 'a' + b() }"},
      {"file:///b.mjs",
       "import {a} from './a.mjs'; export function b() { return typeof a }"}};
  TestRuntime test(modules.Options());
  test.RunModule("import {a} from './a.mjs'; console.log(a())");
  EXPECT_THAT(test.lines, ElementsAre("afunction"));
}

TEST(ModuleLoaderTest, ModuleMayImportTheMainModule) {
  TestModules modules;
  modules.sources = {{"file:///a.mjs",
                      "import * as main from './main.mjs';"
                      "export const f = () => main.x"}};
  TestRuntime test(modules.Options());
  test.RunModule(
      "import {f} from './a.mjs'; export const x = 5; console.log(f())");
  EXPECT_THAT(test.lines, ElementsAre("5"));
  EXPECT_THAT(modules.loaded, ElementsAre("file:///a.mjs"));
}

TEST(ModuleLoaderTest, TopLevelAwaitWaits) {
  TestModules modules;
  modules.sources = {
      {"file:///a.mjs",
       "export const a = await new Promise((r) => setTimeout(r, 1, 'a'))"}};
  TestRuntime test(modules.Options());
  EXPECT_TRUE(test.RunModule("import {a} from './a.mjs'; console.log(a)"));
  EXPECT_THAT(test.lines, ElementsAre("a"));
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(ModuleLoaderTest, ErrorAfterAwaitIsAnExceptionNotARejection) {
  TestRuntime test;
  EXPECT_TRUE(test.RunModule(
      "addEventListener('unhandledrejection', () => console.log('no'));"
      "addEventListener('error', (e) => console.log(e.message));"
      "await 0; throw new Error('late')"));
  EXPECT_THAT(test.lines, ElementsAre("Uncaught Error: late"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].kind, ScriptError::Kind::kException);
}

TEST(ModuleLoaderTest, ErrorBeforeAwaitIsReportedOnce) {
  TestRuntime test;
  EXPECT_FALSE(test.RunModule("\nthrow new Error('early')"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].file, "file:///main.mjs");
  EXPECT_EQ(test.errors[0].line, 2);
  EXPECT_EQ(test.errors[0].source_line, "throw new Error('early')");
}

TEST(ModuleLoaderTest, AwaitThatNothingCanSettleIsReported) {
  TestRuntime test;
  EXPECT_TRUE(test.RunModule("await new Promise(() => {})"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].kind, ScriptError::Kind::kUnsettledModule);
  EXPECT_EQ(test.errors[0].file, "file:///main.mjs");
}

TEST(ModuleLoaderTest, AwaitThatExitCutsShortIsNotReported) {
  TestRuntime test;
  test.RunModule("await new Promise((r) => setTimeout(r, 1)); wsjs.exit(3)");
  EXPECT_THAT(test.errors, IsEmpty());
  EXPECT_EQ(test.runtime->exit_code(), 3);
}

TEST(ModuleLoaderTest, MissingModuleIsReportedAtItsImport) {
  TestModules modules;
  modules.sources = {{"file:///a.mjs", "// \n  import {x} from './b.mjs';"}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import './a.mjs'; console.log('ran')"));
  EXPECT_THAT(test.lines, IsEmpty());
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(
      test.errors[0].ToString(),
      "file:///a.mjs:2:19\n"
      "  import {x} from './b.mjs';\n"
      "                  ^^^^^^^^^\n"
      "Uncaught TypeError: Cannot load module file:///b.mjs: not there\n");
}

TEST(ModuleLoaderTest, BareSpecifierIsReportedAtItsImport) {
  TestRuntime test;
  EXPECT_FALSE(test.RunModule("import 'lodash';"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].message,
            "Uncaught TypeError: Failed to resolve module specifier "
            "\"lodash\": it is neither a URL nor begins with \"/\", \"./\" or "
            "\"../\"");
  EXPECT_EQ(test.errors[0].line, 1);
  EXPECT_EQ(test.errors[0].column, 8);
}

TEST(ModuleLoaderTest, SyntaxErrorOfAnImportHasItsPlace) {
  TestModules modules;
  modules.sources = {{"file:///a.mjs", "\n\nlet x = ;"}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import './a.mjs'"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].file, "file:///a.mjs");
  EXPECT_EQ(test.errors[0].line, 3);
}

TEST(ModuleLoaderTest, MissingExportHasItsPlace) {
  TestModules modules;
  modules.sources = {{"file:///a.mjs", "export const y = 1"}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import {x} from './a.mjs'"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].file, "file:///main.mjs");
  EXPECT_EQ(test.errors[0].line, 1);
  EXPECT_EQ(test.errors[0].column, 9);
}

TEST(ModuleLoaderTest, DynamicImportFulfilsWithTheNamespace) {
  TestModules modules;
  modules.sources = {
      {"file:///a.mjs", "console.log('a'); export const a = await 1;"}};
  TestRuntime test(modules.Options());
  test.RunModule(
      "import('./a.mjs').then((m) => console.log(m.a)); console.log('main')");
  EXPECT_THAT(test.lines, ElementsAre("main", "a", "1"));
}

TEST(ModuleLoaderTest, DynamicImportOfAClassicScriptIsRelativeToIt) {
  TestModules modules;
  modules.sources = {{"file:///dir/a.mjs", "export const a = 1"}};
  TestRuntime test(modules.Options());
  test.runtime->EvaluateScript("import('./a.mjs').then((m) => console.log(m))",
                               "/dir/script.js");
  test.runtime->Run();
  EXPECT_THAT(test.lines, ElementsAre("[Module: null prototype] { a: 1 }"));
}

TEST(ModuleLoaderTest, DynamicImportsShareOneInstance) {
  TestModules modules;
  modules.sources = {{"file:///a.mjs", "export const o = {}"}};
  TestRuntime test(modules.Options());
  test.RunModule(
      "import {o} from './a.mjs';"
      "const [x, y] = await Promise.all([import('./a.mjs'),"
      " import('/a.mjs')]);"
      "console.log(x === y, x.o === o)");
  EXPECT_THAT(test.lines, ElementsAre("true true"));
}

TEST(ModuleLoaderTest, FailedDynamicImportRejects) {
  TestModules modules;
  modules.sources = {{"file:///bad.mjs", "throw new Error('bad')"},
                     {"file:///syntax.mjs", "let ="}};
  TestRuntime test(modules.Options());
  test.RunModule(
      "for (const s of ['./none.mjs', 'bare', './bad.mjs', './syntax.mjs'])"
      "  await import(s).catch((e) => console.log(e.name, e.message))");
  ASSERT_EQ(test.lines.size(), 4u);
  EXPECT_EQ(test.lines[0],
            "TypeError Cannot load module file:///none.mjs, imported by "
            "file:///main.mjs: not there");
  EXPECT_EQ(test.lines[1].substr(0, 60),
            "TypeError Failed to resolve module specifier \"bare\": it is n");
  EXPECT_EQ(test.lines[2], "Error bad");
  EXPECT_EQ(test.lines[3].substr(0, 12), "SyntaxError ");
  EXPECT_THAT(test.errors, IsEmpty());
}

TEST(ModuleLoaderTest, FailedDynamicImportWithoutHandlerIsARejection) {
  TestModules modules;
  TestRuntime test(modules.Options());
  test.RunModule("import('./none.mjs')");
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].kind, ScriptError::Kind::kUnhandledRejection);
}

TEST(ModuleLoaderTest, ImportMetaHasUrlAndResolve) {
  TestRuntime test;
  test.RunModule(
      "console.log(import.meta.url, import.meta.resolve('./x.mjs'));"
      "try { import.meta.resolve('x') } catch (e) { console.log(e.name) }");
  EXPECT_THAT(test.lines,
              ElementsAre("file:///main.mjs file:///x.mjs", "TypeError"));
}

TEST(ModuleLoaderTest, JsonModule) {
  TestModules modules;
  modules.sources = {{"file:///a.json", "{\"a\": [1]}"}};
  TestRuntime test(modules.Options());
  test.RunModule(
      "import a from './a.json' with {type: 'json'};"
      "const b = await import('./a.json', {with: {type: 'json'}});"
      "console.log(a, a === b.default)");
  EXPECT_THAT(test.lines, ElementsAre("{ a: [ 1 ] } true"));
}

TEST(ModuleLoaderTest, JsonSyntaxErrorNamesTheFile) {
  TestModules modules;
  modules.sources = {{"file:///a.json", "{"}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import './a.json' with {type: 'json'};"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].file, "file:///a.json");
}

TEST(ModuleLoaderTest, UnknownImportAttributeIsAnError) {
  TestModules modules;
  modules.sources = {{"file:///a.css", ""}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import './a.css' with {type: 'css'};"));
  EXPECT_THAT(test.Messages(),
              ElementsAre("Uncaught TypeError: Unknown import attribute"));
}

TEST(ModuleLoaderTest, WithoutALoaderOnlyFilesAreLoadedAndSomeSchemesFetched) {
  TestRuntime test;
  EXPECT_TRUE(test.RunModule("import 'data:text/javascript,0';"));
  EXPECT_FALSE(test.RunModule("import 'other:a.mjs';"));
  // A port that fetch blocks: nothing is sent.
  EXPECT_FALSE(test.RunModule("import 'http://127.0.0.1:1/a.mjs';"));
  EXPECT_THAT(test.Messages(),
              ElementsAre("Uncaught TypeError: Cannot load module "
                          "other:a.mjs: only file: URLs can be loaded",
                          "Uncaught TypeError: Cannot load module "
                          "http://127.0.0.1:1/a.mjs: port 1 is blocked (fetch "
                          "standard)"));
}

TEST(ModuleLoaderTest, RedirectedModuleHasTheFinalUrl) {
  TestModules modules;
  modules.sources = {
      {"https://a.test/x.mjs",
       "import './y.mjs'; console.log(import.meta.url); throw new Error('x')"},
      {"https://b.test/dir/y.mjs", "console.log(import.meta.url)"}};
  modules.redirects = {{"https://a.test/x.mjs", "https://b.test/dir/x.mjs"}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import 'https://a.test/x.mjs'"));
  EXPECT_THAT(test.lines, ElementsAre("https://b.test/dir/y.mjs",
                                      "https://b.test/dir/x.mjs"));
  ASSERT_EQ(test.errors.size(), 1u);
  EXPECT_EQ(test.errors[0].file, "https://b.test/dir/x.mjs");
}

TEST(ModuleLoaderTest, OtherMimeTypeIsAnError) {
  TestModules modules;
  modules.sources = {{"https://a.test/x.mjs", ""}};
  modules.content_types = {{"https://a.test/x.mjs", "text/plain; charset=x"}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import 'https://a.test/x.mjs'"));
  EXPECT_THAT(test.Messages(),
              ElementsAre("Uncaught TypeError: Cannot load module "
                          "https://a.test/x.mjs: its Content-Type is "
                          "text/plain, which isn't JavaScript"));
}

TEST(ModuleLoaderTest, ModuleFromElsewhereCannotImportAFile) {
  TestModules modules;
  modules.sources = {{"https://a.test/x.mjs", "import 'file:///etc/passwd'"}};
  TestRuntime test(modules.Options());
  EXPECT_FALSE(test.RunModule("import 'https://a.test/x.mjs'"));
  EXPECT_THAT(modules.loaded, ElementsAre("https://a.test/x.mjs"));
  EXPECT_THAT(test.Messages(),
              ElementsAre("Uncaught TypeError: Cannot load module "
                          "file:///etc/passwd: only scripts from files may "
                          "load files"));
}

TEST(ModuleLoaderTest, TwoMainModulesOfOneNameBothRun) {
  TestRuntime test;
  test.RunModule("console.log(1)");
  test.RunModule("console.log(2)");
  EXPECT_THAT(test.lines, ElementsAre("1", "2"));
}

TEST(ModuleLoaderTest, DeepImportChainLoads) {
  constexpr int kDepth = 2000;
  TestModules modules;
  for (int i = 0; i < kDepth; ++i) {
    const std::string number = std::to_string(i);
    modules.sources["file:///" + number + ".mjs"] =
        i + 1 == kDepth ? "console.log('deep')"
                        : "import './" + std::to_string(i + 1) + ".mjs'";
  }
  TestRuntime test(modules.Options());
  EXPECT_TRUE(test.RunModule("import './0.mjs'"));
  EXPECT_THAT(test.lines, ElementsAre("deep"));
}

}  // namespace
}  // namespace wsjs
