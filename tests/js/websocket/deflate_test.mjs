// SPDX-License-Identifier: BSD-3-Clause
import {
  assertEquals, close, connect, lifetime, messages, test, url,
} from "../support/harness.mjs";

test("permessage-deflate is told in extensions", async () => {
  const socket = await connect(url("plain", "/echo", { deflate: 1 }));
  assertEquals(socket.extensions, "permessage-deflate");
  await close(socket);
  const plain = await connect(url("plain", "/echo"));
  assertEquals(plain.extensions, "");
  await close(plain);
});

test("messages come back whole through compression both ways", async () => {
  const socket = await connect(url("plain", "/echo", { deflate: 1 }));
  socket.binaryType = "arraybuffer";
  const random = new Uint8Array(100_000);
  for (let i = 0, seed = 1; i < random.length; ++i) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    random[i] = seed >> 16;
  }
  const texts = ["", "a", "the same again ".repeat(10), "the same again ".repeat(10),
                 "x".repeat(1_000_000), "\u20ac".repeat(10_000)];
  const received = messages(socket, texts.length + 1);
  for (const text of texts) socket.send(text);
  socket.send(random);
  const data = await received;
  assertEquals(data.slice(0, -1), texts);
  assertEquals(new Uint8Array(data.at(-1)), random);
  await close(socket);
});

test("a message that inflates beyond the limit fails", async () => {
  const socket = await connect(url("plain", "/bomb", { deflate: 1 }));
  const event = await new Promise((resolve) => { socket.onclose = resolve; });
  assertEquals([event.code, event.wasClean], [1006, false]);
});

test("compressed bytes that are no deflate stream fail", async () => {
  assertEquals(await lifetime(url("plain", "/raw", { deflate: 1, hex: "c10506ffffffff" })),
               ["open", "error", "close 1006 - false"]);
});

test("a compressed continuation frame fails", async () => {
  assertEquals(await lifetime(url("plain", "/raw", { deflate: 1, hex: "0101 61 c001 62"
      .replaceAll(" ", "") })), ["open", "error", "close 1006 - false"]);
});

test("an uncompressed message is right although compression was agreed", async () => {
  const events = await lifetime(url("plain", "/raw", { deflate: 1, hex: "810161880203e8" }));
  assertEquals(events, ["open", "message a", "close 1000 - true"]);

});
