// SPDX-License-Identifier: BSD-3-Clause
import {
  assertEquals, close, connect, lifetime, messages, servers, test, url,
} from "../support/harness.mjs";

const kFailed = ["error", "close 1006 - false"];

test("a certificate of the authority that --ca names", async () => {
  const socket = await connect(url("secure", "/echo"));
  const received = messages(socket, 2);
  socket.send("over TLS");
  socket.send("x".repeat(1_000_000));
  assertEquals((await received).map((text) => text.length), [8, 1_000_000]);
  await close(socket);
});

test("a certificate for an address", async () => {
  const target = new URL(url("secure", "/echo"));
  target.hostname = "127.0.0.1";
  await close(await connect(target.href));
});

for (const name of ["wrong-name", "expired", "not-yet-valid", "untrusted"]) {
  test(`a certificate that is ${name}`, async () => {
    assertEquals(await lifetime(url(name, "/echo")), kFailed);
  });
}

test("a host name that the certificate is not for", async () => {
  const target = new URL(url("secure", "/echo"));
  target.hostname = "elsewhere.test";
  assertEquals(await lifetime(target.href), kFailed);
});

test("wss to a server without TLS, and the other way round", async () => {
  assertEquals(await lifetime(servers.plain.replace("ws:", "wss:") + "/echo"), kFailed);
  assertEquals(await lifetime(servers.secure.replace("wss:", "ws:") + "/echo"), kFailed);
});

test("http and https URLs", async () => {
  const socket = await connect(url("secure", "/echo").replace("wss:", "https:"));
  assertEquals(new URL(socket.url).protocol, "wss:");
  await close(socket);
});
