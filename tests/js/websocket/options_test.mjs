// SPDX-License-Identifier: BSD-3-Clause
// options: --header 'X-Test: one' --header 'X-Other:two' --origin https://o.test
// options: --base-url http://base.test/folder/page
import { assertEquals, assertThrows, close, messages, nextEvent, test, url } from
  "../support/harness.mjs";

async function headers() {
  const socket = new WebSocket(url("plain", "/headers"));
  const [text] = await messages(socket, 1);
  await close(socket);
  return new Map(JSON.parse(text).headers.map(([name, value]) => [name.toLowerCase(), value]));
}

test("--header adds headers, --origin sets Origin", async () => {
  const got = await headers();
  assertEquals([got.get("x-test"), got.get("x-other"), got.get("origin")],
               ["one", "two", "https://o.test"]);
});

test("--base-url resolves relative URLs", async () => {
  const socket = new WebSocket("chat?x");
  assertEquals(socket.url, "ws://base.test/folder/chat?x");
  await nextEvent(socket, "close");
  assertThrows("SyntaxError", () => new WebSocket("#fragment"));
});
