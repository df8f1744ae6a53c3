// SPDX-License-Identifier: BSD-3-Clause
//
// Talks to an echo server, whose URL is the first argument:
//     tools/wsjs examples/echo.js
// starts one.
const url = wsjs.args[0];
if (!url) {
  console.error('usage: wsjs --echo-server examples/echo.js');
  wsjs.exit(2);
}

const messages = ['Hello', 'Grüße, 世界', new Uint8Array([1, 2, 3]), ''];

const socket = new WebSocket(url);
socket.binaryType = 'arraybuffer';

socket.onopen = () => {
  console.log('connected to', socket.url);
  for (const message of messages) {
    console.log('>', message);
    socket.send(message);
  }
};

let received = 0;
socket.onmessage = ({data}) => {
  console.log('<', data instanceof ArrayBuffer ? new Uint8Array(data) : data);
  if (++received === messages.length) socket.close(1000, 'done');
};

socket.onerror = () => console.error('the connection failed');

socket.onclose = ({code, reason, wasClean}) => {
  console.log('closed', {code, reason, wasClean});
  if (received < messages.length) wsjs.exit(1);
};
