# SPDX-License-Identifier: BSD-3-Clause
"""Medians over the repeats, and the comparison with the best peer."""

import statistics

from . import runtimes


class Summary:
    """Reads what bench/run has collected: results[scenario][runtime] is a list of runs."""

    def __init__(self, document):
        self.document = document
        self.results = document["results"]
        self.runtimes = list(document["versions"])
        self.peers = [name for name in self.runtimes
                      if name not in (runtimes.LIMIT, runtimes.TARGET)]

    def value(self, scenario, runtime, key):
        """The median of a figure; None: there is none."""
        runs = self.results.get(scenario, {}).get(runtime, [])
        values = [run[key] for run in runs if isinstance(run.get(key), (int, float))]
        return statistics.median(values) if values else None

    def best_peer(self, scenario, key, best=max):
        """(value, name) of the best peer; None: no peer has a value."""
        values = [(self.value(scenario, peer, key), peer) for peer in self.peers]
        values = [pair for pair in values if pair[0] is not None]
        return best(values) if values else None

    def ratio(self, scenario, key, best=max):
        """wsjs's figure in terms of the best peer's."""
        mine, peer = self.value(scenario, runtimes.TARGET, key), self.best_peer(scenario, key, best)
        return mine / peer[0] if mine is not None and peer and peer[0] else None

    def foreign_cores(self):
        """How much of the machine others used: (median, most) over all runs."""
        values = [run["foreign_cores"] for by_runtime in self.results.values()
                  for runs in by_runtime.values() for run in runs if "foreign_cores" in run]
        return (statistics.median(values), max(values)) if values else (0.0, 0.0)

    def failures(self):
        return [(scenario, runtime, run["error"])
                for scenario, by_runtime in self.results.items()
                for runtime, runs in by_runtime.items() for run in runs if "error" in run]


def number(value):
    """Short, for people: 1.25M, 35.3k, 0.702."""
    if value is None:
        return "-"
    for limit, divisor, unit in ((1e6, 1e6, "M"), (1e3, 1e3, "k")):
        if abs(value) >= limit:
            return f"{value / divisor:.3g}{unit}"
    return f"{value:.3g}"


def times(ratio):
    return "-" if ratio is None else f"{ratio:.2f}x"
