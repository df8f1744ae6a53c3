// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, assertThrows, delay, httpUrl, nextEvent, test,
} from "../support/harness.mjs";

const kTypes = ["loadstart", "progress", "abort", "error", "load", "timeout", "loadend"];

// All events of a request and its upload, in order.
function record(request, { upload = false } = {}) {
  const events = [];
  for (const type of kTypes) {
    request.addEventListener(type, ({ loaded, total }) => {
      events.push(`${type} ${loaded}/${total}`);
    });
    if (upload) {
      request.upload.addEventListener(type, ({ loaded, total }) => {
        events.push(`upload.${type} ${loaded}/${total}`);
      });
    }
  }
  request.addEventListener("readystatechange", () => {
    events.push(`state ${request.readyState}`);
  });
  return events;
}

function open(name, parameters, { method = "GET", async = true } = {}) {
  const request = new XMLHttpRequest();
  request.open(method, httpUrl("plain", name, parameters), async);
  return request;
}

test("the events of a request, in order", async () => {
  const request = new XMLHttpRequest();
  const events = record(request);
  request.open("GET", httpUrl("plain", "response", { text: "body" }));
  request.send();
  await nextEvent(request, "loadend");
  assertEquals(events, ["state 1", "loadstart 0/0", "state 2", "state 3", "progress 4/4",
                        "progress 4/4", "state 4", "load 4/4", "loadend 4/4"]);
});

test("the events of an upload come before the response", async () => {
  const request = open("request", {}, { method: "POST" });
  const events = record(request, { upload: true });
  request.send("x".repeat(10));
  await nextEvent(request, "loadend");
  assertEquals(events.slice(0, 6), [
    "loadstart 0/0", "upload.loadstart 0/10", "upload.progress 10/10", "upload.load 10/10",
    "upload.loadend 10/10", "state 2"]);
});

test("what a response tells", async () => {
  const request = open("response", {
    status: 203, reason: "Some words", text: "h\u00E4", type: "text/plain", name: "X-One",
    value: "1",
  });
  request.send();
  await nextEvent(request, "load");
  assertEquals([request.status, request.statusText, request.responseText, request.response],
               [203, "Some words", "h\u00E4", "h\u00E4"]);
  assertEquals(request.responseURL.includes("/http/response"), true);
  assertEquals([request.getResponseHeader("x-ONE"), request.getResponseHeader("y")], ["1", null]);
  assertEquals(request.getAllResponseHeaders(),
               "content-length: 3\r\ncontent-type: text/plain\r\nx-one: 1\r\n");
});

test("response types", async () => {
  const get = async (responseType, parameters) => {
    const request = open("response", parameters);
    request.responseType = responseType;
    assertEquals(request.responseType, responseType);
    request.send();
    await nextEvent(request, "loadend");
    if (responseType !== "text") assertThrows("InvalidStateError", () => request.responseText);
    assertEquals(request.response, request.response);
    return request.response;
  };
  assertEquals(await get("text", { text: "t" }), "t");
  assertEquals(await get("json", { text: '{"a":1}' }), { a: 1 });
  assertEquals(await get("json", { text: "{" }), null);
  assertEquals([...new Uint8Array(await get("arraybuffer", { text: "AB" }))], [65, 66]);
  const blob = await get("blob", { text: "AB", type: "a/b;charset=x" });
  assertEquals([blob.size, blob.type], [2, "a/b;charset=x"]);
});

test("encodings, and overrideMimeType", async () => {
  const get = async (type, override) => {
    const request = open("response", { base64: btoa("\xE9"), type });
    if (override) request.overrideMimeType(override);
    request.send();
    await nextEvent(request, "load");
    return request.responseText;
  };
  assertEquals(await get("text/plain"), "\uFFFD");
  assertEquals(await get("text/plain;charset=windows-1252"), "\u00E9");
  assertEquals(await get("text/plain", "text/plain;charset=iso-8859-2"), "\u00E9");
  assertEquals(await get("text/plain;charset=windows-1252", "a/b;charset=utf-8"), "\uFFFD");
});

test("synchronous requests, while nothing else runs", async () => {
  const order = [];
  setTimeout(() => order.push("timer"));
  const request = open("slow", { count: 2, wait: 30 }, { async: false });
  const events = record(request);
  request.send();
  order.push(request.responseText);
  assertEquals(events, ["state 4", "load 2/2", "loadend 2/2"]);
  await delay(5);
  assertEquals(order, ["xx", "timer"]);
  assertThrows("NetworkError", () => {
    const failing = new XMLHttpRequest();
    failing.open("GET", "http://127.0.0.1:25/", false);
    failing.send();
  });
  assertThrows("InvalidAccessError", () => { request.timeout = 10; });
  assertThrows("InvalidStateError", () => { request.responseType = "json"; });
});

test("headers that script may set combine", async () => {
  const request = open("request", {}, { method: "POST" });
  request.setRequestHeader("X-One", "1");
  request.setRequestHeader("x-one", "2");
  request.setRequestHeader("Cookie", "a=b");
  request.setRequestHeader("Content-Type", "text/x;charset=latin1");
  request.send("t\u00E9xt");
  await nextEvent(request, "load");
  const { headers, body } = JSON.parse(request.responseText);
  const header = (name) => headers.find(([key]) => key === name)?.[1];
  assertEquals([header("X-One"), header("Cookie"), header("Content-Type"), atob(body)],
               ["1, 2", undefined, "text/x;charset=UTF-8", "t\xC3\xA9xt"]);
  assertThrows("InvalidStateError", () => request.setRequestHeader("a", "b"));
  request.open("GET", "http://example.test/");
  assertThrows("SyntaxError", () => request.setRequestHeader("a b", "c"));
});

test("abort", async () => {
  const request = open("silent");
  const events = record(request, { upload: true });
  request.send();
  await delay(20);
  request.abort();
  assertEquals(events, ["loadstart 0/0", "state 4", "abort 0/0", "loadend 0/0"]);
  assertEquals([request.readyState, request.status], [0, 0]);
  request.abort();
  assertEquals(events.length, 4);
});

test("abort of an upload", async () => {
  const request = open("silent", {}, { method: "POST" });
  const events = record(request, { upload: true });
  request.send("x");
  request.abort();
  assertEquals(events, ["loadstart 0/0", "upload.loadstart 0/1", "state 4", "upload.abort 0/0",
                        "upload.loadend 0/0", "abort 0/0", "loadend 0/0"]);
});

test("timeout", async () => {
  const request = open("silent");
  const events = record(request);
  request.timeout = 20;
  request.send();
  await nextEvent(request, "loadend");
  assertEquals(events, ["loadstart 0/0", "state 4", "timeout 0/0", "loadend 0/0"]);
});

test("a timeout that is set while it waits", async () => {
  const request = open("silent");
  request.send();
  await delay(5);
  request.timeout = 20;
  assertEquals((await nextEvent(request, "loadend", "timeout")).type, "timeout");
});

test("what fails", async () => {
  const request = new XMLHttpRequest();
  const events = record(request);
  request.open("GET", "http://127.0.0.1:25/");
  request.send();
  await nextEvent(request, "loadend");
  assertEquals(events, ["state 1", "loadstart 0/0", "state 4", "error 0/0", "loadend 0/0"]);
  const cut = open("drop");
  cut.send();
  await nextEvent(cut, "error");
  assertEquals([cut.status, cut.responseText], [0, ""]);
});

test("open() refuses", () => {
  const request = new XMLHttpRequest();
  assertThrows("SyntaxError", () => request.open("a b", "http://example.test/"));
  assertThrows("SecurityError", () => request.open("TRACE", "http://example.test/"));
  assertThrows("SyntaxError", () => request.open("GET", "http://["));
  assertThrows("InvalidStateError", () => request.send());
  assertEquals(request.readyState, 0);
});

test("open() in a listener ends the old request", async () => {
  const request = open("response", { text: "old" });
  request.send();
  await nextEvent(request, "readystatechange");
  request.open("GET", httpUrl("plain", "response", { text: "new" }));
  request.send();
  await nextEvent(request, "loadend");
  assertEquals(request.responseText, "new");
});

test("a request that nobody holds goes on", async () => {
  const loaded = new Promise((resolve) => {
    const request = open("slow", { count: 2, wait: 30 });
    request.onload = () => resolve(request.responseText);
    request.send();
  });
  assertEquals(await loaded, "xx");
});

test("credentials of open() become a header", async () => {
  const request = new XMLHttpRequest();
  request.open("GET", httpUrl("plain", "request"), true, "user", "pass");
  request.send();
  await nextEvent(request, "load");
  const { headers } = JSON.parse(request.responseText);
  assert(headers.some(([name, value]) => name === "Authorization" &&
                      value === "Basic " + btoa("user:pass")));
});
