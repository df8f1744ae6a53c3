// SPDX-License-Identifier: BSD-3-Clause
#include "src/net/blocked_ports.h"

#include <gtest/gtest.h>

namespace wsjs {
namespace {

TEST(BlockedPortsTest, FetchsBadPorts) {
  for (const uint16_t port :
       {0, 1, 22, 25, 989, 990, 2049, 6000, 6566, 10080}) {
    EXPECT_TRUE(IsBadPort(port)) << port;
  }
  for (const uint16_t port : {2, 80, 443, 8080, 9000, 10079, 10081, 65535}) {
    EXPECT_FALSE(IsBadPort(port)) << port;
  }
}

}  // namespace
}  // namespace wsjs
