// SPDX-License-Identifier: BSD-3-Clause
//
// usage: wsjs hot_paths.js URL PATH COUNT
//
// Goes a path of script's calls COUNT times, for counting instructions. URL is
// bench_server's. Without arguments: prints for each path the count that is worth
// going it, a tab, and its name.
const [url, path, count] = [wsjs.args[0], wsjs.args[1], Number(wsjs.args[2])];

function connect(target) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url + target);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => resolve(socket);
    socket.onerror = () => reject(new Error('no connection to ' + url));
  });
}

async function receive(query) {
  const socket = await connect('/push?' + query);
  await new Promise((resolve) => {
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string' && data.startsWith('end')) resolve();
    };
    socket.send('go n=' + count);
  });
  socket.close();
}

async function repeat(body, { closed } = {}) {
  const socket = await connect('/hold');
  socket.addEventListener('bench', () => {});
  if (closed) {
    await new Promise((resolve) => {
      socket.onclose = resolve;
      socket.close();
    });
  }
  for (let i = 0; i < count; i++) body(socket);
  socket.close();
}

const event = new Event('bench');
const bytes = new Uint8Array(32);
const text = 'abcdefghijklmnopqrstuvwxyz012345';
let kept;

const paths = {
  'receive 32 B text': () => receive('type=text&size=32'),
  'receive 1 KiB binary': () => receive('type=binary&size=1024'),
  'readyState': () => repeat((socket) => { kept = socket.readyState; }),
  'new Event': () => repeat(() => { kept = new Event('bench'); }),
  'dispatchEvent': () => repeat((socket) => socket.dispatchEvent(event)),
  'send 32 B text, closed': () => repeat((socket) => socket.send(text), { closed: true }),
  'send 32 B binary, closed': () => repeat((socket) => socket.send(bytes), { closed: true }),
};

// V8 compiles a function for good after some thousand calls.
const COUNT = 120_000;

if (path !== undefined) paths[path]();
else for (const name of Object.keys(paths)) console.log(`${COUNT}\t${name}`);
