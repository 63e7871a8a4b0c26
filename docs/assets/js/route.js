// The route planner: applies the table of rules that route-table.js brings, and shows the result.
// No rule stands here; scripts/guide/route/plan.py applies the same table in Python.
"use strict";

(() => {
  // Evaluate

  // The answers, and all that follows from them: each result is a letter at the place that its answers name.
  function evaluate(table, choices) {
    const values = { ...choices };
    for (const { n, o, d } of table.fields) if (o && values[o[0]] !== o[1]) values[n] = d;
    const answers = Object.fromEntries(table.fields.map((field) => [field.n, field.v]));
    for (const one of table.derived) {
      const place = one.f.reduce((sum, name) => sum * answers[name].length + answers[name].indexOf(values[name]), 0);
      values[one.n] = one.v[parseInt(one.m[place], 36)];
      answers[one.n] = one.v;
    }
    return values;
  }

  const holds = (conditions, values) => conditions.every(([name, allowed]) => allowed.includes(values[name]));

  const listed = (table, name, code) => table.lists[name][code] ?? [];

  // Cards whose rule applies, and those that say for whom it is instead.
  function fitting(table, numbers, values) {
    return numbers
      .map((number) => ({ number, card: table.cards[number], fits: holds(table.cards[number].x, values) }))
      .filter(({ card, fits }) => fits || "o" in card);
  }

  // What a country's record answers, for the person's standing in that country.
  function answered(table, country, name, values) {
    const there = { ...values };
    for (const [one, other] of Object.entries(table.instead[country] ?? {})) there[one] = values[other];
    return fitting(table, listed(table, name, values[country]), there);
  }

  function plan(table, choices) {
    const values = evaluate(table, choices);
    const cards = (shown = []) =>
      shown.flatMap((one) => (typeof one === "number" ? fitting(table, [one], values) : answered(table, ...one, values)));
    const steps = table.steps
      .filter((step) => holds(step.w, values))
      .map((step) => ({
        step,
        shown: cards(step.s),
        why: cards(step.d),
      }));
    return { values, steps };
  }

  const digit = (text, at) => text.charCodeAt(at) - 48;

  function rows(columns) {
    const made = [];
    for (const [key, [values, order]] of Object.entries(columns)) {
      let fresh = 0;
      for (let at = 0; at < order.length; at += 1) {
        made[at] ??= {};
        const place = digit(order, at);
        if (place) made[at][key] = values[place === 1 ? fresh++ : place - 2];
      }
    }
    return made;
  }

  // How the table is packed, and why, tells scripts/guide/route/pack.py.
  function unpacked({ swapped, joined, table }) {
    const signs = [...swapped];
    const other = Object.fromEntries(signs.map((sign, at) => [sign, signs[at ^ 1]]));
    const apart = joined.match(/[\0-\x1f][^\0-\x1f]+/gu) ?? [];
    const text = apart.reduce((rest, [spare, ...letters]) => rest.replaceAll(spare, () => letters.join("")), table);
    const small = text.replace(/[^]/gu, (sign) => other[sign] ?? sign);
    const read = JSON.parse(small.replace(/\x7f(.)/gu, (_, letter) => letter.toUpperCase()));
    const known = [...read.fields, ...read.derived];
    const conditions = (packed = []) =>
      packed.flatMap((place, at) => {
        if (at % 2) return [];
        const { n, v } = known[place];
        return [[n, v.filter((_, bit) => (packed[at + 1] >> bit) & 1)]];
      });
    const lists = Object.entries(read.lists).map(([name, [counts, steps]]) => {
      let [at, number] = [0, 0];
      const taken = (count) => steps.slice(at, (at += count)).map((step) => (number += step));
      return [name, Object.fromEntries(read.fields[0].v.map((code, place) => [code, taken(digit(counts, place))]))];
    });
    return {
      ...read,
      lists: Object.fromEntries(lists),
      cards: rows(read.cards).map(({ r, h, s = [], p, x, ...card }) => ({
        ...card,
        l: [..."01234"].flatMap((at) => (at in card ? [card[at] ? [+at, card[at]] : [+at]] : [])),
        h: h ? `${r}-${h}` : r,
        ...(s.length && { s: s[0], y: s[1] }),
        ...(p && { p: p.map(([number, phrase]) => [number, read.abroad[phrase]]) }),
        x: conditions(x),
      })),
      steps: rows(read.steps).map((step, i) => ({ ...step, i, w: conditions(step.w) })),
    };
  }

  globalThis.guideRoute = { evaluate, plan, unpacked };

  // Show

  const form = document.querySelector("form.plan-form");
  if (!form || !globalThis.routeTable) return;

  const table = unpacked(globalThis.routeTable);

  const { names } = table;
  const root = form.dataset.root;
  const result = document.querySelector(".plan-result");
  const count = document.querySelector(".plan-count");
  const standing = form.querySelector(".plan-standing");
  const fields = Object.fromEntries(table.fields.map((field) => [field.n, field]));
  const ticked = new Set();
  const folds = new Map();
  const wide = matchMedia("(min-width: 60em)");
  // In which step a card stands in full; later it is short.
  let told = new Map();
  // What the steps rest on, each once.
  let references = new Map();
  // Whose numbers stand above all steps.
  let called = new Set();
  let foundIn = "";
  let paper = false;
  // Whether it is clear for whom rules are.
  let sure = false;
  const MARKS = "●◐○";
  let redraw = () => {};
  // What stands on the screen already, and what makes the rest of the plan.
  let above = [];
  let follow = () => {};

  const word = (field, value) => fields[field].w[fields[field].v.indexOf(value)];

  function make(tag, css, ...children) {
    const node = document.createElement(tag);
    if (css) node.className = css;
    node.append(...children.filter((child) => child !== null && child !== ""));
    return node;
  }

  function anchor(address, text, css = "") {
    const node = make("a", css, text);
    node.href = address;
    return node;
  }

  // A text in a list is English in a table of another language.
  function say(text) {
    if (typeof text === "string") return text;
    const node = make("span", "", text[0]);
    node.lang = table.source;
    return node;
  }

  function place(card) {
    const [code, ...rest] = card.h.split("-");
    const region = names.records[code];
    const page = card.m ? names.pages[card.m - 1] : `${region ? "background" : "countries"}/${code}.html`;
    return [region ?? word("found", code), root + (rest.length ? `${page}#${card.h}` : page)];
  }

  const short = (card) => names.short[card.h.split("-")[0]] ?? card.h.slice(0, 2).toUpperCase();

  function status(card) {
    if (!("s" in card)) return "";
    const css = ["confirmed", "older", "unconfirmed"][card.s];
    return make("span", `status status-${css}`, `${names.statuses[card.s]}, ${card.y || names["no-date"]}`);
  }

  // Where a card is from and how sure it is, on little room: an article of the region says itself from where it is,
  // and of a law the year helps nobody.
  function mark(card) {
    const where = names.short[card.h.split("-")[0]] && card.n ? "" : short(card);
    const parts = [where, say(card.n ?? ""), MARKS[card.s] ?? "", card.n ? "" : `${card.y || ""}`];
    return make("span", "", "(", ...between("\u00a0", parts), ")");
  }

  const dialled = (shown) => shown.replace(/[^+\d]/g, "");

  function phones(card, here = false) {
    return (card.p ?? []).map(([shown, abroad]) =>
      make("span", "plan-phone", make("span", "phone", anchor(`tel:${dialled(shown)}`, shown)), here ? "" : ` (${abroad})`),
    );
  }

  // Nobody has checked the contact for too long.
  const unchecked = (card) => (card.z ? make("em", "plan-unchecked", card.z) : "");

  function reach(card, open = "") {
    const ways = card.p ? [joined(", ", phones(card))] : [];
    if (card.p && open) ways.push(open);
    if (card.e) ways.push(anchor(`mailto:${card.e}`, card.e));
    if (card.w) ways.push(anchor(card.w, card.w.replace(/^https?:\/\//, "").replace(/\/$/, "")));
    if (card.z) ways.push(unchecked(card));
    return ways.length ? make("p", "plan-reach", ...ways.flatMap((way) => [way, " "])) : "";
  }

  const lead = (card) => (card.b ? make("strong", "", say(card.b), typeof card.b === "string" && card.b.endsWith(".") ? " " : ". ") : "");

  const items = (card) => (card.i ? make("ul", "", ...card.i.map((item) => make("li", "", say(item)))) : "");

  // A record can have more than one card: for use here and from abroad, with its condition and without.
  const recordOf = ({ number, card }) => (card.h.includes("-") ? card.h : number);

  // A line without a value is not known.
  const line = ([at, value = names["tie-unknown"]]) => [`${names.lines[at]}: `, say(value)];

  const hours = ({ l = [] }) => l.filter(([at]) => at === 0).flatMap(line).join("");

  const open = (card) => hours(card) && make("span", "plan-hours", hours(card));

  const languages = ({ l = [] }) => l.find(([at]) => at === 1)?.[1] ?? "";

  // How sure a contact is, where that is not confirmed.
  const doubt = (card) => (card.s ? status(card) : "");

  // What to know before a call abroad, or to a line that is not sure to answer.
  const warned = (card, here) => (card.c && (!here || card.a) ? make("em", "plan-before", `${names.note} `, say(card.c)) : "");

  // Who has the same numbers is the same to a caller, if not asked for by name.
  const key = (card) => (card.d ? card.h : "") + ((card.p ?? []).map(([shown]) => shown).join() || addressOf(card));

  const between = (sign, parts) => parts.filter((part) => part !== "").flatMap((part, at) => (at ? [sign, part] : [part]));

  const joined = (sign, parts) => (parts.length ? make("span", "", ...between(sign, parts)) : "");

  const spaced = (parts) => parts.flat().flatMap((part) => (part === "" ? [] : [part, " "]));

  // The items of a list in one line.
  function listing({ i: all = [] }) {
    return joined(all.every((item) => [item].flat()[0].endsWith(".")) ? " " : "; ", all.map(say));
  }

  function showCard(one, step) {
    const { card, fits } = one;
    const [name, address] = place(card);
    const source = anchor(address, name, "plan-source");
    if (!fits) return make("div", "plan-card plan-left-out", make("p", "", say(card.o), " ", source));
    if (told.get(recordOf(one)) !== step.i) {
      // Of a contact only how to reach it.
      if (card.p || card.e || card.w) return make("div", "plan-card", make("p", "", lead(card)), reach(card, hours(card)));
      return make("div", "plan-card", make("p", "", lead(card), say(card.t ?? "")), items(card));
    }
    return make(
      "div",
      "plan-card",
      make("p", "", lead(card), say(card.t ?? ""), " ", status(card), " ", source),
      items(card),
      reach(card),
      card.l.length ? make("p", "plan-lines", ...between("; ", card.l.map(line)).flat()) : "",
      card.c ? make("p", "plan-caution", make("strong", "", names.note), " ", say(card.c)) : "",
    );
  }

  // Each source by its number: advice reads better without it, and it stands at the end.
  const numbered = (why) => [...new Map(why.map(({ card }) => [references.get(card.h).number, card]))];

  // An article of the region says itself where it is from.
  function sourceName(card) {
    const where = names.records[card.h.split("-")[0]] && card.n ? "" : place(card)[0];
    return between(": ", [where, say(card.n ?? card.k ?? "")]);
  }

  function reference([number, card]) {
    const link = anchor(place(card)[1], `[${number}]`, "plan-reference");
    link.setAttribute("aria-label", `[${number}] ${names.source}: ${make("i", "", ...sourceName(card)).textContent}`);
    return link;
  }

  function sources() {
    const named = [...references.values()];
    const item = ({ card }) => {
      const link = anchor(place(card)[1], "");
      link.append(...sourceName(card));
      return make("li", "", link, " ", status(card));
    };
    return make("ol", "", ...named.map(item));
  }

  function links(step, why) {
    const leads = (step.g ?? []).map(([address, label]) => anchor(root + address, label));
    const behind = numbered(why).map(reference);
    const made = [...(behind.length ? [make("span", "", ...spaced(behind))] : []), ...leads];
    return made.length ? make("p", "plan-links", ...made.flatMap((one, at) => (at ? [" · ", one] : [one]))) : "";
  }

  function box(step) {
    const tick = make("input", "");
    tick.type = "checkbox";
    tick.checked = ticked.has(step.i);
    tick.addEventListener("change", () => (tick.checked ? ticked.add(step.i) : ticked.delete(step.i)));
    return tick;
  }

  const worded = (step) => [
    make("span", "plan-text", step.r ? make("strong", "", `${step.r}: `) : "", say(step.t)),
    step.a ? make("span", "plan-advice", ` (${names.advice})`) : "",
  ];

  function showStep({ step, shown, why }, tickable) {
    const [text, advice] = worded(step);
    const head = tickable ? make("label", "", box(step), text, advice) : make("p", "plan-head", text, advice);
    // Of rules for other people one line is enough.
    const cards = new Map(shown.map((one) => [one.fits ? one.number : `${place(one.card)[0]} ${one.card.o}`, one]));
    return make("li", "plan-step", head, ...[...cards.values()].map((one) => showCard(one, step)), links(step, why));
  }

  // The address holds the choices, so that a link within the plan leaves it alone.
  function leap(id, text) {
    const link = anchor(`#${id}`, text);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      follow();
      const goal = document.getElementById(id);
      const fold = goal.closest("details");
      fold?.fill();
      if (fold) folds.set(id, (fold.open = true));
      goal.tabIndex = -1;
      goal.focus();
      goal.scrollIntoView();
    });
    return link;
  }

  // What the plan is made of, to go there at once.
  function contents(parts) {
    const list = make("ul", "", ...parts.map(({ title, id }) => make("li", "", leap(id, title))));
    const node = make("nav", "plan-contents no-print", list);
    node.setAttribute("aria-label", names.contents);
    return node;
  }

  function titled(title, id) {
    const heading = make("h2", "", title);
    heading.id = id;
    return heading;
  }

  // What is folded is made when a tap opens it, or when there is nothing else to do: who searches the page finds it.
  function folding({ title, id, first, content }) {
    const summary = make("summary", "", titled(title, id));
    const node = make("details", `plan-part plan-${id.replace(/-\d/, "")}`, summary);
    const byDefault = first || wide.matches;
    node.fill = () => node.childElementCount > 1 || node.append(...content());
    node.open = folds.get(id) ?? byDefault;
    if (node.open) node.fill();
    summary.addEventListener("click", () => {
      node.fill();
      folds.set(id, !node.open);
    });
    return node;
  }

  const list = (steps, tickable) => make("ul", "", ...steps.map((one) => showStep(one, tickable)));

  const part = (title, id, steps, first, tickable) =>
    steps.length ? [{ title, id, first, content: () => [list(steps, tickable)] }] : [];

  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 50));

  function fillInTime(parts) {
    const empty = parts.find((one) => one.isConnected && one.childElementCount === 1);
    if (!empty) return;
    idle(() => {
      empty.fill();
      fillInTime(parts);
    });
  }

  // What is read first is there at once. The rest takes the place of the rest before in the next frame.
  function inTurn(first, sections) {
    for (const one of above) one.remove();
    result.prepend(...first);
    above = first;
    follow = () => {
      follow = () => {};
      const rest = sections.map(folding);
      while (result.children.length > above.length) result.lastChild.remove();
      result.append(...rest);
      fillInTime(rest);
    };
    if (document.hidden) follow();
    else requestAnimationFrame(() => setTimeout(() => follow()));
  }

  // Whom to call, in order: what cannot wait, then the country where the person is, then the steps of others.
  function groups(steps, found) {
    const [now, here, further] = [[], { country: found, cards: [] }, []];
    for (const { step, shown } of steps.filter((one) => one.step.q).sort((one, other) => other.step.q - one.step.q)) {
      const fit = shown.filter(({ fits }) => fits).map(({ card }) => card);
      const reached = fit.filter((card) => card.p);
      const others = fit.filter((card) => addressOf(card) && !names.records[card.h.split("-")[0]]);
      const fresh = (reached.length ? reached : others).filter((card) => !called.has(key(card)) && called.add(key(card)));
      if (step.q === 2) {
        now.push({ words: step.t, cards: fresh, now: true });
        continue;
      }
      if (!reached.length) further.push({ words: step.t, cards: [] });
      const elsewhere = new Map();
      for (const card of fresh) {
        const [country] = place(card);
        if (!elsewhere.has(country)) elsewhere.set(country, country === found ? here : { words: step.t, country, cards: [] });
        elsewhere.get(country).cards.push(card);
      }
      further.push(...[...elsewhere.values()].filter((group) => group !== here));
    }
    return [...now, ...(here.cards.length ? [here] : []), ...further];
  }

  // The numbers of a contact and when it answers, then what to know before the call.
  function ways(card, here, spoken = "", sure = "") {
    const written = card.e ? anchor(`mailto:${card.e}`, card.e) : card.w ? anchor(card.w, webAddress(card)) : "";
    const reach = card.p ? joined(", ", phones(card, here)) : paper ? addressOf(card) : written;
    const first = between("; ", [reach, open(card), spoken]);
    const before = [unchecked(card), card.j ? make("span", "plan-before", say(card.t)) : "", warned(card, here)];
    const spread = (parts) => parts.flatMap((part) => (part === "" ? [] : [" ", part]));
    return paper ? between("; ", [joined("", first), ...before]) : [...first, ...spread([sure, ...before])];
  }

  function contact(card) {
    if (paper) return make("li", "", say(card.b), ": ", ...ways(card, card.h.startsWith(`${foundIn}-`)), " ", mark(card));
    const name = anchor(place(card)[1], say(card.b), "plan-name");
    return make("li", "", name, ": ", ...ways(card, card.h.startsWith(`${foundIn}-`), languages(card), doubt(card)));
  }

  function group({ words = "", country, cards, now }) {
    const said = say(words);
    if (now) return [make("p", "plan-now", make("strong", "", said), " ", ...cards.flatMap((card) => ways(card, true)))];
    if (!country) return [make("p", "", said)];
    // Lines that the officer gives to somebody come after those that the officer calls.
    const ordered = [...cards].sort((one, other) => (one.v ?? 0) - (other.v ?? 0));
    return [make("h3", "", country), words ? make("p", "", said) : "", make("ul", "", ...ordered.map(contact))];
  }

  function call(steps, values) {
    called = new Set();
    foundIn = values.found;
    return make("section", "plan-call", titled(names.call, "call"), ...groups(steps, word("found", foundIn)).flatMap(group));
  }

  // Lengths where there are any, else the first answers.
  function brief(name, values, country) {
    const fits = answered(table, country, name, values).filter((one) => one.fits);
    const lengths = fits.filter(({ card }) => card.f);
    return (lengths.length ? lengths : fits).slice(0, 2);
  }

  const leads = (card) => (card.p || card.w || card.e ? "" : lead(card));

  function cell(name, values, country) {
    const cards = brief(name, values, country);
    const made = make("td", "", ...cards.map(({ card }) => make("p", "", leads(card), say(card.t ?? ""), " ", card.i ? listing(card) : "")));
    if (!cards.length) made.append(names.nothing);
    made.dataset.label = word(country, values[country]);
    return made;
  }

  function head(text, scope) {
    const cell = make("th", "", text);
    cell.scope = scope;
    return cell;
  }

  // Whose records stand side by side: of two countries at least, or of none.
  function compared(values) {
    const there = Object.keys(table.beside).filter((name) => holds(table.beside[name], values));
    return there.length > 1 ? there : [];
  }

  // Which acts bind both countries, which one of them, and so on.
  function ties(values) {
    const found = new Map();
    for (const [label, name] of compared(values).includes("home") ? table.acts : []) {
      const tie = values[name];
      const told = names[{ there: "here", unknown: "tie-unknown" }[tie] ?? tie];
      const side = tie === "there" ? "home" : "found";
      const words = told.replace("{country}", word(side, values[side]));
      found.set(words, [...(found.get(words) ?? []), label]);
    }
    return [...found];
  }

  function sides(values) {
    const countries = compared(values);
    if (!countries.length) return [];
    const acts = ties(values);
    const title = make("strong", "", names.acts);
    const rows = names.sides.map(([name, label]) =>
      make("tr", "", head(label, "row"), ...countries.map((country) => cell(name, values, country))),
    );
    const columns = countries.map((name) => head(word(name, values[name]), "col"));
    const items = acts.flatMap(([words, labels]) => labels.map((label) => make("li", "", `${label}: ${words}`)));
    return [
      make(
        "table",
        "plan-sides",
        make("caption", "", names.beside),
        make("thead", "", make("tr", "", head(names.question, "col"), ...columns)),
        make("tbody", "", ...rows),
      ),
      ...(items.length ? [make("p", "plan-acts-title", title), make("ul", "plan-acts", ...items)] : []),
    ];
  }

  // What the records of the case's countries do not say, unless it is told already.
  function unknown(values, known) {
    const all = ["found", "home", "to"].flatMap((name) => answered(table, name, "gaps", values));
    const each = [...new Map(all.map((one) => [one.number, one])).values()];
    return each.filter((one) => !known.has(recordOf(one))).map(({ card }) => make("li", "", `${place(card)[0]}: `, say(card.t)));
  }

  function gaps(values) {
    const items = unknown(values, told);
    return items.length ? [{ title: names.gaps, id: "gaps", content: () => [make("ul", "", ...items)] }] : [];
  }

  function summary(values) {
    const said = table.fields.filter((field) => values[field.n] !== field.d || ["age", "police", "wish"].includes(field.n));
    return make("p", "plan-case", said.map((field) => `${field.l}: ${word(field.n, values[field.n])}`).join("; "));
  }

  // On paper: one paragraph a step or card, and nothing told twice. scripts/guide/site/planner/paper.py prints the same.

  // Letters of a plan that fit on one sheet of paper, both sides, and how much more room a Cyrillic letter takes.
  const SHEET = 10_400;
  const WIDER = 0.08;
  // How much is told: all; without the countries side by side; without notes on rules and what is not known.
  const [FULLEST, BRIEFEST] = [0, 2];
  let level = FULLEST;
  const ROOM_TO_WRITE = 3;
  let printed = new Set();

  // Whether it is told for the first time.
  const fresh = (told) => !printed.has(told) && printed.add(told);

  const numbers = (card) => joined(", ", (card.p ?? []).map(([shown]) => make("strong", "phone", shown)));

  // What to know first, where it does not stand with the numbers above all steps.
  function cautioned(card) {
    const above = called.has(key(card)) && warned(card, card.h.startsWith(`${foundIn}-`));
    const ofRule = !(card.p || card.e || card.w);
    return above || (ofRule && level === BRIEFEST) ? "" : warned(card, false);
  }

  // Hours stand with the numbers above; for whom a rule is goes without saying where that is sure.
  function further(card) {
    const known = (card.l ?? []).filter(([at, value]) => value && !(at === 0 && called.has(key(card))) && !(at === 4 && sure));
    return joined("; ", known.map((each) => joined("", each[0] === 3 ? [say(each[1])] : line(each))));
  }

  function printedCard(one) {
    const { card, fits } = one;
    if (!fits) return fresh(`${[card.o].flat()[0]}${short(card)}`) ? [say(card.o), mark(card)] : [];
    const first = fresh(recordOf(one));
    // Shorter, but never without the way to reach somebody: a step on paper names whom the screen names.
    if (!first || (card.p && called.has(key(card)))) return [lead(card), numbers(card) || addressOf(card), first ? cautioned(card) : ""];
    const said = [lead(card), say(card.t ?? ""), card.i ? listing(card) : "", numbers(card), unchecked(card), card.e ?? "", webAddress(card)];
    return [...said, further(card), cautioned(card), mark(card)];
  }

  const webAddress = ({ w = "" }) => w.replace(/^https?:\/\//, "").replace(/\/$/, "");

  const addressOf = (card) => card.e ?? webAddress(card);

  // What a step rests on, if no record below it says so: one source is enough on paper, an article before notes.
  function rested({ step, why, shown }) {
    if (step.a) return "";
    const best = why.find(({ card }) => card.n) ?? why[0] ?? shown.find(({ fits }) => fits) ?? shown[0];
    return best ? mark(best.card) : "";
  }

  function printedStep({ step, shown, why }, tickable) {
    const some = shown.some(({ fits }) => fits);
    const fitting = shown.filter(({ fits }) => fits || !some);
    const cards = fitting.map((one) => make("p", "plan-card", ...spaced(printedCard(one)))).filter((card) => card.textContent);
    const forms = (step.g ?? []).filter(([address]) => address.startsWith("forms.html")).map(([, label]) => `→ ${label}.`);
    const marked = cards.some((card) => [...MARKS].some((sign) => card.textContent.includes(sign)));
    const rests = marked || (cards.length && !why.length) ? "" : rested({ step, why, shown });
    return make("li", "plan-step", make("p", "plan-head", tickable ? box(step) : "", ...worded(step), " ", ...spaced([rests, ...forms])), ...cards);
  }

  // Each country's answer; of what was told above, the length alone.
  function row(name, label, values, countries) {
    const cells = countries.flatMap((country) => {
      const cards = brief(name, values, country);
      const parts = cards.flatMap((one) =>
        fresh(recordOf(one)) ? [leads(one.card), say(one.card.t ?? ""), one.card.i ? listing(one.card) : ""] : [leads(one.card)],
      );
      const said = spaced(cards.length ? parts : [names.nothing]);
      return said.length ? [`${word(country, values[country])}: `, ...said] : [];
    });
    return make("p", "", make("strong", "", `${label}.`), " ", ...cells);
  }

  function beside(values) {
    const countries = compared(values);
    const bound = ties(values).map(([words, labels]) => `${words}: ${labels.join(", ")}`).join("; ");
    const acts = bound ? make("p", "", make("strong", "", names.acts), `: ${bound}.`) : "";
    return countries.length ? [...names.sides.map(([name, label]) => row(name, label, values, countries)), acts] : [];
  }

  // Room for what the officer writes down, and the way back to the plan.
  function notes() {
    const lines = () => Array.from({ length: ROOM_TO_WRITE }, () => make("span", "plan-line"));
    const items = names.written.map((label, at) => make("li", "", label, ...(at < 2 ? [] : lines())));
    const again = location.protocol.startsWith("http") ? make("p", "", `${names.again} `, make("span", "plan-address", location.href)) : "";
    return make("section", "plan-notes", make("h2", "", names.notes), make("ul", "", ...items), again);
  }

  function section(title, id, content) {
    return content.length ? make("section", `plan-part plan-${id}`, titled(title, id), ...content) : "";
  }

  function printedSteps(steps, tickable) {
    return steps.length ? [make("ul", "", ...steps.map((one) => printedStep(one, tickable)))] : [];
  }

  function printedParts(values, steps) {
    const of = (kind, measure) => steps.filter(({ step }) => step.k === kind && (!measure || step.m === measure));
    printed = new Set();
    const said = summary(values);
    said.append(`. ${standing.textContent}`);
    const marks = make("p", "plan-marks", `${names.marks} ${names.paper[level]}`);
    const above = [said, marks, make("p", "plan-independent", names.independent), call(steps, values), notes()];
    const parts = [
      section(names.never, "never", printedSteps(of("never"), false)),
      ...table.measures.map((title, at) => section(title, `measure-${at + 1}`, printedSteps(of(undefined, at + 1), true))),
      section(names.differs, "differs", [...printedSteps(of("differs"), false), ...(level === FULLEST ? beside(values) : [])]),
    ];
    const items = level < BRIEFEST ? unknown(values, printed) : [];
    parts.push(section(names.gaps, "gaps", items.length ? [make("ul", "", ...items)] : []));
    return [...above, make("div", "plan-columns", ...parts)];
  }

  function room(parts) {
    const counted = parts.filter((one) => !one.matches(".plan-independent, .plan-notes"));
    const text = counted.map((one) => one.textContent.replace(/\s/g, "")).join("");
    return text.length + WIDER * (text.match(/[\u0370-\u1fff]/g) ?? []).length;
  }

  // As much as fits on one sheet, else as much as fits on two.
  function printout(values, steps) {
    const drafts = [];
    for (level = FULLEST; level <= BRIEFEST; level += 1) drafts.push(printedParts(values, steps));
    const fitting = (sheets) => drafts.find((one) => room(one) <= sheets * SHEET);
    return fitting(1) ?? fitting(2) ?? drafts.at(-1);
  }

  function differences(steps, values) {
    const items = steps.filter(({ step }) => step.k === "differs");
    if (!items.length && !compared(values).length) return [];
    return [{ title: names.differs, id: "differs", content: () => [list(items, false), ...sides(values)] }];
  }

  function show() {
    const choices = Object.fromEntries(table.fields.map((field) => [field.n, field.d]));
    for (const [name, value] of new FormData(form)) if (fields[name]?.v.includes(value)) choices[name] = value;
    for (const { n, o, d } of table.fields.filter((field) => field.o)) {
      const asked = choices[o[0]] === o[1];
      form.elements.namedItem(n).disabled = !asked;
      if (!asked) choices[n] = form.elements.namedItem(n).value = d;
    }
    keep(choices);
    const ready = choices.found && choices.home;
    document.querySelector(".plan-actions").hidden = !ready;
    if (!ready) {
      count.textContent = names.choose;
      result.replaceChildren();
      redraw = follow = () => {};
      standing.textContent = "";
      return;
    }
    const { values, steps } = plan(table, choices);
    draw(values, steps);
    const number = names.steps.replace("{number}", steps.filter(({ step }) => !step.k).length);
    count.replaceChildren(leap("call", names.go.replace("{steps}", number)));
    const worked = table.derived.find((one) => one.n === "standing");
    standing.textContent =
      values.status !== "auto" ? ""
      : values.standing === "unknown" ? names["not-worked-out"]
      : names["worked-out"].replace("{standing}", worked.w[worked.v.indexOf(values.standing)]);
  }

  function draw(values, steps) {
    redraw = () => draw(values, steps);
    sure = values.standing !== "unknown" && values.age !== "unsure";
    if (paper) {
      follow = () => {};
      result.replaceChildren(...printout(values, steps));
    } else inTurn(...onScreen(values, steps));
  }

  // What is read first, and the sections after it.
  function onScreen(values, steps) {
    const todo = steps.filter(({ step }) => !step.k);
    told = new Map();
    for (const { step, shown } of steps) {
      for (const one of shown) if (one.fits && !told.has(recordOf(one))) told.set(recordOf(one), step.i);
    }
    references = new Map();
    for (const { card } of steps.flatMap(({ why }) => why)) {
      if (!references.has(card.h)) references.set(card.h, { number: references.size + 1, card });
    }
    const sections = [
      ...part(names.never, "never", steps.filter(({ step }) => step.k === "never"), true, false),
      ...table.measures.flatMap((title, at) =>
        part(title, `measure-${at + 1}`, todo.filter(({ step }) => step.m === at + 1), at < 2, true),
      ),
      ...differences(steps, values),
      ...gaps(values),
      ...(references.size ? [{ title: names.sources, id: "sources", content: () => [sources()] }] : []),
    ];
    const whom = { title: names.call, id: "call" };
    return [[summary(values), contents([whom, ...sections]), call(steps, values)], sections];
  }

  function keep(choices) {
    const chosen = Object.entries(choices).filter(([name, value]) => value && value !== fields[name].d);
    // The fragment is not sent to any server.
    const address = chosen.length ? `#${new URLSearchParams(chosen)}` : location.pathname + location.search;
    if (address !== location.hash) history.replaceState(null, "", address);
  }

  function restore() {
    const asked = new URLSearchParams(location.hash.slice(1));
    if (![...asked.keys()].some((name) => name in fields)) return false;
    form.reset();
    for (const [name, value] of asked) {
      const field = fields[name]?.v.includes(value) && form.elements.namedItem(name);
      if (field) field.value = value;
    }
    return true;
  }

  restore();
  form.hidden = false;
  form.addEventListener("change", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(show));
  document.querySelector(".plan-print").addEventListener("click", () => print());
  document.querySelector(".plan-clear").addEventListener("click", () => {
    form.reset();
    // After the plan is gone and the page is short again.
    setTimeout(() => form.elements[0].focus());
  });
  for (const [when, printing] of [["beforeprint", true], ["afterprint", false]]) {
    addEventListener(when, () => {
      paper = printing;
      redraw();
      follow();
    });
  }
  addEventListener("hashchange", () => restore() && show());
  show();

  // A browser is slow the first time: so a plan is made for nobody and put nowhere, before anybody waits for one.
  idle(() => {
    if (result.hasChildNodes()) return;
    const [found, home] = fields.found.v;
    const { values, steps } = plan(table, { ...Object.fromEntries(table.fields.map((field) => [field.n, field.d])), found, home });
    onScreen(values, steps);
  });
})();
