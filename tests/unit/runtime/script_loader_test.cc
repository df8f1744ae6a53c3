// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/script_loader.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

constexpr char kUrl[] = "https://example.test/a";

// What is wrong with a script of that Content-Type; empty: nothing.
std::string ErrorFor(const std::string& content_type, ScriptType type) {
  const ScriptLoader loader([&](const std::string&) -> LoadResult {
    return {.source = "0", .content_type = content_type};
  });
  return loader.LoadScript(kUrl, kUrl, type).error;
}

TEST(ScriptLoaderTest, JavaScriptMimeTypesAreScripts) {
  for (const char* content_type :
       {"text/javascript", "application/javascript", "text/JavaScript",
        " text/javascript ; charset=utf-8", "application/x-ecmascript",
        "text/livescript"}) {
    EXPECT_EQ(ErrorFor(content_type, ScriptType::kClassic), "") << content_type;
    EXPECT_EQ(ErrorFor(content_type, ScriptType::kModule), "") << content_type;
    EXPECT_NE(ErrorFor(content_type, ScriptType::kJson), "") << content_type;
  }
}

TEST(ScriptLoaderTest, JsonMimeTypesAreJson) {
  for (const char* content_type :
       {"application/json", "text/json;charset=x", "application/problem+json",
        "IMAGE/A+JSON"}) {
    EXPECT_EQ(ErrorFor(content_type, ScriptType::kJson), "") << content_type;
    EXPECT_NE(ErrorFor(content_type, ScriptType::kModule), "") << content_type;
  }
}

TEST(ScriptLoaderTest, UnknownMimeTypeIsWhatIsWanted) {
  EXPECT_EQ(ErrorFor("", ScriptType::kClassic), "");
  EXPECT_EQ(ErrorFor("", ScriptType::kJson), "");
}

TEST(ScriptLoaderTest, OtherMimeTypeIsNamed) {
  EXPECT_EQ(ErrorFor("text/html; charset=utf-8", ScriptType::kClassic),
            "its Content-Type is text/html, which isn't JavaScript");
  EXPECT_EQ(ErrorFor("text/html", ScriptType::kJson),
            "its Content-Type is text/html, which isn't JSON");
}

TEST(ScriptLoaderTest, ResultHasItsUrl) {
  std::string redirect;
  const ScriptLoader loader([&](const std::string&) -> LoadResult {
    return {.source = "0", .url = redirect};
  });
  EXPECT_EQ(loader.LoadScript(kUrl, kUrl, ScriptType::kClassic).url, kUrl);
  redirect = "https://example.test/b";
  EXPECT_EQ(loader.LoadScript(kUrl, kUrl, ScriptType::kClassic).url, redirect);
}

TEST(ScriptLoaderTest, OnlyFilesLoadFiles) {
  const ScriptLoader loader([&](const std::string&) -> LoadResult {
    return {.source = "0", .url = "file:///etc/passwd"};
  });
  const auto is_loaded = [&](const char* url, const char* referrer) {
    return loader.LoadScript(url, referrer, ScriptType::kClassic)
        .source.has_value();
  };
  EXPECT_TRUE(is_loaded("file:///a.js", "file:///b.js"));
  EXPECT_FALSE(is_loaded("file:///a.js", "https://example.test/b.js"));
  EXPECT_FALSE(is_loaded("file:///a.js", "data:text/javascript,0"));
  // By a redirect:
  EXPECT_FALSE(is_loaded("https://example.test/a.js", "file:///b.js"));
}

TEST(ScriptLoaderTest, WithoutALoaderHttpIsFetched) {
  const ScriptLoader loader(nullptr, [](const std::string& url, ScriptType,
                                        std::optional<BlobUrlEntry>) {
    return LoadResult{.source = url};
  });
  const auto load = [&](const char* url) {
    return loader.LoadScript(url, kUrl, ScriptType::kModule).source;
  };
  EXPECT_EQ(load("http://a.test/b.js"), "http://a.test/b.js");
  EXPECT_EQ(load("https://a.test/b.js"), "https://a.test/b.js");
  EXPECT_EQ(load("ftp://a.test/b.js"), std::nullopt);
}

TEST(ScriptLoaderTest, BlobAndDataUrlsAreFetchedEvenWithALoader) {
  const ScriptLoader loader(
      [](const std::string&) -> LoadResult { return {.source = "loaded"}; },
      [](const std::string&, ScriptType, std::optional<BlobUrlEntry> entry) {
        return LoadResult{.source = entry ? entry->type : "fetched"};
      });
  const auto load = [&](const char* url) {
    return loader.LoadScript(url, kUrl, ScriptType::kModule).source;
  };
  EXPECT_EQ(load("http://a.test/b.js"), "loaded");
  EXPECT_EQ(load("blob:null/x"), "fetched");
  EXPECT_EQ(load("data:text/javascript,0"), "fetched");
  EXPECT_EQ(loader
                .LoadScript("blob:null/x", kUrl, ScriptType::kModule,
                            BlobUrlEntry{.type = "entry"})
                .source,
            "entry");
}

}  // namespace
}  // namespace wsjs
