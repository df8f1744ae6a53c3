// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, assertThrows, close, connect, messages, test, url,
} from "../support/harness.mjs";

async function echo(socket, ...data) {
  const received = messages(socket, data.length);
  for (const item of data) socket.send(item);
  return await received;
}

test("text comes back as it was sent", async () => {
  const socket = await connect(url("plain", "/echo"));
  const texts = ["", "a", "\u20ac \u{1f600} \0", "x".repeat(125), "x".repeat(126),
                 "x".repeat(65535), "x".repeat(65536), "\u00e9".repeat(40000)];
  assertEquals(await echo(socket, ...texts), texts);
  await close(socket);
});

test("lone surrogates are sent as U+FFFD", async () => {
  const socket = await connect(url("plain", "/echo"));
  assertEquals(await echo(socket, "a\ud800b", "\udc00"), ["a\ufffdb", "\ufffd"]);
  await close(socket);
});

test("what is no string or buffer is sent as a string", async () => {
  const socket = await connect(url("plain", "/echo"));
  assertEquals(await echo(socket, 1.5, null, undefined, { toString: () => "o" }, [1, 2], 10n),
               ["1.5", "null", "undefined", "o", "1,2", "10"]);
  assertThrows(TypeError, () => socket.send(Symbol()));
  assertThrows(TypeError, () => socket.send());
  await close(socket);
});

test("buffers and views come back as ArrayBuffer", async () => {
  const socket = await connect(url("plain", "/echo"));
  socket.binaryType = "arraybuffer";
  const bytes = new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]);
  const received = await echo(
      socket, bytes.buffer, bytes, bytes.subarray(2, 5), new DataView(bytes.buffer, 6),
      new Uint16Array(bytes.buffer, 2, 2), new ArrayBuffer(0));
  assert(received.every((data) => data instanceof ArrayBuffer));
  assertEquals(received.map((data) => [...new Uint8Array(data)]),
               [[...bytes], [...bytes], [3, 4, 5], [7, 8], [3, 4, 5, 6], []]);
  await close(socket);
});

test("received buffers can be written to", async () => {
  const socket = await connect(url("plain", "/echo"));
  socket.binaryType = "arraybuffer";
  for (const size of [3, 100_000]) {
    const [data] = await echo(socket, new Uint8Array(size));
    const view = new Uint8Array(data);
    view.fill(7);
    assertEquals(view[size - 1], 7);
  }
  await close(socket);
});

test("what is sent is what the buffer held at the time", async () => {
  const socket = await connect(url("plain", "/echo"));
  socket.binaryType = "arraybuffer";
  const bytes = new Uint8Array([1]);
  const received = messages(socket, 2);
  socket.send(bytes);
  bytes[0] = 2;
  socket.send(bytes);
  bytes[0] = 3;
  assertEquals((await received).map((data) => new Uint8Array(data)[0]), [1, 2]);
  await close(socket);
});

test("blobs come back as blobs", async () => {
  const socket = await connect(url("plain", "/echo"));
  assertEquals(socket.binaryType, "blob");
  const [data] = await echo(socket, new Blob(["a", "\u20ac"], { type: "text/plain" }));
  assert(data instanceof Blob);
  assertEquals([data.size, data.type, await data.text()], [4, "", "a\u20ac"]);
  await close(socket);
});

test("text, buffers and blobs keep their order", async () => {
  const socket = await connect(url("plain", "/echo"));
  const received = await echo(socket, "1", new Blob(["2"]), "3", new Uint8Array([52]),
                              new Blob(["5".repeat(100_000)]), "6");
  const texts = [];
  for (const data of received) {
    texts.push(typeof data === "string" ? data : (await data.text())[0]);
  }
  assertEquals(texts.join(""), "123456");
  await close(socket);
});

test("binaryType changes what later messages are", async () => {
  const socket = await connect(url("plain", "/echo"));
  socket.binaryType = "arraybuffer";
  const [first] = await echo(socket, new Uint8Array(1));
  socket.binaryType = "blob";
  const [second] = await echo(socket, new Uint8Array(1));
  socket.binaryType = "nonsense";
  assertEquals(socket.binaryType, "blob");
  assert(first instanceof ArrayBuffer && second instanceof Blob);
  await close(socket);
});

test("shared buffers are refused", async () => {
  const socket = await connect(url("plain", "/echo"));
  assertThrows(TypeError, () => socket.send(new Uint8Array(new SharedArrayBuffer(1))));
  await close(socket);
});

test("large messages", async () => {
  const socket = await connect(url("plain", "/echo"));
  socket.binaryType = "arraybuffer";
  const size = 16 * 1024 * 1024;
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i += 4093) bytes[i] = i;
  const [data] = await echo(socket, bytes);
  const received = new Uint8Array(data);
  assertEquals(received.length, size);
  for (let i = 0; i < size; i += 4093) assertEquals(received[i], i & 255);
  const [text] = await echo(socket, "\u20ac".repeat(1_000_000));
  assertEquals(text.length, 1_000_000);
  await close(socket);
});

test("fragments are one message, and a Ping between them is answered", async () => {
  const socket = await connect(url("plain", "/fragments"));
  assertEquals(await messages(socket, 1), ["a\u20acb"]);
  await close(socket);
});

test("the attributes of a message event", async () => {
  const socket = new WebSocket(url("plain", "/messages"));
  const event = await new Promise((resolve) => { socket.onmessage = resolve; });
  assert(event instanceof MessageEvent);
  assertEquals([event.type, event.data, event.origin, event.lastEventId, event.source,
                event.isTrusted, event.bubbles, event.cancelable, event.target === socket],
               ["message", "xxx", new URL(socket.url).origin, "", null, true, false, false, true]);
  assertEquals(event.ports, []);
  await close(socket);
});

test("a flood arrives whole and in order", async () => {
  const count = 50_000;
  const socket = new WebSocket(url("plain", "/flood", { count }));
  let next = 0;
  await new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => {
      if (data !== String(next++)) reject(new Error(`got ${data} as number ${next - 1}`));
    };
    socket.onclose = resolve;
  });
  assertEquals(next, count);
});

test("many messages sent at once come back in order", async () => {
  const socket = await connect(url("plain", "/echo"));
  const sent = Array.from({ length: 10_000 }, (_, i) => `message ${i}`);
  assertEquals(await echo(socket, ...sent), sent);
  await close(socket);
});
