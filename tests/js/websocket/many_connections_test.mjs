// SPDX-License-Identifier: BSD-3-Clause
import { assertEquals, close, connect, messages, nextEvent, test, url } from
  "../support/harness.mjs";

test("a thousand connections one after the other", async () => {
  for (let i = 0; i < 1000; ++i) {
    const socket = new WebSocket(url("plain", "/echo"));
    await nextEvent(socket, "open");
    socket.close(1000);
    assertEquals((await nextEvent(socket, "close")).wasClean, true);
  }
});

test("a hundred at a time", async () => {
  const sockets = await Promise.all(
      Array.from({ length: 100 }, () => connect(url("plain", "/echo"))));
  const replies = sockets.map((socket) => messages(socket, 1));
  sockets.forEach((socket, i) => socket.send(`from ${i}`));
  assertEquals((await Promise.all(replies)).map(([text]) => text),
               sockets.map((_, i) => `from ${i}`));
  await Promise.all(sockets.map((socket) => close(socket)));
});
