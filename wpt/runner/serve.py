# SPDX-License-Identifier: BSD-3-Clause
"""The process of WPT's servers: serve.py TREE CONFIGURATION.json.

`wpt serve` wants packages from the Python index for the servers that aren't
used here; all that the others import is vendored in the tree, so this calls
tools/serve directly. It ends, with all its server processes, when its standard
input ends, whatever becomes of the process that started it. (It leads a process
group of its own.)
"""

import os
import signal
import sys
import threading


def end_with_standard_input():
    os.read(0, 1)
    os.killpg(0, signal.SIGKILL)


def main():
    tree, configuration = sys.argv[1:]
    os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    sys.path.insert(0, os.path.join(tree, "tools"))
    import localpaths  # noqa: F401  (puts the vendored packages on sys.path)
    from serve import serve

    threading.Thread(target=end_with_standard_input, daemon=True).start()
    sys.argv = ["serve", "--config", configuration]
    serve.main()


if __name__ == "__main__":
    main()
