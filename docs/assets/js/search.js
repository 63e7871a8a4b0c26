// Finds words in the guide. Loaded when somebody goes to the search field; all stays in the browser.
// The index is made by scripts/guide/search: small scripts that each hand over one part of it.
"use strict";

(() => {
  const box = document.querySelector(".md-search");
  const field = box.querySelector("input");
  const toggle = document.getElementById("__search");
  const status = box.querySelector(".md-search-result__meta");
  const list = box.querySelector(".md-search-result__list");
  const more = box.querySelector(".search-more");
  const said = box.dataset;
  const root = said.root.replace(/\/?$/, "/");
  const PAGES_AT_ONCE = 10;
  const SECTIONS_OF_PAGE = 3;
  const LOWEST = 0.04;
  const STEP = 1.3;

  // Loading: each file is a script that calls guideSearch(name, content).

  const content = {};
  const loading = {};
  window.guideSearch = (name, value) => {
    content[name] = value;
  };

  function load(name) {
    loading[name] ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const folder = name === "index" ? "" : `${content.index.at}/`;
      script.src = `${root}search/${folder}${name}.js`;
      script.addEventListener("load", () => {
        script.remove();
        resolve(content[name]);
      });
      script.addEventListener("error", () => {
        script.remove();
        // The next try asks again: the network may be back, or there is a new edition.
        delete loading[name];
        if (name !== "index") delete loading.index;
        reject(new Error(script.src));
      });
      document.head.append(script);
    });
    return loading[name];
  }

  // Words, as in scripts/guide/search/words.py.

  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  const INSIDE = /(?<=[\p{L}\p{N}])['’ʼ`](?=[\p{L}\p{N}])|[\u00ad\u200b]/gu;
  const NUMBER = /\+?[\d(][\d\s()./\u2013-]*\d/g;

  // "2011/36" or "2023-2024". A telephone number is found whole or not at all: another must not look like it.
  const NO_PHONE = /\/|^((19|20)\d\d\D+)+(19|20)\d\d$/;

  function fold(word) {
    return word
      .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter])
      .normalize("NFKD")
      .replace(/\p{M}/gu, "");
  }

  function wordsOf(text) {
    const found = text.normalize("NFKC").replace(INSIDE, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return found.filter((word) => word.length > 1);
  }

  // "+46 (0)20-39 00 00", "0046…" and "020…" are the digits that the index holds, without zeros before.
  function dialled(text) {
    return text.replace(/\(0\)/g, "").replace(/\D/g, "").replace(/^0+/, "");
  }

  // What is asked for: each term is a word, or a number that stands for the words it was typed as.
  function termsOf(query) {
    const terms = [];
    const rest = query.normalize("NFKC").replace(NUMBER, (run) => {
      const digits = dialled(run);
      if (digits.length < 3 || digits === run) return run;
      const instead = NO_PHONE.test(run) ? wordsOf(run) : [];
      terms.push({ text: digits, folded: digits, number: true, instead });
      return " ";
    });
    for (const word of wordsOf(rest)) terms.push({ text: word, folded: fold(word) });
    return terms;
  }

  // Words of the index that a term may mean, each with how near it is: 1 is the very word.

  function common(one, other) {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same += 1;
    return same;
  }

  // What is left without an ending: words change it in most of the languages.
  function stem(folded) {
    const ending = folded.length < 5 ? 0 : folded.length < 7 ? 1 : folded.length < 9 ? 2 : 3;
    return /\d/.test(folded) ? folded : folded.slice(0, folded.length - ending);
  }

  function nearness(term, word, folded) {
    if (folded === term.folded) return word === term.text ? 1 : 0.9;
    const same = common(term.folded, folded);
    const after = folded.length - same;
    if (same === term.folded.length) return same < 3 ? 0 : Math.max(0.3, 0.85 - 0.06 * after);
    const before = term.folded.length - same;
    return after > 4 || same < stem(term.folded).length ? 0 : Math.max(0.2, 0.75 - 0.08 * (before + after));
  }

  // How many letters are wrong, missing, too many or in each other's place; more than `most` is Infinity.
  function mistakes(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let [before, last] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + wrong);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      [before, last] = [last, row];
    }
    return last[other.length] <= most ? last[other.length] : Infinity;
  }

  function mistyped(term, word, folded) {
    if (/\d/.test(term.folded) || term.folded.length < 5) return 0;
    const wrong = mistakes(term.folded, folded, term.folded.length < 8 ? 1 : 2);
    return wrong === Infinity ? 0 : 0.6 - 0.15 * wrong;
  }

  // The entries of all files that may hold words with this beginning.
  async function entries(beginning) {
    const { words } = await load("index");
    const names = [];
    words.forEach((first, place) => {
      const next = words[place + 1];
      if (first <= `${beginning}\uffff` && (next === undefined || next > beginning)) names.push(`w${place}`);
    });
    const files = await Promise.all(names.map(load));
    return files.flatMap((file) => file.split("|"));
  }

  function candidates(term, lines, near) {
    return lines.flatMap((line) => {
      const end = line.indexOf(":");
      const word = line.slice(0, end);
      const weight = near(term, word, fold(word));
      return weight ? [{ word, weight, places: line.slice(end + 1) }] : [];
    });
  }

  // Sections by their number, with how much the term counts there.
  function places(found) {
    const counts = new Map();
    for (const { weight, places: written } of found) {
      let section = -1;
      for (const [, distance, level] of written.matchAll(/([0-9a-z]*)([A-Z])/g)) {
        section += distance ? parseInt(distance, 36) : 1;
        const count = weight * LOWEST * STEP ** (level.charCodeAt(0) - 65);
        if (count > (counts.get(section) ?? 0)) counts.set(section, count);
      }
    }
    return counts;
  }

  async function meaning(term) {
    let found = candidates(term, await entries(stem(term.folded)), nearness);
    if (!found.length && !term.number) {
      found = candidates(term, await entries(term.folded.slice(0, 2)), mistyped);
    }
    return { words: found.map((one) => one.word), counts: places(found) };
  }

  async function meanings(query) {
    const { common: commonWords } = await load("index");
    const found = [];
    for (const term of termsOf(query)) {
      const one = await meaning(term);
      if (one.counts.size || !term.instead?.length) found.push({ ...one, optional: commonWords.includes(term.text) });
      // No such number: it was two years, or an article of a law.
      else for (const word of term.instead) found.push(await meaning({ text: word, folded: fold(word) }));
    }
    return found;
  }

  // Pages, the best first, each with its best sections.

  function last(list, number, first = (one) => one) {
    let [low, high] = [0, list.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (first(list[middle]) <= number) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function sectionScores(terms, total) {
    const scores = new Map();
    terms.forEach(({ counts }, place) => {
      const rare = Math.log(1 + total / (counts.size + 1));
      for (const [section, count] of counts) {
        const score = scores.get(section) ?? { sum: 0, terms: new Map() };
        score.sum += count * rare;
        score.terms.set(place, count * rare);
        scores.set(section, score);
      }
    });
    return scores;
  }

  async function rank(query) {
    const { pages, sections } = await load("index");
    const terms = await meanings(query);
    const wanted = terms.filter((term) => !term.optional).length || terms.length;
    const found = new Map();
    for (const [section, score] of sectionScores(terms, sections)) {
      const number = last(pages, section, (page) => page[2]);
      const page = found.get(number) ?? { number, best: 0, terms: new Map(), sections: [] };
      page.sections.push({ section, score: score.sum * (score.terms.size / terms.length) });
      for (const [term, count] of score.terms) {
        page.terms.set(term, Math.max(count, page.terms.get(term) ?? 0));
      }
      found.set(number, page);
    }
    for (const page of found.values()) {
      page.sections.sort((one, other) => other.score - one.score || one.section - other.section);
      const all = [...page.terms.values()].reduce((sum, count) => sum + count, 0);
      page.covered = Math.min(1, [...page.terms.keys()].filter((term) => !terms[term].optional).length / wanted);
      page.score = (page.sections[0].score + 0.5 * all) * page.covered ** 1.5;
    }
    const ordered = [...found.values()].sort((one, other) => other.score - one.score || one.number - other.number);
    const near = ordered.filter((page) => page.score > ordered[0].score / 8);
    return { pages: near, words: new Set(terms.flatMap((term) => term.words)) };
  }

  // What is shown.

  function marked(text, words) {
    const pieces = text.split(/([\p{L}\p{N}]+(?:['’ʼ`][\p{L}\p{N}]+)*)/u);
    return pieces.map((piece) => {
      if (!wordsOf(piece).some((word) => words.has(word))) return piece;
      const mark = document.createElement("mark");
      mark.append(piece);
      return mark;
    });
  }

  // The part of the section with most of the words, and some of the text around the first of them.
  function excerpt(parts, words) {
    let [anchor, text, most] = ["", parts[1] ?? "", 0];
    for (let place = 0; place < parts.length; place += 2) {
      const held = new Set(wordsOf(parts[place + 1]).filter((word) => words.has(word))).size;
      if (held > most) [anchor, text, most] = [parts[place], parts[place + 1], held];
    }
    const first = text.split(/(\s+)/).reduce(
      (seen, piece) => {
        if (!seen.found && wordsOf(piece).some((word) => words.has(word))) seen.found = true;
        if (!seen.found) seen.at += piece.length;
        return seen;
      },
      { at: 0, found: false },
    );
    const start = first.found && first.at > 60 ? text.indexOf(" ", first.at - 50) + 1 : 0;
    const cut = text.slice(start, start + 180);
    const whole = start + 180 >= text.length ? cut : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
    return { anchor, text: (start ? "… " : "") + whole };
  }

  function element(name, className, ...children) {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function link(address, ...children) {
    const made = element("a", "md-search-result__link", element("article", "md-search-result__article md-typeset", ...children));
    made.href = root + address;
    return made;
  }

  function fileOf(section) {
    return last(content.index.texts, section);
  }

  async function sectionOf(number) {
    const file = fileOf(number);
    return (await load(`t${file}`))[number - content.index.texts[file]];
  }

  // The page with its best section, and with others that need no more to be loaded.
  async function item(page, words) {
    const [address, title, first] = content.index.pages[page.number];
    const [best] = page.sections;
    const shown = page.sections
      .filter((one) => one.score > best.score / 3 && fileOf(one.section) === fileOf(best.section))
      .slice(0, SECTIONS_OF_PAGE);
    const read = await Promise.all(shown.map((one) => sectionOf(one.section)));
    const heading = element("h1", "", ...marked(title, words));
    const links = [];
    read.forEach(([name, anchor, parts], place) => {
      const found = excerpt(parts, words);
      const goal = found.anchor || anchor;
      const text = element("p", "", ...marked(found.text, words));
      const top = shown[place].section === first;
      if (place === 0 || top) {
        const at = top && !found.anchor ? address : `${address}#${goal}`;
        const under = top ? [] : [element("h2", "", ...marked(name, words))];
        if (place === 0) links.push(link(at, heading, ...under, text));
        else links.push(link(at, text));
      } else {
        links.push(link(`${address}#${goal}`, element("h2", "", ...marked(name, words)), text));
      }
    });
    return element("li", "md-search-result__item", ...links);
  }

  let asked = "";
  let result = null;

  async function showMore() {
    const [query, place] = [asked, list.children.length];
    const items = await Promise.all(
      result.pages.slice(place, place + PAGES_AT_ONCE).map((page) => item(page, result.words)),
    );
    if (query !== asked) return;
    list.append(...items);
    more.hidden = list.children.length >= result.pages.length;
    return items[0];
  }

  function tell(number) {
    if (number === 0) status.textContent = said.none;
    else status.textContent = number === 1 ? said.one : said.other.replace("#", number);
  }

  async function search() {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    try {
      const found = query.length > 1 ? await rank(query) : null;
      if (query !== asked) return;
      result = found ?? { pages: [], words: new Set() };
      const items = await Promise.all(result.pages.slice(0, PAGES_AT_ONCE).map((page) => item(page, result.words)));
      if (query !== asked) return;
      list.replaceChildren(...items);
      list.dataset.of = query;
      more.hidden = result.pages.length <= items.length;
      if (found) tell(result.pages.length);
      else status.textContent = said.start;
    } catch {
      if (query !== asked) return;
      asked = "";
      status.textContent = said.failed;
    }
  }

  // Opening, closing, keys. Material's own style hangs on the hidden box `__search`.

  let opener = null;
  let closing = false;
  let waiting = 0;

  function open() {
    if (!toggle.checked) toggle.click();
    load("index").catch(() => {});
    search();
  }

  function close(giveBack) {
    if (!toggle.checked) return;
    toggle.click();
    if (!giveBack) return;
    const button = document.querySelector(".search-open");
    closing = true;
    (opener ?? (button.offsetParent ? button : field)).focus();
    closing = false;
  }

  function step(event) {
    const stops = [field, ...box.querySelectorAll(".md-search-result__link, .search-more:not([hidden])")];
    const now = stops.indexOf(document.activeElement);
    const next = now + (event.key === "ArrowDown" ? 1 : -1);
    stops[(next + stops.length) % stops.length].focus();
    event.preventDefault();
  }

  field.addEventListener("focus", (event) => {
    if (closing) return;
    if (!box.contains(event.relatedTarget)) opener = event.relatedTarget;
    open();
  });
  field.addEventListener("input", () => {
    if (!toggle.checked) toggle.click();
    clearTimeout(waiting);
    // The beginning of a word finds much that nobody wants: time to type on, and nothing is loaded in vain.
    const begun = field.value.split(/\s+/).at(-1).length;
    waiting = setTimeout(search, begun > 0 && begun < 4 ? 700 : 250);
  });
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") close(true);
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event);
    else return;
    event.stopPropagation();
  });
  box.querySelector("form").addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    await search();
    list.querySelector("a")?.click();
  });
  box.querySelector("form").addEventListener("reset", () => {
    field.value = "";
    search();
    field.focus();
  });
  more.addEventListener("click", async () => {
    const first = await showMore();
    first?.querySelector("a").focus();
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a")) close(false);
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget)) close(false);
  });
  toggle.addEventListener("change", () => {
    if (!toggle.checked && document.activeElement !== field && box.contains(document.activeElement)) field.blur();
  });

  // Unless the reader has gone elsewhere meanwhile.
  if (box.contains(document.activeElement)) open();
  else close(false);
})();
