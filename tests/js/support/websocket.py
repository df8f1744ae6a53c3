# SPDX-License-Identifier: BSD-3-Clause
"""RFC 6455 for a server that may break every rule of it on purpose."""

import asyncio
import base64
import hashlib
import struct
import urllib.parse
import zlib

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"


class Request:
    def __init__(self, head):
        lines = head.decode("latin-1").split("\r\n")
        self.method, self.target, _ = lines[0].split(" ", 2)
        self.headers = [tuple(part.strip() for part in line.split(":", 1))
                        for line in lines[1:] if line]
        url = urllib.parse.urlsplit(self.target)
        self.path = url.path
        self.query = dict(urllib.parse.parse_qsl(url.query, keep_blank_values=True))

    def header(self, name):
        values = [value for key, value in self.headers if key.lower() == name]
        return ", ".join(values) if values else None

    def accept(self):
        key = self.header("sec-websocket-key") or ""
        return base64.b64encode(hashlib.sha1((key + GUID).encode()).digest()).decode()


def frame(opcode, payload, fin=True, rsv1=False):
    first = (0x80 if fin else 0) | (0x40 if rsv1 else 0) | opcode
    if len(payload) < 126:
        head = struct.pack("!BB", first, len(payload))
    elif len(payload) < 65536:
        head = struct.pack("!BBH", first, 126, len(payload))
    else:
        head = struct.pack("!BBQ", first, 127, len(payload))
    return head + payload


class Connection:
    """One WebSocket connection, from the server's side."""

    def __init__(self, request, reader, writer):
        self.request, self.reader, self.writer = request, reader, writer
        self.inflate = self.deflate = None
        # What the client did, for tests that ask afterwards.
        self.seen = {"close": None, "end": None, "pongs": [], "messages": 0}

    def accept_handshake(self):
        lines = ["HTTP/1.1 101 Switching Protocols", "Upgrade: websocket",
                 "Connection: Upgrade", f"Sec-WebSocket-Accept: {self.request.accept()}"]
        offered = self.request.header("sec-websocket-protocol")
        if "protocol" in self.request.query:
            lines.append("Sec-WebSocket-Protocol: " + self.request.query["protocol"])
        elif offered and "no-protocol" not in self.request.query:
            lines.append("Sec-WebSocket-Protocol: " + offered.split(",")[0].strip())
        extensions = self.request.header("sec-websocket-extensions") or ""
        if "deflate" in self.request.query and "permessage-deflate" in extensions:
            self.deflate = zlib.compressobj(wbits=-15)
            self.inflate = zlib.decompressobj(wbits=-15)
            lines.append("Sec-WebSocket-Extensions: permessage-deflate")
        for cookie in self.request.query.get("set-cookie", "").split("|"):
            if cookie:
                lines.append("Set-Cookie: " + cookie)
        self.writer.write(("\r\n".join(lines) + "\r\n\r\n").encode("latin-1"))

    async def send(self, opcode, payload):
        if self.deflate and opcode in (TEXT, BINARY):
            payload = self.deflate.compress(payload) + self.deflate.flush(zlib.Z_SYNC_FLUSH)
            self.writer.write(frame(opcode, payload[:-4], rsv1=True))
        else:
            self.writer.write(frame(opcode, payload))
        await self.writer.drain()

    async def send_close(self, code=None, reason=""):
        body = b"" if code is None else struct.pack("!H", code) + reason.encode()
        await self.send(CLOSE, body)

    async def read_frame(self):
        first, second = await self.reader.readexactly(2)
        if not second & 0x80:
            raise ValueError("a frame of the client isn't masked")
        length = second & 0x7F
        if length == 126:
            length, = struct.unpack("!H", await self.reader.readexactly(2))
        elif length == 127:
            length, = struct.unpack("!Q", await self.reader.readexactly(8))
        mask = await self.reader.readexactly(4)
        payload = await self.reader.readexactly(length)
        return first, unmask(payload, mask)

    async def receive(self, on_close="answer"):
        """The next message as (opcode, payload); None once the client closed.

        A Close frame is answered; or is the answer to ours ("end"); or is as if
        it hadn't come ("ignore")."""
        message, opcode, compressed = b"", None, False
        while True:
            try:
                first, payload = await self.read_frame()
            except (asyncio.IncompleteReadError, ConnectionError):
                self.seen["end"] = "end" if self.seen["close"] is not None else "abort"
                return None
            kind = first & 0x0F
            if kind == CLOSE:
                code = struct.unpack("!H", payload[:2])[0] if payload else None
                self.seen["close"] = {"code": code, "reason": payload[2:].decode()}
                if on_close == "ignore":
                    continue
                if on_close == "answer":
                    await self.send(CLOSE, payload)
                return None
            if kind == PING:
                await self.send(PONG, payload)
            elif kind == PONG:
                self.seen["pongs"].append(payload.decode("latin-1"))
            else:
                if kind:
                    opcode, compressed = kind, bool(first & 0x40)
                message += payload
                if first & 0x80:
                    if compressed:
                        message = self.inflate.decompress(message + b"\0\0\xff\xff")
                    self.seen["messages"] += 1
                    return opcode, message


def unmask(payload, mask):
    size = len(payload)
    key = int.from_bytes((mask * (size // 4 + 1))[:size], "big")
    return (int.from_bytes(payload, "big") ^ key).to_bytes(size, "big")
