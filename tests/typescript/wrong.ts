// What scripts get wrong, and the declarations refuse.

// @ts-expect-error: a URL is needed.
new WebSocket();
const socket = new WebSocket('ws://127.0.0.1');
// @ts-expect-error: not a value of the enumeration.
socket.binaryType = 'text';
// @ts-expect-error: read only.
socket.readyState = 1;
// @ts-expect-error: neither string nor buffer nor Blob.
socket.send(1);
// @ts-expect-error: shared memory can't be sent.
socket.send(new Uint8Array(new SharedArrayBuffer(1)));
// @ts-expect-error: a close event hasn't got data.
socket.onclose = (event) => event.data;
// @ts-expect-error: a close event isn't a message event.
socket.addEventListener('message', (event: CloseEvent) => event.code);
// @ts-expect-error: not a function or an object with handleEvent.
socket.addEventListener('close', 'listener');
// @ts-expect-error: no such option.
new Blob([], {mime: 'text/plain'});
// @ts-expect-error: the member `promise` is required.
new PromiseRejectionEvent('unhandledrejection', {});
// @ts-expect-error: not a constructor.
new AbortSignal();
// @ts-expect-error: no such function.
console.print('x');
// @ts-expect-error: there is no document.
document.title;
export {};
