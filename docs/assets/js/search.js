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
  const home = said.country && `countries/${said.country}.html`; // the page of the reader's country
  const PAGES_AT_ONCE = 10;
  const SECTIONS_OF_PAGE = 3;
  const NAMED = 6; // how much the name of a country counts at the top of its page, at least
  const COUNTRY = 1.6; // how much more its page counts in a query with a topic
  const ALIKE = 0.6; // of the score of the best: pages of countries that differ by little else
  const OWN = 0.4; // of what the best tells of the query: the page of the reader's country stands before it
  const BORROWED = 0.7; // how much a page counts that is in English, since it is not translated
  const COUNTRY_PAGE = /^(countries\/|plan\/found-in-)([a-z]{2})\.html$/;
  const ALWAYS = 3; // pages that are shown however much better the first is
  const WORDS_WITHIN = 3; // long words that are looked up for what stands in them
  const SHORTEST_PART = 4; // letters of a part of a word
  const HOLDS_WORDS = /^\p{L}{5,}$/u;
  const LOWEST = 0.04;
  const STEP = 1.3;
  const SHOWN_OF_TEXT = 180;
  // "Length: 6 months" or "Length: 30 days to 60 days"; no article and no year.
  const FIGURE = /\p{L}+: (?:\p{Ll}+ ){0,2}\d{1,3} \p{Ll}{3,}(?: [\p{Ll}\u2013]+ \d{1,3} \p{Ll}{3,})?/u;

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
    // Three letters are a whole word, or nearly: "she" is no beginning of "shelter".
    if (same === 3 && same === term.folded.length && after > 2 && !/\d/.test(term.folded)) return 0;
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

  // Long words that hold the term: "handelsbrott" stands in "människohandelsbrott".
  async function within({ folded }) {
    const long = (await load("long")).split("|").filter((word) => word.includes(folded));
    const words = long.sort((one, other) => one.length - other.length).slice(0, WORDS_WITHIN);
    const lines = await Promise.all(words.map(entries));
    return candidates({}, [...new Set(lines.flat())], (_, word, inside) => (words.includes(inside) ? 0.4 : 0));
  }

  // The sections of a term. Each way to find it is tried only where the one before finds nothing.
  async function meaning(term) {
    let found = candidates(term, await entries(stem(term.folded)), nearness);
    if (!found.length && !term.number) {
      found = candidates(term, await entries(term.folded.slice(0, 2)), mistyped);
    }
    if (!found.length && HOLDS_WORDS.test(term.folded)) found = await within(term);
    return { text: term.text, words: found.map((one) => one.word), counts: places(found) };
  }

  const meaningOf = (text) => meaning({ text, folded: fold(text) });

  // What a term stands for that is not found. A number was two years, or an article of a law; a word may be
  // made of two: "hjälplinje" of "hjälp" and "linje".
  async function instead({ text, folded, instead: typed }) {
    if (typed) return Promise.all(typed.map(meaningOf));
    if (!HOLDS_WORDS.test(folded)) return [];
    const lines = await entries(folded.slice(0, SHORTEST_PART));
    const starts = lines.map((line) => fold(line.slice(0, line.indexOf(":")))).filter((start) => folded.startsWith(start));
    const start = starts.sort((one, other) => other.length - one.length)[0] ?? "";
    const rest = folded.slice(start.length);
    if (start.length < SHORTEST_PART || rest.length < SHORTEST_PART) return [];
    let end = await meaningOf(rest);
    if (!end.counts.size && rest.startsWith("s")) end = await meaningOf(rest.slice(1));
    return end.counts.size ? [await meaningOf(start), end] : [];
  }

  async function meanings(query) {
    const { common: commonWords, little } = await load("index");
    const found = [];
    const all = termsOf(query);
    // "Can she stay" asks for "stay".
    const telling = all.filter((term) => !little.includes(term.folded));
    for (const term of telling.length ? telling : all) {
      const one = await meaning(term);
      const others = one.counts.size ? [] : await instead(term);
      found.push(...(others.length ? others : [one]));
    }
    // What stands nearly everywhere need not be found, unless nothing else is asked for.
    const rare = found.some((one) => !commonWords.includes(one.text));
    return found.map((one) => ({ ...one, optional: rare && commonWords.includes(one.text) }));
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

  // Whether a term is the name of the country that the page is about: nothing counts more than the name of a page.
  // A code, as "se", may be a word too.
  function ofCountry([address, , first], terms) {
    const named = ({ text, optional, counts }) => text.length > 2 && !optional && counts.get(first) > NAMED;
    return address.startsWith("countries/") && terms.some(named);
  }

  // The reader's own country stands before all others, and others that fit about as well in the order of their names:
  // the number of a wrong country is one tap away. Not where the query names a country.
  function ownFirst(ordered, pages) {
    const codeOf = (page) => COUNTRY_PAGE.exec(pages[page.number][0])?.[2];
    const { compare } = new Intl.Collator(document.documentElement.lang);
    for (const kind of ["countries/", "plan/"]) {
      const all = ordered.filter((page) => codeOf(page) && pages[page.number][0].startsWith(kind));
      if (!all.length) continue;
      const [best] = all;
      const own = all.filter((page) => codeOf(page) === said.country && page.covered >= best.covered * OWN);
      const fits = (page) => page.covered === best.covered && page.score >= best.score * ALIKE && !own.includes(page);
      const alike = all.filter(fits).sort((one, other) => compare(pages[one.number][1], pages[other.number][1]));
      const rest = all.filter((page) => !own.includes(page) && !alike.includes(page));
      const after = [...own, ...alike, ...rest];
      ordered = ordered.map((page) => (all.includes(page) ? after[all.indexOf(page)] : page));
    }
    return ordered;
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
      page.named = ofCountry(pages[page.number], terms);
      if (terms.length > 1 && page.named) page.score *= COUNTRY;
      if (pages[page.number][3]) page.score *= BORROWED;
    }
    const ordered = [...found.values()].sort((one, other) => other.score - one.score || one.number - other.number);
    const least = ordered[0]?.score / 8;
    const named = ordered.some((page) => page.named);
    const fair = named ? ordered : ownFirst(ordered, pages);
    const near = fair.filter((page, place) => place < ALWAYS || page.score > least || pages[page.number][0] === home);
    const missing = home && !named && fair.some(({ number }) => COUNTRY_PAGE.test(pages[number][0]))
      && !near.some(({ number }) => pages[number][0] === home);
    return { pages: near, missing, words: new Map(terms.flatMap((term, place) => term.words.map((word) => [word, place]))) };
  }

  // What is shown.

  // The text in pieces, each with the term for which it stands, if any: `words` gives the terms of words and numbers.
  function pieces(text, words) {
    const numbers = [...words.keys()].filter((word) => /^\d{5,}$/.test(word));
    return text.split(/(\+?[\d(][\d\s()./\u2013-]*\d)/).flatMap((run, place) => {
      const number = place % 2 ? numbers.find((one) => dialled(run).includes(one)) : undefined;
      if (number) return [{ text: run, term: words.get(number), number: true }];
      return run.split(/([\p{L}\p{N}]+(?:['’ʼ`][\p{L}\p{N}]+)*)/u).map((piece) => {
        const word = wordsOf(piece).find((one) => words.has(one));
        return { text: piece, term: words.get(word) };
      });
    });
  }

  function marked(text, words) {
    return pieces(text, words).map((piece) => {
      if (piece.term === undefined) return piece.text;
      const mark = document.createElement("mark");
      mark.append(piece.text);
      return mark;
    });
  }

  // Where to cut a text so that it shows the most terms, and how many of them.
  function fullest(text, words) {
    const found = [];
    let at = 0;
    for (const piece of pieces(text, words)) {
      if (piece.term !== undefined) found.push({ ...piece, at, end: at + piece.text.length });
      at += piece.text.length;
    }
    let best = { start: 0, held: 0 };
    for (const one of found) {
      const start = one.at > 60 ? text.indexOf(" ", one.at - 50) + 1 : 0;
      const seen = found.filter((other) => other.at >= start && other.end <= start + SHOWN_OF_TEXT);
      const held = new Set(seen.map((other) => other.term)).size + seen.some((other) => other.number);
      if (held > best.held) best = { start, held };
    }
    return best;
  }

  // Half a telephone number looks like a whole one.
  function pastNumber(text, end) {
    const run = [...text.matchAll(NUMBER)].find(({ index, 0: run }) => index < end && end < index + run.length);
    return run ? run.index + run[0].length : end;
  }

  // The part of the section with most of the terms, and some of the text around them. A part with a length
  // counts as one term more: who asks for a period wants to know how long. `headed` are terms that the headings above show already.
  function excerpt([, , parts, asked = {}], words, headed) {
    const sought = new Map([...words].filter(([, term]) => !headed.has(term)));
    let best = { anchor: "", text: parts[1] ?? "", start: 0, worth: 0 };
    for (let place = 0; place < parts.length; place += 2) {
      const [anchor, text] = [parts[place], parts[place + 1]];
      const { start, held } = fullest(text, sought);
      const named = new Set(pieces(asked[anchor] ?? "", sought).map((piece) => piece.term)).size - 1;
      const figure = (held || named > 0) && FIGURE.test(text) ? 1.1 : 0;
      const worth = Math.max(held, named) + figure;
      if (worth > best.worth) best = { anchor, text, start: named >= held ? 0 : start, worth, named: named > 0 };
    }
    const { anchor, text, start } = best;
    const cut = (most) => {
      const end = pastNumber(text, start + most);
      if (end >= text.length) return text.slice(start);
      return `${text.slice(start, end === start + most ? text.lastIndexOf(" ", end - 1) : end)} …`;
    };
    const [figure = ""] = best.named ? (FIGURE.exec(text) ?? []) : [];
    const whole = cut(SHOWN_OF_TEXT).includes(figure) ? cut(SHOWN_OF_TEXT) : `${cut(SHOWN_OF_TEXT - figure.length)} ${figure}`;
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
    const [address, title, first, borrowed] = content.index.pages[page.number];
    const country = COUNTRY_PAGE.test(address);
    const [best] = page.sections;
    const shown = page.sections
      .filter((one) => one.score > best.score / 3 && fileOf(one.section) === fileOf(best.section))
      .slice(0, SECTIONS_OF_PAGE);
    const read = await Promise.all(shown.map((one) => sectionOf(one.section)));
    const mark = element("span", "", ` (${said.english})`);
    mark.lang = document.documentElement.lang;
    const heading = element("h1", "", ...marked(title, words), ...(borrowed ? [mark] : []));
    const links = [];
    const headed = new Set(pieces(title, words).map((piece) => piece.term));
    read.forEach((section, place) => {
      const [name, anchor] = section;
      const found = excerpt(section, words, headed);
      const goal = found.anchor || anchor;
      const text = element("p", "", ...marked(found.text, words));
      const top = shown[place].section === first;
      if (place === 0 || top) {
        const at = top && !found.anchor ? address : `${address}#${goal}`;
        const under = top ? [] : [element("h2", "", ...marked(name, words))];
        if (place === 0) links.push(link(at, heading, ...under, text));
        else links.push(link(at, text));
      } else {
        const of = country ? `${title}: ${name}` : name;
        links.push(link(`${address}#${goal}`, element("h2", "", ...marked(of, words)), text));
      }
    });
    const made = element("li", "md-search-result__item", ...links);
    if (borrowed) made.lang = "en";
    return made;
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

  function tell({ pages, missing }) {
    const number = pages.length;
    if (number === 0) status.textContent = said.none;
    else status.textContent = number === 1 ? said.one : said.other.replace("#", number);
    const [, name] = (missing && content.index.pages.find(([address]) => address === home)) || [];
    if (name) status.textContent += `. ${said.elsewhere.replace("{country}", name)}`;
  }

  async function search() {
    const query = field.value.trim();
    if (query === asked) return;
    asked = query;
    try {
      const found = query.length > 1 ? await rank(query) : null;
      if (query !== asked) return;
      result = found ?? { pages: [], words: new Map() };
      const items = await Promise.all(result.pages.slice(0, PAGES_AT_ONCE).map((page) => item(page, result.words)));
      if (query !== asked) return;
      list.replaceChildren(...items);
      list.dataset.of = query;
      more.hidden = result.pages.length <= items.length;
      if (found) tell(result);
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
