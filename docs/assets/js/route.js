// The route planner: applies the table of rules that route-table.js brings, and shows the result.
// No rule stands here; scripts/guide/route/plan.py applies the same table in Python.
"use strict";

(() => {
  // Evaluate

  // The answers, and all that follows from them: each result is a letter at the place that its answers name.
  function evaluate(table, choices) {
    const values = { ...choices };
    const answers = Object.fromEntries(table.fields.map((field) => [field.n, field.v]));
    for (const one of table.derived) {
      const place = one.f.reduce((sum, name) => sum * answers[name].length + answers[name].indexOf(values[name]), 0);
      values[one.n] = one.v[parseInt(one.m[place], 36)];
    }
    return values;
  }

  const holds = (conditions, values) => conditions.every(([name, allowed]) => allowed.includes(values[name]));

  const listed = (table, name, code) => table.lists[name][code] ?? [];

  // Cards whose rule applies, and those that say for whom it is instead.
  function fitting(table, numbers, values) {
    return numbers
      .map((number) => ({ number, card: table.cards[number], fits: holds(table.cards[number].x ?? [], values) }))
      .filter(({ card, fits }) => fits || "o" in card);
  }

  function plan(table, choices) {
    const values = evaluate(table, choices);
    const numbers = (shown = []) =>
      shown.flatMap((one) => (typeof one === "number" ? [one] : listed(table, one[1], values[one[0]])));
    const steps = table.steps
      .filter((step) => holds(step.w, values))
      .map((step) => ({
        step,
        shown: fitting(table, numbers(step.s), values),
        why: fitting(table, numbers(step.d), values),
      }));
    return { values, steps };
  }

  // How the table is packed, and why, tells scripts/guide/route/pack.py.
  function unpacked({ swapped, table }) {
    const signs = [...swapped];
    const other = Object.fromEntries(signs.map((sign, at) => [sign, signs[at ^ 1]]));
    const read = JSON.parse(table.replace(/[^]/gu, (sign) => other[sign] ?? sign));
    const cards = read.cards.h[1].map(() => ({}));
    for (const [key, [values, order]] of Object.entries(read.cards)) {
      let fresh = 0;
      order.forEach((place, at) => {
        if (place) cards[at][key] = values[place === 1 ? fresh++ : place - 2];
      });
    }
    return { ...read, cards, steps: read.steps.map((step, at) => ({ ...step, i: at })) };
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

  function status(card) {
    if (!("s" in card)) return "";
    const css = ["confirmed", "older", "unconfirmed"][card.s];
    return make("span", `status status-${css}`, `${names.statuses[card.s]}, ${card.y ?? names["no-date"]}`);
  }

  const dialled = (shown) => shown.replace(/[^+\d]/g, "");

  function phones(card, here = false) {
    return (card.p ?? []).map(([shown, abroad]) =>
      make("span", "plan-phone", make("span", "phone", anchor(`tel:${dialled(shown)}`, shown)), here ? "" : ` (${abroad})`),
    );
  }

  // Nobody has checked the contact for too long.
  const unchecked = (card) => (card.z ? make("em", "plan-unchecked", card.z) : "");

  function reach(card) {
    const ways = phones(card);
    if (card.e) ways.push(anchor(`mailto:${card.e}`, card.e));
    if (card.w) ways.push(anchor(card.w, card.w.replace(/^https?:\/\//, "").replace(/\/$/, "")));
    if (card.z) ways.push(unchecked(card));
    return ways.length ? make("p", "plan-reach", ...ways.flatMap((way) => [way, " "])) : "";
  }

  const lead = (card) => (card.b ? make("strong", "", say(card.b), typeof card.b === "string" && card.b.endsWith(".") ? " " : ". ") : "");

  const items = (card) => (card.i ? make("ul", "", ...card.i.map((item) => make("li", "", say(item)))) : "");

  function showCard({ number, card, fits }, step) {
    const [name, address] = place(card);
    const source = anchor(address, name, "plan-source");
    if (!fits) return make("div", "plan-card plan-left-out", make("p", "", say(card.o), " ", source));
    if (told.get(number) !== step.i) {
      return make("div", "plan-card", make("p", "", lead(card), card.p ? "" : say(card.t ?? "")), items(card), reach(card));
    }
    return make(
      "div",
      "plan-card",
      make("p", "", lead(card), say(card.t ?? ""), " ", status(card), " ", source),
      items(card),
      reach(card),
      card.l ? make("p", "plan-lines", card.l.map(([label, value]) => `${label}: ${value}`).join("; ")) : "",
      card.c ? make("p", "plan-caution", make("strong", "", names.note), " ", say(card.c)) : "",
    );
  }

  function sources(why) {
    if (!why.length) return "";
    const seen = new Set();
    const parts = why.flatMap(({ card }) => {
      const [name, address] = place(card);
      const key = `${card.n ?? name} ${card.s} ${card.y}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [" ", anchor(address, card.n ?? name), " ", status(card)];
    });
    return make("p", "plan-why", `${names.source}:`, ...parts);
  }

  function links(step) {
    const made = (step.g ?? []).map(([address, label]) => anchor(root + address, label));
    return made.length ? make("p", "plan-links", ...made.flatMap((one, at) => (at ? [" · ", one] : [one]))) : "";
  }

  function box(step) {
    const tick = make("input", "");
    tick.type = "checkbox";
    tick.checked = ticked.has(step.i);
    tick.addEventListener("change", () => (tick.checked ? ticked.add(step.i) : ticked.delete(step.i)));
    return tick;
  }

  function showStep({ step, shown, why }, tickable) {
    const text = make("span", "plan-text", step.r ? make("strong", "", `${step.r}: `) : "", say(step.t));
    const advice = step.a ? make("span", "plan-advice", ` (${names.advice})`) : "";
    const head = tickable ? make("label", "", box(step), text, advice) : make("p", "plan-head", text, advice);
    return make("li", "plan-step", head, ...shown.map((one) => showCard(one, step)), sources(why), links(step));
  }

  function titled(title, id) {
    const heading = make("h2", "", title);
    heading.id = id;
    return heading;
  }

  // The rest is made when a tap or the printer opens it.
  function folding(title, id, css, first, content) {
    const summary = make("summary", "", titled(title, id));
    const node = make("details", `plan-part ${css}`, summary);
    const byDefault = first || wide.matches;
    node.fill = () => node.childElementCount > 1 || node.append(...content());
    node.open = folds.get(id) ?? byDefault;
    node.dataset.open = byDefault;
    if (node.open) node.fill();
    summary.addEventListener("click", () => {
      node.fill();
      folds.set(id, !node.open);
    });
    return node;
  }

  const list = (steps, tickable) => make("ul", "", ...steps.map((one) => showStep(one, tickable)));

  const part = (title, id, steps, css, first, tickable) =>
    steps.length ? folding(title, id, css, first, () => [list(steps, tickable)]) : "";

  // The country where the person is comes first.
  function call(steps, values) {
    const seen = new Set();
    const groups = new Map();
    const words = [];
    for (const { step, shown } of steps.filter((one) => one.step.q)) {
      const reached = shown.filter(({ card, fits }) => fits && card.p);
      if (!reached.length) words.push(make("li", "", say(step.t)));
      for (const { card } of reached) {
        const [country] = place(card);
        const key = card.p.map(([shown]) => shown).join();
        if (seen.has(key)) continue;
        seen.add(key);
        const here = country === word("found", values.found);
        const item = make("li", "", say(card.b), ": ", ...phones(card, here).flatMap((one) => [one, " "]), card.l ? card.l[0][1] : "", card.z ? " " : "", unchecked(card));
        groups.set(country, [...(groups.get(country) ?? []), item]);
      }
    }
    const lists = [...groups].flatMap(([country, items]) => [make("h3", "", country), make("ul", "", ...items)]);
    return make("section", "plan-call", titled(names.call, "call"), ...lists, words.length ? make("ul", "", ...words) : "");
  }

  // Lengths where there are any, else the first answers.
  function brief(name, values, country) {
    const fits = fitting(table, listed(table, name, values[country]), values).filter((one) => one.fits);
    const lengths = fits.filter(({ card }) => card.b && "s" in card && !card.p);
    const cards = (lengths.length ? lengths : fits).slice(0, 2);
    const cell = make("td", "", ...cards.map(({ card }) => make("p", "", card.p || card.w || card.e ? "" : lead(card), say(card.t ?? ""), ...(card.i ?? []).flatMap((item, at) => [at ? "; " : " ", say(item)]))));
    if (!cards.length) cell.append(names.nothing);
    cell.dataset.label = word(country, values[country]);
    return cell;
  }

  function head(text, scope) {
    const cell = make("th", "", text);
    cell.scope = scope;
    return cell;
  }

  const compared = (values) => !["same", "other"].includes(values.home_is);

  function sides(values) {
    if (!compared(values)) return [];
    const rows = names.sides.map(([name, label]) =>
      make("tr", "", head(label, "row"), brief(name, values, "found"), brief(name, values, "home")),
    );
    const columns = ["found", "home"].map((name) => head(word(name, values[name]), "col"));
    const acts = table.acts.map(([label, name]) => {
      const tie = values[name];
      const key = { there: "here", unknown: "tie-unknown" }[tie] ?? tie;
      const side = tie === "there" ? "home" : "found";
      return make("li", "", `${label}: ${names[key].replace("{country}", word(side, values[side]))}`);
    });
    return [
      make(
        "table",
        "plan-sides",
        make("caption", "", names.beside),
        make("thead", "", make("tr", "", head(names.question, "col"), ...columns)),
        make("tbody", "", ...rows),
      ),
      make("p", "plan-acts-title", make("strong", "", names.acts)),
      make("ul", "plan-acts", ...acts),
    ];
  }

  function gaps(values) {
    const numbers = new Set([...listed(table, "gaps", values.found), ...listed(table, "gaps", values.home)]);
    const fresh = [...numbers].filter((number) => !told.has(number)).map((number) => table.cards[number]);
    if (!fresh.length) return "";
    const items = () => fresh.map((card) => make("li", "", `${place(card)[0]}: `, say(card.t)));
    return folding(names.gaps, "gaps", "plan-gaps", false, () => [make("ul", "", ...items())]);
  }

  function summary(values) {
    const said = table.fields.filter((field) => values[field.n] !== field.d || ["age", "police", "wish"].includes(field.n));
    return make("p", "plan-case", said.map((field) => `${field.l}: ${word(field.n, values[field.n])}`).join("; "));
  }

  function notes() {
    const lines = Array.from({ length: 5 }, () => make("span", "plan-line"));
    return make("section", "plan-notes", make("h2", "", names.notes), ...lines);
  }

  function differences(steps, values) {
    const items = steps.filter(({ step }) => step.k === "differs");
    if (!items.length && !compared(values)) return "";
    return folding(names.differs, "differs", "plan-differs", false, () => [list(items, false), ...sides(values)]);
  }

  function show() {
    const choices = Object.fromEntries(table.fields.map((field) => [field.n, field.d]));
    for (const [name, value] of new FormData(form)) if (fields[name]?.v.includes(value)) choices[name] = value;
    keep(choices);
    const ready = choices.found && choices.home;
    form.querySelector(".plan-actions").hidden = !ready;
    if (!ready) {
      count.textContent = names.choose;
      result.replaceChildren();
      standing.textContent = "";
      return;
    }
    const { values, steps } = plan(table, choices);
    const todo = steps.filter(({ step }) => !step.k);
    told = new Map();
    for (const { step, shown } of steps) {
      for (const { number, fits } of shown) if (fits && !told.has(number)) told.set(number, step.i);
    }
    const parts = [
      summary(values),
      call(steps, values),
      part(names.never, "never", steps.filter(({ step }) => step.k === "never"), "plan-never", true, false),
      ...table.measures.map((title, at) =>
        part(title, `measure-${at + 1}`, todo.filter(({ step }) => step.m === at + 1), "plan-measure", at < 2, true),
      ),
      differences(steps, values),
      gaps(values),
      notes(),
      make("p", "plan-independent", names.independent),
    ];
    result.replaceChildren(...parts.filter((one) => one !== ""));
    count.textContent = names.steps.replace("{number}", todo.length);
    const worked = table.derived.find((one) => one.n === "standing");
    standing.textContent =
      values.status !== "auto" ? ""
      : values.standing === "unknown" ? names["not-worked-out"]
      : names["worked-out"].replace("{standing}", worked.w[worked.v.indexOf(values.standing)]);
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
  form.querySelector(".plan-print").addEventListener("click", () => print());
  addEventListener("beforeprint", () => {
    for (const one of result.querySelectorAll("details")) {
      one.fill();
      one.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const one of result.querySelectorAll("details")) {
      one.open = folds.get(one.querySelector("h2").id) ?? one.dataset.open === "true";
    }
  });
  addEventListener("hashchange", () => restore() && show());
  show();
})();
