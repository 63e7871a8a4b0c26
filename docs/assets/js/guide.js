// Sorts tables and filters the contacts. Without it every row stays visible in its first order.
"use strict";

// A cell without a value of its own, in a column where others have one, is unknown and stays last.
function sortKey(row, column, valued) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? (valued ? null : cell.textContent.trim());
}

function sortTable(table, column, ascending) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const valued = rows.some((row) => row.cells[column].dataset.sort !== undefined);
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const direction = ascending ? 1 : -1;
  rows.sort((one, other) => {
    const [a, b] = [sortKey(one, column, valued), sortKey(other, column, valued)];
    if (a === null || b === null) return (a === null) - (b === null);
    return direction * compare(a, b);
  });
  body.append(...rows);
  [...table.tHead.rows[0].cells].forEach((head, place) => {
    if (place === column) head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
    else head.removeAttribute("aria-sort");
  });
}

function makeSortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  if (table.dataset.sortBy) table.before(sortMenu(table, heads));
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      sortTable(table, column, head.getAttribute("aria-sort") !== "ascending");
    });
  });
}

// On a narrow screen rows are cards and the heads are not shown: a menu sorts in their place.
function sortMenu(table, heads) {
  const label = document.createElement("label");
  label.className = "sort-menu no-print";
  label.append(table.dataset.sortBy);
  const select = document.createElement("select");
  select.append(...heads.map((head, column) => new Option(head.textContent, column)));
  select.addEventListener("change", () => sortTable(table, Number(select.value), true));
  label.append(select);
  return label;
}

function filterContacts(form, table) {
  const wanted = Object.fromEntries(new FormData(form));
  let shown = 0;
  for (const row of table.tBodies[0].rows) {
    const fits = Object.entries(wanted).every(
      ([name, value]) => !value || row.dataset[name].split(" ").includes(value),
    );
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  const count = form.querySelector(".contact-count");
  count.textContent = shown ? count.dataset.pattern.replace("{number}", shown) : count.dataset.none;
}

function choicesFromAddress(form) {
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    const field = form.elements.namedItem(name);
    if (field instanceof HTMLSelectElement) field.value = value;
  }
}

function keepChoices(form) {
  const chosen = [...new FormData(form)].filter(([, value]) => value);
  // Only in the fragment: it is not sent to any server, and it can be shared.
  history.replaceState(null, "", chosen.length ? `#${new URLSearchParams(chosen)}` : location.pathname + location.search);
}

// On a narrow screen most choices are folded. The button tells how many of them are made.
function foldChoices(form) {
  const button = form.querySelector(".more-filters");
  const made = () => [...form.querySelectorAll(".filter-rest select")].filter((one) => one.value).length;
  const name = button.textContent;
  const tell = () => {
    button.textContent = made() ? `${name} (${made()})` : name;
  };
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
  });
  form.addEventListener("change", tell);
  button.setAttribute("aria-expanded", made() > 0);
  tell();
}

function makeFilter(form) {
  const table = document.querySelector("table.contacts");
  choicesFromAddress(form);
  foldChoices(form);
  form.hidden = false;
  form.addEventListener("change", () => {
    filterContacts(form, table);
    keepChoices(form);
    // What the choice changes is seen, even on a small screen.
    form.querySelector(".contact-count").scrollIntoView({ block: "nearest" });
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  filterContacts(form, table);
}

// Each country carries, for each comparison, the number of its fill, a short text and words for it.
function colourMap(map, name) {
  for (const country of map.querySelectorAll("svg a")) {
    const [shade, short, said] = country.dataset[name].split("|");
    country.setAttribute("class", `shade-${shade}`);
    country.setAttribute("aria-label", `${country.dataset.name}: ${said}`);
    const label = map.querySelector(`text[data-country="${country.dataset.country}"]`);
    label.setAttribute("class", `shade-${shade}`);
    label.querySelector(".value").textContent = short;
  }
  for (const list of map.querySelectorAll(".map-legend")) list.hidden = list.dataset.of !== name;
}

function makeMapChoice(map) {
  const form = map.querySelector("form");
  form.hidden = false;
  form.addEventListener("change", (event) => colourMap(map, event.target.value));
  form.addEventListener("submit", (event) => event.preventDefault());
}

// A term stays if it, its meaning or its word in any language holds what is typed.
function makeTermFilter(form) {
  const count = form.querySelector(".term-count");
  const terms = [...form.closest("article").querySelectorAll("dt")];
  const texts = terms.map((term) => `${term.textContent} ${term.nextElementSibling.textContent}`.toLocaleLowerCase());
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLocaleLowerCase();
    let shown = 0;
    terms.forEach((term, place) => {
      const fits = texts[place].includes(wanted);
      term.hidden = !fits;
      term.nextElementSibling.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    count.textContent = shown ? count.dataset.pattern.replace("{number}", shown) : count.dataset.none;
  });
}

function openTarget() {
  // Older browsers do not open what is folded around the part that a link leads to.
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = target && target.closest("details");
  if (folded && !folded.open) {
    folded.open = true;
    target.scrollIntoView();
  }
}

// A source mark opens the sources under its own section, so that the reader stays where they are.
function openSources(event) {
  const mark = event.target.closest(".ref a");
  const number = mark && mark.textContent.trim();
  let place = mark && mark.closest("article > *");
  while (place && !place.matches("details.sources-brief")) place = place.nextElementSibling;
  const source = place && place.querySelector(`li[value="${number}"]`);
  if (!source) return;
  event.preventDefault();
  place.open = true;
  source.tabIndex = -1;
  source.focus();
}

addEventListener("hashchange", openTarget);
addEventListener("click", openSources);
openTarget();
document.querySelectorAll("table.compare, table.contacts").forEach(makeSortable);
document.querySelectorAll("form.contact-filter").forEach(makeFilter);
document.querySelectorAll("form.term-filter").forEach(makeTermFilter);
document.querySelectorAll(".map").forEach(makeMapChoice);

// Sentences: one language at a time, or all of them.
function makeSentenceChoice(form) {
  const select = form.querySelector("select");
  const sections = [...document.querySelectorAll(".sentences")];
  const show = () => {
    for (const one of sections) one.hidden = Boolean(select.value) && !one.querySelector(`#${select.value}`);
  };
  form.hidden = false;
  select.addEventListener("change", () => {
    show();
    if (select.value) document.getElementById(select.value).scrollIntoView();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  // A link to a language that is hidden shows it.
  addEventListener("hashchange", () => {
    const goal = document.getElementById(location.hash.slice(1));
    if (!goal || !goal.closest(".sentences[hidden]")) return;
    select.value = goal.id;
    show();
    goal.scrollIntoView();
  });
  show();
}

document.querySelectorAll("form.sentence-choice").forEach(makeSentenceChoice);

// The search: its script comes when somebody goes to the field.
function makeSearch(box) {
  const field = box.querySelector("input");
  const toggle = document.getElementById("__search");
  const load = () => {
    if (!toggle.checked) toggle.click();
    const script = document.createElement("script");
    script.src = box.dataset.script;
    script.addEventListener("error", () => {
      box.querySelector("[role=status]").textContent = box.dataset.failed;
      field.addEventListener("input", load, { once: true });
    });
    document.head.append(script);
  };
  field.addEventListener("focus", load, { once: true });
  document.querySelector(".search-open").addEventListener("click", () => field.focus());
  addEventListener("keydown", (event) => {
    const busy = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
    if (!["/", "s", "f"].includes(event.key) || event.ctrlKey || event.metaKey || event.altKey || busy) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}

document.querySelectorAll(".md-search").forEach(makeSearch);

// Folded steps: browsers open what a link leads into and what is printed; older ones need a hand.
function makeFold(fold) {
  const inside = () => fold.contains(document.getElementById(decodeURIComponent(location.hash.slice(1))));
  const reveal = () => {
    if (!inside()) return;
    fold.open = true;
    fold.scrollIntoView();
  };
  let opened = false;
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    opened = !fold.open;
    fold.open = true;
  });
  addEventListener("afterprint", () => {
    if (opened) fold.open = false;
  });
  reveal();
}

document.querySelectorAll("details.found-fold").forEach(makeFold);

// Paper tells the day on which it was printed.
addEventListener("beforeprint", () => {
  const { dataset, lang } = document.documentElement;
  const day = new Date().toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long" });
  document.querySelectorAll("[data-printed]").forEach((line) => {
    line.textContent = line.dataset.printed.replace("{day}", day);
    dataset.printDay = line.textContent;
  });
});
