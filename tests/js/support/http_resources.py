# SPDX-License-Identifier: BSD-3-Clause
"""The HTTP resources of the JavaScript tests: what a URL answers whose path is
/http/NAME is the function on_NAME below; its parameters are in the query."""

import asyncio
import base64
import gzip
import itertools
import json

# Of what on_service_worker serves.
versions = itertools.count(1)


class Exchange:
    def __init__(self, request, body, writer):
        self.request, self.body, self.writer = request, body, writer
        self.method, self.query = request.method, request.query

    async def head(self, status, fields, reason="Reason"):
        lines = [f"HTTP/1.1 {status} {self.query.get('reason', reason)}"]
        lines += [f"{name}: {value}" for name, value in fields]
        if "cors" in self.query:
            lines += [f"Access-Control-Allow-Origin: {self.query['cors']}",
                      "Access-Control-Allow-Credentials: true",
                      "Access-Control-Expose-Headers: X-Exposed"]
        if "cookie" in self.query:
            lines.append(f"Set-Cookie: {self.query['cookie']}")
        self.writer.write("\r\n".join(lines + ["", ""]).encode("latin-1"))
        await self.writer.drain()

    async def answer(self, status=200, fields=(), body=b""):
        await self.head(status, [*fields, ("Content-Length", len(body))])
        if self.method != "HEAD":
            self.writer.write(body)
            await self.writer.drain()


async def on_request(exchange):
    """Tells the request: method, target, headers, body."""
    body = base64.b64encode(exchange.body).decode()
    text = json.dumps({"method": exchange.method, "target": exchange.request.target,
                       "headers": exchange.request.headers, "body": body})
    await exchange.answer(fields=[("Content-Type", "application/json")], body=text.encode())


async def on_response(exchange):
    """`status`, `type`, the body `text` (or `base64`), one field `name`: `value`."""
    query = exchange.query
    fields = []
    if "type" in query:
        fields.append(("Content-Type", query["type"]))
    if "name" in query:
        fields.append((query["name"], query["value"]))
    body = query.get("text", "").encode()
    if "base64" in query:
        body = base64.b64decode(query["base64"])
    await exchange.answer(int(query.get("status", 200)), fields, body)


async def on_redirect(exchange):
    """To `to`, with `status`."""
    await exchange.answer(int(exchange.query.get("status", 302)),
                          [("Location", exchange.query["to"])])


async def on_loop(exchange):
    """A redirect to itself."""
    await exchange.answer(302, [("Location", exchange.request.target)])


async def on_preflight(exchange):
    """Allows `methods` and `headers` to a preflight; else tells the method."""
    if exchange.method == "OPTIONS":
        await exchange.answer(
            204, [("Access-Control-Allow-Methods", exchange.query.get("methods", "")),
                  ("Access-Control-Allow-Headers", exchange.query.get("headers", ""))])
    else:
        await exchange.answer(body=exchange.method.encode())


async def on_slow(exchange):
    """The head, then `count` times "x" after `wait` milliseconds each."""
    count = int(exchange.query.get("count", 3))
    await exchange.head(200, [("Content-Length", count)])
    for _ in range(count):
        await asyncio.sleep(int(exchange.query.get("wait", 60)) / 1000)
        exchange.writer.write(b"x")
        await exchange.writer.drain()


async def on_silent(exchange):
    """Never answers."""
    await asyncio.sleep(3600)


async def on_drop(exchange):
    """A head that promises more than what comes."""
    await exchange.head(200, [("Content-Length", 100)])
    exchange.writer.write(b"cut")
    await exchange.writer.drain()
    exchange.writer.close()


async def on_large(exchange):
    """A body of `size` bytes."""
    await exchange.answer(body=b"x" * int(exchange.query["size"]))


async def on_gzip(exchange):
    await exchange.answer(fields=[("Content-Encoding", "gzip")],
                          body=gzip.compress(exchange.query["text"].encode()))


async def on_module(exchange):
    """A module that imports `import`, if any, and exports its own URL."""
    imported = exchange.query.get("import")
    text = f"export * from {json.dumps(imported)};" if imported else ""
    text += "export const url = import.meta.url;"
    await exchange.answer(int(exchange.query.get("status", 200)),
                          [("Content-Type", exchange.query.get("type", "text/javascript"))],
                          text.encode())


async def on_service_worker(exchange):
    """A service worker that answers each message with what the request for it
    was, and another number each time."""
    answer = {"headers": exchange.request.headers, "version": next(versions)}
    text = f"onmessage = (e) => e.source.postMessage({json.dumps(answer)});"
    await exchange.answer(fields=[("Content-Type", "text/javascript")], body=text.encode())


async def serve(request, reader, writer):
    """Answers one request; false: the connection has ended."""
    body = await reader.readexactly(int(request.header("content-length") or 0))
    exchange = Exchange(request, body, writer)
    behaviour = globals().get("on_" + request.path[len("/http/"):].replace("-", "_"))
    if behaviour:
        await behaviour(exchange)
    else:
        await exchange.answer(404)
    return not writer.is_closing()
