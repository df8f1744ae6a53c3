# SPDX-License-Identifier: BSD-3-Clause
"""Runs a program that the build has made, which a GN action can't do itself."""

import os
import subprocess
import sys

sys.exit(subprocess.call([os.path.abspath(sys.argv[1])] + sys.argv[2:]))
