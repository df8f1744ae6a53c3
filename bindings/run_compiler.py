# SPDX-License-Identifier: BSD-3-Clause
"""Runs a program that the build has made, which a GN action can't do itself."""

import subprocess
import sys

sys.exit(subprocess.call(sys.argv[1:]))
