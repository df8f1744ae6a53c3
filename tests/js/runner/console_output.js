// SPDX-License-Identifier: BSD-3-Clause
// What this prints is in console_output.txt.
console.log("text", 1, -0, 10n, true, null, undefined, Symbol("s"));
console.log("%s has %d items of %o", "list", 2.9, { a: 1 });
console.log({ name: "nested", list: [1, [2, [3, [4, [5]]]]], when: new Date(0) });
console.log([, "hole", , ,], new Array(200).fill(7));
console.log(new Map([["k", { v: 1 }]]), new Set([1, "b"]), new WeakSet());
console.log(new Uint8Array([1, 2]), new ArrayBuffer(2), /re/g, () => {}, class A extends Array {});
class Point {
  x = 1;
  #hidden = 2;
  get y() { return 2; }
}
console.log(new Point(), Object.create(null), [new Point()]);
const circle = { name: "circle" };
circle.self = circle;
console.log(circle);
console.log({ get: { get a() { return 1; } }, f() {}, [Symbol("key")]: "it's" });
console.log(Promise.resolve(1), new Promise(() => {}), new Proxy({ target: 1 }, {}));
console.log(new URLSearchParams("a=1"), new Blob(["abc"], { type: "t/p" }));
console.log({ long: "x".repeat(60), text: "line\nbreak" });
console.group("group");
console.info("in a group\non two lines");
console.groupEnd();
console.table([{ a: 1, b: "x" }, { a: 2 }]);
console.count();
console.count();
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
console.assert(true, "not seen");
console.debug("debug");
