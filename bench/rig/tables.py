# SPDX-License-Identifier: BSD-3-Clause
"""The summary as text."""

from . import runtimes
from .scenarios import SCENARIOS
from .summary import number, times


def table(rows):
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) if i == 0 else cell.rjust(width)
                               for i, (cell, width) in enumerate(zip(row, widths)))
                     for row in rows)


def rate_table(summary, key):
    rows = [["scenario", *summary.runtimes, "best peer", "wsjs to it"]]
    for scenario in summary.results:
        if not SCENARIOS[scenario].has_rate or summary.value(scenario, runtimes.TARGET, key) is None:
            continue
        best = summary.best_peer(scenario, key)
        rows.append([scenario, *(number(summary.value(scenario, r, key)) for r in summary.runtimes),
                     best[1] if best else "-", times(summary.ratio(scenario, key))])
    return rows


def cost_table(summary, scenarios, key, format_=number):
    """A figure of which less is better."""
    rows = [["scenario", *summary.runtimes, "best peer", "wsjs to it"]]
    for scenario in scenarios:
        if summary.value(scenario, runtimes.TARGET, key) is None:
            continue
        best = summary.best_peer(scenario, key, min)
        rows.append([scenario, *(format_(summary.value(scenario, r, key)) for r in summary.runtimes),
                     best[1] if best else "-", times(summary.ratio(scenario, key, min))])
    return rows


def micro_table(summary):
    names = [name for name in summary.runtimes if name != runtimes.LIMIT]

    def costs(runtime):
        runs = [run for run in summary.results["micro"].get(runtime, []) if "costs_ns" in run]
        return runs[0]["costs_ns"] if runs else {}

    calls = list(costs(runtimes.TARGET))
    return [["call", *names]] + [[call, *(number(costs(name).get(call)) for name in names)]
                                 for call in calls]


def sections(summary):
    """(title, rows), without those that have nothing to show."""
    results = summary.results
    found = [
        ("messages, round trips or connections a second", rate_table(summary, "rate")),
        ("the same by the CPU clocks: what the busier of client and server would allow with a "
         "CPU of its own", rate_table(summary, "cpu_rate")),
        ("CPU time of the client a message, us", cost_table(summary, results, "cpu_us")),
        ("latency, p50, us", cost_table(summary, results, "p50_us")),
        ("latency, p99, us", cost_table(summary, results, "p99_us")),
        ("longest gap of a 10 ms timer, ms", cost_table(summary, results, "timer_gap_ms")),
        ("start, wall clock, ms", cost_table(summary, results, "wall_ms")),
        ("start, CPU, ms", cost_table(summary, results, "cpu_ms")),
        ("memory of an idle connection, kB",
         cost_table(summary, results, "rss_per_connection_kb")),
    ]
    if "micro" in results:
        found.append(("calls, ns", micro_table(summary)))
    return [(title, rows) for title, rows in found if len(rows) > 1]


def print_summary(summary):
    for title, rows in sections(summary):
        print(f"\n{title}\n\n{table(rows)}")
    failures = summary.failures()
    if failures:
        print("\nfailed\n")
        for scenario, runtime, error in failures:
            print(f"  {scenario}, {runtime}: {error}")
    median, most = summary.foreign_cores()
    print(f"\nOthers used {median:.2f} cores of this machine in the median of the runs, "
          f"{most:.2f} at most: {'quiet' if median < 0.1 else 'not quiet: trust the CPU clocks'}.")
