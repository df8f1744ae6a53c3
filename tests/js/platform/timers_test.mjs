// SPDX-License-Identifier: BSD-3-Clause
import { assert, assertEquals, assertThrows, delay, nextEvent, test } from
  "../support/harness.mjs";

test("microtasks, then timers, in order", async () => {
  const log = [];
  setTimeout(() => log.push("timer 1"));
  setTimeout((...rest) => log.push(...rest), 0, "timer 2", "and its arguments");
  queueMicrotask(() => log.push("microtask 1"));
  Promise.resolve().then(() => log.push("microtask 2"));
  log.push("script");
  await delay(10);
  assertEquals(log, ["script", "microtask 1", "microtask 2", "timer 1", "timer 2",
                     "and its arguments"]);
});

test("a timer waits at least for its timeout", async () => {
  const begin = performance.now();
  await delay(50);
  assert(performance.now() - begin >= 49);
});

test("an interval goes on until it is cleared", async () => {
  let count = 0;
  await new Promise((resolve) => {
    const id = setInterval(() => {
      if (++count === 5) {
        clearInterval(id);
        resolve();
      }
    }, 1);
  });
  await delay(20);
  assertEquals(count, 5);
});

test("clearTimeout and clearInterval are the same", async () => {
  let fired = false;
  clearInterval(setTimeout(() => { fired = true; }));
  clearTimeout(setInterval(() => { fired = true; }));
  clearTimeout();
  clearTimeout(undefined);
  clearTimeout(-1);
  await delay(10);
  assertEquals(fired, false);
});

test("this of a handler is the global object", async () => {
  assertEquals(await new Promise((resolve) => {
    setTimeout(function () { resolve(this === globalThis); });
  }), true);
});

test("strings are compiled", async () => {
  setTimeout("globalThis.compiled = this === globalThis");
  await delay(10);
  assertEquals(globalThis.compiled, true);
});

test("what a handler throws is an error event, and the rest goes on", async () => {
  globalThis.addEventListener("error", (event) => event.preventDefault(), { once: true });
  const event = nextEvent(globalThis, "error");
  const rest = delay(5);
  setTimeout(() => { throw new TypeError("in a timer"); });
  assertEquals((await event).message, "Uncaught TypeError: in a timer");
  await rest;
});

test("a timer never fires before an older one that need not wait longer", async () => {
  const fired = [];
  for (let i = 0; i < 1000; ++i) {
    const timeout = (i * 7919) % 50;
    setTimeout(() => fired.push({ i, timeout }), timeout);
  }
  while (fired.length < 1000) await delay(10);
  fired.forEach((timer, place) => {
    const overtaken = fired.slice(place + 1).find(
        (other) => other.i < timer.i && other.timeout <= timer.timeout);
    assertEquals(overtaken, undefined);
  });
});

test("queueMicrotask wants a function", () => {
  assertThrows(TypeError, () => queueMicrotask("code"));
  assertThrows(TypeError, () => queueMicrotask());
});

test("what a microtask throws is an error event", async () => {
  globalThis.addEventListener("error", (event) => event.preventDefault(), { once: true });
  const event = nextEvent(globalThis, "error");
  queueMicrotask(() => { throw new RangeError("in a microtask"); });
  assertEquals((await event).error.message, "in a microtask");
});

test("reportError", async () => {
  globalThis.addEventListener("error", (event) => event.preventDefault(), { once: true });
  const event = nextEvent(globalThis, "error");
  const reported = new Error("reported");
  reportError(reported);
  assertEquals((await event).error === reported, true);
});

test("performance", () => {
  const now = performance.now();
  assert(now > 0 && performance.now() >= now);
  assert(Math.abs(performance.timeOrigin + now - Date.now()) < 1000);
  assertEquals(performance.toJSON().timeOrigin, performance.timeOrigin);
  assert(performance === globalThis.performance);
});
