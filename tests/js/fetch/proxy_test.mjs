// SPDX-License-Identifier: BSD-3-Clause
// options: --proxy {socksProxy}
import { assertEquals, assertRejects, httpUrl, messages, test, url } from "../support/harness.mjs";

// How many connections the proxy has made, with this one.
async function connections() {
  const socket = new WebSocket(url("plain", "/proxied", { proxy: "socksProxy" }));
  const [count] = await messages(socket, 1);
  socket.close();
  return Number(count) + 1;
}

test("requests go through the proxy", async () => {
  const before = await connections();
  for (const server of ["plain", "secure"]) {
    const response = await fetch(httpUrl(server, "response", { text: "through" }));
    assertEquals(await response.text(), "through");
  }
  const request = new XMLHttpRequest();
  request.open("GET", httpUrl("plain", "response", { text: "in the call" }), false);
  request.send();
  assertEquals(request.responseText, "in the call");
  assertEquals(await connections() - before, 4);
});

test("certificates are verified behind a proxy", async () => {
  await assertRejects(TypeError, fetch(httpUrl("untrusted", "response")));
});
