// Runs before the page is shown, so that nothing changes its colours before the reader's eyes.
// It stands in a file, since the pages allow no script within them.
"use strict";

(() => {
  const { src, dataset } = document.currentScript;
  // The top of the whole site: one choice of light or dark for all languages.
  const KEPT = `${new URL(`../../${dataset.up}`, src).pathname}.__palette`;
  const form = document.querySelector("[data-md-component=palette]");
  const choices = [...form.querySelectorAll("input")];
  const scheme = document.createElement("meta");
  scheme.name = "color-scheme";
  document.head.append(scheme);
  document.documentElement.classList.replace("no-js", "js");

  function kept() {
    try {
      return choices[JSON.parse(localStorage.getItem(KEPT)).index];
    } catch {
      return undefined; // This browser keeps nothing, or what it kept is broken.
    }
  }

  function keep(choice) {
    try {
      localStorage.setItem(KEPT, JSON.stringify({ index: choices.indexOf(choice) }));
    } catch {
      // This browser keeps nothing; the choice holds for this page.
    }
  }

  // What this device is set to counts until somebody chooses.
  function show(choice = choices.find((one) => matchMedia(one.dataset.mdColorMedia).matches) ?? choices[0]) {
    const { mdColorScheme: name } = choice.dataset;
    if (document.body.dataset.mdColorScheme !== name) document.body.dataset.mdColorScheme = name;
    scheme.content = name === "slate" ? "dark" : "light";
    // Beside each choice stands the switch to the other one.
    for (const one of choices) one.nextElementSibling.hidden = one !== choice;
  }

  show(kept());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => show(kept()));
  form.addEventListener("change", (event) => {
    keep(event.target);
    show(event.target);
  });
  form.addEventListener("keydown", (event) => {
    const here = choices.indexOf(event.target);
    if (event.key !== "Enter" || here < 0) return;
    event.preventDefault();
    const next = choices.find((one) => one.nextElementSibling.hidden);
    next.click();
    next.focus();
  });
})();
