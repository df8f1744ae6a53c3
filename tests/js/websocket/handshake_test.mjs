// SPDX-License-Identifier: BSD-3-Clause
import {
  assert, assertEquals, close, connect, lifetime, messages, test, url,
} from "../support/harness.mjs";

// The request of the opening handshake that the server got.
async function request(parameters = {}, protocols = []) {
  const socket = new WebSocket(url("plain", "/headers", parameters), protocols);
  const [text] = await messages(socket, 1);
  await close(socket);
  const { target, headers } = JSON.parse(text);
  const byName = {};
  for (const [name, value] of headers) (byName[name.toLowerCase()] ??= []).push(value);
  return { target, headers: byName };
}

// What becomes of a connection whose handshake gets this answer, in which
// {accept} stands for the right value.
function answered(text, protocols) {
  const bytes = btoa(text).replaceAll("+", "-").replaceAll("/", "_");
  return lifetime(url("plain", "/response", { text: bytes }), protocols);
}

const kUpgrade = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n" +
    "Connection: Upgrade\r\n";
const kAccept = "Sec-WebSocket-Accept: {accept}\r\n";
const kCloseFrame = "\x88\x02\x03\xe8";
const kOpened = ["open", "close 1000 - true"];
const kFailed = ["error", "close 1006 - false"];

test("the headers of a request", async () => {
  const { target, headers } = await request({ a: "b" });
  assertEquals(target, "/headers?a=b");
  assertEquals([headers.upgrade, headers.connection, headers["sec-websocket-version"],
                headers["sec-websocket-protocol"], headers.cookie],
               [["websocket"], ["Upgrade"], ["13"], undefined, undefined]);
  assertEquals(headers.host, [new URL(url("plain", "/")).host]);
  assertEquals(atob(headers["sec-websocket-key"][0]).length, 16);
  assert(headers["sec-websocket-extensions"][0].startsWith("permessage-deflate"));
});

test("each request has a key of its own", async () => {
  const keys = new Set();
  for (let i = 0; i < 3; ++i) keys.add((await request()).headers["sec-websocket-key"][0]);
  assertEquals(keys.size, 3);
});

test("subprotocols are offered in order, and the chosen one is told", async () => {
  const socket = await connect(url("plain", "/echo"), ["b", "a"]);
  assertEquals(socket.protocol, "b");
  await close(socket);
  assertEquals((await request({}, ["b", "a"])).headers["sec-websocket-protocol"], ["b, a"]);
  assertEquals((await request({}, "one")).headers["sec-websocket-protocol"], ["one"]);
});

test("a server that chooses none of the subprotocols", async () => {
  assertEquals(await lifetime(url("plain", "/echo", { "no-protocol": 1 }), ["a"]), kFailed);
});

test("a subprotocol that was not offered", async () => {
  assertEquals(await lifetime(url("plain", "/echo", { protocol: "x" }), ["a"]), kFailed);
  assertEquals(await lifetime(url("plain", "/echo", { protocol: "x" })), kFailed);
});

test("a right answer", async () => {
  assertEquals(await answered(kUpgrade + kAccept + "\r\n" + kCloseFrame), kOpened);
  assertEquals(await answered(
      "HTTP/1.1 101 X\r\nx-a: b\r\nUPGRADE:WebSocket\r\nconnection: a, upgrade \r\n" +
      kAccept + "\r\n" + kCloseFrame), kOpened);
});

const kWrongAnswers = {
  "nothing": "",
  "no HTTP": "hello\r\n\r\n",
  "another status": "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
  "a refusal": "HTTP/1.1 403 Forbidden\r\n\r\n",
  "a redirect": "HTTP/1.1 302 Found\r\nLocation: /echo\r\n\r\n",
  "HTTP/1.0": kUpgrade.replace("1.1", "1.0") + kAccept + "\r\n",
  "a status of four digits": kUpgrade.replace("101", "1010") + kAccept + "\r\n",
  "no Upgrade": kUpgrade.replace("Upgrade: websocket\r\n", "") + kAccept + "\r\n",
  "another Upgrade": kUpgrade.replace("websocket", "websockets") + kAccept + "\r\n",
  "no Connection": kUpgrade.replace("Connection: Upgrade\r\n", "") + kAccept + "\r\n",
  "another Connection": kUpgrade.replace("Connection: Upgrade", "Connection: up") + kAccept +
      "\r\n",
  "no Sec-WebSocket-Accept": kUpgrade + "\r\n",
  "a wrong Sec-WebSocket-Accept": kUpgrade + "Sec-WebSocket-Accept: AAAA\r\n\r\n",
  "two of them": kUpgrade + kAccept + kAccept + "\r\n",
  "an unknown extension": kUpgrade + kAccept + "Sec-WebSocket-Extensions: x\r\n\r\n",
  "a wrong parameter of permessage-deflate": kUpgrade + kAccept +
      "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=7\r\n\r\n",
  "permessage-deflate twice": kUpgrade + kAccept +
      "Sec-WebSocket-Extensions: permessage-deflate, permessage-deflate\r\n\r\n",
  "an empty subprotocol": kUpgrade + kAccept + "Sec-WebSocket-Protocol: \r\n\r\n",
  "an end within the headers": kUpgrade,
  "headers without end": kUpgrade + "x: " + "y".repeat(100_000),
};

for (const [name, text] of Object.entries(kWrongAnswers)) {
  test(`an answer with ${name}`, async () => {
    assertEquals(await answered(text), kFailed);
  });
}

test("cookies are kept and sent back", async () => {
  assertEquals((await request({ "set-cookie": "kept=1; Path=/|session=2" })).headers.cookie,
               undefined);
  const [cookies] = (await request()).headers.cookie;
  assertEquals(cookies.split("; ").sort(), ["kept=1", "session=2"]);
  await request({ "set-cookie": "kept=; Max-Age=0|other=3; Path=/elsewhere" });
  assertEquals((await request()).headers.cookie, ["session=2"]);
});

test("user and password of a URL are sent as basic credentials", async () => {
  const target = new URL(url("plain", "/headers"));
  target.username = "me";
  target.password = "pass word";
  const socket = new WebSocket(target.href);
  const [text] = await messages(socket, 1);
  await close(socket);
  const authorization = JSON.parse(text).headers.find(
      ([name]) => name.toLowerCase() === "authorization");
  assertEquals(authorization[1], "Basic " + btoa("me:pass word"));
});
