// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, assertThrows, close, connect, lifetime, newId, nextEvent, serverSaw,
  test, url,
} from "../support/harness.mjs";

test("the code and reason of close() reach the server", async () => {
  const id = newId();
  const socket = await connect(url("plain", "/echo", { id }));
  const event = await close(socket, 3456, "r\u00e9ason");
  assertEquals([event.code, event.reason, event.wasClean], [3456, "r\u00e9ason", true]);
  assertEquals((await serverSaw(id)).close, { code: 3456, reason: "r\u00e9ason" });
});

test("close() without arguments sends an empty Close frame", async () => {
  const id = newId();
  const socket = await connect(url("plain", "/echo", { id }));
  const event = await close(socket);
  assertEquals([event.code, event.reason, event.wasClean], [1005, "", true]);
  assertEquals((await serverSaw(id)).close, { code: null, reason: "" });
});

test("which codes close() takes", async () => {
  const socket = await connect(url("plain", "/echo"));
  for (const code of [0, 999, 1001, 1005, 1006, 1015, 2999, 5000, 65536 + 999]) {
    assertThrows("InvalidAccessError", () => socket.close(code));
  }
  assertEquals(socket.readyState, WebSocket.OPEN);
  const event = await close(socket, 4999);
  assertEquals(event.code, 4999);
});

test("a reason has at most 123 bytes", async () => {
  const socket = await connect(url("plain", "/echo"));
  assertThrows("SyntaxError", () => socket.close(1000, "x".repeat(124)));
  assertThrows("SyntaxError", () => socket.close(1000, "\u20ac".repeat(42)));
  const reason = "x".repeat(123);
  assertEquals((await close(socket, 1000, reason)).reason, reason);
});

test("each code of a server reaches script", async () => {
  for (const code of [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014,
                      3000, 3999, 4000, 4999]) {
    assertEquals(await lifetime(url("plain", "/close", { code, reason: "r" })),
                 ["open", `close ${code} r true`]);
  }
});

test("a server's empty Close frame", async () => {
  assertEquals(await lifetime(url("plain", "/close")), ["open", "close 1005 - true"]);
});

test("codes that no Close frame may have", async () => {
  for (const code of [0, 999, 1004, 1005, 1006, 1015, 5000, 65535]) {
    assertEquals(await lifetime(url("plain", "/close", { code })),
                 ["open", "error", "close 1006 - false"]);
  }
});

test("close() while connecting", async () => {
  const socket = new WebSocket(url("plain", "/silent"));
  const events = [];
  for (const type of ["open", "error", "close"]) {
    socket.addEventListener(type, () => events.push(type));
  }
  socket.close();
  assertEquals(socket.readyState, WebSocket.CLOSING);
  const event = await nextEvent(socket, "close");
  assertEquals([event.code, event.wasClean], [1006, false]);
  assertEquals(events, ["error", "close"]);
});

test("close() twice and after the end", async () => {
  const socket = await connect(url("plain", "/echo"));
  socket.close(1000, "first");
  socket.close(3000, "second");
  const event = await nextEvent(socket, "close");
  assertEquals([event.code, event.reason], [1000, "first"]);
  socket.close();
  assertEquals(socket.readyState, WebSocket.CLOSED);
});

test("what was sent before close() arrives", async () => {
  const id = newId();
  const socket = await connect(url("plain", "/echo", { id }));
  for (let i = 0; i < 1000; ++i) socket.send(`message ${i}`);
  await close(socket, 1000);
  const saw = await serverSaw(id);
  assertEquals([saw.messages, saw.close.code], [1000, 1000]);
});

test("send() after close() is ignored", async () => {
  const id = newId();
  const socket = await connect(url("plain", "/echo", { id }));
  socket.close();
  socket.send("late");
  assert(socket.bufferedAmount > 0);
  await nextEvent(socket, "close");
  assertEquals((await serverSaw(id)).messages, 0);
});

test("send() while connecting throws", async () => {
  const socket = new WebSocket(url("plain", "/echo"));
  assertThrows("InvalidStateError", () => socket.send("early"));
  await nextEvent(socket, "open");
  await close(socket);
});

test("a server that never answers the Close frame", async () => {
  const socket = await connect(url("plain", "/ignore-close"));
  const event = await close(socket, 1000);
  assertEquals([event.code, event.wasClean], [1006, false]);
});
