# SPDX-License-Identifier: BSD-3-Clause
"""The command line of wsjs, from outside: output, errors, exit statuses."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
WSJS = os.environ["WSJS"]
SERVERS = json.loads(os.environ["WSJS_TEST_SERVERS"])
TIMEOUT = 30 * int(os.environ["WSJS_TEST_SLOWNESS"])


def wsjs(*arguments, stdin="", environment=None):
    return subprocess.run([WSJS, *map(str, arguments)], input=stdin, capture_output=True,
                          text=True, timeout=TIMEOUT, env=environment)


class RunsTest(unittest.TestCase):
    def check(self, process, stdout="", stderr="", status=0):
        self.assertEqual((process.stdout, process.stderr, process.returncode),
                         (stdout, stderr, status))

    def test_code(self):
        self.check(wsjs("-e", "console.log(wsjs.args.join())", "a", "--b"), "a,--b\n")

    def test_standard_input(self):
        self.check(wsjs("-", "x", stdin="console.log(wsjs.args[0], typeof WebSocket)"),
                   "x function\n")

    def test_script(self):
        with tempfile.TemporaryDirectory() as folder:
            script = pathlib.Path(folder, "s.js")
            script.write_text("var sloppy = this === globalThis; with ({}) console.log(sloppy)")
            self.check(wsjs(script), "true\n")

    def test_module(self):
        with tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, "a.mjs").write_text(
                "import { b } from './b.mjs'; console.log(await b)")
            pathlib.Path(folder, "b.mjs").write_text("export const b = Promise.resolve(7)")
            self.check(wsjs(pathlib.Path(folder, "a.mjs")), "7\n")

    def test_environment(self):
        environment = {**os.environ, "FOR_TEST": "\u20ac"}
        self.check(wsjs("-e", "console.log(wsjs.env.FOR_TEST)", environment=environment),
                   "\u20ac\n")

    def test_exit(self):
        self.check(wsjs("-e", "console.log(1); wsjs.exit(7); console.log(2)"), "1\n", status=7)
        self.check(wsjs("-e", "setTimeout(() => wsjs.exit(3)); setInterval(() => {}, 1000)"),
                   status=3)

    def test_ends_when_nothing_is_pending(self):
        self.check(wsjs("-e", "setTimeout(() => console.log('last'), 20)"), "last\n")

    def test_open_connection_keeps_it_running(self):
        code = ("const s = new WebSocket(wsjs.args[0]); s.onopen = () => "
                "setTimeout(() => s.send('x'), 100); s.onmessage = () => "
                "{ console.log('echo'); s.close() }")
        self.check(wsjs("-e", code, SERVERS["plain"] + "/echo"), "echo\n")

    def test_echo_server(self):
        code = ("const s = new WebSocket(wsjs.args[0]); s.onopen = () => s.send('hello'); "
                "s.onmessage = (e) => { console.log(e.data, wsjs.args[1]); s.close() }")
        self.check(wsjs("--echo-server", "-e", code, "more"), "hello more\n")

    def test_console_streams(self):
        code = "console.log('out'); console.warn('warn'); console.error('error'); " \
               "console.info('info')"
        self.check(wsjs("-e", code), "out\ninfo\n", "warn\nerror\n")

    def test_console_output(self):
        process = wsjs(HERE / "console_output.js")
        self.assertEqual(process.stdout, (HERE / "console_output.txt").read_text())
        self.assertEqual((process.stderr, process.returncode), ("", 0))


class ErrorsTest(unittest.TestCase):
    def fails(self, *arguments, status=1, **options):
        process = wsjs(*arguments, **options)
        self.assertEqual(process.returncode, status, process.stderr)
        return process.stderr

    def test_uncaught_error_shows_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            script = pathlib.Path(folder, "s.js")
            script.write_text("function f() {\n  null.x;\n}\nf();\n")
            lines = self.fails(script).splitlines()
            self.assertEqual(lines[0], f"{script}:2:8")
            self.assertEqual(lines[1], "  null.x;")
            self.assertEqual(lines[2].strip("^ "), "")
            self.assertIn("TypeError: Cannot read properties of null", "\n".join(lines))
            self.assertIn("    at f (", "\n".join(lines))

    def test_nothing_runs_after_an_uncaught_error(self):
        process = wsjs("-e", "setTimeout(() => console.log('no'), 5); throw 1")
        self.assertEqual((process.stdout, process.returncode), ("", 1))
        self.assertIn("Uncaught 1", process.stderr)

    def test_uncaught_error_in_an_event(self):
        code = "new WebSocket(wsjs.args[0]).onopen = () => { throw new Error('in onopen') }"
        self.assertIn("Error: in onopen", self.fails("-e", code, SERVERS["plain"] + "/echo"))

    def test_handled_error_event(self):
        code = "addEventListener('error', (e) => { console.log(e.message); " \
               "e.preventDefault() }); setTimeout(() => { throw new Error('e') })"
        process = wsjs("-e", code)
        self.assertEqual((process.stdout, process.stderr, process.returncode),
                         ("Uncaught Error: e\n", "", 0))

    def test_unhandled_rejection(self):
        stderr = self.fails("-e", "Promise.reject(new TypeError('rejected'))")
        self.assertIn("TypeError: rejected", stderr)
        code = "addEventListener('unhandledrejection', (e) => { console.log(e.reason); " \
               "e.preventDefault() }); Promise.reject('r')"
        self.assertEqual(wsjs("-e", code).stdout, "r\n")

    def test_syntax_error(self):
        stderr = self.fails("-e", "let let = 1")
        self.assertIn("SyntaxError", stderr)
        self.assertIn("let let = 1", stderr)

    def test_missing_import(self):
        self.assertIn("missing.mjs", self.fails("-m", "-e", "import './missing.mjs'"))

    def test_unsettled_await(self):
        self.assertNotEqual(self.fails("-m", "-e", "await new Promise(() => {})"), "")

    def test_missing_file(self):
        self.assertEqual(len(self.fails("/no/such/file.js", status=2).splitlines()), 1)

    def test_bad_options(self):
        for arguments in (["--no-such-option"], ["--log-level", "loud", "x.js"],
                          ["--header", "no colon", "x.js"], ["--ca"], []):
            with self.subTest(arguments):
                self.assertEqual(len(self.fails(*arguments, status=2).splitlines()), 1)

    def test_missing_certificate_file(self):
        self.assertEqual(len(self.fails("--ca", "/no/such.pem", "-e", "1", status=2)
                             .splitlines()), 1)

    def test_why_a_connection_failed_is_told(self):
        code = "new WebSocket(wsjs.args[0]).onerror = () => {}"
        for url, reason in ((SERVERS["plain"] + "/no-such-path", "404"),
                            (SERVERS["closed"], "refused"),
                            (SERVERS["untrusted"], "certificate"),
                            (SERVERS["wrong-name"], "name"),
                            ("ws://127.0.0.1:25/", "port 25"),
                            ("ws://nowhere.invalid/", "nowhere.invalid")):
            with self.subTest(url):
                process = wsjs("--ca", os.environ["WSJS_TEST_CA"],
                               "--resolve", "*.test:127.0.0.1", "-e", code, url)
                self.assertEqual(process.returncode, 0)
                self.assertIn(reason, process.stderr)


class InformationTest(unittest.TestCase):
    def test_help(self):
        process = wsjs("--help")
        self.assertEqual((process.returncode, process.stderr), (0, ""))
        for option in ("--ca", "--insecure", "--header", "--origin", "--base-url", "--proxy",
                       "--resolve", "--echo-server", "--v8-flags", "--log-level", "--version"):
            self.assertIn(option, process.stdout)

    def test_version(self):
        process = wsjs("--version")
        self.assertRegex(process.stdout, r"^wsjs \d+\.\d+\.\d+ \(V8 [\w.-]+\)\n$")


if __name__ == "__main__":
    unittest.main()
