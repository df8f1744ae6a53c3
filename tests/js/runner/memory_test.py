# SPDX-License-Identifier: BSD-3-Clause
"""Memory stays flat while messages are echoed; tests/js/soak is the long way."""

import os
import unittest

from support import memory

ROUNDS = 6
MESSAGES = 20_000

# A round is short: code is still compiled and buffers grow in the second one.
WARM_UP_ROUNDS = 2


class MemoryTest(unittest.TestCase):
    @unittest.skipIf(os.environ["WSJS_TEST_SLOWNESS"] != "1", "sanitizers keep freed memory")
    def test_resident_memory_is_flat(self):
        kilobytes = memory.echo_rounds(os.environ["WSJS"], ROUNDS, MESSAGES)
        self.assertEqual(len(kilobytes), ROUNDS)
        growth = memory.growth(kilobytes[WARM_UP_ROUNDS - 1:])
        self.assertLess(growth, memory.ALLOWANCE_KILOBYTES, kilobytes)


if __name__ == "__main__":
    unittest.main()
