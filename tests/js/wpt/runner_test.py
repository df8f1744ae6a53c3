# SPDX-License-Identifier: BSD-3-Clause
"""What wpt/run makes of results: verdicts, wptreport.json, the page."""

import html.parser
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "wpt"))
from runner import expectations, host, report, tree  # noqa: E402

EXPECTATIONS = """
[[expectation]]
test = "/a/bad.any.html?*"
subtest = "known *"
status = "FAIL"
kind = "harmful"
reason = "because & <so>"

[[expectation]]
test = "/a/never/*"
status = "NOTRUN"
kind = "out of scope"
reason = "not here"
"""


def test_of(url, scope="window", variant="default"):
    path = url.strip("/").split("?")[0].replace(".any.html", ".any.js")
    return tree.Test(url, path, scope, variant, False, "http")


def subtest(name, status="PASS", message=None):
    return {"name": name, "status": status, "message": message}


RESULTS = [
    host.Result(test_of("/a/good.any.html?default"), "OK", None, [subtest("one"), subtest("two")],
                0.25),
    host.Result(test_of("/a/bad.any.html?wss", variant="wss"), "OK", None,
                [subtest("fine"), subtest("known <b>", "FAIL", "no & <no>"),
                 subtest("new", "FAIL", "why")], 1.5),
    host.Result(test_of("/a/b/gone.any.worker.html", "dedicatedworker", "none"), "CRASH",
                "no report: the process ended with exit code -11"),
]


class RunnerTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "a.toml").write_text(EXPECTATIONS)
        self.known = expectations.Expectations(self.folder)
        self.facts = report.Facts(RESULTS, self.known, "0123456789abcdef" * 2 + "01234567",
                                  "wsjs 1", 10.0, 12.5)


class VerdictsTest(RunnerTest):
    def test_expected_and_unexpected(self):
        verdicts = [self.known.judge(o) for r in RESULTS for o in expectations.outcomes(r)]
        self.assertEqual(verdicts, ["passed", "passed", "passed", "expected", "failed", "failed"])

    def test_unexpected_pass_fails(self):
        outcome = expectations.Outcome("/a/bad.any.html?x", "known 1", "PASS", None)
        self.assertEqual(self.known.judge(outcome), "failed")

    def test_not_run(self):
        self.assertFalse(self.known.is_run(test_of("/a/never/x.html")))
        self.assertTrue(self.known.is_run(test_of("/a/ever/x.html")))


class OutputTest(unittest.TestCase):
    def test_report_is_found_among_other_output(self):
        line = json.dumps({"status": "OK", "message": None, "subtests": [subtest("a\u2028b")]},
                          ensure_ascii=False)
        result = host.parse(RESULTS[0].test, f"before\n{host.MARK}{line}\nafter\n", "")
        self.assertEqual(result.subtests, [subtest("a\u2028b")])
        self.assertEqual(result.output, "before\nafter\n")
        self.assertTrue(result.whole)

    def test_no_report_is_a_crash(self):
        result = host.parse(RESULTS[0].test, "text\n", "ended with exit code 1")
        self.assertEqual((result.status, result.whole), ("CRASH", False))
        self.assertIn("exit code 1", result.message)


class TreeTest(unittest.TestCase):
    def test_scopes_and_variants_by_url(self):
        seen = {url: (tree.scope_of(url.partition("?")[0]),
                      tree.variant_of(url.partition("?")[2]),
                      tree.server_of(*url.partition("?")[::2]))
                for url in ("/a/x.any.html?default", "/a/x.any.worker.html?wss",
                            "/a/x.worker.html?wpt_flags=h2", "/a/x.any.sharedworker.html",
                            "/a/x.https.any.serviceworker.html?wss", "/a/x.html?wss&wpt_flags=https",
                            "/a/x.any.shadowrealm-in-window.html")}
        self.assertEqual(list(seen.values()), [
            ("window", "default", "http"), ("dedicatedworker", "wss", "http"),
            ("dedicatedworker", "h2", "h2"), ("sharedworker", "none", "http"),
            ("serviceworker", "wss", "https"), ("window", "wss", "https"),
            ("shadowrealm", "none", "http")])

    def test_patterns(self):
        tests = [test_of(url) for url in ("/a/b/x.any.html?default", "/a/y.html", "/ab/z.html")]

        def selected(*patterns):
            return [t.url for t in tree.select(tests, patterns, ["window"], [])]
        self.assertEqual(selected("a/"), ["/a/b/x.any.html?default", "/a/y.html"])
        self.assertEqual(selected("a/*.any.*"), ["/a/b/x.any.html?default"])
        self.assertEqual(selected("/ab/z"), ["/ab/z.html"])


class WptReportTest(RunnerTest):
    def test_has_what_wpt_fyi_reads(self):
        path = self.folder / "report.json"
        report.write_wptreport(path, self.facts)
        written = json.loads(path.read_text())
        self.assertEqual(written["run_info"]["product"], "wsjs")
        self.assertEqual(written["run_info"]["browser_version"], "wsjs 1")
        self.assertEqual(written["run_info"]["revision"], self.facts.revision)
        self.assertLessEqual({"os", "os_version", "processor"}, written["run_info"].keys())
        self.assertEqual((written["time_start"], written["time_end"]), (10_000, 12_500))
        self.assertEqual([r["test"] for r in written["results"]], [r.test.url for r in RESULTS])
        self.assertEqual([r["status"] for r in written["results"]], ["OK", "OK", "CRASH"])
        self.assertEqual([r["duration"] for r in written["results"]], [250, 1500, 0])
        self.assertEqual(written["results"][1]["subtests"], [
            subtest("fine"), subtest("known <b>", "FAIL", "no & <no>"),
            {**subtest("new", "FAIL", "why"), "expected": "PASS"}])


class Elements(html.parser.HTMLParser):
    """The elements of a page, as (tag, attributes), and its text."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.text = [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data


class PageTest(RunnerTest):
    def setUp(self):
        super().setUp()
        self.path = self.folder / "report.html"
        report.write_page(self.path, self.facts)
        self.page = Elements(self.path.read_text())

    def test_is_self_contained(self):
        for tag, attributes in self.page.elements:
            self.assertNotIn("src", attributes)
            self.assertNotIn(tag, ("link", "script", "img"))

    def test_says_what_passes_and_what_does_not(self):
        self.assertIn("1 of 3 test URLs pass whole", " ".join(self.page.text.split()))
        self.assertIn("harmful: because & <so>", self.page.text)
        self.assertIn("no & <no>", self.page.text)
        self.assertIn("exit code -11", self.page.text)
        self.assertIn("1 / 1", self.page.text)

    def test_links_to_the_sources(self):
        links = [a["href"] for tag, a in self.page.elements if tag == "a"]
        self.assertEqual(links, [
            f"{report.SOURCES}/{self.facts.revision}/a/bad.any.js",
            f"{report.SOURCES}/{self.facts.revision}/a/b/gone.any.worker.html"])

    @unittest.skipUnless(shutil.which("chromium"), "chromium isn't installed")
    def test_opens_in_chromium(self):
        dom = subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
             f"--user-data-dir={self.folder}/profile", self.path.as_uri()],
            capture_output=True, text=True, timeout=120)
        page = Elements(dom.stdout)
        self.assertEqual([tag for tag, _ in page.elements].count("details"), 2)
        self.assertIn("1 of 3 test URLs pass whole", " ".join(page.text.split()))


if __name__ == "__main__":
    unittest.main()
