// A script of wsjs, typed: every line is right, and every type is exact.

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends (<T>() => T extends B ? 1 : 2) ? true : false;
function isExactly<A, B>(_same: Same<A, B>): void {}

const socket = new WebSocket(wsjs.args[0] ?? 'ws://127.0.0.1', ['chat', 'superchat']);
socket.binaryType = 'arraybuffer';
isExactly<WebSocket['binaryType'], 'blob' | 'arraybuffer'>(true);
isExactly<typeof WebSocket.OPEN, 1>(true);

// Event handlers know their event and their this.
socket.onopen = function(event) {
  isExactly<typeof this, WebSocket>(true);
  isExactly<typeof event, Event>(true);
  this.send('Hello');
};
socket.onmessage = ({data}) => console.log('received', data);
socket.onclose = ({code, reason, wasClean}) => {
  isExactly<[typeof code, typeof reason, typeof wasClean], [number, string, boolean]>(true);
};
socket.onerror = null;

// So do listeners, functions and objects.
socket.addEventListener('close', (event) => isExactly<typeof event, CloseEvent>(true), {once: true});
socket.addEventListener('message', {
  handleEvent(event) {
    isExactly<typeof event, MessageEvent>(true);
  },
});
socket.addEventListener('something', (event) => isExactly<typeof event, Event>(true));
addEventListener('unhandledrejection', (event) => {
  isExactly<typeof event, PromiseRejectionEvent>(true);
  event.preventDefault();
});
onerror = (event, source, line) => {
  isExactly<typeof line, number | undefined>(true);
  console.error(typeof event === 'string' ? event : event.type, source);
};

// Unions and buffers.
socket.send(new Uint8Array([1, 2, 3]));
socket.send(new ArrayBuffer(4));
socket.send(new Blob(['a', new Uint8Array(1)], {type: 'text/plain', endings: 'native'}));
new TextDecoder('utf-8', {fatal: true}).decode(new Uint8Array(new SharedArrayBuffer(2)));
isExactly<ReturnType<TextEncoder['encode']>, Uint8Array<ArrayBuffer>>(true);

// Iterables, records, overloads of what a constructor takes.
const parameters = new URLSearchParams({a: '1'});
for (const [key, value] of new URLSearchParams([['b', '2']]))
  parameters.append(key, value);
isExactly<ReturnType<typeof parameters.get>, string | null>(true);
parameters.forEach((value, key, object) => isExactly<typeof object, URLSearchParams>(true));
isExactly<ReturnType<typeof URL.parse>, URL | null>(true);

// Promises, static members, inheritance.
const blob: Blob = new File([], 'name', {lastModified: 0});
blob.text().then((text) => isExactly<typeof text, string>(true));
const signal = AbortSignal.any([AbortSignal.timeout(10), new AbortController().signal]);
isExactly<typeof signal.reason, any>(true);
if (signal.reason instanceof DOMException)
  isExactly<typeof DOMException.ABORT_ERR, 20>(true);
if (blob instanceof File)
  console.log(blob.name);

// The global object and its members.
isExactly<ReturnType<typeof setTimeout>, number>(true);
const timer = globalThis.setTimeout(() => self.close?.(), 10, 'argument');
self.clearTimeout(timer);
(window as Window).location = 'https://example.com/';
location.hash = '#a';
queueMicrotask(() => console.assert(isSecureContext, performance.now()));
console.log(structuredClone({a: navigator.userAgent}, {transfer: []}), wsjs.env['HOME']);
new EventTarget().dispatchEvent(new CustomEvent('x', {detail: 1, cancelable: true}));
wsjs.exit(0);

declare global {
  // Interfaces are open.
  interface Window {
    close?(): void;
  }
}
export {};
