// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, assertThrows, close, connect, lifetime, nextEvent, test, url,
} from "../support/harness.mjs";

test("an open connection that closes", async () => {
  assertEquals(await lifetime(url("plain", "/close", { code: 1000, reason: "bye" })),
               ["open", "close 1000 bye true"]);
});

test("a connection that nobody answers", async () => {
  assertEquals(await lifetime(url("closed", "/")), ["error", "close 1006 - false"]);
});

test("a host that does not exist", async () => {
  assertEquals(await lifetime("ws://nowhere.invalid/"), ["error", "close 1006 - false"]);
});

test("a server that drops the connection", async () => {
  assertEquals(await lifetime(url("plain", "/drop")), ["open", "error", "close 1006 - false"]);
});

test("no event comes before the constructor's task has ended", async () => {
  const log = [];
  const socket = new WebSocket(url("plain", "/echo"));
  socket.onopen = () => log.push("open");
  await Promise.resolve();
  queueMicrotask(() => log.push("microtask"));
  log.push("sync");
  await nextEvent(socket, "open");
  assertEquals(log, ["sync", "microtask", "open"]);
  await close(socket);
});

test("readyState in each event", async () => {
  const states = [];
  const socket = new WebSocket(url("plain", "/messages"));
  states.push(socket.readyState);
  socket.onopen = () => states.push(socket.readyState);
  socket.onmessage = () => {
    states.push(socket.readyState);
    socket.close();
    states.push(socket.readyState);
  };
  await nextEvent(socket, "close");
  assertEquals(states.slice(0, 4), [0, 1, 1, 2]);
  assertEquals(socket.readyState, 3);
});

test("messages that were on their way are dropped after close()", async () => {
  const socket = new WebSocket(url("plain", "/flood", { count: 1000 }));
  let count = 0;
  socket.onmessage = () => {
    if (++count === 10) socket.close();
  };
  await nextEvent(socket, "close");
  assertEquals(count, 10);
});

test("listeners and handlers run in the order they were added", async () => {
  const log = [];
  const socket = new WebSocket(url("plain", "/echo"));
  socket.addEventListener("open", () => log.push("first"));
  socket.onopen = () => log.push("replaced");
  socket.addEventListener("open", { handleEvent: () => log.push("object") });
  socket.onopen = () => log.push("handler");
  socket.addEventListener("open", () => log.push("once"), { once: true });
  await nextEvent(socket, "open");
  assertEquals(log, ["first", "handler", "object", "once"]);
  await close(socket);
});

test("handlers that are no objects are null", async () => {
  const socket = new WebSocket(url("plain", "/echo"));
  assertEquals(socket.onopen, null);
  socket.onopen = 5;
  assertEquals(socket.onopen, null);
  const object = {};
  socket.onopen = object;
  assert(socket.onopen === object);
  await nextEvent(socket, "open");
  await close(socket);
});

test("what a handler throws does not stop the others", async () => {
  const log = [];
  const reported = nextEvent(globalThis, "error");
  globalThis.addEventListener("error", (event) => event.preventDefault(), { once: true });
  const socket = new WebSocket(url("plain", "/echo"));
  socket.onopen = () => { throw new RangeError("thrown"); };
  socket.addEventListener("open", () => log.push("second"));
  await nextEvent(socket, "open");
  assertEquals((await reported).error.message, "thrown");
  assertEquals(log, ["second"]);
  await close(socket);
});

test("microtasks run between the listeners of an event", async () => {
  const log = [];
  const socket = new WebSocket(url("plain", "/echo"));
  socket.addEventListener("open", () => {
    log.push("a");
    Promise.resolve().then(() => log.push("microtask"));
  });
  socket.addEventListener("open", () => log.push("b"));
  await nextEvent(socket, "open");
  assertEquals(log, ["a", "microtask", "b"]);
  await close(socket);
});

test("an error event is a plain Event, a close event a CloseEvent", async () => {
  const socket = new WebSocket(url("closed", "/"));
  const error = await nextEvent(socket, "error");
  assertEquals([error.constructor, error.bubbles, error.cancelable], [Event, false, false]);
  const closed = await nextEvent(socket, "close");
  assertEquals([closed.constructor, closed.code, closed.reason, closed.wasClean],
               [CloseEvent, 1006, "", false]);
});

test("the constructor's errors", async () => {
  for (const bad of ["", "not a url", "ftp://h/", "ws://h/#f", "ws://[::1", "mailto:x"]) {
    assertThrows("SyntaxError", () => new WebSocket(bad));
  }
  for (const bad of ["", " ", "a b", "a,b", "\u20ac", ["a", "a"], ["a", "A b"]]) {
    assertThrows("SyntaxError", () => new WebSocket("ws://127.0.0.1:1/", bad));
  }
  assertThrows(TypeError, () => new WebSocket());
  assertThrows(TypeError, () => WebSocket("ws://127.0.0.1:1/"));
});

test("url is the serialised record, with http made ws", async () => {
  const socket = new WebSocket("http://127.0.0.1:1/a/../b?c");
  assertEquals(socket.url, "ws://127.0.0.1:1/b?c");
  await nextEvent(socket, "close");
});

test("blocked ports fail", async () => {
  assertEquals(await lifetime("ws://127.0.0.1:25/"), ["error", "close 1006 - false"]);
});

test("two connections to one host open one after the other", async () => {
  const first = connect(url("plain", "/echo"));
  const second = connect(url("plain", "/echo"));
  await close(await first);
  await close(await second);
});
