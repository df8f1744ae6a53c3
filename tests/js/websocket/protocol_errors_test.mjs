// SPDX-License-Identifier: BSD-3-Clause
import { assertEquals, lifetime, newId, serverSaw, test, url } from "../support/harness.mjs";

// What the client tells the server and script when it gets these bytes after the
// handshake.
async function after(hex) {
  const id = newId();
  const events = await lifetime(url("plain", "/raw", { hex: hex.replaceAll(" ", ""), id }));
  return [(await serverSaw(id)).close?.code, ...events];
}

const kFailures = {
  "a masked frame": ["81 81 00 00 00 00 61", 1002],
  "a reserved opcode": ["83 00", 1002],
  "a reserved control opcode": ["8b 00", 1002],
  "RSV1 without an extension": ["c1 01 61", 1002],
  "RSV2": ["a1 01 61", 1002],
  "RSV3": ["91 01 61", 1002],
  "a continuation of nothing": ["80 01 61", 1002],
  "a new message within another": ["01 01 61 81 01 62", 1002],
  "a fragmented Ping": ["09 01 61", 1002],
  "a Ping of 126 bytes": ["89 7e 00 7e" + "00".repeat(126), 1002],
  "a Close frame of one byte": ["88 01 03", 1002],
  "a Close frame with code 1005": ["88 02 03 ed", 1002],
  "a Close reason that is not UTF-8": ["88 03 03 e8 ff", 1007],
  "a 16-bit length that fits 7 bits": ["81 7e 00 01 61", 1002],
  "a 64-bit length that fits 16 bits": ["81 7f 00 00 00 00 00 00 00 01 61", 1002],
  "a 64-bit length with its first bit set": ["82 7f 80 00 00 00 00 00 00 00", 1002],
  "text that is not UTF-8": ["81 01 ff", 1007],
  "text that ends within a character": ["81 02 e2 82", 1007],
  "a surrogate as UTF-8": ["81 03 ed a0 80", 1007],
  "bad UTF-8 in a message that goes on": ["01 02 61 c0", 1007],
  "a message larger than the limit": ["82 7f 00 00 00 01 00 00 00 00", 1009],
};

for (const [name, [hex, code]] of Object.entries(kFailures)) {
  test(name, async () => {
    assertEquals(await after(hex), [code, "open", "error", "close 1006 - false"]);
  });
}

test("a message before the failure is delivered", async () => {
  assertEquals(await after("81 01 61 83 00"),
               [1002, "open", "message a", "error", "close 1006 - false"]);
});

test("a character split between fragments is right", async () => {
  assertEquals(await after("01 02 e2 82 80 01 ac 88 02 03 e8"),
               [1000, "open", "message \u20ac", "close 1000 - true"]);
});

test("what follows a Close frame is ignored", async () => {
  assertEquals(await after("88 02 03 e8 81 01 61 83 00"), [1000, "open", "close 1000 - true"]);
});

test("Pings are answered with what they have", async () => {
  const id = newId();
  const events = await lifetime(url("plain", "/raw", { hex: "8901618900890162880203e8", id }));
  assertEquals(events, ["open", "close 1000 - true"]);
  assertEquals((await serverSaw(id)).pongs, ["a", "", "b"]);
});
