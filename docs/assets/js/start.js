// Runs before the page is shown: what the theme keeps between pages, which is the choice of light or dark.
// It stands in a file, since the pages allow no script within them.
"use strict";

(() => {
  const KEPT = "__palette";
  const { src, dataset } = document.currentScript;
  // The top of the whole site: one choice for all languages.
  globalThis.__md_scope = new URL(`../../${dataset.up}`, src);
  const nameOf = (key, scope) => `${scope.pathname}.${key}`;
  let chosen = false;

  globalThis.__md_hash = (text) => [...text].reduce((sum, one) => (sum << 5) - sum + one.charCodeAt(0), 0);

  globalThis.__md_get = (key, storage, scope = __md_scope) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(nameOf(key, scope)));
    } catch {
      return null; // This browser keeps nothing, or what it kept is broken.
    }
  };

  // The theme would also keep what nobody chose.
  globalThis.__md_set = (key, value, storage, scope = __md_scope) => {
    if (key !== KEPT || !chosen) return;
    try {
      (storage ?? localStorage).setItem(nameOf(key, scope), JSON.stringify(value));
    } catch {
      // This browser keeps nothing; the choice holds for this page.
    }
  };

  addEventListener(
    "change",
    (event) => {
      if (event.target.name === KEPT) chosen = true;
    },
    true,
  );

  for (const [key, value] of Object.entries(__md_get(KEPT)?.color ?? {})) {
    document.body.setAttribute(`data-md-color-${key}`, value);
  }
})();
