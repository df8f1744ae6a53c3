// SPDX-License-Identifier: BSD-3-Clause
import { assert, assertEquals, close, nextEvent, test, url } from "../support/harness.mjs";

// The messages "0", "1" ... in one write of the server.
function connectToBatch(count) {
  const frames = Array.from({ length: count }, (_, i) => {
    const text = [...String(i)].map((digit) => `3${digit}`).join("");
    return `810${text.length / 2}${text}`;
  });
  return new WebSocket(url("plain", "/raw", { hex: frames.join("") }));
}

function batchDelivered(socket, count, onMessage) {
  return new Promise((resolve) => {
    socket.onmessage = (event) => {
      if (Number(event.data) === count - 1) setTimeout(resolve);
      onMessage(event);
    };
  });
}

test("an exception is reported with its place and the handler's stack", async () => {
  const errors = [];
  const report = (event) => {
    event.preventDefault();
    const frames = event.error.stack?.split("\n").slice(1).length;
    errors.push([event.message, event.filename === import.meta.url, event.lineno, event.colno,
                 frames]);
  };
  addEventListener("error", report);
  const here = Number(/:(\d+):\d+\)?$/.exec(new Error().stack.split("\n")[1])[1]);
  const socket = connectToBatch(3);
  socket.onmessage = function handler({ data }) {
    if (data === "0") null.property;
    if (data === "1") throw new RangeError("far");
    setTimeout(() => socket.close());
  };
  await nextEvent(socket, "close");
  removeEventListener("error", report);
  assertEquals(errors, [
    ["Uncaught TypeError: Cannot read properties of null (reading 'property')", true, here + 3, 28,
     1],
    ["Uncaught RangeError: far", true, here + 4, 23, 1],
  ]);
});

test("an unhandled rejection of a handler is told after the messages", async () => {
  const log = [];
  const report = (event) => {
    event.preventDefault();
    log.push(event.reason);
  };
  addEventListener("unhandledrejection", report);
  const socket = connectToBatch(3);
  await batchDelivered(socket, 3, ({ data }) => {
    log.push(data);
    Promise.reject(`rejected ${data}`);
  });
  removeEventListener("unhandledrejection", report);
  assertEquals(log.toSorted?.() ?? [...log].sort(),
               ["0", "1", "2", "rejected 0", "rejected 1", "rejected 2"]);
  await close(socket);
});

test("many batches arrive whole and in order, whatever happens on the way", async () => {
  const count = 20_000;
  const socket = new WebSocket(url("plain", "/flood", { count }));
  const report = (event) => event.preventDefault();
  addEventListener("error", report);
  let next = 0;
  let inOrder = true;
  const twin = (event) => {
    inOrder &&= Number(event.data) === next - 1;
  };
  socket.onmessage = (event) => {
    inOrder &&= Number(event.data) === next++;
    if (next % 1000 === 0) socket.addEventListener("message", twin);
    if (next % 1000 === 500) socket.removeEventListener("message", twin);
    if (next % 777 === 0) throw new Error("on the way");
  };
  await nextEvent(socket, "close");
  removeEventListener("error", report);
  assert(inOrder);
  assertEquals(next, count);
});

test("a timer comes between the messages of a flood", async () => {
  const socket = new WebSocket(url("plain", "/flood", { count: 100_000 }));
  let ticks = 0;
  const timer = setInterval(() => ++ticks, 1);
  let messages = 0;
  let ticksInBetween = 0;
  socket.onmessage = () => {
    if (++messages === 100_000) ticksInBetween = ticks;
  };
  await nextEvent(socket, "close");
  clearInterval(timer);
  assertEquals(messages, 100_000);
  assert(ticksInBetween > 0);
});
