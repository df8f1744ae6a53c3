// SPDX-License-Identifier: BSD-3-Clause
#include "src/runtime/script_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace wsjs {
namespace {

std::string WorkingDirectoryUrl() {
  return "file://" + std::filesystem::current_path().native() + "/";
}

TEST(ScriptUrlTest, UrlStaysAsItIs) {
  EXPECT_EQ(ScriptUrl("https://example.com/a.mjs"),
            "https://example.com/a.mjs");
}

TEST(ScriptUrlTest, AbsolutePathBecomesFileUrl) {
  EXPECT_EQ(ScriptUrl("/a/b.js"), "file:///a/b.js");
}

TEST(ScriptUrlTest, PathIsNormalised) {
  EXPECT_EQ(ScriptUrl("/a/./c/../b.js"), "file:///a/b.js");
}

TEST(ScriptUrlTest, RelativePathIsOfTheWorkingDirectory) {
  EXPECT_EQ(ScriptUrl("b.js"), WorkingDirectoryUrl() + "b.js");
  EXPECT_EQ(ScriptUrl("./b.js"), WorkingDirectoryUrl() + "b.js");
}

TEST(ScriptUrlTest, WhatUrlsReserveIsEncoded) {
  EXPECT_EQ(ScriptUrl("/a b/50%/c?d#e\\f.js"),
            "file:///a%20b/50%25/c%3Fd%23e%5Cf.js");
}

TEST(ResolveModuleSpecifierTest, RelativeSpecifiers) {
  EXPECT_EQ(ResolveModuleSpecifier("./x.mjs", "file:///a/b.mjs"),
            "file:///a/x.mjs");
  EXPECT_EQ(ResolveModuleSpecifier("../x.mjs", "file:///a/b.mjs"),
            "file:///x.mjs");
  EXPECT_EQ(ResolveModuleSpecifier("/x.mjs", "file:///a/b.mjs"),
            "file:///x.mjs");
}

TEST(ResolveModuleSpecifierTest, UrlIsAbsolute) {
  EXPECT_EQ(ResolveModuleSpecifier("https://a/x.mjs", "file:///b.mjs"),
            "https://a/x.mjs");
}

TEST(ResolveModuleSpecifierTest, BareSpecifierIsNone) {
  EXPECT_EQ(ResolveModuleSpecifier("x", "file:///b.mjs"), std::nullopt);
  EXPECT_EQ(ResolveModuleSpecifier("x.mjs", "file:///b.mjs"), std::nullopt);
  EXPECT_EQ(ResolveModuleSpecifier("", "file:///b.mjs"), std::nullopt);
  EXPECT_EQ(ResolveModuleSpecifier(".x", "file:///b.mjs"), std::nullopt);
}

TEST(LoadFileUrlTest, ReadsWhatScriptUrlNames) {
  const std::filesystem::path path =
      std::filesystem::path(testing::TempDir()) / "wsjs a%20b?c#d.js";
  std::ofstream(path) << "text";
  const LoadResult result = LoadFileUrl(ScriptUrl(path.native()));
  EXPECT_EQ(result.source, "text") << result.error;
  std::filesystem::remove(path);
}

TEST(LoadFileUrlTest, MissingFileSaysWhy) {
  const LoadResult result = LoadFileUrl("file:///no/such/file.js");
  EXPECT_EQ(result.source, std::nullopt);
  EXPECT_EQ(result.error, "No such file or directory");
}

TEST(LoadFileUrlTest, FolderSaysWhy) {
  const LoadResult result = LoadFileUrl("file:///");
  EXPECT_EQ(result.source, std::nullopt);
  EXPECT_EQ(result.error, "Is a directory");
}

TEST(LoadFileUrlTest, OtherSchemesAreRefused) {
  EXPECT_EQ(LoadFileUrl("https://example.com/a.js").error,
            "only file: URLs can be loaded");
  EXPECT_EQ(LoadFileUrl("nothing").source, std::nullopt);
}

TEST(DecodeScriptTest, ByteOrderMarkIsDropped) {
  EXPECT_EQ(DecodeScript("\xEF\xBB\xBFx"), "x");
}

TEST(DecodeScriptTest, IllFormedSequencesAreReplaced) {
  EXPECT_EQ(DecodeScript("a\xFF"), "a\xEF\xBF\xBD");
}

TEST(LineOfTest, FindsEachLine) {
  EXPECT_EQ(LineOf("a\nb\r\nc", 0), "a");
  EXPECT_EQ(LineOf("a\nb\r\nc", 1), "b");
  EXPECT_EQ(LineOf("a\nb\r\nc", 2), "c");
  EXPECT_EQ(LineOf("a\nb\r\nc", 3), "");
  EXPECT_EQ(LineOf("", 0), "");
}

}  // namespace
}  // namespace wsjs
