// SPDX-License-Identifier: BSD-3-Clause
import { assertEquals, assertThrows, test } from "../support/harness.mjs";

test("values combine, names are lower case and in order", () => {
  const headers = new Headers([["B", " 1 "], ["a", "2"], ["b", "3"]]);
  headers.append("Set-Cookie", "x=1");
  headers.append("set-cookie", "y=2");
  assertEquals([...headers], [["a", "2"], ["b", "1, 3"], ["set-cookie", "x=1"],
                              ["set-cookie", "y=2"]]);
  assertEquals(headers.getSetCookie(), ["x=1", "y=2"]);
  assertEquals(headers.get("set-cookie"), "x=1, y=2");
  assertEquals([...new Headers({ x: "1", Y: "2" }).keys()], ["x", "y"]);
  headers.set("B", "4");
  headers.delete("A");
  assertEquals([headers.get("b"), headers.has("a"), headers.get("a")], ["4", false, null]);
});

test("what changes during iteration shows", () => {
  const headers = new Headers({ a: "1", c: "3" });
  const seen = [];
  for (const [name] of headers) {
    seen.push(name);
    if (name === "a") headers.set("b", "2");
  }
  assertEquals(seen, ["a", "b", "c"]);
});

test("wrong names and values throw", () => {
  const headers = new Headers();
  for (const name of ["", "a b", "\u0100", "a:"]) {
    assertThrows(TypeError, () => headers.set(name, "x"));
    assertThrows(TypeError, () => headers.get(name));
  }
  for (const value of ["a\nb", "a\0b", "\u0100"]) {
    assertThrows(TypeError, () => headers.append("x", value));
  }
  assertThrows(TypeError, () => new Headers([["a"]]));
  assertThrows(TypeError, () => new Headers("ab"));
});

test("guards", () => {
  const request = new Request("http://example.test/", { headers: { Cookie: "a", X: "1" } });
  request.headers.append("Host", "x");
  assertEquals([...request.headers.keys()], ["x"]);
  const simple = new Request("http://example.test/", {
    mode: "no-cors", headers: { Accept: "a", X: "1", Range: "bytes=0-1" },
  });
  simple.headers.append("Content-Type", "application/json");
  assertEquals([...simple.headers.keys()], ["accept"]);
  assertThrows(TypeError, () => Response.error().headers.append("x", "1"));
  const response = new Response(null, { headers: { "Set-Cookie": "a", X: "1" } });
  assertEquals([...response.headers.keys()], ["x"]);
});
