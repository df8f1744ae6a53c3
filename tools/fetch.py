#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Brings the sources that DEPS pins into third_party/<name>/.

Archives and packages come from the mirrors that this machine's apt uses,
through apt itself, so its proxies, keys and settings hold here too. Archives
are kept in third_party/.cache, resumed when cut off, and checked by sha256.
A folder carries a stamp of what it was made from: nothing is done twice.
Dependencies with a condition are brought when their names are given.
With --mirror it only prints the address of the distribution's mirror.
"""

import hashlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
THIRD_PARTY = ROOT / "third_party"
CACHE = THIRD_PARTY / ".cache"
APT_HELPER = "/usr/lib/apt/apt-helper"
STAMP = ".stamp"


class Failure(Exception):
    """What went wrong, and what to do about it."""


def read_deps():
    """The variables and the dependencies of DEPS, as gclient reads them."""
    names = {"__builtins__": {}}
    text = (ROOT / "DEPS").read_text()
    scope = {}
    exec(text.split("\ndeps = ")[0], names, scope)
    names["Var"] = lambda name: scope["vars"][name]
    exec(text, names, scope)
    return scope["vars"], scope["deps"]


def run(*command, **options):
    return subprocess.run(command, text=True, capture_output=True, **options)


def checked(*command, **options):
    result = run(*command, **options)
    if result.returncode:
        raise Failure(f"{' '.join(map(str, command))}\n{result.stdout}{result.stderr}")
    return result.stdout


class Apt:
    """apt-get with this machine's lists or, where those are missing or out of
    date, with lists of our own, which needs no root."""

    def __init__(self):
        self.options = ["-o", "APT::Sandbox::User=root"]
        self.own_lists = False

    def use_own_lists(self):
        if self.own_lists:
            return False
        self.own_lists = True
        lists = CACHE / "apt"
        (lists / "partial").mkdir(parents=True, exist_ok=True)
        self.options += ["-o", f"Dir::State::Lists={lists}", "-o", f"Dir::Cache={lists}"]
        self.update = run("apt-get", *self.options, "update")
        return True

    def try_hard(self, tool, *arguments, **options):
        result = run(tool, *self.options, *arguments, **options)
        if result.returncode and self.use_own_lists():
            result = run(tool, *self.options, *arguments, **options)
        if result.returncode:
            raise Failure(f"{tool} {' '.join(arguments)}\n{result.stderr.strip()}")
        return result.stdout

    def mirrors(self):
        """The addresses of the distribution's own repositories."""
        def listed():
            text = run("apt-get", *self.options, "indextargets", "--format",
                       "$(LABEL) $(REPO_URI)", "Created-By: Packages").stdout
            lines = sorted(set(text.splitlines()), key=lambda line: len(line.split()[0]))
            return list(dict.fromkeys(
                line.split()[-1] for line in lines if line.startswith("Debian")))
        found = listed()
        if not found and self.use_own_lists():
            found = listed()
        if not found:
            raise Failure("apt has no Debian mirror in /etc/apt/sources.list, or reached "
                          "none. apt-get update says:\n"
                          + self.update.stdout + self.update.stderr)
        return found

    def dependencies(self, package):
        text = self.try_hard("apt-cache", "show", "--no-all-versions", package)
        line = re.search(r"^Depends: (.*)$", text, re.M)
        return [re.match(r"[^ (|]+", part.strip()).group() for part in line[1].split(",")]


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def download(apt, archive, digest):
    """The archive in the cache, fetched unless it is there already."""
    path = CACHE / pathlib.Path(archive).name
    if path.exists() and sha256(path) == digest:
        return path
    CACHE.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    errors = []
    for mirror in apt.mirrors():
        result = run(APT_HELPER, *apt.options, "download-file",
                     f"{mirror.rstrip('/')}/pool/main/{archive}", part,
                     f"SHA256:{digest}")
        if result.returncode == 0 and sha256(part) == digest:
            part.rename(path)
            return path
        errors += [line for line in result.stderr.splitlines() if line.startswith("E:")]
    raise Failure(f"{path.name} could not be fetched from apt's mirrors:\n"
                  + "\n".join(errors)
                  + f"\nIs the network up? A copy of the file can also be put at {path}")


def patches_of(name):
    return sorted((THIRD_PARTY / name / "patches").glob("*.patch"))


def extract(archive, subdir, members, destination):
    strip = len(subdir.split("/"))
    destination.mkdir(parents=True)
    paths = [f"{subdir}/{member}" for member in members] or [subdir]
    checked("tar", "xf", archive, "-C", destination, f"--strip-components={strip}",
            "--wildcards", "--no-wildcards-match-slash", *paths)


def fetch_archive(apt, name, variables, destination):
    archive = download(apt, variables[f"{name}_archive"], variables[f"{name}_sha256"])
    members = variables.get(f"{name}_members", "").split()
    extract(archive, variables[f"{name}_subdir"], members, destination)
    if members:
        archive.unlink()  # far larger than what was taken of it
    for patch in patches_of(name):
        checked("patch", "-p1", "--no-backup-if-mismatch", "-d", destination, "-i", patch)


def installed(package):
    return "install ok installed" in run("dpkg-query", "-W", "-f", "${Status}", package).stdout


def fetch_debs(apt, package, destination):
    """Unpacks a -dev package and those libraries it needs that aren't installed
    into include/ and lib/."""
    library = next(p for p in apt.dependencies(package) if re.match(r"libnode\d", p))
    packages = [package, library] + [
        p for p in apt.dependencies(library) if p.startswith("lib") and not installed(p)]
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        apt.try_hard("apt-get", "download", *packages, cwd=folder)
        root = pathlib.Path(folder) / "root"
        for deb in pathlib.Path(folder).glob("*.deb"):
            checked("dpkg-deb", "-x", deb, root)
        destination.mkdir(parents=True)
        shutil.move(root / "usr/include/node", destination / "include")
        (destination / "lib").mkdir()
        for library in root.glob("usr/lib/*/lib*.so*"):
            shutil.move(library, destination / "lib" / library.name)


def up_to_date(destination, stamp):
    file = destination / STAMP
    return file.exists() and file.read_text() == stamp


def tasks(variables, dependencies, wanted):
    """(name, version to show, destination, stamp, function that fills a folder)"""
    for path in sorted(dependencies):
        name = pathlib.Path(path).parent.name
        if "condition" in dependencies[path] and name not in wanted:
            continue
        parts = [variables[f"{name}_sha256"]] + [sha256(p) for p in patches_of(name)]
        parts += variables.get(f"{name}_members", "").split()
        yield (name, variables[f"{name}_version"], ROOT / path, "\n".join(parts),
               lambda apt, to, name=name: fetch_archive(apt, name, variables, to))
    package = variables["v8_debs"]
    yield ("v8", package, THIRD_PARTY / "v8/libnode", package,
           lambda apt, to: fetch_debs(apt, package, to))


class Progress(threading.Thread):
    """A line that tells the time, and what has come of a download: kept up to
    date on a terminal, elsewhere written when it begins and ends."""

    def __init__(self, title):
        super().__init__(daemon=True)
        self.title, self.start_time, self.done = title, time.monotonic(), threading.Event()

    def show(self, text="", end=""):
        clear = "\r\033[K" + self.title if sys.stdout.isatty() else ""
        print(f"{clear} {text}{time.monotonic() - self.start_time:.1f} s", end=end, flush=True)

    def run(self):
        while sys.stdout.isatty() and not self.done.wait(0.2):
            size = sum(path.stat().st_size for path in CACHE.glob("*.part"))
            self.show(f"{size >> 20} MB, " if size else "")

    def __enter__(self):
        print(self.title, end="", flush=True)
        self.start()

    def __exit__(self, kind, *_):
        self.done.set()
        self.join()
        if kind is None:
            self.show(end="\n")


def main():
    apt = Apt()
    CACHE.mkdir(parents=True, exist_ok=True)
    if sys.argv[1:] == ["--mirror"]:
        print(apt.mirrors()[0])
        return
    todo = [t for t in tasks(*read_deps(), sys.argv[1:]) if not up_to_date(t[2], t[3])]
    for count, (name, version, destination, stamp, fill) in enumerate(todo, 1):
        with Progress(f"  [{count}/{len(todo)}] {name} {version}"):
            fresh = destination.with_name(destination.name + ".new")
            shutil.rmtree(fresh, ignore_errors=True)
            fill(apt, fresh)
            (fresh / STAMP).write_text(stamp)
            shutil.rmtree(destination, ignore_errors=True)
            fresh.rename(destination)


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        sys.exit(f"\ntools/sync: {failure}")
