# SPDX-License-Identifier: BSD-3-Clause
"""WPT's own servers (wptserve and pywebsocket3), on free ports of loopback."""

import contextlib
import http.client
import json
import pathlib
import re
import socket
import subprocess
import sys
import time

HOST = "web-platform.test"
ALTERNATE_HOST = "not-web-platform.test"
# What WPT's tests put in front of both; the last two are 天気の良い日 and élève.
SUBDOMAINS = ["www", "www1", "www2", "xn--n8j6ds53lwwkrqhv28a", "xn--lve-6lad"]
# How many ports of each. The h2 server isn't connected to: tests name its port.
SERVERS = {"http": 2, "https": 2, "ws": 1, "wss": 1, "h2": 1}
UNUSED_SERVERS = ["http-private", "http-public", "https-private", "https-public"]
HOST_SCRIPTS = pathlib.Path(__file__).resolve().parent.parent / "host"
START_SECONDS = 60
# What the certificates are valid for; they are made anew with each run.
CERTIFICATE_DAYS = 30


def host_names():
    for host in (HOST, ALTERNATE_HOST):
        yield host
        for outer in SUBDOMAINS:
            yield f"{outer}.{host}"
            yield from (f"{inner}.{outer}.{host}" for inner in SUBDOMAINS)


def openssl(*arguments):
    result = subprocess.run(["openssl", *arguments], capture_output=True, text=True)
    if result.returncode:
        raise SystemExit(f"wpt/run: openssl {arguments[0]} failed:\n{result.stderr}")


def make_certificates(folder):
    """A CA and a certificate for all host names: those in the tree expire."""
    folder.mkdir(parents=True, exist_ok=True)
    ca, ca_key = folder / "ca.pem", folder / "ca.key"
    host, host_key, request = folder / "host.pem", folder / "host.key", folder / "host.csr"
    days = str(CERTIFICATE_DAYS)
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", days,
            "-subj", "/CN=WPT test CA", "-addext", "basicConstraints=critical,CA:TRUE",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign",
            "-keyout", str(ca_key), "-out", str(ca))
    openssl("req", "-new", "-newkey", "rsa:2048", "-nodes", "-sha256", "-subj", f"/CN={HOST}",
            "-keyout", str(host_key), "-out", str(request))
    extensions = folder / "host.ext"
    extensions.write_text(
        "basicConstraints=critical,CA:FALSE\n"
        "keyUsage=critical,digitalSignature,keyEncipherment\n"
        "extendedKeyUsage=serverAuth\n"
        "subjectAltName=" + ",".join(f"DNS:{name}" for name in host_names()) + "\n")
    openssl("x509", "-req", "-in", str(request), "-CA", str(ca), "-CAkey", str(ca_key),
            "-CAcreateserial", "-days", days, "-sha256", "-extfile", str(extensions),
            "-out", str(host))
    return ca, host, host_key


def free_ports(count):
    """Ports that nothing listens on now, all different."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for s in sockets:
            s.bind(("127.0.0.1", 0))
        return [s.getsockname()[1] for s in sockets]


class Servers:
    """Started by `with`; stopped, with all their processes, when it is left."""

    def __init__(self, tree, state):
        self.tree, self.state = tree, state
        ports = iter(free_ports(sum(SERVERS.values())))
        self.ports = {name: [next(ports) for _ in range(n)] for name, n in SERVERS.items()}
        self.log = state / "servers.log"
        self.process = None
        self.cache = {}

    def configuration(self, certificate, key):
        return {
            "browser_host": HOST,
            "alternate_hosts": {"alt": ALTERNATE_HOST},
            # With the address given, no name needs to resolve here.
            "server_host": "127.0.0.1",
            "bind_address": True,
            "check_subdomains": False,
            "ports": {**self.ports, **{name: [None] for name in UNUSED_SERVERS}},
            "ssl": {"type": "pregenerated", "pregenerated": {
                "host_key_path": str(key), "host_cert_path": str(certificate)}},
            # As browsers' vendors put their own report script into the tree.
            "aliases": [{"url-path": "/resources/testharnessreport.js",
                         "local-dir": str(HOST_SCRIPTS)}],
            "logging": {"level": "critical", "suppress_handler_traceback": False},
        }

    def __enter__(self):
        self.ca, certificate, key = make_certificates(self.state / "certificates")
        configuration = self.state / "wptserve.json"
        configuration.write_text(json.dumps(self.configuration(certificate, key), indent=2))
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-B", str(pathlib.Path(__file__).with_name("serve.py")),
                 str(self.tree.folder), str(configuration)],
                stdout=log, stderr=log, stdin=subprocess.PIPE, start_new_session=True)
        try:
            self.wait_until_ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        # The end of its standard input makes serve.py end its process group.
        self.process.stdin.close()
        self.process.wait()

    def wait_until_ready(self):
        end = time.monotonic() + START_SECONDS
        waiting = [port for ports in self.ports.values() for port in ports]
        while waiting:
            if self.process.poll() is not None or time.monotonic() > end:
                raise SystemExit("wpt/run: WPT's servers did not start:\n" + self.log.read_text())
            try:
                socket.create_connection(("127.0.0.1", waiting[0]), timeout=1).close()
                waiting.pop(0)
            except OSError:
                time.sleep(0.05)

    def url(self, test):
        scheme = "http" if test.server == "http" else "https"
        return f"{scheme}://{HOST}:{self.ports[test.server][0]}{test.url}"

    def get(self, path):
        """A resource as text, from the server: templates (.sub) are filled in."""
        if path not in self.cache:
            port = self.ports["http"][0]
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
            connection.request("GET", path, headers={"Host": f"{HOST}:{port}"})
            response = connection.getresponse()
            body = response.read()
            connection.close()
            if response.status != 200:
                raise OSError(f"GET {path}: HTTP status {response.status}")
            self.cache[path] = body.decode()
        return self.cache[path]


def meta_lines(text):
    """(key, value) of the leading `// META: key=value` lines of a script."""
    for line in text.split("\n"):
        match = re.match(r"//\s*META:\s*([a-z]+)=(.*?)\s*$", line)
        if match:
            yield match[1], match[2]
        elif line.strip() and not line.startswith("//"):
            return
