# SPDX-License-Identifier: BSD-3-Clause
"""Clocks and memory of processes, and how busy the machine is."""

import os
import platform
import time

TICKS = os.sysconf("SC_CLK_TCK")


def cpu_seconds(pid):
    """User and system time of all threads of a process."""
    return time.clock_gettime(((~pid) << 3) | 2)


def main_thread_seconds(pid):
    with open(f"/proc/{pid}/schedstat") as file:
        return int(file.read().split()[0]) / 1e9


def resident_kilobytes(pid):
    with open(f"/proc/{pid}/status") as file:
        for line in file:
            if line.startswith("VmRSS"):
                return int(line.split()[1])
    return None


def busy_seconds():
    """Of all CPUs together, with what a hypervisor took."""
    with open("/proc/stat") as file:
        user, nice, system, _, _, irq, softirq, steal = map(int, file.readline().split()[1:9])
    return (user + nice + system + irq + softirq + steal) / TICKS


def wait_until_quiet(cores, seconds):
    """Waits, at most `seconds`, until less than `cores` are in use; returns how long."""
    begin = time.monotonic()
    while True:
        busy, then = busy_seconds(), time.monotonic()
        time.sleep(0.1)
        used = (busy_seconds() - busy) / (time.monotonic() - then)
        if used <= cores or time.monotonic() - begin > seconds:
            return time.monotonic() - begin


def describe():
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":", 1)[1].strip() for line in file
                      if line.startswith("model name")), platform.machine())
    return {"cpus": os.cpu_count(), "model": model, "kernel": platform.release()}
