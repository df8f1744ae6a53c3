# SPDX-License-Identifier: BSD-3-Clause
"""What is known not to pass, and why: expectations/<folder>.toml.

    [[expectation]]
    test = "/websockets/a.any.html?default"   # a URL, or a pattern with *
    subtest = "name"                          # or "*"; absent: the harness itself
    status = "FAIL"                           # what is seen instead of PASS or OK;
                                              # NOTRUN: the URL isn't run at all
    kind = "expected failure"                 # or "harmful" or "out of scope"
    reason = "why, so that a reader can check it"
    before_v8 = "11.1"                        # optional: holds for an older V8 only
"""

import fnmatch
import json
import pathlib
import re
import tomllib
from dataclasses import dataclass

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "expectations"
KINDS = ("expected failure", "harmful", "out of scope")


@dataclass(frozen=True)
class Outcome:
    """One thing that a run counts: a subtest, or the harness of a test URL."""
    test: str
    subtest: str  # None: the harness
    status: str
    message: str

    @property
    def good(self):
        return self.status == ("OK" if self.subtest is None else "PASS")

    @property
    def title(self):
        return self.test if self.subtest is None else f"{self.test} | {self.subtest}"


def outcomes(result):
    """The outcomes of a Result. A harness that is OK counts by its subtests."""
    if result.status != "OK" or not result.subtests:
        status = result.status if result.status != "OK" else "NO SUBTESTS"
        yield Outcome(result.test.url, None, status, result.message)
    for subtest in result.subtests:
        yield Outcome(result.test.url, subtest["name"], subtest["status"], subtest["message"])


def v8_version(text):
    """(11, 3) of "… V8 11.3.244.8 …"."""
    match = re.search(r"\bV8 (\d+)\.(\d+)", text)
    return (int(match[1]), int(match[2])) if match else (0, 0)


class Expectations:
    """Those that hold with the V8 of `version`, a text that names it; all
    without one."""

    def __init__(self, folder=FOLDER, version=""):
        self.entries = []
        for path in sorted(folder.glob("*.toml")):
            for entry in tomllib.loads(path.read_text()).get("expectation", []):
                self.check(path, entry)
                before = entry.get("before_v8")
                if before is None or v8_version(version) < v8_version(f"V8 {before}"):
                    self.entries.append(entry)

    @staticmethod
    def check(path, entry):
        missing = {"test", "status", "kind", "reason"} - entry.keys()
        if missing:
            raise SystemExit(f"wpt/run: {path}: an expectation lacks {', '.join(sorted(missing))}: "
                             f"{json.dumps(entry)}")
        if entry["kind"] not in KINDS:
            raise SystemExit(f"wpt/run: {path}: kind is one of {', '.join(KINDS)}, "
                             f"not {entry['kind']!r}")

    def find(self, outcome):
        """The entry that speaks of `outcome`, or None."""
        for entry in self.entries:
            if self.matches(entry["test"], outcome.test) and (
                    outcome.subtest is None if "subtest" not in entry
                    else outcome.subtest is not None
                    and self.matches(entry["subtest"], outcome.subtest)):
                return entry
        return None

    @staticmethod
    def matches(pattern, text):
        # Only * is special: URLs and names have ? and [ in them.
        escaped = pattern.replace("[", "[[]").replace("?", "[?]")
        return fnmatch.fnmatchcase(text, escaped)

    def is_run(self, test):
        return not any(entry["status"] == "NOTRUN" and self.matches(entry["test"], test.url)
                       for entry in self.entries)

    def judge(self, outcome):
        """"passed", "expected" or "failed" (an unexpected pass fails too)."""
        entry = self.find(outcome)
        if entry is None:
            return "passed" if outcome.good else "failed"
        return "expected" if outcome.status == entry["status"] else "failed"


def write_toml(path, expectations):
    def quoted(text):
        return json.dumps(text, ensure_ascii=False)
    blocks = []
    for entry in expectations:
        lines = ["[[expectation]]"] + [f"{key} = {quoted(entry[key])}" for key in
                                       ("test", "subtest", "status", "kind", "reason",
                                        "before_v8")
                                       if entry.get(key) is not None]
        blocks.append("\n".join(lines))
    path.write_text("# SPDX-License-Identifier: BSD-3-Clause\n\n" + "\n\n".join(blocks) + "\n")


def update(results, folder=FOLDER):
    """Rewrites the files of the folders that were run: what passes now is
    dropped, what fails anew is added with its message, for a reason to be put in
    its place."""
    known = Expectations(folder)
    seen = [outcome for result in results for outcome in outcomes(result)]
    ran = {result.test.url for result in results}
    tops = {result.test.path.split("/")[0] for result in results}
    for top in sorted(tops):
        kept = [entry for entry in known.entries
                if entry["test"].startswith(f"/{top}/") and keep(known, entry, seen, ran)]
        for outcome in seen:
            if outcome.test.startswith(f"/{top}/") and not outcome.good \
                    and known.judge(outcome) == "failed":
                kept.append({"test": outcome.test, "subtest": outcome.subtest,
                             "status": outcome.status, "kind": "expected failure",
                             "reason": f"TO BE EXPLAINED: {outcome.message}"})
        path = folder / f"{top}.toml"
        if kept:
            write_toml(path, kept)
        elif path.exists():
            path.unlink()


def keep(known, entry, seen, ran):
    """Whether `entry` still says something true, or wasn't tried."""
    if "before_v8" in entry:
        return True
    if not any(known.matches(entry["test"], url) for url in ran):
        return True  # NOTRUN among them
    return any(known.find(outcome) is entry and outcome.status == entry["status"]
               for outcome in seen)
