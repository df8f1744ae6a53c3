// SPDX-License-Identifier: BSD-3-Clause
import { assertEquals, close, connect, lifetime, messages, test, url } from "./harness.mjs";

// What holds for each kind of proxy; `proxy` is its name among the servers.
export function testConnectionsThroughProxy(proxy) {
  for (const server of ["plain", "secure"]) {
    test(`messages to ${server} go through the proxy`, async () => {
      const before = await connections(proxy);
      const socket = await connect(url(server, "/echo"));
      const received = messages(socket, 1);
      socket.send("through the proxy");
      assertEquals(await received, ["through the proxy"]);
      await close(socket);
      // The one above, and the one that counted before.
      assertEquals(await connections(proxy) - before, 2);
    });
  }

  test("certificates are verified behind a proxy", async () => {
    assertEquals(await lifetime(url("wrong-name", "/echo")), ["error", "close 1006 - false"]);
    assertEquals(await lifetime(url("untrusted", "/echo")), ["error", "close 1006 - false"]);
  });

  test("a server that the proxy does not reach", async () => {
    assertEquals(await lifetime(url("closed", "/")), ["error", "close 1006 - false"]);
  });
}

// How many connections the proxy has made so far, but for this one.
async function connections(proxy) {
  const socket = new WebSocket(url("plain", "/proxied", { proxy }));
  const [count] = await messages(socket, 1);
  await close(socket);
  return Number(count);
}
