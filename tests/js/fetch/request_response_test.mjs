// SPDX-License-Identifier: BSD-3-Clause
import {
  assertEquals, assertRejects, assertThrows, test,
} from "../support/harness.mjs";

const kUrl = "http://example.test/";

test("what a request is by itself", () => {
  const request = new Request(kUrl);
  assertEquals([request.method, request.url, request.mode, request.credentials, request.cache,
                request.redirect, request.integrity, request.keepalive, request.destination,
                request.duplex, request.bodyUsed],
               ["GET", kUrl, "cors", "same-origin", "default", "follow", "", false, "", "half",
                false]);
  assertEquals(request.signal.aborted, false);
});

test("a request of another one takes its body and follows its signal", async () => {
  const controller = new AbortController();
  const first = new Request(kUrl, {
    method: "post", body: "text", headers: { X: "1" }, signal: controller.signal,
  });
  const second = new Request(first, { cache: "no-store" });
  assertEquals([first.bodyUsed, second.method, second.cache, second.headers.get("x")],
               [true, "POST", "no-store", "1"]);
  controller.abort("why");
  assertEquals([second.signal.aborted, second.signal.reason], [true, "why"]);
  const clone = second.clone();
  assertEquals([await clone.text(), await second.text()], ["text", "text"]);
  assertThrows(TypeError, () => new Request(first));
  assertThrows(TypeError, () => second.clone());
});

test("requests that can't be", () => {
  for (const init of [
    { method: "TRACE" }, { method: "a b" }, { mode: "navigate" }, { cache: "only-if-cached" },
    { body: "x" }, { window: 1 }, { mode: "no-cors", method: "PUT" }, { mode: "wrong" },
    { headers: { "a b": "c" } },
  ]) {
    assertThrows(TypeError, () => new Request(kUrl, init));
  }
});

test("responses of script", async () => {
  const response = new Response("text", { status: 201, statusText: "Made" });
  assertEquals([response.type, response.url, response.status, response.statusText, response.ok,
                response.headers.get("content-type")],
               ["default", "", 201, "Made", true, "text/plain;charset=UTF-8"]);
  const clone = response.clone();
  assertEquals([await response.text(), await clone.text()], ["text", "text"]);
  assertEquals(await new Response(new Blob(["b"], { type: "a/b" })).text(), "b");
  assertEquals((await new Response(null).bytes()).length, 0);
  assertEquals(await Response.json({ a: 1 }).json(), { a: 1 });
  assertEquals(Response.json([]).headers.get("content-type"), "application/json");
  assertEquals([Response.error().type, Response.error().status], ["error", 0]);
  const redirect = Response.redirect(kUrl, 308);
  assertEquals([redirect.status, redirect.headers.get("location")], [308, kUrl]);
  await assertRejects(SyntaxError, new Response("{").json());
});

test("responses that can't be", () => {
  assertThrows(RangeError, () => new Response("", { status: 199 }));
  assertThrows(RangeError, () => new Response("", { status: 600 }));
  assertThrows(TypeError, () => new Response("", { status: 204 }));
  assertThrows(TypeError, () => new Response("", { statusText: "a\nb" }));
  assertThrows(RangeError, () => Response.redirect(kUrl, 200));
  assertThrows(TypeError, () => Response.redirect("http://["));
  assertThrows(TypeError, () => Response.json(undefined));
  assertThrows(TypeError, () => Response.json(() => {}));
  assertThrows(Error, () => Response.json({ toJSON() { throw new Error("mine"); } }));
});
