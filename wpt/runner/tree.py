# SPDX-License-Identifier: BSD-3-Clause
"""The web-platform-tests tree: where it is, and which test URLs it has."""

import fnmatch
import json
import pathlib
import re
import subprocess
import sys
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
FETCHED_TREE = ROOT / "third_party" / "wpt" / "src"

# What wsjs has. Of folders that are about documents, too, only the tests that run
# in any scope. Others in the tree run when they are named.
DEFAULT_PATTERNS = ["websockets/", "dom/idlharness.window."] + [f"{path}*.any.*" for path in (
    "FileAPI/blob/", "FileAPI/file/", "FileAPI/idlharness", "FileAPI/url/",
    "console/",
    "dom/abort/", "dom/events/", "dom/idlharness",
    "encoding/",
    "fetch/api/basic/", "fetch/api/headers/", "fetch/api/idlharness", "fetch/api/request/",
    "fetch/api/response/", "fetch/data-urls/",
    "hr-time/",
    "html/dom/idlharness",
    "html/webappapis/atob/", "html/webappapis/microtask-queuing/",
    "html/webappapis/structured-clone/", "html/webappapis/timers/",
    "url/",
    "webidl/",
    "webmessaging/",
    "workers/",
    "xhr/",
)] + ["workers/*.worker.html"]

# The global object that a test URL is about, by what is in its path; a Window
# where there is none of these.
OTHER_SCOPES = {
    ".worker": "dedicatedworker",
    ".sharedworker": "sharedworker",
    ".serviceworker": "serviceworker",
    ".shadowrealm": "shadowrealm",  # which wsjs can't have: V8 hasn't got it
}
SCOPES = ["window", "dedicatedworker", "sharedworker", "serviceworker"]
VARIANTS = ["default", "wss", "h2", "none"]


@dataclass(frozen=True, order=True)
class Test:
    url: str  # "/websockets/Close-1000.any.html?wss"
    path: str  # of the source: "websockets/Close-1000.any.js"
    scope: str  # one of SCOPES
    variant: str  # one of VARIANTS
    long_timeout: bool
    server: str  # "http", "https" or "h2"


def variant_of(query):
    if "h2" in flags_of(query):
        return "h2"
    for name in ("wss", "default"):
        if name in query.split("&"):
            return name
    return "none"


def flags_of(query):
    flags = set()
    for value in re.findall(r"wpt_flags=([^&]*)", query):
        flags.update(value.split(","))
    return flags


def server_of(path, query):
    """Which of WPT's servers a URL is loaded from, as wptserve's own rules say."""
    flags = flags_of(query) | set(path.rsplit("/", 1)[-1].split(".")[1:-1])
    if "h2" in flags:
        return "h2"
    secure = {"https", "serviceworker", "serviceworker-module"}
    return "https" if flags & secure else "http"


def scope_of(path):
    name = path.rsplit("/", 1)[-1]
    return next((scope for part, scope in OTHER_SCOPES.items() if part in name), "window")


def leaves(node, prefix):
    for name, value in node.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{prefix}/{name}")
        else:
            yield f"{prefix}/{name}", value


class Tree:
    """A checkout of web-platform-tests, with its manifest in `state`."""

    def __init__(self, folder, state):
        self.folder = pathlib.Path(folder).resolve()
        if not (self.folder / "resources" / "testharness.js").exists():
            raise SystemExit(
                f"wpt/run: {self.folder} is no web-platform-tests tree (it has no "
                "resources/testharness.js). Run tools/sync wpt, or name a "
                "checkout with --wpt DIR.")
        self.manifest = state / "MANIFEST.json"

    def make_manifest(self):
        """Writes the manifest with WPT's own tool, unless it is there and no
        older than the tree that tools/sync has fetched."""
        fetched = self.folder / ".stamp"
        if self.manifest.exists() and not (
                fetched.exists() and fetched.stat().st_mtime > self.manifest.stat().st_mtime):
            return
        program = (
            "import sys; sys.path.insert(0, '.')\n"
            "from tools import localpaths\n"
            "from tools.manifest import update\n"
            "update.main()")
        result = subprocess.run(
            [sys.executable, "-B", "-c", program, "--tests-root", str(self.folder),
             "--path", str(self.manifest), "--no-download", "--rebuild", "--no-parallel",
             "--cache-root", str(self.manifest.parent / "manifest-cache")],
            cwd=self.folder, capture_output=True, text=True)
        if result.returncode:
            raise SystemExit(f"wpt/run: WPT's manifest tool failed:\n{result.stderr}")

    def revision(self):
        """The commit of web-platform-tests that the tree is."""
        if self.folder == FETCHED_TREE:
            return re.search(r"'wpt_version': '(\w+)'", (ROOT / "DEPS").read_text())[1]
        return subprocess.run(["git", "rev-parse", "HEAD"], cwd=self.folder,
                              capture_output=True, text=True).stdout.strip() or "unknown"

    def tests(self):
        manifest = json.loads(self.manifest.read_text())
        found = []
        for kind, top in manifest["items"].items():
            if kind != "testharness":
                continue
            for folder, node in top.items():
                for path, entries in leaves(node, folder):
                    for url, extra in entries[1:]:
                        found.append(self.test(path, "/" + (url or path), extra))
        return sorted(found)

    @staticmethod
    def test(path, url, extra):
        bare, _, query = url.partition("?")
        return Test(url, path, scope_of(bare), variant_of(query),
                    extra.get("timeout") == "long", server_of(bare, query))


def select(tests, patterns, scopes, variants):
    """Those whose path or URL starts with or matches one of `patterns`."""
    def named(test):
        return not patterns or any(
            test.url.lstrip("/").startswith(p) or fnmatch.fnmatch(test.url.lstrip("/"), p)
            for p in (pattern.lstrip("/") for pattern in patterns))
    return [t for t in tests
            if t.scope in scopes and (not variants or t.variant in variants) and named(t)]
