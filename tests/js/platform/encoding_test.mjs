// SPDX-License-Identifier: BSD-3-Clause
import { assertEquals, assertThrows, test } from "../support/harness.mjs";

test("TextEncoder", () => {
  const encoder = new TextEncoder();
  assertEquals([...encoder.encode("a\u20ac\ud800")],
               [97, 226, 130, 172, 239, 191, 189]);
  const space = new Uint8Array(4);
  assertEquals(encoder.encodeInto("a\u20ac\u20ac", space), { read: 2, written: 4 });
});

test("TextDecoder of every kind of encoding", () => {
  for (const [label, bytes, expected] of [
    ["utf-8", [0xe2, 0x82, 0xac, 0xff], "\u20ac\ufffd"],
    ["utf-16", [0xac, 0x20], "\u20ac"],
    ["utf-16be", [0x20, 0xac], "\u20ac"],
    ["latin1", [0x80, 0xe9], "\u20ac\u00e9"],
    ["koi8-r", [0xf0], "\u041f"],
    ["iso-8859-16", [0xa4], "\u20ac"],
    ["shift_jis", [0x93, 0xfa], "\u65e5"],
    ["gb18030", [0x81, 0x30, 0x81, 0x30], "\u0080"],
    ["big5", [0xa7, 0x41], "\u4f60"],
    ["euc-kr", [0xc7, 0xd1], "\ud55c"],
    ["x-user-defined", [0x80], "\uf780"],
  ]) {
    assertEquals(new TextDecoder(label).decode(new Uint8Array(bytes)), expected, label);
  }
});

test("streams, byte order marks, errors", () => {
  const decoder = new TextDecoder();
  const parts = [[0xef], [0xbb, 0xbf, 0x61], [0xe2, 0x82], [0xac]].map(
      (bytes) => decoder.decode(new Uint8Array(bytes), { stream: true }));
  assertEquals([...parts, decoder.decode()], ["", "a", "", "\u20ac", ""]);
  assertThrows(TypeError, () =>
      new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array([255])));
  assertThrows(RangeError, () => new TextDecoder("no such encoding"));
});

test("a megabyte", () => {
  const text = "\u20acuro ".repeat(200_000);
  assertEquals(new TextDecoder().decode(new TextEncoder().encode(text)) === text, true);
});

test("atob and btoa", () => {
  assertEquals(btoa("\0\xff"), "AP8=");
  assertEquals(atob(" A P\n8 "), "\0\xff");
  assertThrows("InvalidCharacterError", () => btoa("\u0100"));
  assertThrows("InvalidCharacterError", () => atob("A"));
  assertThrows("InvalidCharacterError", () => atob("A==="));
  assertEquals(btoa(undefined), "dW5kZWZpbmVk");
});
