# SPDX-License-Identifier: BSD-3-Clause
"""Proxies of both kinds. What they connect to is always this machine."""

import asyncio
import base64
import struct


async def pump(reader, writer):
    try:
        while data := await reader.read(1 << 16):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


class Proxy:
    """A listening proxy; the subclasses say how clients talk to it."""

    scheme = "http"
    credentials = None

    def __init__(self):
        self.connections = 0

    async def start(self):
        server = await asyncio.start_server(self.serve, "127.0.0.1", 0)
        user = f"{self.credentials}@" if self.credentials else ""
        return f"{self.scheme}://{user}127.0.0.1:{server.sockets[0].getsockname()[1]}"

    async def relay(self, reader, writer, port, established):
        try:
            to_reader, to_writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()
            return
        self.connections += 1
        writer.write(established)
        await asyncio.gather(pump(reader, to_writer), pump(to_reader, writer))


class HttpProxy(Proxy):
    async def serve(self, reader, writer):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, authority, _ = head[0].split(" ")
        refusal = self.refusal(method, head[1:])
        if refusal:
            writer.write(f"HTTP/1.1 {refusal}\r\n\r\n".encode())
            writer.close()
            return
        await self.relay(reader, writer, int(authority.rsplit(":", 1)[1]),
                         b"HTTP/1.1 200 Connection established\r\n\r\n")

    def refusal(self, method, headers):
        return None if method == "CONNECT" else "405 Method Not Allowed"


class HttpProxyWithPassword(HttpProxy):
    credentials = "user:secret"

    def refusal(self, method, headers):
        expected = base64.b64encode(self.credentials.encode()).decode()
        for line in headers:
            name, _, value = line.partition(":")
            if name.lower() == "proxy-authorization":
                scheme, token = value.split()
                if scheme.lower() == "basic" and token == expected:
                    return None
        return "407 Proxy Authentication Required"


class HttpProxyThatRefuses(HttpProxy):
    def refusal(self, method, headers):
        return "403 Forbidden"


class SocksProxy(Proxy):
    """RFC 1928, without authentication, for names and IPv4 addresses."""

    scheme = "socks5"

    async def serve(self, reader, writer):
        _, count = await reader.readexactly(2)
        await reader.readexactly(count)
        writer.write(b"\x05\x00")
        _, _, _, kind = await reader.readexactly(4)
        size = 4 if kind == 1 else (await reader.readexactly(1))[0]
        await reader.readexactly(size)
        port, = struct.unpack("!H", await reader.readexactly(2))
        await self.relay(reader, writer, port,
                         b"\x05\x00\x00\x01" + b"\0" * 4 + struct.pack("!H", port))
