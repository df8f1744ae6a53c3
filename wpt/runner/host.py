# SPDX-License-Identifier: BSD-3-Clause
"""Runs one test URL in a process of wsjs and reads its report."""

import json
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.parse
from dataclasses import dataclass, field

from . import servers as wpt_servers

HOST_SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "host"
MARK = "@@wptreport@@ "  # begins the line that report.js writes
# WPT's own limits are 10 and 60 seconds; these leave room for a loaded machine.
NORMAL_SECONDS, LONG_SECONDS = 25, 90


@dataclass
class Result:
    test: object
    status: str  # OK, ERROR, TIMEOUT, PRECONDITION_FAILED (the harness), CRASH
    message: str = None
    subtests: list = field(default_factory=list)  # {name, status, message}
    seconds: float = 0.0
    output: str = ""  # of the process, the report aside


def script_of(servers, test, timeout_seconds):
    """All that the page of an .any.js test loads, as one classic script."""
    source = servers.get("/" + test.path)
    metas = list(wpt_servers.meta_lines(source))
    scripts = [urllib.parse.urljoin("/" + test.path, value)
               for key, value in metas if key == "script"]
    environment = {
        "mark": MARK,
        "timeout": timeout_seconds * 1000,
        "title": next((value for key, value in metas if key == "title"), None),
        "resources": {path: servers.get(urllib.parse.urljoin("/" + test.path, path))
                      for path in interfaces(source, scripts) + data(source)},
    }
    parts = [
        "var WPT_ENVIRONMENT = " + json.dumps(environment) + ";",
        (HOST_SCRIPTS / "page.js").read_text(),
        servers.get("/resources/testharness.js"),
        (HOST_SCRIPTS / "report.js").read_text(),
        *(servers.get(script) for script in scripts),
        source,
    ]
    return "\n;\n".join(parts) + "\n"


def interfaces(source, scripts):
    """The .idl files that idl_test() of `source` will fetch."""
    if not any(script.endswith("/idlharness.js") for script in scripts):
        return []
    lists = re.findall(r"\[([^\]]*)\]", source.split("idl_test(", 1)[-1])[:2]
    names = re.findall(r"['\"]([\w-]+)['\"]", " ".join(lists))
    return [f"/interfaces/{name}.idl" for name in names]


def data(source):
    """The files of data that `source` will fetch."""
    return re.findall(r"['\"]([\w./-]+\.json)['\"]", source)


def command_line(wsjs, servers, test, script):
    return [str(wsjs), "--ca", str(servers.ca), "--base-url", servers.url(test),
            "--resolve", f"*.{wpt_servers.HOST}:127.0.0.1",
            "--resolve", f"{wpt_servers.HOST}:127.0.0.1",
            "--resolve", f"*.{wpt_servers.ALTERNATE_HOST}:127.0.0.1",
            "--resolve", f"{wpt_servers.ALTERNATE_HOST}:127.0.0.1",
            str(script), servers.url(test)]


def write_script(servers, test, folder):
    limit = LONG_SECONDS if test.long_timeout else NORMAL_SECONDS
    script = folder / (re.sub(r"[^\w.-]+", "_", test.url.strip("/")) + ".js")
    script.write_text(script_of(servers, test, limit - 5))
    return script


def run(wsjs, servers, test, folder):
    began = time.monotonic()
    limit = LONG_SECONDS if test.long_timeout else NORMAL_SECONDS
    script = write_script(servers, test, folder)
    process = subprocess.Popen(
        command_line(wsjs, servers, test, script), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        output, _ = process.communicate(timeout=limit)
        ended = f"ended with exit code {process.returncode}"
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        output, _ = process.communicate()
        ended = f"did not end within {limit} s"
    result = parse(test, output.decode(errors="replace"), ended)
    result.seconds = time.monotonic() - began
    return result


def parse(test, output, ended):
    # Not splitlines(), which also splits at U+2028 and others that JSON may hold.
    lines = output.split("\n")
    rest = [line for line in lines if not line.startswith(MARK)]
    reports = [line for line in lines if line.startswith(MARK)]
    if not reports:
        return Result(test, "CRASH", f"no report: the process {ended}", output="\n".join(rest))
    report = json.loads(reports[-1][len(MARK):])
    return Result(test, report["status"], report["message"], report["subtests"],
                  output="\n".join(rest))
