// SPDX-License-Identifier: BSD-3-Clause
import { assert, assertEquals, assertThrows, test } from "../support/harness.mjs";

test("plain values", () => {
  const value = { a: [1, "x", null, undefined, true, -0, NaN, 10n], b: { c: "\ud800" } };
  const clone = structuredClone(value);
  assertEquals(clone, value);
  assert(clone !== value && clone.a !== value.a);
});

test("cycles and identity", () => {
  const value = { shared: {} };
  value.self = value;
  value.again = value.shared;
  const clone = structuredClone(value);
  assert(clone.self === clone && clone.shared === clone.again);
});

test("the types of ECMAScript", () => {
  assertEquals(structuredClone(new Date(5)).getTime(), 5);
  assertEquals(String(structuredClone(/a/gi)), "/a/gi");
  assertEquals([...structuredClone(new Map([[1, "a"]]))], [[1, "a"]]);
  assertEquals([...structuredClone(new Set([1, "a"]))], [1, "a"]);
  assertEquals(structuredClone(new Uint8Array([1, 2])), new Uint8Array([1, 2]));
  const error = structuredClone(new RangeError("r"));
  assert(error instanceof RangeError && error.message === "r");
});

test("platform objects", async () => {
  const exception = structuredClone(new DOMException("m", "AbortError"));
  assert(exception instanceof DOMException);
  assertEquals([exception.name, exception.message, exception.code], ["AbortError", "m", 20]);
  const { blob, file } = structuredClone({
    blob: new Blob(["bytes"], { type: "a/b" }),
    file: new File(["x"], "name", { lastModified: 7 }),
  });
  assertEquals([await blob.text(), blob.type], ["bytes", "a/b"]);
  assertEquals([await file.text(), file.name, file.lastModified], ["x", "name", 7]);
});

test("what cannot be cloned", () => {
  for (const value of [() => {}, Symbol(), new WeakMap(), new EventTarget(),
                       new URL("http://h/"), { deep: [function f() {}] }]) {
    const error = assertThrows("DataCloneError", () => structuredClone(value));
    assertEquals(error.code, 25);
  }
});

test("transfer", () => {
  const buffer = new Uint8Array([1, 2, 3]).buffer;
  const clone = structuredClone({ view: new Uint8Array(buffer, 1) }, { transfer: [buffer] });
  assertEquals([buffer.byteLength, ...clone.view], [0, 2, 3]);
  assertThrows("DataCloneError", () => structuredClone(1, { transfer: [buffer] }));
  assertThrows("DataCloneError", () => structuredClone(1, { transfer: [{}] }));
});
