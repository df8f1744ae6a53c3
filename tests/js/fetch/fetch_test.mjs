// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, assertRejects, assertThrows, httpUrl, servers, test,
} from "../support/harness.mjs";

async function request(init, parameters = {}) {
  const response = await fetch(httpUrl("plain", "request", parameters), init);
  const seen = await response.json();
  return {
    ...seen,
    header: (name) => seen.headers.find(([key]) => key.toLowerCase() === name)?.[1],
    text: atob(seen.body),
  };
}

test("what a response tells", async () => {
  const url = httpUrl("plain", "response", {
    status: 203, reason: "Some words", text: "h\u00E4llo", type: "text/plain", name: "X-One",
    value: "1",
  });
  const response = await fetch(url + "#fragment");
  assertEquals(response.status, 203);
  assertEquals(response.statusText, "Some words");
  assertEquals(response.ok, true);
  assertEquals(response.type, "basic");
  assertEquals(response.redirected, false);
  assertEquals(response.url, url);
  assertEquals(response.headers.get("x-one"), "1");
  assertEquals(response.bodyUsed, false);
  assertEquals(await response.text(), "h\u00E4llo");
  assertEquals(response.bodyUsed, true);
  await assertRejects(TypeError, response.text());
  assertThrows(TypeError, () => response.clone());
  assertThrows(TypeError, () => response.headers.set("a", "b"));
});

test("the forms of a body", async () => {
  const get = () => fetch(httpUrl("plain", "response", {
    base64: btoa("\xEF\xBB\xBF{\"a\":[1]}"), type: "application/json;charset=utf-8",
  }));
  assertEquals(await (await get()).json(), { a: [1] });
  assertEquals(await (await get()).text(), '{"a":[1]}');
  assertEquals((await (await get()).arrayBuffer()).byteLength, 12);
  const bytes = await (await get()).bytes();
  assertEquals(bytes.constructor, Uint8Array);
  assertEquals(bytes[0], 0xEF);
  const blob = await (await get()).blob();
  assertEquals([blob.size, blob.type], [12, "application/json;charset=utf-8"]);
  await assertRejects(SyntaxError, (await fetch(httpUrl("plain", "response"))).json());
});

test("a clone is read by itself, also while the body arrives", async () => {
  const response = await fetch(httpUrl("plain", "slow", { count: 3, wait: 20 }));
  const clone = response.clone();
  assertEquals(await Promise.all([response.text(), clone.text()]), ["xxx", "xxx"]);
});

test("what a GET sends", async () => {
  const seen = await request();
  assertEquals(seen.method, "GET");
  assertEquals(seen.header("accept"), "*/*");
  assertEquals(seen.header("user-agent"), `wsjs/${wsjs.version}`);
  assertEquals(seen.header("accept-encoding").includes("gzip"), true);
  for (const name of ["referer", "origin", "cookie", "content-length", "content-type"]) {
    assertEquals(seen.header(name), undefined, name);
  }
});

test("bodies and their types", async () => {
  for (const [body, text, type] of [
    ["t\u00E9xt", "t\xC3\xA9xt", "text/plain;charset=UTF-8"],
    [new URLSearchParams({ a: "b c" }), "a=b+c",
     "application/x-www-form-urlencoded;charset=UTF-8"],
    [new Blob(["blob"], { type: "a/b" }), "blob", "a/b"],
    [new Blob(["blob"]), "blob", undefined],
    [new Uint8Array([65, 66]), "AB", undefined],
    [new Uint8Array([65, 66, 67]).buffer, "ABC", undefined],
    ["", "", "text/plain;charset=UTF-8"],
  ]) {
    const seen = await request({ method: "POST", body });
    assertEquals(seen.text, text);
    assertEquals(seen.header("content-type"), type);
    assertEquals(seen.header("content-length"), String(text.length));
  }
  assertEquals((await request({ method: "put" })).header("content-length"), "0");
  assertEquals((await request({ method: "patch" })).method, "patch");
  await assertRejects(TypeError, fetch(servers.plain, { body: "x" }));
});

test("headers that script may set, and those it may not", async () => {
  const seen = await request({
    headers: { "X-One": " 1 ", "Accept": "a/b", "Cookie": "a=b", "Host": "x", "Sec-X": "1",
               "Referer": "x", "Content-Length": "7", "Proxy-X": "1" },
  });
  assertEquals(seen.header("x-one"), "1");
  assertEquals(seen.header("accept"), "a/b");
  for (const name of ["cookie", "sec-x", "referer", "content-length", "proxy-x"]) {
    assertEquals(seen.header(name), undefined, name);
  }
  assert(seen.header("host") !== "x");
});

test("redirects", async () => {
  const to = httpUrl("plain", "request");
  const response = await fetch(httpUrl("plain", "redirect", { to, status: 303 }),
                               { method: "POST", body: "x" });
  assertEquals([response.url, response.redirected], [to, true]);
  assertEquals((await response.json()).method, "GET");
  const kept = await fetch(httpUrl("plain", "redirect", { to, status: 307 }),
                           { method: "POST", body: "x" });
  const seen = await kept.json();
  assertEquals([seen.method, atob(seen.body)], ["POST", "x"]);

  await assertRejects(TypeError, fetch(httpUrl("plain", "redirect", { to }),
                                       { redirect: "error" }));
  const manual = await fetch(httpUrl("plain", "redirect", { to }), { redirect: "manual" });
  assertEquals([manual.type, manual.status, await manual.text()], ["opaqueredirect", 0, ""]);
  await assertRejects(TypeError, fetch(httpUrl("plain", "loop")));
  for (const elsewhere of ["ftp://example.test/", "data:text/plain,x", "file:///etc/hosts"]) {
    await assertRejects(TypeError, fetch(httpUrl("plain", "redirect", { to: elsewhere })));
  }
});

test("what fails", async () => {
  await assertRejects(TypeError, fetch("http://["));
  await assertRejects(TypeError, fetch("/relative"));
  await assertRejects(TypeError, fetch("http://user:pass@example.test/"));
  await assertRejects(TypeError, fetch("http://127.0.0.1:25/"));
  await assertRejects(TypeError, fetch("about:blank"));
  await assertRejects(TypeError, fetch("ws://127.0.0.1/"));
  await assertRejects(TypeError, fetch(servers.closed.replace("ws", "http")));
  await assertRejects(TypeError, fetch(httpUrl("plain", "request"), { integrity: "sha256-x" }));
  const cut = await fetch(httpUrl("plain", "drop"));
  await assertRejects(TypeError, cut.text());
  assertEquals((await fetch(httpUrl("plain", "nowhere"))).status, 404);
});

test("certificates", async () => {
  const response = await fetch(httpUrl("secure", "response", { text: "secret" }));
  assertEquals(await response.text(), "secret");
  for (const name of ["wrong-name", "expired", "not-yet-valid", "untrusted"]) {
    await assertRejects(TypeError, fetch(httpUrl(name, "response")));
  }
});

test("abort before, while it waits, and while the body arrives", async () => {
  await assertRejects("AbortError", fetch(httpUrl("plain", "silent"),
                                          { signal: AbortSignal.abort() }));
  const controller = new AbortController();
  const waiting = fetch(httpUrl("plain", "silent"), { signal: controller.signal });
  setTimeout(() => controller.abort(), 20);
  await assertRejects("AbortError", waiting);
  await assertRejects("TimeoutError",
                      fetch(httpUrl("plain", "silent"), { signal: AbortSignal.timeout(20) }));

  const other = new AbortController();
  const response = await fetch(httpUrl("plain", "slow", { count: 1, wait: 60_000 }),
                               { signal: other.signal });
  const text = response.text();
  other.abort(new RangeError("enough"));
  await assertRejects(RangeError, text);
});

test("a large body, and one that is compressed", async () => {
  const large = await fetch(httpUrl("plain", "large", { size: 5_000_000 }));
  assertEquals((await large.arrayBuffer()).byteLength, 5_000_000);
  const sent = await request({ method: "POST", body: "x".repeat(3_000_000) });
  assertEquals(sent.text.length, 3_000_000);
  const gzip = await fetch(httpUrl("plain", "gzip", { text: "small" }));
  assertEquals(await gzip.text(), "small");
});

test("many requests at once", async () => {
  const texts = await Promise.all(Array.from({ length: 50 }, async (_, i) =>
    (await fetch(httpUrl("plain", "response", { text: String(i) }))).text()));
  assertEquals(texts, Array.from({ length: 50 }, (_, i) => String(i)));
});

test("a HEAD request and a response without content", async () => {
  const head = await fetch(httpUrl("plain", "large", { size: 10 }), { method: "HEAD" });
  assertEquals([head.headers.get("content-length"), await head.text()], ["10", ""]);
  const none = await fetch(httpUrl("plain", "response", { status: 204 }));
  assertEquals(await none.text(), "");
  assertEquals(none.bodyUsed, false);
});
