# SPDX-License-Identifier: BSD-3-Clause
"""Pages, from files and over HTTP: wsjs page.html, wsjs http://host/page."""

import http.server
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest

WSJS = os.environ["WSJS"]
TIMEOUT = 30 * int(os.environ["WSJS_TEST_SLOWNESS"])

FILES = {
    "page.html": b"<meta charset=windows-1252><title>caf\xe9</title>"
                 b"<script src=classic.js></script>"
                 b"<script type=module src=main.mjs></script>"
                 b"<script>onload = () => console.log('load', document.title)</script>",
    "classic.js": b"console.log('classic \xe9', location.pathname.split('/').pop())",
    "main.mjs": b"import name from './part.mjs'; console.log('module', name)",
    "part.mjs": b"export default 'part'",
    "error.html": b"<script>throw new Error('x')</script><script>console.log(1)</script>",
    "exit.html": b"<script>setInterval(() => {}, 1000); wsjs.exit(7)</script>",
    "env.html": b"<script>console.log(Object.keys(wsjs.env).length, wsjs.args.join())</script>",
    "cookie.html": b"<script>console.log(document.cookie)</script>",
}
OUTPUT = "classic \u00e9 page.html\nmodule part\nload caf\u00e9\n"


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/redirect":
            self.send_response(302)
            self.send_header("Location", "/page.html")
            self.end_headers()
            return
        name = self.path.strip("/")
        self.send_response(200 if name in FILES else 404)
        kind = "text/html" if name.endswith("html") else "text/javascript"
        self.send_header("Content-Type", kind)
        self.send_header("Set-Cookie", "visible=1")
        self.send_header("Set-Cookie", "hidden=2; HttpOnly")
        self.end_headers()
        self.wfile.write(FILES.get(name, b"<script>console.log('not found')</script>"))

    def log_message(self, *_):
        pass


def wsjs(*arguments):
    process = subprocess.run([WSJS, *map(str, arguments)], capture_output=True,
                             text=True, timeout=TIMEOUT)
    return process.stdout, process.stderr, process.returncode


class FilePageTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name, content in FILES.items():
            (self.folder / name).write_bytes(content)

    def test_scripts_run_in_order(self):
        self.assertEqual(wsjs(self.folder / "page.html"), (OUTPUT, "", 0))

    def test_errors_do_not_end_it(self):
        output, errors, status = wsjs(self.folder / "error.html")
        self.assertEqual((output, status), ("1\n", 1))
        self.assertIn("Uncaught Error: x", errors)

    def test_exit_ends_it(self):
        self.assertEqual(wsjs(self.folder / "exit.html"), ("", "", 7))

    def test_has_arguments_and_environment(self):
        output, _, _ = wsjs(self.folder / "env.html", "a", "b")
        self.assertEqual(output, f"{len(os.environ)} a,b\n")

    def test_missing_page(self):
        name = self.folder / "none.html"
        self.assertEqual(wsjs(name), ("", f"wsjs: {name}: No such file or directory\n", 2))


class HttpPageTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        cls.url = f"http://127.0.0.1:{cls.server.server_port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()

    def test_scripts_run_in_order(self):
        self.assertEqual(wsjs(f"{self.url}/page.html"), (OUTPUT, "", 0))

    def test_redirect_is_followed(self):
        self.assertEqual(wsjs(f"{self.url}/redirect"), (OUTPUT, "", 0))

    def test_page_is_not_told_the_environment(self):
        self.assertEqual(wsjs(f"{self.url}/env.html", "a")[0], "0 a\n")

    def test_cookies_of_the_page_are_its_documents(self):
        self.assertEqual(wsjs(f"{self.url}/cookie.html")[0], "visible=1\n")

    def test_missing_page(self):
        url = f"{self.url}/none.html"
        self.assertEqual(wsjs(url), ("", f"wsjs: {url}: HTTP status 404\n", 2))


if __name__ == "__main__":
    unittest.main()
