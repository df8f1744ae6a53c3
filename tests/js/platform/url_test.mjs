// SPDX-License-Identifier: BSD-3-Clause
import { assert, assertEquals, assertThrows, test } from "../support/harness.mjs";

test("parsing and serialising", () => {
  for (const [input, base, expected] of [
    ["http://EXAMPLE.com:80/../a/./b", undefined, "http://example.com/a/b"],
    ["//h/p", "https://x/", "https://h/p"],
    ["?q", "http://h/a/b#f", "http://h/a/b?q"],
    ["http://b\u00fccher.de/", undefined, "http://xn--bcher-kva.de/"],
    ["http://[::0001]/", undefined, "http://[::1]/"],
    ["http://0x7f.1/", undefined, "http://127.0.0.1/"],
    ["data:text/plain,a b", undefined, "data:text/plain,a b"],
    ["ws://h/\u00e9?\u00e9#\u00e9", undefined, "ws://h/%C3%A9?%C3%A9#%C3%A9"],
  ]) {
    assertEquals(new URL(input, base).href, expected);
    assertEquals(URL.canParse(input, base), true);
    assertEquals(URL.parse(input, base).href, expected);
  }
});

test("what is no URL", () => {
  for (const input of ["", "h/p", "http://", "http://a b/", "http://[1]/", "http://h:99999/"]) {
    assertThrows(TypeError, () => new URL(input));
    assertEquals([URL.canParse(input), URL.parse(input)], [false, null]);
  }
});

test("setters", () => {
  const url = new URL("http://h/p?q#f");
  url.protocol = "https";
  url.host = "other:8080";
  url.username = "u";
  url.password = "p@";
  url.pathname = "a b";
  url.search = "x=\u20ac";
  url.hash = "";
  assertEquals(url.href, "https://u:p%40@other:8080/a%20b?x=%E2%82%AC");
  assertEquals([String(url), url.toJSON(), JSON.stringify({ url })],
               [url.href, url.href, `{"url":"${url.href}"}`]);
});

test("searchParams and the URL change together", () => {
  const url = new URL("http://h/?a=1");
  const { searchParams } = url;
  searchParams.append("b", "2 3");
  assertEquals(url.search, "?a=1&b=2+3");
  url.search = "c=4";
  assertEquals([...searchParams], [["c", "4"]]);
  assert(url.searchParams === searchParams);
  searchParams.delete("c");
  assertEquals(url.href, "http://h/");
});

test("URLSearchParams", () => {
  const params = new URLSearchParams([["b", "1"], ["a", "2"], ["b", "3"]]);
  assertEquals([params.size, params.get("b"), params.getAll("b"), params.get("x")],
               [3, "1", ["1", "3"], null]);
  params.sort();
  assertEquals(params.toString(), "a=2&b=1&b=3");
  assertEquals([params.has("b", "3"), params.has("b", "4")], [true, false]);
  assertEquals(new URLSearchParams({ "a b": "c&d" }).toString(), "a+b=c%26d");
  assertEquals([...new URLSearchParams("?a=%zz&b=%FF&&c")],
               [["a", "%zz"], ["b", "\ufffd"], ["c", ""]]);
  assertThrows(TypeError, () => new URLSearchParams([["only"]]));
});

test("changes while iterating are seen", () => {
  const params = new URLSearchParams("a=1&b=2");
  const keys = [];
  for (const [key] of params) {
    keys.push(key);
    if (key === "a") params.append("c", "3");
  }
  assertEquals(keys, ["a", "b", "c"]);
});
