// SPDX-License-Identifier: BSD-3-Clause
import { assert, assertEquals, assertRejects, assertThrows, delay, nextEvent, test }
  from "../support/harness.mjs";

function urlOf(text, type) {
  return URL.createObjectURL(new Blob([text], { type }));
}

function load(method, url, configure = () => {}) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    configure(request);
    request.onloadend = () => resolve(request);
    request.send();
  });
}

test("a blob: URL has an origin and a UUID", async () => {
  const url = urlOf("x");
  assert(/^blob:null\/[-0-9a-f]{36}$/.test(url), url);
  assert(url !== urlOf("x"));
  assertEquals(new URL("blob:https://a.test:8080/x").origin, "https://a.test:8080");
});

test("createObjectURL takes blobs only", async () => {
  for (const value of [undefined, null, "x", {}, new ArrayBuffer(1)]) {
    assertThrows("TypeError", () => URL.createObjectURL(value));
  }
  URL.createObjectURL(new File(["x"], "name"));
});

test("fetch() reads blob: URLs", async () => {
  const response = await fetch(urlOf("text", "text/x"));
  assertEquals(response.status, 200);
  assertEquals(response.type, "basic");
  assertEquals([...response.headers], [["content-length", "4"], ["content-type", "text/x"]]);
  assertEquals((await response.blob()).type, "text/x");
});

test("fetch() reads large blobs", async () => {
  const bytes = new Uint8Array(5 << 20).fill(7);
  const response = await fetch(URL.createObjectURL(new Blob([bytes])));
  const copy = await response.bytes();
  assertEquals(copy.length, bytes.length);
  assertEquals(copy.at(-1), 7);
});

test("fetch() reads ranges of blobs", async () => {
  const url = urlOf("0123456789");
  const response = await fetch(url, { headers: { Range: "bytes=2-4" } });
  assertEquals(response.status, 206);
  assertEquals(response.headers.get("Content-Range"), "bytes 2-4/10");
  assertEquals(await response.text(), "234");
  await assertRejects("TypeError", fetch(url, { headers: { Range: "bytes=10-" } }));
});

test("fetch() reads data: URLs", async () => {
  const response = await fetch("data:text/plain;charset=utf-8;base64,w7w=");
  assertEquals(response.headers.get("Content-Type"), "text/plain;charset=utf-8");
  assertEquals(await response.text(), "\u00FC");
  await assertRejects("TypeError", fetch("data:no-comma"));
});

test("a revoked URL is of nothing", async () => {
  const url = urlOf("x");
  URL.revokeObjectURL(url + "#fragment");
  URL.revokeObjectURL("no URL");
  assertEquals(await (await fetch(url + "#fragment")).text(), "x");
  URL.revokeObjectURL(url);
  URL.revokeObjectURL(url);
  await assertRejects("TypeError", fetch(url));
});

test("what was parsed before it was revoked still works", async () => {
  const url = urlOf("x");
  const request = new Request(url);
  const fetched = fetch(url);
  const loaded = load("GET", url);
  const imported = import(urlOf("export default 1", "text/javascript"));
  URL.revokeObjectURL(url);
  assertEquals(await (await fetched).text(), "x");
  assertEquals((await loaded).responseText, "x");
  assertEquals(await (await fetch(request.clone())).text(), "x");
  assertEquals((await imported).default, 1);
});

test("XMLHttpRequest reads blob: and data: URLs", async () => {
  for (const url of [urlOf("text", "text/x"), "data:text/x,text"]) {
    const request = await load("GET", url);
    assertEquals(request.status, 200);
    assertEquals(request.getResponseHeader("Content-Type"), "text/x");
    assertEquals(request.responseText, "text");
    const synchronous = new XMLHttpRequest();
    synchronous.open("GET", url, false);
    synchronous.send();
    assertEquals(synchronous.responseText, "text");
  }
  assertEquals((await load("HEAD", urlOf("x"))).status, 0);
});

test("modules are imported from blob: and data: URLs", async () => {
  const inner = urlOf("export const value = 2", "text/javascript");
  const outer = urlOf(`export {value} from ${JSON.stringify(inner)}`, "text/javascript");
  assertEquals((await import(outer)).value, 2);
  assertEquals((await import("data:text/javascript,export default 3")).default, 3);
  const json = await import('data:application/json,{"a":4}', { assert: { type: "json" } })
    .catch(() => null);
  if (json) assertEquals(json.default.a, 4);
});

test("a module needs JavaScript's type", async () => {
  await assertRejects("TypeError", import(urlOf("export default 1")));
  await assertRejects("TypeError", import(urlOf("export default 1", "text/plain")));
  await assertRejects("TypeError", import("data:text/plain,export default 1"));
});

test("workers start from blob: and data: URLs", async () => {
  const script = "postMessage([typeof self, location.href, origin])";
  const url = urlOf(script);
  const worker = new Worker(url);
  URL.revokeObjectURL(url);
  assertEquals((await nextEvent(worker, "message")).data, ["object", url, "null"]);
  const dataUrl = "data:," + encodeURIComponent(script);
  assertEquals((await nextEvent(new Worker(dataUrl), "message")).data,
               ["object", dataUrl, "null"]);
  const module = new Worker(urlOf(`import "data:text/javascript,postMessage('module')"`,
                                  "text/javascript"), { type: "module" });
  assertEquals((await nextEvent(module, "message")).data, "module");
});

test("a worker from a URL that is of nothing fires error", async () => {
  const url = urlOf("x");
  URL.revokeObjectURL(url);
  const event = await nextEvent(new Worker(url), "error");
  assert(!(event instanceof ErrorEvent));
});

test("URLs go to workers, and back until the worker ends", async () => {
  const worker = new Worker("data:," + encodeURIComponent(`
    onmessage = async ({data}) => {
      postMessage([await (await fetch(data)).text(),
                   URL.createObjectURL(new Blob(["of the worker"]))]);
    };`));
  worker.postMessage(urlOf("of the page"));
  const [text, url] = (await nextEvent(worker, "message")).data;
  assertEquals(text, "of the page");
  assertEquals(await (await fetch(url)).text(), "of the worker");
  worker.terminate();
  while (await fetch(url).then(() => true, () => false)) await delay(5);
});

test("importScripts takes blob: and data: URLs with JavaScript's type", async () => {
  const worker = new Worker(urlOf(`
    importScripts(URL.createObjectURL(new Blob(["a = 1"], {type: "text/javascript"})));
    importScripts("data:text/javascript,b = 2");
    try { importScripts("data:,c = 3"); } catch (error) { c = error.name; }
    postMessage([a, b, c])`));
  assertEquals((await nextEvent(worker, "message")).data, [1, 2, "NetworkError"]);
});

test("shared workers start from blob: and data: URLs", async () => {
  const script = "let n = 0; onconnect = (e) => e.ports[0].postMessage(++n)";
  for (const url of [urlOf(script), "data:," + encodeURIComponent(script)]) {
    for (const expected of [1, 2]) {
      const { port } = new SharedWorker(url);
      port.start();
      assertEquals((await nextEvent(port, "message")).data, expected);
      if (expected === 2) port.close();
    }
  }
});
