# SPDX-License-Identifier: BSD-3-Clause
"""Runs one scenario in one process of one runtime, against the server."""

import json
import os
import pathlib
import selectors
import signal
import statistics
import subprocess
import tempfile
import time

from . import machine, runtimes

CLIENT = pathlib.Path(__file__).resolve().parent.parent / "client.js"


def make_certificates(folder):
    """A CA and a certificate for 127.0.0.1: (ca, certificate, key)."""
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, cwd=folder)

    new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]
    (folder / "host.cnf").write_text("subjectAltName=IP:127.0.0.1\n")
    openssl("req", "-x509", *new_key, "-keyout", "ca.key", "-out", "ca.pem",
            "-subj", "/CN=wsjs benchmark", "-days", "2")
    openssl("req", *new_key, "-keyout", "host.key", "-out", "host.csr", "-subj", "/CN=127.0.0.1")
    openssl("x509", "-req", "-in", "host.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
            "-CAcreateserial", "-extfile", "host.cnf", "-days", "2", "-out", "host.pem")
    return folder / "ca.pem", folder / "host.pem", folder / "host.key"


class Failure(Exception):
    """Why a scenario has no result."""


class Rig:
    """The server and a folder for scripts: `with Rig(...)`."""

    def __init__(self, out, warm, ms, starts):
        self.out, self.warm, self.ms, self.starts = out, warm, ms, starts
        self.client = CLIENT.read_text()

    def __enter__(self):
        self.folder_owner = tempfile.TemporaryDirectory(prefix="wsjs-bench-")
        self.folder = pathlib.Path(self.folder_owner.name)
        self.ca, certificate, key = make_certificates(self.folder)
        self.environment = runtimes.environment(self.ca)
        self.server = subprocess.Popen([self.out / "bench_server", certificate, key],
                                       stdout=subprocess.PIPE, text=True)
        self.ports = json.loads(self.server.stdout.readline())
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()
        self.server.stdout.close()
        self.folder_owner.cleanup()

    def command(self, runtime, scenario):
        """What runs the scenario; writes its script."""
        options = dict(scenario.parameters)
        if scenario.kind != "empty":
            options.update(kind=scenario.kind, warm=self.warm, ms=self.ms, settle=self.ms)
        port = self.ports["tls" if scenario.tls else "port"]
        if runtime.name == runtimes.LIMIT:
            if scenario.tls:
                options["ca"] = self.ca
            return [*runtime.command, f"port={port}", *(f"{k}={v}" for k, v in options.items())]
        script = self.folder / f"{scenario.name}-{runtime.name}.js"
        text = runtime.prelude
        if scenario.kind != "empty":
            options["url"] = f"{'wss' if scenario.tls else 'ws'}://127.0.0.1:{port}"
            text += f"globalThis.BENCH = {json.dumps(options)};\n{self.client}"
        script.write_text(text)
        return [*runtime.command, str(script)]

    def run(self, runtime, scenario):
        """The figures of one run; raises Failure."""
        command = self.command(runtime, scenario)
        if scenario.is_start:
            return self.measure_starts(command)
        return self.measure_window(command, scenario)

    def measure_starts(self, command):
        """Wall and CPU time, peak memory of whole processes: medians of several."""
        rows = []
        for _ in range(self.starts):
            begin = time.monotonic()
            pid = os.posix_spawn(command[0], command, self.environment, file_actions=[
                (os.POSIX_SPAWN_OPEN, fd, "/dev/null", os.O_RDWR, 0) for fd in (0, 1)])
            _, status, usage = os.wait4(pid, 0)
            wall = time.monotonic() - begin
            if status != 0:
                raise Failure(f"ended with status {os.waitstatus_to_exitcode(status)}")
            rows.append((wall * 1e3, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss))
        wall, cpu, memory = (statistics.median(column) for column in zip(*rows))
        return {"wall_ms": wall, "cpu_ms": cpu, "rss_kb": memory}

    def measure_window(self, command, scenario):
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.PIPE, stderr=errors,
                                       start_new_session=True)
            try:
                result, marks = self.read_result(process)
            except Failure as failure:
                errors.seek(0)
                said = errors.read().decode(errors="replace").strip()[-300:]
                raise Failure(f"{failure}{': ' + said if said else ''}") from None
            finally:
                # How it ends by itself is what "first" measures.
                os.killpg(process.pid, signal.SIGKILL)
                process.stdout.close()
                process.wait()
        if "error" in result:
            raise Failure(result["error"])
        if "begin" in marks and "end" in marks:
            result.update(self.costs(marks["begin"], marks["end"], result["count"], scenario))
        if "base" in marks and "held" in marks:
            base, held = marks["base"]["rss_kb"], marks["held"]["rss_kb"]
            result.update(rss_base_kb=base, rss_held_kb=held,
                          rss_per_connection_kb=(held - base) / result["count"])
        return result

    def read_result(self, process):
        """The result that the process prints, and the clocks at its marks."""
        marks, buffer = {}, b""
        deadline = time.monotonic() + 20 + 10 * (self.warm + self.ms) / 1e3
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if not selector.select(max(0, deadline - time.monotonic())):
                    raise Failure("no result in time")
                clocks = self.clocks(process.pid)
                data = os.read(process.stdout.fileno(), 65536)
                if not data:
                    raise Failure("ended without a result")
                *lines, buffer = (buffer + data).split(b"\n")
                for line in lines:
                    try:
                        message = json.loads(line)
                    except ValueError:
                        continue
                    if "mark" in message:
                        marks[message["mark"]] = clocks
                    elif "result" in message:
                        return message["result"], marks

    def clocks(self, pid):
        return {"time": time.monotonic(), "client": machine.cpu_seconds(pid),
                "main": machine.main_thread_seconds(pid),
                "server": machine.cpu_seconds(self.server.pid),
                "machine": machine.busy_seconds(), "rss_kb": machine.resident_kilobytes(pid)}

    @staticmethod
    def costs(begin, end, count, scenario):
        """What the window cost in CPU time, and how much others used meanwhile."""
        if begin is end:
            return {}  # both marks came in one read: the driver had no CPU between them
        spent = {clock: end[clock] - begin[clock] for clock in begin if clock != "rss_kb"}
        foreign = max(0.0, spent["machine"] - spent["client"] - spent["server"]) / spent["time"]
        costs = {"cpu_us": spent["client"] / count * 1e6, "foreign_cores": foreign}
        if scenario.kind != "pingpong":
            # What the busier of the client's main thread and the server would allow with a
            # CPU of its own: it doesn't count waiting for one.
            costs["cpu_rate"] = count / max(spent["main"], spent["server"])
        return costs
