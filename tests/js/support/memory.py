# SPDX-License-Identifier: BSD-3-Clause
"""Watches the resident memory of wsjs while it echoes messages."""

import pathlib
import subprocess

SCRIPT = pathlib.Path(__file__).with_name("echo_rounds.js")


def resident_kilobytes(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise ProcessLookupError(pid)


def echo_rounds(wsjs, rounds, messages, progress=lambda number, kilobytes: None):
    """The kilobytes after each of `rounds` of so many messages on one connection
    to the embedded echo server, garbage collected."""
    kilobytes = []
    with subprocess.Popen([str(wsjs), "--echo-server", "--v8-flags=--expose-gc", str(SCRIPT),
                           str(rounds), str(messages)],
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.startswith("round"):
                kilobytes.append(resident_kilobytes(process.pid))
                progress(len(kilobytes), kilobytes[-1])
    if process.returncode != 0:
        raise RuntimeError(f"wsjs ended with status {process.returncode}")
    return kilobytes
