// Sorts tables and filters the contacts. Without it every row stays visible in its first order.
"use strict";

function sortKey(row, column) {
  const cell = row.cells[column];
  return cell.dataset.sort ?? cell.textContent.trim();
}

function sortTable(table, column, ascending) {
  const body = table.tBodies[0];
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const rows = [...body.rows].sort((a, b) => compare(sortKey(a, column), sortKey(b, column)));
  body.append(...(ascending ? rows : rows.reverse()));
}

function makeSortable(table) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const ascending = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
      sortTable(table, column, ascending);
    });
  });
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
  count.textContent = count.dataset.pattern.replace("{number}", shown);
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

function makeFilter(form) {
  const table = document.querySelector("table.contacts");
  choicesFromAddress(form);
  form.hidden = false;
  form.addEventListener("change", () => {
    filterContacts(form, table);
    keepChoices(form);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  filterContacts(form, table);
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

addEventListener("hashchange", openTarget);
openTarget();
document.querySelectorAll("table.compare, table.contacts").forEach(makeSortable);
document.querySelectorAll("form.contact-filter").forEach(makeFilter);
