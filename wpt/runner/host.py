# SPDX-License-Identifier: BSD-3-Clause
"""Runs one test URL in a process of wsjs and reads its report."""

import json
import os
import signal
import subprocess
import threading
import time
from dataclasses import dataclass, field

from . import servers as wpt_servers

MARK = "@@wptreport@@ "  # begins the line that testharnessreport.js writes
# What a process gets before it is killed: more than testharness.js gives a test.
NORMAL_SECONDS, LONG_SECONDS = 40, 200


@dataclass
class Result:
    test: object
    status: str  # OK, ERROR, TIMEOUT, PRECONDITION_FAILED (the harness), CRASH
    message: str = None
    subtests: list = field(default_factory=list)  # {name, status, message}
    seconds: float = 0.0
    output: str = ""  # of the process, the report aside

    @property
    def whole(self):
        """Whether the harness and every subtest passed."""
        return (self.status == "OK" and bool(self.subtests)
                and all(s["status"] == "PASS" for s in self.subtests))


def command_line(wsjs, servers, test):
    command = [str(wsjs), "--ca", str(servers.ca)]
    for host in (wpt_servers.HOST, wpt_servers.ALTERNATE_HOST):
        command += ["--resolve", f"{host}:127.0.0.1", "--resolve", f"*.{host}:127.0.0.1"]
    return command + [servers.url(test)]


class Runner:
    """Runs test URLs, on any number of threads."""

    def __init__(self, wsjs, servers):
        self.wsjs, self.servers = wsjs, servers
        self.lock = threading.Lock()
        self.processes = set()
        self.stopped = False

    def run(self, test):
        began = time.monotonic()
        limit = LONG_SECONDS if test.long_timeout else NORMAL_SECONDS
        with self.lock:
            if self.stopped:
                return Result(test, "CRASH", "the run was stopped")
            process = subprocess.Popen(
                command_line(self.wsjs, self.servers, test), stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, start_new_session=True)
            self.processes.add(process)
        try:
            output, _ = process.communicate(timeout=limit)
            ended = f"ended with exit code {process.returncode}"
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            output, _ = process.communicate()
            ended = f"did not end within {limit} s"
        with self.lock:
            self.processes.remove(process)
        result = parse(test, output.decode(errors="replace"), ended)
        result.seconds = time.monotonic() - began
        return result

    def stop(self):
        """Kills what runs, and runs nothing more."""
        with self.lock:
            self.stopped = True
            for process in self.processes:
                os.killpg(process.pid, signal.SIGKILL)


def parse(test, output, ended):
    # Not splitlines(): names of subtests have other ends of lines in them.
    lines = output.split("\n")
    rest = [line for line in lines if not line.startswith(MARK)]
    reports = [line for line in lines if line.startswith(MARK)]
    if not reports:
        return Result(test, "CRASH", f"no report: the process {ended}", output="\n".join(rest))
    report = json.loads(reports[-1][len(MARK):])
    return Result(test, report["status"], report["message"], report["subtests"],
                  output="\n".join(rest))
