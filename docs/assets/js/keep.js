// "Keep this guide on this device": the choice, what it takes, how far it is. The work is done by sw.js.
"use strict";

(async () => {
  // Opened from a folder, the page is a copy already: how to keep one does not stand there.
  function inFolder() {
    const copy = box.querySelector(".keep-copy");
    const around = [...box.parentElement.children];
    const [start, end] = [-1, 1].map((way) => {
      let at = around.indexOf(box);
      while (around[at] && around[at].localName !== "h2") at += way;
      return at < 0 || at >= around.length ? around.indexOf(box) : at;
    });
    for (const one of around.slice(start + 1, end)) one.hidden = one !== box;
    if (around[start].localName === "h2") around[start].firstChild.textContent = copy.dataset.title;
    box.querySelector(".keep-instead").hidden = true;
    copy.hidden = false;
  }

  const box = document.querySelector(".keep");
  if (box && location.protocol === "file:") inFolder();
  const able = location.protocol.startsWith("http") && isSecureContext && navigator.serviceWorker && self.caches;
  if (!box || !able) return;

  const words = JSON.parse(box.dataset.words);
  const root = new URL(box.dataset.root, location).href;
  const worker = navigator.serviceWorker;
  const form = box.querySelector("form");
  const one = (name) => box.querySelector(`.keep-${name}`);
  const bar = one("bar");
  const code = document.documentElement.lang;
  const number = new Intl.NumberFormat(code, { maximumFractionDigits: 1 });
  const megabytes = (bytes) => (bytes < 1e9 ? `${number.format(bytes / 1e6)} MB` : `${number.format(bytes / 1e9)} GB`);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const say = (text) => {
    if (one("said").textContent !== text) one("said").textContent = text;
  };

  let newest = null;
  let report = null;
  let timer = 0;
  let parted = false;

  const ticked = (name) => [...form.querySelectorAll(`[name=${name}]:checked`)].map((input) => input.value);
  const alike = (a, b) => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
  const dayOf = (edition) => (edition.languages.find((of) => of.code === code) ?? edition.languages[0]).day;

  // What it takes

  function sizeOf(languages, parts) {
    const all = languages.flatMap((of) => parts.map((part) => of.parts[part]));
    const total = (kind) => all.reduce((bytes, part) => bytes + part[kind], 0);
    return { bytes: total("bytes"), packed: total("packed") };
  }

  async function showSize() {
    const chosen = ticked("language");
    showGo();
    if (!chosen.length) {
      one("size").textContent = words.choose;
      return;
    }
    if (!newest) return;
    const languages = newest.languages.filter((of) => chosen.includes(of.code));
    const { bytes, packed } = sizeOf(languages, ["pages", ...ticked("part")]);
    const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
    const free = Math.max(0, quota - usage);
    const room = quota ? fill(free < bytes ? words.tight : words.free, { free: megabytes(free) }) : "";
    one("size").textContent = `${fill(words.size, { size: megabytes(bytes), packed: megabytes(packed) })} ${room}`;
  }

  function showSizes() {
    for (const label of form.querySelectorAll("[data-language]")) {
      const language = newest.languages.find((of) => of.code === label.dataset.language);
      if (language) label.textContent = `(${megabytes(language.parts.pages.bytes)})`;
    }
  }

  // How far it is

  const stops = () => {
    const { stop, kept } = report;
    if (stop === "full") return kept ? fill(words.fullKept, { day: dayOf(kept) }) : words.full;
    return stop ? words[stop] : "";
  };

  const unfinished = () => {
    const { wanted, kept } = report;
    if (!wanted) return false;
    return !kept || !alike(wanted.parts, kept.parts) || !alike(wanted.languages, kept.languages.map((of) => of.code));
  };

  // There is nothing to do while all that is chosen is here, and the newest.
  function showGo() {
    const chosen = ticked("language");
    const { work, kept, stop, behind } = report ?? {};
    const here = kept && alike(chosen, kept.languages.map((of) => of.code)) && alike(ticked("part"), kept.parts);
    const done = here && !stop && !behind && !unfinished();
    one("go").hidden = Boolean(done);
    one("go").disabled = Boolean(work) || !chosen.length;
  }

  function keptSaid() {
    const { kept, newest: known, behind } = report;
    if (!kept) return "";
    const languages = kept.languages.map((of) => of.name).join(", ");
    const here = fill(words.kept, { day: dayOf(kept), languages, size: megabytes(kept.bytes) });
    return behind ? `${here} ${fill(words.behind, { day: dayOf(known) })}` : here;
  }

  function show() {
    const { work, kept, wanted, offline } = report;
    const held = document.activeElement;
    bar.hidden = !work;
    one("stop").hidden = !work;
    showGo();
    one("look").hidden = Boolean(work) || !kept;
    one("remove").hidden = !kept && !wanted;
    // A button that goes away hands its focus on.
    if (box.contains(held) && (held.hidden || held.disabled)) one(work ? "stop" : "said").focus();
    if (work) {
      bar.querySelector("progress").max = work.total || 1;
      bar.querySelector("progress").value = work.done;
      bar.querySelector("span").textContent = fill(words.loading, { done: megabytes(work.done), total: megabytes(work.total) });
      say(words.begun);
      return;
    }
    const stop = stops() || (unfinished() ? words.unfinished : "");
    const missed = location.hash === "#not-kept" ? words.missed : "";
    const removed = parted && !wanted ? words.removed : "";
    say([removed, missed, stop, keptSaid(), kept && offline ? words.offline : ""].filter(Boolean).join(" "));
  }

  function tick({ languages, parts }) {
    for (const input of form.querySelectorAll("[name=language]")) input.checked = languages.includes(input.value);
    for (const input of form.querySelectorAll("[name=part]")) input.checked = parts.includes(input.value);
  }

  // A worker that the browser has ended goes on when it is asked again.
  function watch() {
    clearInterval(timer);
    if (!report.work) return;
    timer = setInterval(() => ask({ do: "report" }), 4000);
  }

  worker.addEventListener("message", ({ data }) => {
    if (data.guide !== root) return;
    const before = report;
    report = data;
    newest = report.newest ?? newest;
    if (!before && report.wanted) tick(report.wanted);
    if (before?.work && !report.work && !report.stop && unfinished()) ask({ do: "keep", ...report.wanted });
    show();
    watch();
    if (!before) {
      showSize();
      if (location.hash === "#not-kept") one("said").scrollIntoView({ block: "center" });
    }
  });
  worker.startMessages();

  // Do

  async function ask(message) {
    const registration = await worker.getRegistration(root);
    if (registration?.scope === root) registration.active?.postMessage(message);
  }

  async function keep() {
    parted = false;
    say(words.begun);
    try {
      await worker.register(`${root}sw.js`, { updateViaCache: "none" });
      await worker.ready;
    } catch {
      form.hidden = true;
      one("instead").hidden = false;
      return;
    }
    // Only asks the browser not to clear the copy by itself; it may say no.
    navigator.storage?.persist?.().catch(() => {});
    await ask({ do: "keep", languages: ticked("language"), parts: ticked("part") });
  }

  async function remove() {
    if (!confirm(words.sure)) return;
    await ask({ do: "remove" });
    const registration = await worker.getRegistration(root);
    if (registration?.scope === root) await registration.unregister();
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(`${root} `)).map((name) => caches.delete(name)));
    parted = true;
    report = { wanted: null, kept: null, newest: null, stop: null, work: null };
    show();
    one("go").focus();
    showSize();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep();
  });
  form.addEventListener("change", showSize);
  one("stop").addEventListener("click", () => ask({ do: "stop" }));
  one("look").addEventListener("click", () => ask({ do: "look" }));
  one("remove").addEventListener("click", remove);

  tick({ languages: [code], parts: [] });
  form.hidden = false;
  one("instead").hidden = true;
  addEventListener("hashchange", () => report && show());
  await ask({ do: "report" });
  try {
    newest = await (await fetch(`${root}edition.json`, { cache: "no-store" })).json();
    showSizes();
  } catch {
    // Without a network the note of the worker says what is known.
  }
  await showSize();
})();
