// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, close, connect, delay, messages, nextEvent, test, url,
} from "../support/harness.mjs";

test("it grows by the bytes of each message, in the same task", async () => {
  const socket = await connect(url("plain", "/echo"));
  assertEquals(socket.bufferedAmount, 0);
  socket.send("abc");
  assertEquals(socket.bufferedAmount, 3);
  socket.send("\u20ac");
  assertEquals(socket.bufferedAmount, 6);
  socket.send(new Uint8Array(10).subarray(4));
  assertEquals(socket.bufferedAmount, 12);
  socket.send(new Blob(["12345"]));
  assertEquals(socket.bufferedAmount, 17);
  socket.send("");
  assertEquals(socket.bufferedAmount, 17);
  await close(socket);
});

test("it does not fall before the task has ended", async () => {
  const socket = await connect(url("plain", "/echo"));
  socket.send("x".repeat(1000));
  await Promise.resolve();
  assertEquals(socket.bufferedAmount, 1000);
  await delay(100);
  assertEquals(socket.bufferedAmount, 0);
  await close(socket);
});

test("it stays while the peer does not read", async () => {
  const socket = await connect(url("plain", "/sink", { wait: 500 }));
  const size = 1 << 20;
  const count = 64;
  for (let i = 0; i < count; ++i) socket.send(new Uint8Array(size));
  assertEquals(socket.bufferedAmount, size * count);
  await delay(100);
  assert(socket.bufferedAmount > 0, "all is gone though nobody has read it");
  socket.send("done");
  assertEquals(await messages(socket, 1), [String(size * count)]);
  assertEquals(socket.bufferedAmount, 0);
  await close(socket);
});

test("what is sent after the end is counted for ever", async () => {
  const socket = await connect(url("plain", "/echo"));
  await close(socket);
  socket.send("abcd");
  assertEquals(socket.bufferedAmount, 4);
  await delay(20);
  socket.send(new Uint8Array(2));
  assertEquals(socket.bufferedAmount, 6);
});

test("it is 0 for a connection that never opened", async () => {
  const socket = new WebSocket(url("closed", "/"));
  await nextEvent(socket, "close");
  assertEquals(socket.bufferedAmount, 0);
});
