# SPDX-License-Identifier: BSD-3-Clause
"""The servers of the JavaScript tests.

A WebSocket server whose behaviour a URL's path chooses (the functions below
that begin with on_; their parameters are in the query), on a plain port and on
one TLS port for each certificate; HTTP below /http/ (http_resources.py) on the
same ports; and proxies.
"""

import asyncio
import base64
import json
import socket
import ssl
import zlib

from . import http_resources, proxies, websocket
from .websocket import BINARY, PING, TEXT, Connection, Request


async def on_echo(connection):
    while (message := await connection.receive()) is not None:
        await connection.send(*message)


async def on_headers(connection):
    """Tells the request's target and headers."""
    request = connection.request
    await connection.send(TEXT, json.dumps(
        {"target": request.target, "headers": request.headers}).encode())
    await on_echo(connection)


async def on_close(connection):
    """Closes at once, with `code` and `reason` if they are given."""
    query = connection.request.query
    code = int(query["code"]) if "code" in query else None
    await connection.send_close(code, query.get("reason", ""))
    await connection.receive("end")


async def on_drop(connection):
    """Ends the TCP connection without a Close frame."""
    connection.writer.close()


async def on_ignore_close(connection):
    """Never answers a Close frame."""
    await connection.receive("ignore")


async def on_raw(connection):
    """Sends `hex`, bytes as they are."""
    connection.writer.write(bytes.fromhex(connection.request.query["hex"]))
    await connection.writer.drain()
    await connection.receive("end")


async def on_flood(connection):
    """Sends `count` messages "0", "1" ... as fast as it can, then closes."""
    for i in range(int(connection.request.query["count"])):
        await connection.send(TEXT, str(i).encode())
    await connection.send_close(1000)
    await connection.receive("end")


async def on_messages(connection):
    """One text, one binary message, both of `size` bytes; then echoes."""
    size = int(connection.request.query.get("size", 3))
    await connection.send(TEXT, b"x" * size)
    await connection.send(BINARY, bytes(i % 256 for i in range(size)))
    await on_echo(connection)


async def on_sink(connection):
    """Reads nothing for `wait` milliseconds; then counts bytes and tells how
    many at the message "done"."""
    await asyncio.sleep(int(connection.request.query.get("wait", 0)) / 1000)
    count = 0
    while (message := await connection.receive()) is not None:
        if message == (TEXT, b"done"):
            await connection.send(TEXT, str(count).encode())
            count = 0
        else:
            count += len(message[1])


async def on_bomb(connection):
    """One compressed message of 200 MiB."""
    block = connection.deflate.compress(bytes(1 << 20)) \
        + connection.deflate.flush(zlib.Z_SYNC_FLUSH)
    again = connection.deflate.compress(bytes(1 << 20)) \
        + connection.deflate.flush(zlib.Z_SYNC_FLUSH)
    connection.writer.write(websocket.frame(BINARY, block, fin=False, rsv1=True))
    for i in range(199):
        connection.writer.write(websocket.frame(0, again, fin=i == 198))
    await connection.writer.drain()
    await connection.receive("end")


async def on_fragments(connection):
    """One text message in three frames, with a Ping in between."""
    write = connection.writer.write
    write(websocket.frame(TEXT, "a\u20ac".encode()[:2], fin=False))
    write(websocket.frame(PING, b"p"))
    write(websocket.frame(0, "a\u20ac".encode()[2:], fin=False))
    write(websocket.frame(0, b"b"))
    await on_echo(connection)


class Servers:
    """Starts all; `urls` says where they are."""

    def __init__(self, certificates):
        self.certificates = certificates
        self.urls = {}
        self.results = {}  # of connections with an `id` in their query
        self.proxies = {"httpProxy": proxies.HttpProxy(),
                        "httpProxyWithPassword": proxies.HttpProxyWithPassword(),
                        "httpProxyThatRefuses": proxies.HttpProxyThatRefuses(),
                        "socksProxy": proxies.SocksProxy()}

    async def start(self):
        port = await self.listen(None)
        self.urls["plain"] = f"ws://127.0.0.1:{port}"
        self.urls["http"] = f"http://127.0.0.1:{port}"
        for name in ("good", "wrong-name", "expired", "not-yet-valid", "untrusted"):
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(self.certificates / f"{name}.pem",
                                    self.certificates / f"{name}.key")
            port = await self.listen(context)
            self.urls[name] = f"wss://good.test:{port}"
        self.urls["secure"] = self.urls.pop("good")
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            self.urls["closed"] = f"ws://127.0.0.1:{closed.getsockname()[1]}"
        for name, proxy in self.proxies.items():
            self.urls[name] = await proxy.start()

    async def listen(self, context):
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=context,
                                            backlog=1024, limit=1 << 20)
        return server.sockets[0].getsockname()[1]

    async def serve(self, reader, writer):
        try:
            # Not when it is the beginning of TLS.
            while (first := await reader.readexactly(1)).isalpha():
                request = Request(first + await reader.readuntil(b"\r\n\r\n"))
                if not request.path.startswith("/http/"):
                    await self.answer(request, reader, writer)
                    break
                if not await http_resources.serve(request, reader, writer):
                    break
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()

    async def answer(self, request, reader, writer):
        if request.path == "/response":
            await self.respond(request, reader, writer)
            return
        if request.path == "/silent":
            await reader.read()
            return
        name = "on_" + request.path[1:].replace("-", "_")
        behaviour = globals().get(name) or getattr(self, name, None)
        if not behaviour:
            writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
            return
        connection = Connection(request, reader, writer)
        connection.accept_handshake()
        try:
            await behaviour(connection)
        finally:
            self.result(request).set_result(connection.seen)

    async def respond(self, request, reader, writer):
        """Answers the opening handshake with the bytes `text` (base64), in which
        {accept} is the right value of Sec-WebSocket-Accept."""
        text = base64.urlsafe_b64decode(request.query["text"])
        writer.write(text.replace(b"{accept}", request.accept().encode()))
        await writer.drain()
        if "keep" in request.query:
            await reader.read()

    def result(self, request):
        key = request.query.get("id") or object()
        return self.results.setdefault(key, asyncio.get_running_loop().create_future())

    async def on_proxied(self, connection):
        """How many connections `proxy` has made, without this one."""
        proxy = self.proxies[connection.request.query["proxy"]]
        await connection.send(TEXT, str(proxy.connections - 1).encode())
        await on_echo(connection)

    async def on_result(self, connection):
        """What the server saw of the connection whose query had `of` as its id."""
        of = connection.request.query["of"]
        future = self.results.setdefault(of, asyncio.get_running_loop().create_future())
        await connection.send(TEXT, json.dumps(await future).encode())
        await on_echo(connection)
