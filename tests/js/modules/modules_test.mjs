// SPDX-License-Identifier: BSD-3-Clause
import { assert, assertEquals, assertRejects, assertThrows, test } from
  "../support/harness.mjs";
import { both } from "./fixtures/cycle_a.mjs";
import counterUrl, { count, increment } from "./fixtures/counter.mjs";
import { waited } from "./fixtures/waits.mjs";
import * as namespace from "./fixtures/counter.mjs";

test("bindings are live", () => {
  assertEquals([count, namespace.count], [0, 0]);
  increment();
  assertEquals([count, namespace.count], [1, 1]);
  assertThrows(TypeError, () => { namespace.count = 5; });
});

test("modules may import each other", () => {
  assertEquals(both(), "aba");
});

test("an import waits for top-level await", () => {
  assertEquals(waited, true);
});

test("import.meta.url", () => {
  assertEquals(new URL("./fixtures/counter.mjs", import.meta.url).href, counterUrl);
  assert(import.meta.url.startsWith("file:///"));
});

test("import() gives the same module", async () => {
  assert(await import("./fixtures/counter.mjs") === namespace);
  assert(await import(new URL("./fixtures/counter.mjs", import.meta.url)) === namespace);
});

test("import() of what is not there or does not run", async () => {
  await assertRejects(TypeError, import("./fixtures/missing.mjs"));
  await assertRejects(TypeError, import("bare-name"));
  await assertRejects(TypeError, import("http://127.0.0.1:1/x.mjs"));
  await assertRejects(SyntaxError, import("./fixtures/syntax_error.mjs"));
  const first = await assertRejects(RangeError, import("./fixtures/throws.mjs"));
  assert(await assertRejects(RangeError, import("./fixtures/throws.mjs")) === first);
});

test("modules are strict and have no this", () => {
  assertEquals((function () { return this; })(), undefined);
  assertThrows(ReferenceError, () => { undeclared = 1; });
});
