// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, assertThrows, delay, newId, nextEvent, serverSaw, test, url,
} from "../support/harness.mjs";

function start(name, options) {
  return new Worker(new URL(`fixtures/${name}`, import.meta.url), options);
}

async function ask(worker, ...message) {
  const answer = nextEvent(worker, "message", "messageerror", "error");
  worker.postMessage(...message);
  const event = await answer;
  assertEquals(event.type, "message");
  return event;
}

test("a classic worker answers", async () => {
  const worker = start("echo.js");
  const value = { a: [1, "x", null], b: new Uint8Array([1, 2]), c: new Date(5) };
  const { data } = await ask(worker, value);
  assertEquals(data.a, value.a);
  assertEquals(data.b, value.b);
  assertEquals(data.c.getTime(), 5);
  worker.terminate();
});

test("a module worker imports and answers", async () => {
  const worker = start("echo.mjs", { type: "module" });
  assertEquals((await ask(worker, 1)).data, [1, 1]);
  worker.terminate();
});

test("importScripts runs its script in the worker", async () => {
  const worker = start("imports.js");
  assertEquals((await nextEvent(worker, "message")).data, "function");
  assertEquals((await ask(worker, 2)).data, 2);
  worker.terminate();
});

test("blobs, errors and large buffers get across", async () => {
  const worker = start("echo.js");
  const { data } = await ask(worker, [new Blob(["bytes"]), new RangeError("r"),
                                      new DOMException("m", "AbortError")]);
  assertEquals(await data[0].text(), "bytes");
  assert(data[1] instanceof RangeError && data[1].message === "r");
  assert(data[2] instanceof DOMException && data[2].name === "AbortError");
  const large = new Uint8Array(8 << 20).fill(3);
  const answer = (await ask(worker, large.buffer, [large.buffer])).data;
  assertEquals(large.length, 0);
  assertEquals(answer.byteLength, 8 << 20);
  assertEquals(new Uint8Array(answer)[1234567], 3);
  worker.terminate();
});

test("a port goes to a worker and back", async () => {
  const worker = start("echo.js");
  const { port1, port2 } = new MessageChannel();
  const { ports } = await ask(worker, "port", [port2]);
  assertEquals(ports.length, 1);
  assert(ports[0] instanceof MessagePort && ports[0] !== port2);
  port1.postMessage("through");
  ports[0].start();
  assertEquals((await nextEvent(ports[0], "message")).data, "through");
  ports[0].close();
  await nextEvent(port1, "close");
  worker.terminate();
});

test("ten thousand messages arrive in order", async () => {
  const worker = start("echo.js");
  const kCount = 10_000;
  for (let i = 0; i < kCount; ++i) worker.postMessage(i);
  let next = 0;
  await new Promise((resolve) => {
    worker.onmessage = ({ data }) => {
      assertEquals(data, next++);
      if (next === kCount) resolve();
    };
  });
  worker.terminate();
});

test("terminate ends an endless loop", async () => {
  const worker = start("spin.js");
  await nextEvent(worker, "message");
  worker.terminate();
});

test("an error reaches the worker's object, then the window", async () => {
  const worker = start("throws.js");
  const seen = [];
  const onWindow = (event) => {
    seen.push(["window", event.message]);
    event.preventDefault();
  };
  addEventListener("error", onWindow);
  worker.onerror = (event) => {
    seen.push(["worker", event.message, event.lineno, event.error]);
    assert(event.filename.endsWith("fixtures/throws.js"));
  };
  while (seen.length < 2) await delay(1);
  removeEventListener("error", onWindow);
  assertEquals(seen, [["worker", "Uncaught RangeError: on purpose", 2, null],
                      ["window", "Uncaught RangeError: on purpose"]]);
  worker.terminate();
});

test("a script that isn't there is an error event", async () => {
  const event = await nextEvent(start("nothing.js"), "error");
  assertEquals(event.constructor, Event);
});

test("a worker starts another one", async () => {
  const worker = start("nested.js");
  assertEquals((await ask(worker, 1)).data, 3);
  worker.terminate();
});

test("bad arguments throw", () => {
  assertThrows("SyntaxError", () => new Worker("https://:0"));
  assertThrows(TypeError, () => new Worker());
  assertThrows(TypeError, () => new Worker("x.js", { type: "neither" }));
});

test("a worker has WebSockets", async () => {
  const worker = start("socket.js");
  worker.postMessage({ url: url("plain", "/echo"), text: "hello" });
  assertEquals((await nextEvent(worker, "message")).data, "open");
  assertEquals((await nextEvent(worker, "message")).data, "hello");
  worker.terminate();
});

test("a worker that is terminated closes its WebSockets with 1001", async () => {
  const worker = start("socket.js");
  const id = newId();
  worker.postMessage({ url: url("plain", "/echo", { id }) });
  await nextEvent(worker, "message");
  worker.terminate();
  assertEquals((await serverSaw(id)).close.code, 1001);
});

test("twenty workers start and end", async () => {
  const workers = Array.from({ length: 20 }, () => start("echo.js"));
  const answers = await Promise.all(workers.map((worker, i) => ask(worker, i)));
  assertEquals(answers.map(({ data }) => data), [...workers.keys()]);
  for (const worker of workers) worker.terminate();
});
