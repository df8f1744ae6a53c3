// SPDX-License-Identifier: BSD-3-Clause
//
// What the page around an .any.js test gives it, before testharness.js runs.
// WPT_ENVIRONMENT comes from wpt/run.
(function (environment) {
  'use strict';
  function define(name, value) {
    Object.defineProperty(globalThis, name, {
      value, writable: true, configurable: true, enumerable: false,
    });
  }

  // The generated page of an .any.js test in window scope has this.
  define('GLOBAL', {
    isWindow: () => true,
    isWorker: () => false,
    isShadowRealm: () => false,
  });
  if (environment.title !== null) define('META_TITLE', environment.title);

  // idlharness.js loads the interfaces that it checks, other tests their data.
  define('fetch', async (path) => {
    if (!Object.hasOwn(environment.resources, path)) {
      throw new TypeError(`fetch: ${path} was not loaded by wpt/run`);
    }
    const body = environment.resources[path];
    return { ok: true, status: 200,
             text: async () => body, json: async () => JSON.parse(body) };
  });
})(WPT_ENVIRONMENT);
