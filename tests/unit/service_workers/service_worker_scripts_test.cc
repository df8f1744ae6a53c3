// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_scripts.h"

#include <gtest/gtest.h>

#include <optional>

namespace wsjs {
namespace {

using Import = ServiceWorkerScripts::Import;

TEST(ServiceWorkerScriptsTest, HasNothingAtFirst) {
  ServiceWorkerScripts scripts;
  EXPECT_EQ(scripts.main(), std::nullopt);
  EXPECT_EQ(scripts.FindImport("a"), std::nullopt);
  EXPECT_TRUE(scripts.imports().empty());
}

TEST(ServiceWorkerScriptsTest, DropsWhatWasNotUsed) {
  ServiceWorkerScripts scripts;
  scripts.SetMain("main");
  scripts.SetImport("a", {Import::Kind::kClassic, "1"});
  scripts.SetImport("b", {Import::Kind::kModule, "2"});
  scripts.SetImport("c", {Import::Kind::kJson, std::nullopt});
  scripts.MarkUsed("b");
  scripts.MarkUsed("none");
  scripts.DropUnused();
  EXPECT_EQ(scripts.main(), "main");
  EXPECT_EQ(scripts.imports().size(), 1u);
  EXPECT_EQ(scripts.FindImport("b"), (Import{Import::Kind::kModule, "2"}));
}

TEST(ServiceWorkerScriptsTest, KnowsWhatCouldNotBeLoaded) {
  ServiceWorkerScripts scripts;
  scripts.SetImport("a", {Import::Kind::kClassic, std::nullopt});
  ASSERT_NE(scripts.FindImport("a"), std::nullopt);
  EXPECT_EQ(scripts.FindImport("a")->source, std::nullopt);
}

}  // namespace
}  // namespace wsjs
