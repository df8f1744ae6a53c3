// SPDX-License-Identifier: BSD-3-Clause
// options: --base-url {http}/http/page.html
import {
  assert, assertEquals, httpUrl, nextEvent, servers, test, url,
} from "../support/harness.mjs";

const container = navigator.serviceWorker;

// The URL of a script that the server answers with `text`.
function script(text, parameters = {}) {
  return httpUrl("plain", "response", { text, type: "text/javascript", ...parameters });
}

// Registers with a scope of its own, and unregisters.
let scopes = 0;
async function withRegistration(script, options, body) {
  const registration = await container.register(script, { scope: `s${++scopes}`, ...options });
  try {
    await body(registration);
  } finally {
    await registration.unregister();
  }
}

async function reaches(worker, state) {
  while (worker.state !== state) await nextEvent(worker, "statechange");
}

async function ask(worker, message) {
  const answer = nextEvent(container, "message");
  worker.postMessage(message);
  const event = await answer;
  assertEquals(event.source, worker);
  return event.data;
}

async function nameOfFailure(promise) {
  return promise.then(() => "no failure", (error) => error.name);
}

container.startMessages();

test("a service worker is fetched, installed and activated", async () => {
  await withRegistration(httpUrl("plain", "service-worker"), {}, async (registration) => {
    const worker = registration.installing;
    const { headers } = await ask(worker);
    const header = (name) => headers.find(([key]) => key.toLowerCase() === name)?.[1];
    assertEquals(header("service-worker"), "script");
    assertEquals(header("cache-control"), "max-age=0");
    await reaches(worker, "activated");
    assertEquals(registration.active, worker);
  });
});

test("an update brings a new script", async () => {
  await withRegistration(httpUrl("plain", "service-worker"), {}, async (registration) => {
    const first = registration.installing;
    await reaches(first, "activated");
    const { version } = await ask(first);
    const found = nextEvent(registration, "updatefound");
    assertEquals(await registration.update(), registration);
    await found;
    const second = registration.installing;
    assert((await ask(second)).version > version);
    await reaches(second, "activated");
    assertEquals(first.state, "redundant");
  });
});

test("an update of the same script brings nothing", async () => {
  await withRegistration(script("1"), {}, async (registration) => {
    await reaches(registration.installing, "activated");
    await registration.update();
    assertEquals(registration.installing, null);
  });
});

test("scripts that are refused", async () => {
  const failures = {
    TypeError: [
      script("", { status: 404 }),
      httpUrl("plain", "redirect", { to: script("") }),
    ],
    SecurityError: [
      script("", { type: "text/plain" }),
      script("", { type: "" }),
      httpUrl("secure", "response", { text: "", type: "text/javascript" }),
    ],
  };
  for (const [name, urls] of Object.entries(failures)) {
    for (const url of urls) {
      assertEquals(await nameOfFailure(container.register(url)), name, url);
    }
  }
  assertEquals((await container.getRegistrations()).length, 0);
});

test("Service-Worker-Allowed widens the scope", async () => {
  assertEquals(await nameOfFailure(container.register(script(""), { scope: "/" })),
               "SecurityError");
  const allowed = script("", { name: "Service-Worker-Allowed", value: "/" });
  await withRegistration(allowed, { scope: "/" }, async (registration) => {
    assertEquals(registration.scope, `${servers.http}/`);
    assertEquals(await container.ready, registration);
  });
});

test("a module service worker imports", async () => {
  const imported = httpUrl("plain", "module");
  const text = `import { url } from ${JSON.stringify(imported)};
      onmessage = ({ source }) => source.postMessage(url);`;
  await withRegistration(script(text), { type: "module" }, async (registration) => {
    assertEquals(await ask(registration.installing), imported);
  });
});

test("importScripts in a service worker", async () => {
  const text = `importScripts(${JSON.stringify(script("var imported = 5"))});
      onmessage = ({ source }) => source.postMessage(imported);`;
  await withRegistration(script(text), {}, async (registration) => {
    assertEquals(await ask(registration.installing), 5);
  });
});

test("a WebSocket in a service worker", async () => {
  const text = `
      const socket = new WebSocket(${JSON.stringify(url("plain", "/echo"))});
      socket.onopen = () => socket.send("sent");
      const message = new Promise((resolve) => socket.onmessage = resolve);
      oninstall = (event) => event.waitUntil(message);
      onmessage = async ({ source }) => source.postMessage((await message).data);`;
  await withRegistration(script(text), {}, async (registration) => {
    const worker = registration.installing;
    assertEquals(await ask(worker), "sent");
    await reaches(worker, "activated");
  });
});

test("it claims who is in its scope", async () => {
  const text = "onactivate = (event) => event.waitUntil(clients.claim())";
  await withRegistration(script(text), { scope: "page" }, async (registration) => {
    await nextEvent(container, "controllerchange");
    assertEquals(container.controller, registration.active);
    const client = `onmessage = async ({ source }) => source.postMessage(
        (await clients.matchAll({ includeUncontrolled: true })).map(({ url }) => url))`;
    await withRegistration(script(client), {}, async ({ installing }) => {
      assertEquals(await ask(installing), [`${servers.http}/http/page.html`]);
    });
  });
});
