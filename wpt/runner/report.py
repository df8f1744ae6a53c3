# SPDX-License-Identifier: BSD-3-Clause
"""What a run leaves for others: wptreport.json, as the ecosystem's tools (wpt.fyi)
read it, and a page to look at."""

import collections
import html
import json
import platform
import urllib.parse
from dataclasses import dataclass

from . import expectations

SOURCES = "https://github.com/web-platform-tests/wpt/blob"


@dataclass
class Facts:
    """What a report tells."""
    results: list
    known: expectations.Expectations
    revision: str  # of web-platform-tests
    version: str  # of wsjs
    began: float
    ended: float


def subtest_of(known, result, subtest):
    """A subtest, with what was expected of it where that is something else."""
    outcome = expectations.Outcome(result.test.url, subtest["name"], subtest["status"], "")
    entry = known.find(outcome)
    expected = entry["status"] if entry else "PASS"
    return subtest if expected == subtest["status"] else {**subtest, "expected": expected}


def write_wptreport(path, facts):
    report = {
        "run_info": {
            "product": "wsjs",
            "browser_version": facts.version,
            "os": platform.system().lower(),
            "os_version": platform.release(),
            "processor": platform.machine(),
            "revision": facts.revision,
        },
        "time_start": int(facts.began * 1000),
        "time_end": int(facts.ended * 1000),
        "results": [
            {
                "test": result.test.url,
                "status": result.status,
                "message": result.message,
                "duration": int(result.seconds * 1000),
                "subtests": [subtest_of(facts.known, result, s) for s in result.subtests],
            }
            for result in facts.results
        ],
    }
    with open(path, "w") as file:
        json.dump(report, file, indent=1)


STYLE = """
:root { color-scheme: light dark; --line: #8884; --bad: #c33; --good: #2a7d3c; }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
.total { font-size: 1.1rem; } .meta { opacity: .7; }
table { border-collapse: collapse; }
th, td { padding: .3rem .8rem; border-bottom: 1px solid var(--line); text-align: right;
         font-variant-numeric: tabular-nums; }
th:first-child, td:first-child { text-align: left; }
details { border-bottom: 1px solid var(--line); padding: .35rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
ul { margin: .4rem 0 .8rem; padding-left: 1.4rem; }
li { margin: .25rem 0; overflow-wrap: anywhere; }
code, pre { font: 13px/1.4 ui-monospace, monospace; }
pre { white-space: pre-wrap; border-left: 3px solid var(--line); margin: .3rem 0; padding-left: .7rem; }
.status { font-weight: 600; color: var(--bad); } .expected .status { color: inherit; opacity: .7; }
.all { color: var(--good); }
"""


def text(value):
    return html.escape(str(value))


def folder_of(result):
    return result.test.path.rsplit("/", 1)[0]


def table(results):
    """Test URLs that pass whole, by folder, for each scope and variant."""
    columns = sorted({(r.test.scope, r.test.variant) for r in results})
    cells = collections.defaultdict(list)
    for result in results:
        for key in ((result.test.scope, result.test.variant), "all"):
            cells[folder_of(result), key].append(result)
            cells["all", key].append(result)

    def cell(folder, key):
        group = cells.get((folder, key))
        if not group:
            return "<td></td>"
        whole = sum(r.whole for r in group)
        return f"<td{' class=all' if whole == len(group) else ''}>{whole} / {len(group)}</td>"

    heads = "".join(f"<th>{text(scope)}<br>{text(variant)}</th>" for scope, variant in columns)
    rows = "".join(
        f"<tr><td>{text(folder)}</td>"
        + "".join(cell(folder, key) for key in [*columns, "all"]) + "</tr>\n"
        for folder in [*sorted({folder_of(r) for r in results}), "all"])
    return f"<table><tr><th>folder</th>{heads}<th>all</th></tr>\n{rows}</table>"


def failures(facts):
    """Each test URL that doesn't pass whole, with what doesn't and why."""
    blocks = []
    for result in facts.results:
        bad = [o for o in expectations.outcomes(result) if not o.good]
        if not bad:
            continue
        items = []
        for outcome in bad:
            entry = facts.known.find(outcome)
            is_expected = entry and entry["status"] == outcome.status
            reason = f"<br>{text(entry['kind'])}: {text(entry['reason'])}" if is_expected else ""
            message = f"<pre>{text(outcome.message)}</pre>" if outcome.message else ""
            items.append(f"<li{' class=expected' if is_expected else ''}><span class=status>"
                         f"{text(outcome.status)}</span> {text(outcome.subtest or 'the test')}"
                         f"{reason}{message}</li>")
        source = f"{SOURCES}/{facts.revision}/{urllib.parse.quote(result.test.path)}"
        blocks.append(
            f"<details><summary><code>{text(result.test.url)}</code> ({len(bad)})</summary>\n"
            f"<a href=\"{text(source)}\">{text(result.test.path)}</a>"
            f"<ul>{''.join(items)}</ul></details>\n")
    return "".join(blocks) or "<p>None.</p>"


def write_page(path, facts):
    whole = sum(result.whole for result in facts.results)
    subtests = [s["status"] for result in facts.results for s in result.subtests]
    path.write_text(f"""<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>web-platform-tests in wsjs</title>
<style>{STYLE}</style>
<h1>web-platform-tests in wsjs</h1>
<p class="total">{whole} of {len(facts.results)} test URLs pass whole,
{subtests.count("PASS")} of {len(subtests)} subtests.</p>
<p class="meta">{text(facts.version)} · web-platform-tests {text(facts.revision[:12])} ·
{facts.ended - facts.began:.0f} seconds</p>
<h2>Test URLs that pass whole</h2>
{table(facts.results)}
<h2>What does not pass</h2>
{failures(facts)}
</html>
""")
