# SPDX-License-Identifier: BSD-3-Clause
"""The summary as one HTML page that needs nothing else: bars, curves, the tables."""

import html

from . import runtimes
from .scenarios import SCENARIOS
from .summary import number
from .tables import sections

COLORS = {"limit": "#9aa0a6", "wsjs": "#1a73e8", "node": "#3c873a", "ws": "#7cb342",
          "bun": "#f9ab00", "deno": "#d93025"}

STYLE = """
body { font: 15px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem;
       color: #202124; background: #fff; }
h2 { margin-top: 2.5rem; }
figure { display: inline-block; width: 330px; margin: 0 1.5rem 1.5rem 0; vertical-align: top; }
figcaption { font-size: 13px; margin-bottom: .25rem; }
svg text { font: 11px system-ui, sans-serif; fill: currentColor; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
th, td { padding: .15rem .6rem; text-align: right; border-bottom: 1px solid #dadce0; }
th:first-child, td:first-child { text-align: left; }
.scroll { overflow-x: auto; }
@media (prefers-color-scheme: dark) {
  body { color: #e8eaed; background: #202124; }
  th, td { border-color: #5f6368; }
}
"""

WIDTH, ROW, LABEL = 330, 18, 46


def color(runtime):
    return COLORS.get(runtime, "#8e24aa")


def bars(summary, scenario, key, caption):
    """One bar for each runtime; the limit is left out where it would hide the others."""
    values = {runtime: summary.value(scenario, runtime, key) for runtime in summary.runtimes}
    values = {runtime: value for runtime, value in values.items() if value is not None}
    others = [value for runtime, value in values.items() if runtime != runtimes.LIMIT]
    if not others:
        return ""
    most = max(others)
    if values.get(runtimes.LIMIT, 0) <= 3 * most:
        most = max(most, values.get(runtimes.LIMIT, 0))
    parts = []
    for row, (runtime, value) in enumerate(values.items()):
        y = row * ROW
        length = min(1, value / most) * (WIDTH - LABEL - 50) if most else 0
        parts.append(
            f'<text x="0" y="{y + 12}">{runtime}</text>'
            f'<rect x="{LABEL}" y="{y + 2}" width="{length:.1f}" height="{ROW - 5}" '
            f'fill="{color(runtime)}"/>'
            f'<text x="{LABEL + length + 4:.1f}" y="{y + 12}">{number(value)}'
            f'{" →" if value > most else ""}</text>')
    return (f'<figure><figcaption><b>{scenario}</b> {html.escape(caption)}</figcaption>'
            f'<svg width="{WIDTH}" height="{len(values) * ROW}" role="img">{"".join(parts)}</svg>'
            "</figure>")


def latency_curve(summary, scenario):
    """Latency by percentile, of the first run of each runtime."""
    curves = {}
    for runtime in summary.runtimes:
        runs = [run for run in summary.results[scenario].get(runtime, [])
                if "percentiles_us" in run]
        if runs:
            curves[runtime] = runs[0]["percentiles_us"]
    if not curves:
        return ""
    height = 170
    # The slowest hundredth is in the tables; here it would flatten everything.
    most = 1.5 * sorted(curve[99] for curve in curves.values())[len(curves) // 2]
    parts = [f'<text x="0" y="12">{number(most)} us</text>',
             f'<text x="{WIDTH - 60}" y="{height + 14}">percentile</text>']
    for index, (runtime, curve) in enumerate(curves.items()):
        points = " ".join(f"{LABEL + (WIDTH - LABEL) * i / 100:.1f},"
                          f"{height - height * min(1, value / most):.1f}"
                          for i, value in enumerate(curve[:100]))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{color(runtime)}" '
                     f'stroke-width="1.5"/>'
                     f'<text x="{LABEL + 8}" y="{14 + 13 * index}" '
                     f'style="fill:{color(runtime)}">{runtime}</text>')
    return (f'<figure><figcaption><b>{scenario}</b> {html.escape(SCENARIOS[scenario].what)}'
            f'</figcaption><svg width="{WIDTH}" height="{height + 18}" role="img">'
            f'{"".join(parts)}</svg></figure>')


def figures(summary):
    """(heading, figures)"""
    names = list(summary.results)

    def all_bars(key, chosen):
        return "".join(bars(summary, name, key, SCENARIOS[name].what) for name in chosen)

    rates = [name for name in names if SCENARIOS[name].has_rate]
    starts = [name for name in names if SCENARIOS[name].is_start]
    return [
        ("Messages, round trips or connections a second", all_bars("rate", rates)),
        ("CPU time a message, µs", all_bars("cpu_us", rates)),
        ("Latency by percentile",
         "".join(latency_curve(summary, name) for name in names)),
        ("Start to exit, ms", all_bars("wall_ms", starts)),
        ("Memory of an idle connection, kB", all_bars("rss_per_connection_kb", names)),
    ]


def html_table(rows):
    def row(tag, cells):
        return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"
    return ('<div class="scroll"><table>' + row("th", rows[0]) +
            "".join(row("td", cells) for cells in rows[1:]) + "</table></div>")


def render(summary):
    document = summary.document
    machine = document["machine"]
    median, most = summary.foreign_cores()
    versions = ", ".join(f"{name} {version}".strip()
                         for name, version in document["versions"].items())
    parts = [
        f"<p>{html.escape(document['date'])}; {machine['cpus']} CPUs, "
        f"{html.escape(machine['model'])}, Linux {html.escape(machine['kernel'])}; windows of "
        f"{document['window_ms']} ms. Others used {median:.2f} cores in the median of the runs, "
        f"{most:.2f} at most.</p><p>{html.escape(versions)}</p>"]
    for heading, body in figures(summary):
        if body:
            parts.append(f"<h2>{heading}</h2>{body}")
    parts.append("<h2>Tables</h2>")
    for title, rows in sections(summary):
        parts.append(f"<h3>{html.escape(title)}</h3>{html_table(rows)}")
    failures = summary.failures()
    if failures:
        parts.append("<h2>Failed</h2><ul>" + "".join(
            f"<li>{html.escape(f'{scenario}, {runtime}: {error}')}</li>"
            for scenario, runtime, error in failures) + "</ul>")
    return (f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
            f"<title>wsjs benchmark</title><style>{STYLE}</style></head>"
            f"<body><h1>wsjs beside its peers</h1>{''.join(parts)}</body></html>\n")
