# SPDX-License-Identifier: BSD-3-Clause
"""Memory stays flat while messages are echoed; tests/js/soak is the long way."""

import os
import unittest

from support import memory

ROUNDS = 5
MESSAGES = 20_000


class MemoryTest(unittest.TestCase):
    @unittest.skipIf(os.environ["WSJS_TEST_SLOWNESS"] != "1", "sanitizers keep freed memory")
    def test_resident_memory_is_flat(self):
        kilobytes = memory.echo_rounds(os.environ["WSJS"], ROUNDS, MESSAGES)
        self.assertEqual(len(kilobytes), ROUNDS)
        self.assertLess(memory.growth(kilobytes), memory.ALLOWANCE_KILOBYTES, kilobytes)


if __name__ == "__main__":
    unittest.main()
