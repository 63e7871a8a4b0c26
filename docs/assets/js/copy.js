// Where a copy of the guide is kept on this device: says when it is in use without a network, or behind.
"use strict";

(() => {
  const line = document.querySelector(".copy-note");
  const worker = navigator.serviceWorker;
  if (!line || !worker || !location.protocol.startsWith("http")) return;

  const code = document.documentElement.lang;
  let asked = false;
  const dayOf = (edition) => (edition.languages.find((one) => one.code === code) ?? edition.languages[0]).day;

  function said({ kept, newest, offline }) {
    if (!kept) return "";
    const { edition, day, offline: without, behind, here } = line.dataset;
    if (newest && newest.edition !== edition) {
      const pattern = kept.edition === newest.edition ? here : behind;
      // Of one day there may be two, which differ in what stands in brackets.
      const told = dayOf(newest) === day ? `${day} ${newest.edition.split(" ")[1] ?? ""}` : dayOf(newest);
      return pattern.replace("{new}", told.trim()).replace("{day}", day);
    }
    return offline || !navigator.onLine ? without.replace("{day}", day) : "";
  }

  const ask = (what) => worker.controller?.postMessage({ do: what });

  worker.addEventListener("message", ({ data }) => {
    if (!data.guide) return;
    const text = said(data);
    if (line.textContent !== text) line.textContent = text;
    line.hidden = !text;
    // The network may have come back since the worker last looked.
    if (data.offline && navigator.onLine && !asked) ask("look");
    asked = true;
  });
  addEventListener("online", () => ask("look"));
  addEventListener("offline", () => ask("report"));
  ask("report");
})();
