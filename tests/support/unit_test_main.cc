// SPDX-License-Identifier: BSD-3-Clause

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

// Runs the tests and closes with "N passed, N failed" on a line of its own. A
// run in which no test ran has failed: a wrong filter must not look like
// success.
int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  const int result = RUN_ALL_TESTS();
  if (GTEST_FLAG_GET(list_tests)) {
    return result;
  }
  const testing::UnitTest& tests = *testing::UnitTest::GetInstance();
  const int passed = tests.successful_test_count();
  std::printf("%d passed, %d failed\n", passed, tests.failed_test_count());
  return result == 0 && passed == 0 ? EXIT_FAILURE : result;
}
