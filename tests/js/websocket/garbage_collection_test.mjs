// SPDX-License-Identifier: BSD-3-Clause
// options: --v8-flags=--expose-gc
import {
  assertEquals, close, connect, delay, messages, newId, nextEvent, serverSaw, test, url,
} from "../support/harness.mjs";

async function collectGarbage() {
  for (let i = 0; i < 3; ++i) {
    await delay(10);
    gc();
  }
}

test("a connection with a listener lives until its event", async () => {
  const received = new Promise((resolve) => {
    const socket = new WebSocket(url("plain", "/messages"));
    socket.addEventListener("message", ({ data, target }) => {
      resolve(data);
      target.close();
    });
  });
  await collectGarbage();
  assertEquals(await received, "xxx");
});

test("a connecting one with an open listener lives", async () => {
  const opened = new Promise((resolve) => {
    new WebSocket(url("plain", "/echo")).onopen = (event) => resolve(event.target);
  });
  gc();
  const socket = await opened;
  assertEquals(socket.readyState, WebSocket.OPEN);
  await close(socket);
});

test("an open one without listeners is closed", async () => {
  const id = newId();
  await (async () => {
    const socket = new WebSocket(url("plain", "/echo", { id }));
    await nextEvent(socket, "open");
  })();
  await collectGarbage();
  const saw = await serverSaw(id);
  assertEquals([saw.close, saw.end], [{ code: null, reason: "" }, null]);
});

test("what was sent arrives although nothing refers to the socket", async () => {
  const id = newId();
  await (async () => {
    const socket = new WebSocket(url("plain", "/echo", { id }));
    await nextEvent(socket, "open");
    for (let i = 0; i < 100; ++i) socket.send(new Uint8Array(10_000));
    socket.send(new Blob(["last"]));
  })();
  await collectGarbage();
  assertEquals((await serverSaw(id)).messages, 101);
});

test("closed ones are freed, cycles too", async () => {
  const freed = [];
  const registry = new FinalizationRegistry((name) => freed.push(name));
  await (async () => {
    for (const name of ["a", "b", "c"]) {
      const socket = await connect(url("plain", "/echo"));
      socket.self = socket;
      socket.onclose = () => socket.readyState;
      socket.addEventListener("message", () => socket);
      registry.register(socket, name);
      await close(socket);
    }
  })();
  await collectGarbage();
  await collectGarbage();
  assertEquals(freed.sort(), ["a", "b", "c"]);
});

test("collection while messages arrive", async () => {
  const socket = await connect(url("plain", "/echo"));
  const received = messages(socket, 200);
  socket.addEventListener("message", () => gc(), { once: true });
  for (let i = 0; i < 200; ++i) socket.send(`m${i}`);
  gc();
  assertEquals((await received).at(-1), "m199");
  await close(socket);
});
