# SPDX-License-Identifier: BSD-3-Clause
"""Watches the resident memory of wsjs while it echoes messages."""

import pathlib
import subprocess

SCRIPT = pathlib.Path(__file__).with_name("echo_rounds.js")

# V8 lets its young generation grow by up to 48 MiB as it sees fit, which hides
# leaks: it gets a fixed size.
V8_FLAGS = "--expose-gc --min-semi-space-size=2 --max-semi-space-size=2"

# What allocators may keep after the first round.
ALLOWANCE_KILOBYTES = 2048


def resident_kilobytes(pid):
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise ProcessLookupError(pid)


def echo_rounds(wsjs, rounds, messages, progress=lambda number, kilobytes: None):
    """The kilobytes after each of `rounds` of so many messages on one connection
    to the embedded echo server, garbage collected."""
    kilobytes = []
    command = [str(wsjs), "--echo-server", f"--v8-flags={V8_FLAGS}", str(SCRIPT), str(rounds),
               str(messages)]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          text=True) as process:
        for line in process.stdout:
            if line.startswith("round"):
                kilobytes.append(resident_kilobytes(process.pid))
                progress(len(kilobytes), kilobytes[-1])
    if process.returncode != 0:
        raise RuntimeError(f"wsjs ended with status {process.returncode}")
    return kilobytes


def growth(kilobytes):
    """What stays of what the rounds after the first added: the least of the last
    three, for one of them may have met the heap just before a collection."""
    return min(kilobytes[1:][-3:], default=kilobytes[0]) - kilobytes[0]
