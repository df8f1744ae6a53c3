// SPDX-License-Identifier: BSD-3-Clause
//
// What a runtime that is no browser gets before testharness.js: the globals of a
// page that the tests take for granted, where it has none of its own. After
// testharness.js, WPT_REPORT() writes its results as one line of JSON to standard
// output, once there are any. WPT_ENVIRONMENT comes from wpt/peers.
(function (environment) {
  'use strict';
  const url = new URL(environment.url);

  function define(name, value) {
    Object.defineProperty(globalThis, name, {
      value, writable: true, configurable: true, enumerable: false,
    });
  }

  define('GLOBAL', {
    isWindow: () => true,
    isWorker: () => false,
    isShadowRealm: () => false,
  });
  if (environment.title !== null) define('META_TITLE', environment.title);
  if (globalThis.self === undefined) define('self', globalThis);
  // idlharness.js looks for it to know what should be exposed.
  if (globalThis.Window === undefined) {
    const Window = function () { throw new TypeError('Illegal constructor'); };
    Object.defineProperty(Window, 'prototype',
                          { value: Object.getPrototypeOf(globalThis) });
    define('Window', Window);
  }
  let href;
  try { href = globalThis.location.href; } catch {}
  if (href !== url.href) {
    define('location', {
      href: url.href, origin: url.origin, protocol: url.protocol, host: url.host,
      hostname: url.hostname, port: url.port, pathname: url.pathname,
      search: url.search, hash: url.hash, toString: () => url.href,
    });
  }
  // testharness.js must not take the runtime for a worker.
  for (const name of ['DedicatedWorkerGlobalScope', 'SharedWorkerGlobalScope',
                      'ServiceWorkerGlobalScope', 'WorkerGlobalScope']) {
    delete globalThis[name];
  }

  // Global events, where only the process has what leads to them.
  if (globalThis.addEventListener === undefined) {
    const target = new EventTarget();
    for (const name of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
      define(name, target[name].bind(target));
    }
    globalThis.process?.on('uncaughtException', (error) => {
      target.dispatchEvent(Object.assign(
          new Event('error'), { error, message: String(error?.message ?? error) }));
    });
    globalThis.process?.on('unhandledRejection', (reason) => {
      target.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason }));
    });
  }

  // Relative URLs are the page's.
  const fetch = globalThis.fetch;
  define('fetch', (input, init) => fetch(
      typeof input === 'string' ? new URL(input, url).href : input, init));

  define('WPT_REPORT', () => {
    const HARNESS = ['OK', 'ERROR', 'TIMEOUT', 'PRECONDITION_FAILED'];
    const SUBTEST = ['PASS', 'FAIL', 'TIMEOUT', 'NOTRUN', 'PRECONDITION_FAILED'];
    add_completion_callback((tests, harness) => {
      console.log(environment.mark + JSON.stringify({
        status: HARNESS[harness.status],
        message: harness.message || null,
        subtests: tests.map((test) => ({ name: test.name, status: SUBTEST[test.status],
                                         message: test.message || null })),
      }));
      setTimeout(() => (globalThis.Deno ?? process).exit(0), 20);
    });
    setTimeout(() => timeout(), environment.timeout);
  });
})(WPT_ENVIRONMENT);
