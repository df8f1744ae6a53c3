// SPDX-License-Identifier: BSD-3-Clause
//
// Echoes messages of all types in rounds, and prints a line after each.
// Arguments: the URL of an echo server, the number of rounds, messages a round.
const [url, rounds, messages] = wsjs.args;

// So many are under way at a time.
const kWindow = 256;
const kKinds = [
  () => "a short text",
  (i) => `text number ${i} with \u20ac in it`,
  () => new Uint8Array(64),
  () => new Uint8Array(8192),
];

const socket = new WebSocket(url);
socket.binaryType = "arraybuffer";
let sent = 0;
let received = 0;
let round = 0;

function send() {
  while (sent < messages && sent - received < kWindow) {
    // The large ones are rare, so that a round is about messages, not bytes.
    const kind = sent % 64 === 0 ? 3 : sent % 3;
    socket.send(kKinds[kind](sent));
    ++sent;
  }
}

socket.onopen = send;
socket.onmessage = () => {
  if (++received < messages) {
    send();
    return;
  }
  gc();
  // What is watching reads our memory while we wait.
  console.log(`round ${++round}`);
  sent = received = 0;
  setTimeout(() => (round < rounds ? send() : socket.close()), 100);
};
socket.onclose = ({ wasClean }) => {
  if (!wasClean || round < rounds) throw new Error("the connection broke");
};
