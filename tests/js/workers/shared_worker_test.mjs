// SPDX-License-Identifier: BSD-3-Clause
import { assert, assertEquals, nextEvent, test } from "../support/harness.mjs";

function start(name, options) {
  return new SharedWorker(new URL(`fixtures/${name}`, import.meta.url), options);
}

async function ask({ port }, message) {
  port.start();
  const answer = nextEvent(port, "message");
  port.postMessage(message);
  return (await answer).data;
}

test("clients of one URL and name share a worker", async () => {
  const first = start("shared.js", "a");
  assertEquals(await ask(first, "x"), { id: 1, clients: 1, name: "a", text: "x", right: true });
  const second = start("shared.js", { name: "a" });
  assertEquals(await ask(second, "y"), { id: 2, clients: 2, name: "a", text: "y", right: true });
  assertEquals((await ask(first, "z")).clients, 2);
});

test("another name is another worker", async () => {
  assertEquals((await ask(start("shared.js", "b"), "x")).id, 1);
  assertEquals((await ask(start("shared.js"), "x")).id, 1);
});

test("clients may come before the worker has started", async () => {
  const workers = Array.from({ length: 5 }, () => start("shared.js", "c"));
  const answers = await Promise.all(workers.map((worker) => ask(worker, "x")));
  assertEquals(answers.map(({ id }) => id), [1, 2, 3, 4, 5]);
});

test("a script that isn't there is an error at each client", async () => {
  const first = start("nothing.js");
  const second = start("nothing.js");
  const events = await Promise.all([nextEvent(first, "error"), nextEvent(second, "error")]);
  assert(events.every((event) => event.constructor === Event));
});
