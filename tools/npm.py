# SPDX-License-Identifier: BSD-3-Clause
"""Packages of npm that tests use; nothing that is built or shipped needs one.

npm's own configuration says which registry they come from. They are kept,
unpacked, in third_party/.cache/npm.
"""

import hashlib
import pathlib
import shutil
import subprocess
import tarfile
import tempfile

CACHE = pathlib.Path(__file__).resolve().parent.parent / "third_party/.cache/npm"

# The version and the sha256 of the package, the only place that has them.
PACKAGES = {
    # The Web IDL of all web standards: the compiler's corpus.
    "@webref/idl": (
        "3.85.0",
        "0b5fdb6a5dd00d1138dad5b7f637c28d029f1574c5dd27aebee36d74a74b3ef6"),
    # Checks the declarations that the compiler writes.
    "typescript": (
        "5.9.3",
        "10e108c9cf7d5f2879053dff18515fb405abf2ccef63eaaf017d9c571687a1d3"),
}


class Unavailable(Exception):
    """There is no npm, or it can't bring the package."""


def _pack(spec, folder):
    npm = shutil.which("npm")
    if not npm:
        raise Unavailable(f"{spec} is needed, and there is no npm")
    done = subprocess.run([npm, "pack", "--silent", spec], cwd=folder,
                          capture_output=True, text=True)
    if done.returncode:
        raise Unavailable(f"npm pack {spec}:\n{done.stdout}{done.stderr}")
    return folder / done.stdout.split()[-1]


def fetch(name):
    """The folder of the package, which is fetched when it isn't there yet."""
    version, sha256 = PACKAGES[name]
    folder = CACHE / f"{name.replace('/', '-').lstrip('@')}-{version}"
    if folder.is_dir():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as work:
        archive = _pack(f"{name}@{version}", pathlib.Path(work))
        actual = hashlib.sha256(archive.read_bytes()).hexdigest()
        if actual != sha256:
            raise Unavailable(f"{name}@{version}: the sha256 is {actual}, not {sha256}")
        with tarfile.open(archive) as tar:
            tar.extractall(work)
        # All of it or nothing, whoever else does the same.
        try:
            (pathlib.Path(work) / "package").rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    return folder
