// SPDX-License-Identifier: BSD-3-Clause
// options: --base-url {http}/dir/page.html
import { assertEquals, assertRejects, httpUrl, servers, test } from "../support/harness.mjs";

test("a page of http(s) imports from there", async () => {
  const url = httpUrl("plain", "module");
  assertEquals((await import(url)).url, url);
  const outer = httpUrl("plain", "module", { import: "./module?inner" });
  const module = await import(outer);
  assertEquals(module.url, outer);
  const json = await import(httpUrl("plain", "response", {
    text: '{"a":1}', type: "application/json",
  }), { assert: { type: "json" }, with: { type: "json" } });
  assertEquals(json.default, { a: 1 });
});

test("the base URL of a module is where redirects led", async () => {
  const url = httpUrl("plain", "module", { x: 1 });
  assertEquals((await import(httpUrl("plain", "redirect", { to: url }))).url, url);
});

test("modules that are refused", async () => {
  for (const url of [
    httpUrl("plain", "module", { type: "text/plain" }),
    httpUrl("plain", "module", { type: "" }),
    httpUrl("plain", "module", { status: 404 }),
    httpUrl("secure", "module"),
    servers.closed.replace("ws", "http"),
    "http://127.0.0.1:25/",
  ]) {
    await assertRejects(TypeError, import(url));
  }
  const allowed = httpUrl("secure", "module", { cors: servers.http });
  assertEquals((await import(allowed)).url, allowed);
});
