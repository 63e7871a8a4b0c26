// What stands around the text of a page: the menu, and what goes along while the page moves.
// The looks are the theme's. Its own script is not used: it does much more, at ten times the size and work.
"use strict";

(() => {
  const header = document.querySelector(".md-header");
  const toggles = ["__drawer", "__search"].map((id) => document.getElementById(id));

  // On a phone the menu opens with keys too, and so that it is heard.
  function makeMenu() {
    const [box] = toggles;
    const label = header.querySelector("label[for=__drawer]");
    const menu = document.querySelector(".md-nav--primary");
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} menu-open`;
    button.setAttribute("aria-label", menu.getAttribute("aria-label"));
    button.append(...label.childNodes);
    label.replaceWith(button);
    const tell = () => button.setAttribute("aria-expanded", box.checked);
    tell();
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", () => {
      tell();
      if (box.checked) menu.querySelector("a[href]").focus();
    });
    addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked) return;
      box.click();
      button.focus();
    });
  }

  // Parts of the menu fold by labels, which keys do not press by themselves.
  function makeFolds(menu) {
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.matches("label")) event.target.click();
    });
    menu.addEventListener("change", (event) => {
      const part = event.target.parentElement.querySelector(":scope > nav");
      if (part) part.setAttribute("aria-expanded", event.target.checked);
    });
  }

  // Who follows a link within the page wants to see where it leads.
  function closeAll() {
    for (const box of toggles) if (box.checked) box.click();
  }

  // Paper shows what is folded on the screen.
  function unfoldForPaper() {
    let folded = [];
    addEventListener("beforeprint", () => {
      folded = [...document.querySelectorAll("details:not([open])")];
      for (const one of folded) one.open = true;
    });
    addEventListener("afterprint", () => {
      for (const one of folded) one.open = false;
    });
  }

  function centre(link, place) {
    if (place.scrollHeight <= place.clientHeight) return;
    const from = link.getBoundingClientRect().top - place.getBoundingClientRect().top;
    place.scrollTop += from - place.clientHeight / 2;
  }

  // The contents beside the text say which part is read.
  function contents() {
    const side = document.querySelector(".md-sidebar--secondary");
    const wide = matchMedia("(min-width: 60em)");
    const parts = [...(side?.querySelectorAll("a.md-nav__link[href^='#']") ?? [])]
      .map((link) => ({ link, head: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
      .filter(({ head }) => head);
    let shown = -1;
    return (line) => {
      if (!wide.matches || !parts.length) return;
      const end = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 1;
      const next = parts.findIndex(({ head }) => head.checkVisibility?.() !== false && head.getBoundingClientRect().top > line);
      const now = end || next < 0 ? parts.length - 1 : next - 1;
      if (now === shown) return;
      shown = now;
      parts.forEach(({ link }, place) => {
        link.classList.toggle("md-nav__link--passed", place <= now);
        link.classList.toggle("md-nav__link--active", place === now);
      });
      if (now >= 0) centre(parts[now].link, side.querySelector(".md-sidebar__scrollwrap"));
    };
  }

  function follow() {
    const title = header.querySelector(".md-header__title");
    const head = document.querySelector(".md-content h1");
    const main = document.querySelector(".md-main");
    const back = document.querySelector(".md-top");
    const tell = contents();
    let before = 0;
    let waiting = false;
    const move = () => {
      waiting = false;
      const below = header.getBoundingClientRect().bottom;
      header.classList.toggle("md-header--shadow", main.getBoundingClientRect().top <= below);
      title.classList.toggle("md-header__title--active", Boolean(head) && head.getBoundingClientRect().bottom <= below);
      // Who turns round may want to go all the way.
      if (scrollY !== before) back.hidden = scrollY > before || main.getBoundingClientRect().top > below;
      before = scrollY;
      tell(below + 40);
    };
    const soon = () => {
      if (!waiting) requestAnimationFrame(move);
      waiting = true;
    };
    addEventListener("scroll", soon, { passive: true });
    addEventListener("resize", soon, { passive: true });
    back.addEventListener("click", () => scrollTo({ top: 0 }));
  }

  // Whoever goes by keys sees the meaning of a word too, which the browser shows to a mouse alone.
  function makeMeanings() {
    const note = document.createElement("p");
    note.className = "meaning no-print";
    note.setAttribute("aria-hidden", "true"); // Its link carries the same words.
    const hide = () => note.remove();
    addEventListener("focusin", ({ target }) => {
      hide();
      if (!target.matches(".term[title]:focus-visible")) return;
      note.textContent = target.title;
      document.body.append(note);
      const place = target.getBoundingClientRect();
      note.style.top = `${scrollY + place.bottom + 6}px`;
      note.style.left = `${scrollX + Math.max(8, Math.min(place.left, innerWidth - note.offsetWidth - 8))}px`;
    });
    addEventListener("focusout", hide);
    addEventListener("keydown", (event) => {
      if (event.key === "Escape") hide();
    });
  }

  // Style keeps what is far below for later. Some of it each time that there is nothing else to do: a slow phone
  // answers to a finger in between.
  function layOutRest() {
    const AT_ONCE = 150; // elements
    const parts = [...document.querySelectorAll(".md-typeset > .sources-brief ~ *")].filter(
      (one) => getComputedStyle(one).contentVisibility === "auto",
    );
    const next = () => {
      for (let done = 0; parts.length && done < AT_ONCE; ) {
        const part = parts.shift();
        part.classList.add("laid-out");
        done += part.getElementsByTagName("*").length;
      }
      if (parts.length) requestIdleCallback(next);
    };
    if (parts.length) requestIdleCallback(next);
  }

  makeMenu();
  makeFolds(document.querySelector(".md-nav--primary"));
  unfoldForPaper();
  makeMeanings();
  follow();
  requestAnimationFrame(layOutRest);
  addEventListener("hashchange", closeAll);
  const here = document.querySelector(".md-sidebar--primary a.md-nav__link--active");
  if (here && matchMedia("(min-width: 76.25em)").matches) {
    requestAnimationFrame(() => centre(here, here.closest(".md-sidebar__scrollwrap")));
  }
})();
