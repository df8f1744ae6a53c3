// SPDX-License-Identifier: BSD-3-Clause
import {
  assertEquals, close, connect, httpUrl, messages, test, url,
} from "../support/harness.mjs";

async function cookies(init) {
  const { headers } = await (await fetch(httpUrl("plain", "request"), init)).json();
  return headers.find(([name]) => name === "Cookie")?.[1];
}

test("fetch, XMLHttpRequest and WebSocket have one jar", async () => {
  assertEquals(await cookies(), undefined);
  const response = await fetch(httpUrl("plain", "response", { cookie: "a=1; Path=/" }));
  assertEquals(response.headers.has("set-cookie"), false);
  assertEquals(await cookies(), "a=1");

  const request = new XMLHttpRequest();
  request.open("GET", httpUrl("plain", "response", { cookie: "b=2; Path=/" }), false);
  request.send();
  assertEquals(await cookies(), "a=1; b=2");

  const socket = await connect(url("plain", "/headers"));
  const [text] = await messages(socket, 1);
  await close(socket);
  assertEquals(JSON.parse(text).headers.find(([name]) => name === "Cookie"),
               ["Cookie", "a=1; b=2"]);
});

test("without credentials there are none", async () => {
  assertEquals(await cookies({ credentials: "omit" }), undefined);
  await fetch(httpUrl("plain", "response", { cookie: "c=3; Path=/" }), { credentials: "omit" });
  assertEquals(await cookies({ credentials: "include" }), "a=1; b=2");
});
