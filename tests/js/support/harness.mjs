// SPDX-License-Identifier: BSD-3-Clause
//
// Tests of one file: test() declares them, and they run one after the other. Each
// tells its result on a line of standard output, which tests/js/run counts; the
// last line says that the file came to its end.

// In milliseconds; sanitizers need longer.
const kTestTimeout = 20_000 * (wsjs.env.WSJS_TEST_SLOWNESS ?? 1);

const tests = [];

// The URLs of the servers; tests/js/support/server.py says what they do.
export const servers = wsjs.args.length > 0 ? JSON.parse(wsjs.args[0]) : {};

export function test(name, body) {
  if (tests.length === 0) setTimeout(runAll);
  tests.push({ name, body });
}

async function runAll() {
  for (const { name, body } of tests) {
    try {
      await withTimeout(kTestTimeout, body());
      console.log(`ok ${name}`);
    } catch (error) {
      console.log(`not ok ${name}`);
      console.log(error);
    }
  }
  console.log(`end ${tests.length}`);
}

function withTimeout(milliseconds, promise) {
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`not done after ${milliseconds} ms`));
    }, milliseconds);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

export class AssertionError extends Error {
  name = "AssertionError";
}

export function assert(condition, message = "the assertion is false") {
  if (!condition) throw new AssertionError(message);
}

const kDescriptionLength = 500;

function describe(value) {
  const text = describeWhole(value);
  return text.length <= kDescriptionLength ? text :
      `${text.slice(0, kDescriptionLength)}... (${text.length} characters)`;
}

function describeWhole(value) {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (value === null || typeof value !== "object") return String(value);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) {
    const bytes = new Uint8Array(value.buffer ?? value, value.byteOffset ?? 0, value.byteLength);
    return `${value.constructor.name} <${[...bytes]}>`;
  }
  if (Array.isArray(value)) return `[${value.map(describeWhole).join(", ")}]`;
  const entries = Object.entries(value).map(([key, part]) => `${key}: ${describeWhole(part)}`);
  return `{${entries.join(", ")}}`;
}

// Compares arrays and plain objects by what is in them, all else by Object.is.
function isSame(left, right) {
  if (Object.is(left, right)) return true;
  if (left === null || right === null || typeof left !== "object" ||
      typeof right !== "object" ||
      Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) {
    return false;
  }
  if (left instanceof ArrayBuffer) {
    return isSame(new Uint8Array(left), new Uint8Array(right));
  }
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length &&
      keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]));
}

export function assertEquals(actual, expected, message = "") {
  if (isSame(actual, expected)) return;
  throw new AssertionError(
      `${message && message + ": "}got ${describe(actual)}, expected ${describe(expected)}`);
}

// `what` is the name of an error (also of a DOMException) or its class.
function checkError(error, what) {
  const matches = typeof what === "string" ? error?.name === what : error instanceof what;
  if (!matches) throw error;
  return error;
}

export function assertThrows(what, body) {
  try {
    body();
  } catch (error) {
    return checkError(error, what);
  }
  throw new AssertionError(`nothing was thrown, expected ${what.name ?? what}`);
}

export async function assertRejects(what, promise) {
  try {
    await promise;
  } catch (error) {
    return checkError(error, what);
  }
  throw new AssertionError(`nothing was thrown, expected ${what.name ?? what}`);
}

export function delay(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

// The next event of one of the types `types` at `target`.
export function nextEvent(target, ...types) {
  return new Promise((resolve) => {
    const listener = (event) => {
      for (const type of types) target.removeEventListener(type, listener);
      resolve(event);
    };
    for (const type of types) target.addEventListener(type, listener);
  });
}

// A connection to `url` that is open; rejects when it closes before.
export async function connect(url, protocols = []) {
  const socket = new WebSocket(url, protocols);
  const event = await nextEvent(socket, "open", "close");
  if (event.type === "close") throw new Error(`${url} was not opened`);
  return socket;
}

// Closes `socket` and waits until it is.
export async function close(socket, ...codeAndReason) {
  if (socket.readyState === WebSocket.CLOSED) return null;
  const closed = nextEvent(socket, "close");
  socket.close(...codeAndReason);
  return await closed;
}

// The data of the first `count` messages.
export function messages(socket, count) {
  return new Promise((resolve, reject) => {
    const received = [];
    const onMessage = ({ data }) => {
      received.push(data);
      if (received.length === count) end(resolve, received);
    };
    const onClose = ({ code }) => {
      end(reject, new Error(`closed (${code}) after ${received.length} of ${count} messages`));
    };
    const end = (settle, value) => {
      socket.removeEventListener("message", onMessage);
      socket.removeEventListener("close", onClose);
      settle(value);
    };
    socket.addEventListener("message", onMessage);
    socket.addEventListener("close", onClose);
  });
}

// What a connection to `url` that fails or ends tells: its events, in order.
export function lifetime(url, protocols = []) {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, protocols);
    const events = [];
    for (const type of ["open", "message", "error"]) {
      socket.addEventListener(type, (event) => {
        events.push(type === "message" ? `message ${event.data}` : type);
      });
    }
    socket.addEventListener("close", (event) => {
      events.push(`close ${event.code} ${event.reason || "-"} ${event.wasClean}`);
      resolve(events);
    });
  });
}

let lastId = 0;

// A URL of a server with query parameters; `id` is for serverSaw().
export function url(server, path, parameters = {}) {
  const result = new URL(path, servers[server]);
  for (const [name, value] of Object.entries(parameters)) {
    result.searchParams.set(name, value);
  }
  return result.href;
}

// The same for an HTTP resource; http_resources.py says what they are.
export function httpUrl(server, name, parameters = {}) {
  return url(server, `/http/${name}`, parameters).replace(/^ws/, "http");
}

export function newId() {
  return `${wsjs.args[1] ?? "file"}-${++lastId}`;
}

// What the plain server saw of the connection with `id`, once it has ended.
export async function serverSaw(id) {
  const socket = new WebSocket(url("plain", "/result", { of: id }));
  const [text] = await messages(socket, 1);
  await close(socket);
  return JSON.parse(text);
}
