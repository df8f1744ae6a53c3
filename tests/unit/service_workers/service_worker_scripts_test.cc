// SPDX-License-Identifier: BSD-3-Clause
#include "src/service_workers/service_worker_scripts.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(ServiceWorkerScriptsTest, HasNothingAtFirst) {
  ServiceWorkerScripts scripts;
  EXPECT_EQ(scripts.main(), std::nullopt);
  EXPECT_EQ(scripts.Imported("a"), std::nullopt);
  EXPECT_TRUE(scripts.ImportedUrls().empty());
}

TEST(ServiceWorkerScriptsTest, DropsWhatWasNotUsed) {
  ServiceWorkerScripts scripts;
  scripts.SetMain("main");
  scripts.SetImported("a", "1");
  scripts.SetImported("b", "2");
  scripts.MarkUsed("b");
  scripts.MarkUsed("none");
  scripts.DropUnused();
  EXPECT_EQ(scripts.main(), "main");
  EXPECT_EQ(scripts.ImportedUrls(), std::vector<std::string>{"b"});
  EXPECT_EQ(scripts.Imported("b"), "2");
}

}  // namespace
}  // namespace wsjs
