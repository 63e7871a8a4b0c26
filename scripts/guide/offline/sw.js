// Keeps the guide on this device, for readers who asked for it on the page "Downloads".
// Each file is kept under its SHA-256: a new edition loads only what changed, languages share what is alike,
// and a copy changes from one edition to the next in one step, when all of the next is here.
"use strict";

const ROOT = self.registration.scope;
const STORE = `${ROOT} files`;
const NOTES = `${ROOT} notes`;
const NOTE = `${ROOT}offline/note`;
const KEY = `${ROOT}offline/file/`;
const NEW = { version: 1, wanted: null, kept: null, newest: null, stop: null, fresh: [] };

const AT_ONCE = 6;
const TRIES = [0, 500, 2000]; // milliseconds to wait before each
const PATIENCE = 2000; // how long a page waits to learn of a new edition
const GIVE_UP = 8000;
const LOOK_AGAIN = 10 * 60 * 1000;
const LOOK_AGAIN_OFFLINE = 30 * 1000;

let noted = null; // the note as a promise, once read
let work = null; // what is being loaded: controller, done and total in bytes, promise
let looking = null;
let looked = 0;
let offline = false;
let gone = false;

const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

class Changed extends Error {}

// The note: what the reader wants, what is kept, and the newest edition known

async function readNote() {
  const found = await caches.match(NOTE, { cacheName: NOTES });
  const note = found ? await found.json() : NEW;
  return note.version === NEW.version ? note : NEW;
}

const note = () => (noted ??= readNote());

async function change(values) {
  if (gone) return;
  const next = { ...(await note()), ...values };
  const notes = await caches.open(NOTES);
  await notes.put(NOTE, new Response(JSON.stringify(next)));
  noted = Promise.resolve(next);
}

// The same for what may be forgotten: a full device must not look like one without a network.
async function remember(values) {
  try {
    await change(values);
  } catch {
    noted = Promise.resolve({ ...(await note()), ...values });
  }
}

function behind({ kept, newest }) {
  const sums = new Map((newest?.languages ?? []).map((one) => [one.code, one.sha256]));
  return Boolean(kept) && kept.languages.some((one) => sums.has(one.code) && sums.get(one.code) !== one.sha256);
}

async function tell() {
  const { wanted, kept, newest, stop } = await note();
  const report = {
    guide: ROOT,
    wanted,
    kept: kept && { ...kept, files: undefined },
    newest,
    behind: behind(await note()),
    stop,
    offline,
    work: work && { done: work.done, total: work.total },
  };
  for (const client of await clients.matchAll({ includeUncontrolled: true })) client.postMessage(report);
}

// Load

async function asked(path, signal) {
  const response = await fetch(ROOT + path, { cache: "no-store", signal });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

async function sum(data) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function listOf(language, signal) {
  const data = await (await asked(language.list, signal)).arrayBuffer();
  if ((await sum(data)) !== language.sha256) throw new Changed(language.list);
  return JSON.parse(new TextDecoder().decode(data));
}

// Asks again where a weak network fails, but not where the file is another one.
async function load([path, hash], signal) {
  for (const pause of TRIES) {
    await wait(pause);
    signal.throwIfAborted();
    try {
      const response = await fetch(ROOT + path, { cache: "no-cache", signal });
      if (response.status === 404 || response.status === 410) throw new Changed(path);
      if (!response.ok) continue;
      const data = await response.arrayBuffer();
      if ((await sum(data)) !== hash) throw new Changed(path);
      return { data, headers: response.headers };
    } catch (fault) {
      if (fault instanceof Changed || signal.aborted) throw fault;
    }
  }
  throw new TypeError(`${path} cannot be had`);
}

async function keepFile(store, row, signal) {
  const { data, headers } = await load(row, signal);
  const kept = new Headers(headers);
  // What is kept is unpacked and whole.
  for (const name of ["accept-ranges", "content-encoding", "content-length", "vary"]) kept.delete(name);
  signal.throwIfAborted();
  await store.put(KEY + row[1], new Response(data, { headers: kept }));
}

async function bringOnce(signal) {
  const { wanted } = await note();
  const newest = await (await asked("edition.json", signal)).json();
  const languages = newest.languages.filter((one) => wanted.languages.includes(one.code));
  const lists = await Promise.all(languages.map((one) => listOf(one, signal)));
  const rows = lists.flatMap(({ parts }) => ["pages", ...wanted.parts].flatMap((part) => parts[part] ?? []));
  const unique = new Map(rows.map((row) => [row[1], row]));
  const store = await caches.open(STORE);
  const here = new Set((await store.keys()).map((request) => request.url.slice(KEY.length)));
  const queue = [...unique.values()].filter((row) => !here.has(row[1]));
  work.total = [...unique.values()].reduce((bytes, row) => bytes + row[2], 0);
  work.done = work.total - queue.reduce((bytes, row) => bytes + row[2], 0);
  const drain = async () => {
    for (let row = queue.shift(); row; row = queue.shift()) {
      await keepFile(store, row, signal);
      work.done += row[2];
      await tell();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, drain));
  const files = Object.fromEntries(rows.map((row) => [row[0], row[1]]));
  const kept = { edition: newest.edition, languages, parts: wanted.parts, bytes: work.total, files };
  await change({ kept, newest, stop: null });
  [looked, offline] = [Date.now(), false];
}

// A new edition may be published while the old one is being loaded: then its list is read anew.
async function bringAll(controller) {
  for (let again = 2; ; again -= 1) {
    const one = new AbortController();
    const stop = () => one.abort();
    controller.signal.addEventListener("abort", stop);
    try {
      controller.signal.throwIfAborted();
      return await bringOnce(one.signal);
    } catch (fault) {
      one.abort(); // the other files of this try
      if (!(fault instanceof Changed) || !again) throw fault;
      await wait(500);
    } finally {
      controller.signal.removeEventListener("abort", stop);
    }
  }
}

function reason(fault, controller) {
  if (controller.signal.aborted) return "stopped";
  if (fault.name === "QuotaExceededError") return "full";
  return fault instanceof Changed ? "changed" : "broken";
}

async function brought(controller) {
  let stop = null;
  try {
    await bringAll(controller);
  } catch (fault) {
    stop = reason(fault, controller);
  }
  work = null;
  // What a full device has of a copy that cannot be finished only takes room.
  if (!stop || stop === "full") await sweep();
  await remember({ stop });
  await tell();
}

function bring() {
  if (!work) {
    const controller = new AbortController();
    work = { controller, done: 0, total: 0, promise: null };
    work.promise = brought(controller);
  }
  return work.promise;
}

async function sweep() {
  const { kept } = await note();
  const needed = new Set(Object.values(kept?.files ?? {}));
  const store = await caches.open(STORE);
  for (const request of await store.keys()) {
    if (!needed.has(request.url.slice(KEY.length))) await store.delete(request);
  }
}

// Look for a new edition

async function ask() {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), GIVE_UP);
  try {
    const newest = await (await asked("edition.json", giveUp.signal)).json();
    offline = false;
    if (JSON.stringify(newest) !== JSON.stringify((await note()).newest)) await remember({ newest });
  } catch {
    offline = true;
  }
  clearTimeout(timer);
  looked = Date.now();
}

// Resolves when the answer is here, or when the page has waited long enough for it.
async function look(patience) {
  if (Date.now() - looked < (offline ? LOOK_AGAIN_OFFLINE : LOOK_AGAIN)) return;
  let here = false;
  looking ??= ask().finally(() => (looking = null));
  await Promise.race([looking.then(() => (here = true)), wait(patience)]);
  if (!here) offline = true;
}

async function update() {
  const now = await note();
  const sparing = navigator.connection?.saveData || now.stop === "full";
  if (!offline && now.wanted && now.kept && behind(now) && !sparing) await bring();
}

// Answer

function hashOf({ kept }, path) {
  const files = kept?.files ?? {};
  return [path, `${path}.html`, `${path}index.html`, `${path}/index.html`].map((one) => files[one]).find(Boolean);
}

const stored = (hash) => caches.match(KEY + hash, { cacheName: STORE });

// Where a page is not in the copy, the page "Downloads" says so, in the reader's language if it is kept.
function elsewhere({ kept }, path) {
  if (!kept?.languages.length) return Response.error();
  const folder = (one) => one.start.slice(0, -"index.html".length);
  const within = kept.languages.filter((one) => path.startsWith(folder(one)));
  const language = within.find(folder) ?? within[0] ?? kept.languages[0];
  const goal = path === "" || path === "index.html" ? language.start : `${folder(language)}downloads.html#not-kept`;
  return kept.files[goal.replace(/#.*/, "")] && goal !== path ? Response.redirect(ROOT + goal) : Response.error();
}

// A page of a newer edition than the copy takes all its files from the network, else the two would mix.
async function pin(client) {
  const { fresh } = await note();
  await remember({ fresh: [...fresh, client].slice(-40) });
}

async function page(event, path) {
  const hash = hashOf(await note(), path);
  if (hash) await look(PATIENCE);
  event.waitUntil(update());
  const now = await note();
  if (!hash || (behind(now) && !offline)) {
    try {
      const response = await fetch(event.request, hash ? { cache: "no-cache" } : {});
      if (!hash || response.status < 500) {
        if (hash) await pin(event.resultingClientId);
        return response;
      }
    } catch {
      offline = true;
      if (!hash) return elsewhere(now, path);
    }
  }
  return (await stored(hash)) ?? fetch(event.request);
}

async function part(event, path) {
  const now = await note();
  const hash = hashOf(now, path);
  if (!hash) return fetch(event.request);
  if (now.fresh.includes(event.clientId)) {
    try {
      return await fetch(event.request, { cache: "no-cache" });
    } catch (fault) {
      if (behind(now)) throw fault;
    }
  }
  return (await stored(hash)) ?? fetch(event.request);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  const path = request.url.slice(ROOT.length).replace(/[?#].*$/, "");
  if (path === "edition.json" || path.startsWith("offline/")) return;
  event.respondWith(request.mode === "navigate" ? page(event, path) : part(event, path));
});

// Do what a page asks

const ACTIONS = {
  report: async () => {},
  async keep({ languages, parts }) {
    gone = false;
    work?.controller.abort();
    await work?.promise;
    await change({ wanted: { languages, parts }, stop: null });
    const done = bring();
    await tell();
    await done;
  },
  async stop() {
    work?.controller.abort();
    await work?.promise;
  },
  async look() {
    looked = 0;
    await look(GIVE_UP);
    await tell();
    await update();
  },
  async remove() {
    gone = true;
    work?.controller.abort();
    await work?.promise;
    noted = Promise.resolve(NEW);
    await Promise.all([caches.delete(STORE), caches.delete(NOTES)]);
  },
};

self.addEventListener("message", (event) => {
  const act = ACTIONS[event.data?.do];
  if (act) event.waitUntil(act(event.data).then(tell));
});

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));
