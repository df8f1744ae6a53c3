// SPDX-License-Identifier: BSD-3-Clause
// options: --base-url http://page.test:1234/dir/page.html
import {
  assertEquals, assertRejects, httpUrl, test,
} from "../support/harness.mjs";

const kOrigin = "http://page.test:1234";

test("another origin has to allow it", async () => {
  await assertRejects(TypeError, fetch(httpUrl("plain", "request")));
  const response = await fetch(httpUrl("plain", "request", { cors: kOrigin }));
  assertEquals(response.type, "cors");
  const { headers } = await response.json();
  assertEquals(headers.find(([name]) => name === "Origin"), ["Origin", kOrigin]);
  assertEquals((await fetch(httpUrl("plain", "request", { cors: "*" }))).status, 200);
  await assertRejects(TypeError,
                      fetch(httpUrl("plain", "request", { cors: "http://page.test" })));
  await assertRejects(TypeError, fetch(httpUrl("plain", "request", { cors: "*" }),
                                       { credentials: "include" }));
});

test("headers that aren't exposed are hidden", async () => {
  for (const [name, visible] of [["X-Exposed", "1"], ["X-Other", null]]) {
    const response = await fetch(
      httpUrl("plain", "response", { cors: "*", name, value: "1" }));
    assertEquals(response.headers.get(name), visible);
  }
});

test("what isn't simple asks first", async () => {
  const url = (parameters) => httpUrl("plain", "preflight", { cors: "*", ...parameters });
  const put = await fetch(url({ methods: "PUT", headers: "x-one" }),
                          { method: "PUT", headers: { "X-One": "1" } });
  assertEquals(await put.text(), "PUT");
  await assertRejects(TypeError, fetch(url({ methods: "PUT" }), { method: "DELETE" }));
  await assertRejects(TypeError, fetch(url(), { headers: { "X-One": "1" } }));
  await assertRejects(TypeError, fetch(httpUrl("plain", "response", { cors: "*", status: 404 }),
                                       { method: "PUT" }));
});

test("modes", async () => {
  await assertRejects(TypeError,
                      fetch(httpUrl("plain", "request", { cors: "*" }), { mode: "same-origin" }));
  const opaque = await fetch(httpUrl("plain", "request"), { mode: "no-cors" });
  assertEquals([opaque.type, opaque.status, opaque.url, await opaque.text()],
               ["opaque", 0, "", ""]);
});

test("relative URLs are the page's", async () => {
  assertEquals(new Request("x?y").url, `${kOrigin}/dir/x?y`);
  assertEquals(Response.redirect("/z").headers.get("location"), `${kOrigin}/z`);
});

test("XMLHttpRequest is held to the same", async () => {
  const send = (url, method = "GET", headers = {}) => {
    const request = new XMLHttpRequest();
    request.open(method, url, false);
    for (const name in headers) request.setRequestHeader(name, headers[name]);
    request.send();
    return request;
  };
  assertEquals(send(httpUrl("plain", "response", { cors: "*", text: "x" })).responseText, "x");
  let thrown;
  try {
    send(httpUrl("plain", "response"));
  } catch (error) {
    thrown = error.name;
  }
  assertEquals(thrown, "NetworkError");
  const url = httpUrl("plain", "preflight", { cors: "*", headers: "x-one" });
  assertEquals(send(url, "GET", { "X-One": "1" }).responseText, "GET");
});
