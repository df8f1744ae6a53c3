// SPDX-License-Identifier: BSD-3-Clause
//
// One scenario of the benchmark, for any runtime that has WebSocket,
// performance.now, setTimeout and console.log: no imports, no arguments. The
// driver writes "globalThis.BENCH = {…};" in front of this text, a classic script
// that is a valid module, too. It prints {"mark":…} lines at the edges of what is
// measured, at which the driver reads the process's clocks and memory, and one
// {"result":…} line.
(function (options) {
  'use strict';
  const now = () => performance.now();
  const say = (value) => console.log(JSON.stringify(value));
  const mark = (name) => say({ mark: name });
  const perSecond = (count, milliseconds) => count / milliseconds * 1000;

  // --- Payloads: the same texts and bytes as in bench/server/payload.cc.

  const UNITS = {
    ascii: 'abcdefghijklmnopqrstuvwxyz012345',
    latin1: 'déjà vu, façon über, niño øre; ',
    mixed: 'Привет, мир! 日本語の文字 αβγ 中文信息; ',
  };
  const isText = options.type !== 'binary';

  function utf8Length(text) {
    let length = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
    }
    return length;
  }

  function makeText(charset, bytes) {
    const unit = UNITS[charset] || UNITS.ascii;
    const unitLength = utf8Length(unit);
    const parts = [];
    let length = 0;
    for (; length + unitLength <= bytes; length += unitLength) parts.push(unit);
    for (const character of unit) {
      const characterLength = utf8Length(character);
      if (length + characterLength > bytes) break;
      parts.push(character);
      length += characterLength;
    }
    parts.push(' '.repeat(bytes - length));
    return parts.join('');
  }

  // Different ones take turns, so that nothing can be remembered of a message.
  const PAYLOADS = 8;
  const payloads = [];
  for (let i = 0; options.size && i < PAYLOADS; i++) {
    payloads.push(isText ? makeText(options.charset, options.size - 1) + i
                         : Uint8Array.from({ length: options.size }, (_, k) => k * 7 + i));
  }
  const payload = (number) => payloads[number & (PAYLOADS - 1)];
  const lengthOf = (data) => isText ? data.length : data.byteLength;

  // --- Connections.

  function connect(path) {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(options.url + path);
      socket.binaryType = 'arraybuffer';
      socket.onopen = () => resolve(socket);
      socket.onerror = () => reject(new Error('no connection to ' + path));
      socket.onclose = (event) => reject(new Error('closed with code ' + event.code));
    });
  }

  function failWhenClosed(socket, reject) {
    socket.onerror = () => reject(new Error('the connection failed'));
    socket.onclose = (event) => reject(new Error('closed early, with code ' + event.code));
  }

  function leave(socket) {
    socket.onmessage = socket.onerror = socket.onclose = null;
    socket.close();
  }

  const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  // --- Phases: a body runs once to warm up, then measured.

  // The longest time between two runs of a 10 ms timer, while messages flood in.
  function watchTimers() {
    let last = now(), longest = 0, stopped = false;
    const look = () => {
      longest = Math.max(longest, now() - last);
      last = now();
    };
    setTimeout(function tick() {
      look();
      if (!stopped) setTimeout(tick, 10);
    }, 10);
    return () => {
      stopped = true;
      look();
      return longest;
    };
  }

  // phase(milliseconds) resolves to what it counted: { count, milliseconds, … }.
  async function measure(phase) {
    await phase(options.warm);
    mark('begin');
    const timers = watchTimers();
    const result = await phase(options.ms);
    mark('end');
    return { ...result, rate: perSecond(result.count, result.milliseconds),
             timer_gap_ms: timers() };
  }

  function latenciesOf(sorted) {
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] * 1000;
    const histogram = [];
    for (let i = 0; i <= 100; i++) histogram.push(+at(i / 100).toFixed(1));
    return { p50_us: at(0.5), p99_us: at(0.99), percentiles_us: histogram };
  }

  // --- Scenarios.

  // One message, or several in one turn for one reply, there and back.
  async function pingpong() {
    const sends = options.sends || 1;
    const socket = await connect(sends > 1 ? '/sink?ack=' + sends : '/echo');
    const expected = sends > 1 ? 1 : lengthOf(payload(0));
    let latencies;
    const result = await measure((milliseconds) => new Promise((resolve, reject) => {
      failWhenClosed(socket, reject);
      latencies = new Float64Array(1 << 22);
      let count = 0, last, begin;
      const round = () => {
        for (let i = 0; i < sends; i++) socket.send(payload(count + i));
      };
      socket.onmessage = ({ data }) => {
        const time = now();
        if ((sends > 1 ? data.length : lengthOf(data)) !== expected) reject(new Error('wrong echo'));
        latencies[count++] = time - last;
        last = time;
        if (time - begin < milliseconds) round();
        else resolve({ count, milliseconds: time - begin });
      };
      begin = last = now();
      round();
    }));
    leave(socket);
    return { ...result, ...latenciesOf(latencies.slice(0, result.count).sort()) };
  }

  // Echoes with a window of messages on their way.
  async function pipeline() {
    const socket = await connect('/echo');
    const expected = lengthOf(payload(0));
    const result = await measure((milliseconds) => new Promise((resolve, reject) => {
      failWhenClosed(socket, reject);
      let sent = 0, received = 0, stopped = false;
      const begin = now();
      socket.onmessage = ({ data }) => {
        if (lengthOf(data) !== expected) reject(new Error('wrong echo'));
        received++;
        if (!stopped) {
          socket.send(payload(sent));
          if ((++sent & 127) === 0) stopped = now() - begin >= milliseconds;
        } else if (received === sent) {
          resolve({ count: received, milliseconds: now() - begin });
        }
      };
      while (sent < options.window) socket.send(payload(sent++));
    }));
    leave(socket);
    return result;
  }

  // What the server floods us with.
  async function push() {
    const socket = await connect(`${options.path || '/push'}?size=${options.size}` +
      `&type=${options.type}&charset=${options.charset || 'ascii'}`);
    const text = isText && UNITS[options.charset || 'ascii'] ? makeText(options.charset, options.size) : null;
    const expected = text === null ? options.size : text.length;
    let isChecked = false;
    const check = (data) => {
      isChecked = true;
      if (text !== null) return data === text;
      return isText || new Uint8Array(data).every((byte, i) => byte === ((i * 7 + (i >> 8)) & 255));
    };
    const result = await measure((milliseconds) => new Promise((resolve, reject) => {
      failWhenClosed(socket, reject);
      let count = 0;
      const begin = now();
      socket.onmessage = ({ data }) => {
        if (lengthOf(data) === expected) {
          count++;
          if (!isChecked && !check(data)) reject(new Error('wrong contents'));
        } else if (typeof data === 'string' && data === 'end ' + count) {
          resolve({ count, milliseconds: now() - begin });
        } else {
          reject(new Error('wrong or lost messages'));
        }
      };
      socket.send('go ms=' + milliseconds);
    }));
    const { extensions } = socket;
    leave(socket);
    return { ...result, extensions };
  }

  // A flood of ours. The server's acknowledgements are the flow control: timers
  // would limit the rate, and not every runtime keeps bufferedAmount up.
  async function sink() {
    const socket = await connect('/sink?ack=' + options.ack);
    const result = await measure((milliseconds) => new Promise((resolve, reject) => {
      failWhenClosed(socket, reject);
      let sent = 0, acknowledged = 0, stopped = false;
      const looksAtClock = options.size > 65536 ? 0 : 63;
      const begin = now();
      const pump = () => {
        while (sent - acknowledged < options.window) {
          socket.send(payload(sent));
          if ((++sent & looksAtClock) === 0 && now() - begin >= milliseconds) {
            stopped = true;
            socket.send('end');
            return;
          }
        }
      };
      socket.onmessage = ({ data }) => {
        if (data === 'a') {
          acknowledged += options.ack;
          if (!stopped) pump();
        } else if (data === `done ${sent} ${sent * options.size}`) {
          resolve({ count: sent, milliseconds: now() - begin });
        } else {
          reject(new Error(`sent ${sent} messages, and the server says: ${data}`));
        }
      };
      pump();
    }));
    leave(socket);
    return result;
  }

  async function connectMany(count, inFlight, path) {
    const sockets = [];
    let started = 0;
    const one = async () => {
      while (started < count) {
        started++;
        sockets.push(await connect(path));
      }
    };
    await Promise.all(Array.from({ length: Math.min(inFlight, count) }, one));
    return sockets;
  }

  // Many connections, which are idle afterwards.
  async function conns() {
    const sockets = await connectMany(1, 1, '/hold');
    await sleep(options.settle);
    mark('base');
    await sleep(options.settle);
    mark('begin');
    const begin = now();
    sockets.push(...await connectMany(options.connections - 1, options.inFlight, '/hold'));
    const milliseconds = now() - begin;
    mark('end');
    await sleep(options.settle);
    mark('held');
    await sleep(options.settle);
    sockets.forEach(leave);
    const count = options.connections - 1;
    return { count, milliseconds, rate: perSecond(count, milliseconds) };
  }

  // Many connections with one message each on its way.
  async function fanin() {
    const sockets = await connectMany(options.connections, 100, '/echo');
    const expected = lengthOf(payload(0));
    const result = await measure((milliseconds) => new Promise((resolve, reject) => {
      let sent = 0, received = 0, stopped = false;
      const begin = now();
      const onmessage = ({ data, target }) => {
        if (lengthOf(data) !== expected) reject(new Error('wrong echo'));
        received++;
        if (!stopped) {
          target.send(payload(sent));
          if ((++sent & 63) === 0) stopped = now() - begin >= milliseconds;
        } else if (received === sent) {
          resolve({ count: received, milliseconds: now() - begin });
        }
      };
      for (const socket of sockets) {
        failWhenClosed(socket, reject);
        socket.onmessage = onmessage;
      }
      for (const socket of sockets) socket.send(payload(sent++));
    }));
    sockets.forEach(leave);
    return result;
  }

  // A connection and its first message, for the time from the start to the end.
  async function first() {
    const socket = await connect('/echo');
    await new Promise((resolve, reject) => {
      socket.onmessage = ({ data }) => data === 'hi' ? resolve() : reject(new Error('wrong echo'));
      socket.send('hi');
    });
    leave(socket);
    return { count: 1 };
  }

  // What single calls cost, in ns: the best of five.
  async function micro() {
    const socket = await connect('/hold');
    const costs = {};
    let keep = 0;
    const time = (name, iterations, body) => {
      body(iterations >> 3);
      body(iterations >> 3);
      let best = Infinity;
      for (let i = 0; i < 5; i++) {
        const begin = now();
        body(iterations);
        best = Math.min(best, (now() - begin) * 1e6 / iterations);
      }
      costs[name] = best;
    };
    const many = options.iterations, some = options.iterations >> 2;
    time('readyState', many, (n) => { for (let i = 0; i < n; i++) keep += socket.readyState; });
    time('bufferedAmount', many, (n) => { for (let i = 0; i < n; i++) keep += socket.bufferedAmount; });
    time('onmessage', many, (n) => { for (let i = 0; i < n; i++) keep += socket.onmessage === null; });
    time('new Event', some, (n) => { for (let i = 0; i < n; i++) keep += new Event('bench').type.length; });
    let heard = 0;
    const listener = () => { heard++; };
    socket.addEventListener('bench', listener);
    const event = new Event('bench');
    try {
      time('dispatchEvent', some, (n) => { for (let i = 0; i < n; i++) socket.dispatchEvent(event); });
    } catch { /* npm ws has no such events */ }
    if (heard === 0) delete costs.dispatchEvent;
    const closed = new Promise((resolve) => { socket.onclose = resolve; });
    socket.close();
    await closed;
    const text = UNITS.ascii, bytes = new Uint8Array(32);
    time('send text, closed', some, (n) => { for (let i = 0; i < n; i++) socket.send(text); });
    time('send binary, closed', some, (n) => { for (let i = 0; i < n; i++) socket.send(bytes); });
    return { count: keep > 0 ? 1 : 0, costs_ns: costs };
  }

  const scenarios = { pingpong, pipeline, push, sink, conns, fanin, first, micro };
  scenarios[options.kind]().then(
    (result) => say({ result }),
    (error) => say({ result: { error: String(error && error.message || error) } }));
})(globalThis.BENCH);
