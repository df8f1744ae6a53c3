# SPDX-License-Identifier: BSD-3-Clause
"""Who is measured: wsjs, the limit, and the peers that are on this machine."""

import os
import pathlib
import shutil
import subprocess
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PEERS = ROOT / "out" / "bench" / "peers"
PACKAGES = ["node", "ws", "bun", "deno"]

LIMIT = "limit"
TARGET = "wsjs"


@dataclass(frozen=True)
class Runtime:
    name: str
    command: list  # what comes before the script
    prelude: str = ""  # in front of the script's text
    package: pathlib.Path = None  # whose version counts, when it isn't the command's

    def version(self):
        if self.package:
            import json
            return json.loads((self.package / "package.json").read_text())["version"]
        output = subprocess.run([self.command[0], "--version"], capture_output=True, text=True)
        return (output.stdout or output.stderr).strip().split("\n")[0]


def install_peers():
    """Brings the peers from npm into a folder of the build."""
    PEERS.mkdir(parents=True, exist_ok=True)
    package = PEERS / "package.json"
    if not package.exists():
        package.write_text('{"private": true}\n')

    def npm(*arguments, check=True):
        return subprocess.run(["npm", *arguments], cwd=PEERS, check=check)

    npm("install", *PACKAGES)
    # Newer versions of npm run a package's own set-up only when it is approved.
    if npm("install-scripts", "approve", *PACKAGES, check=False).returncode == 0:
        npm("rebuild")


def find(out):
    """The runtimes that can be measured, by name: the limit, wsjs, the peers."""
    modules = PEERS / "node_modules"

    def executable(name):
        local = modules / ".bin" / name
        return str(local) if local.exists() else shutil.which(name)

    found = [Runtime(LIMIT, [str(out / "bench_limit")]), Runtime(TARGET, [str(out / "wsjs")])]
    node, bun, deno = executable("node"), executable("bun"), executable("deno")
    if node:
        found.append(Runtime("node", [node]))
    if node and (modules / "ws").exists():
        found.append(Runtime("ws", [node], package=modules / "ws",
                             prelude=f"globalThis.WebSocket = require('{modules}/ws').WebSocket;\n"))
    if bun:
        found.append(Runtime("bun", [bun]))
    if deno:
        found.append(Runtime("deno", [deno, "run", "-A", "--quiet", "--no-config", "--no-lock"]))
    return {runtime.name: runtime for runtime in found}


def environment(ca):
    """That of all measured processes: the server's certificate is trusted."""
    return {**os.environ, "NODE_EXTRA_CA_CERTS": str(ca), "DENO_CERT": str(ca),
            "SSL_CERT_FILE": str(ca), "NO_COLOR": "1", "DENO_NO_UPDATE_CHECK": "1",
            "DO_NOT_TRACK": "1"}
