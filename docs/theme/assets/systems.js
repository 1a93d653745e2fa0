/** Sorting and filtering of the tables that compare systems. */

import { element, say } from "./dom.js";

/**
 * Makes the heads of the tables sort their rows, and shows the field that filters them.
 *
 * @param {Document} page
 */
export function mountSystems(page) {
  const tables = /** @type {HTMLTableElement[]} */ ([...page.querySelectorAll("table.systems")]);
  for (const table of tables) for (const head of headsOf(table)) addSorting(table, head);
  const field = /** @type {HTMLElement} */ (page.querySelector(".filter"));
  const input = /** @type {HTMLInputElement} */ (field.querySelector("input"));
  const rows = tables.flatMap((table) => [...table.tBodies[0].rows]);
  input.addEventListener("input", () => {
    const shown = filter(rows, input.value);
    for (const table of tables) unfold(table, Boolean(input.value.trim()));
    const said = input.value.trim() ? say("n-of", { count: shown, all: rows.length }) : [];
    /** @type {HTMLOutputElement} */ (field.querySelector("output")).replaceChildren(...said);
  });
  field.hidden = false;
}

/** @param {HTMLTableElement} table @returns {HTMLCollectionOf<HTMLTableCellElement>} */
function headsOf(table) {
  return /** @type {HTMLTableSectionElement} */ (table.tHead).rows[0].cells;
}

/**
 * @param {HTMLTableElement} table
 * @param {HTMLTableCellElement} head
 */
function addSorting(table, head) {
  const button = element("button", { type: "button" }, ...head.childNodes);
  button.addEventListener("click", () => {
    const rises = head.getAttribute("aria-sort") !== "ascending";
    for (const other of headsOf(table)) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", rises ? "ascending" : "descending");
    const body = table.tBodies[0];
    const sorted = [...body.rows].sort((one, other) => compare(one.cells[head.cellIndex], other.cells[head.cellIndex]));
    body.append(...(rises ? sorted : sorted.reverse()));
  });
  head.replaceChildren(button);
}

/** By date where a cell has one, else by its words. @param {HTMLTableCellElement} one @param {HTMLTableCellElement} other */
function compare(one, other) {
  const [first, second] = [one, other].map((cell) => cell.dataset.sort ?? cell.textContent.trim());
  return first.localeCompare(second, "en");
}

/**
 * Opens the details that a table lies in, where some of its rows are found.
 *
 * @param {HTMLTableElement} table
 * @param {boolean} isFiltered
 */
function unfold(table, isFiltered) {
  const details = table.closest("details");
  if (details && isFiltered && [...table.tBodies[0].rows].some((row) => !row.hidden)) details.open = true;
}

/**
 * Hides the rows that lack one of the words; returns how many are shown.
 *
 * @param {HTMLTableRowElement[]} rows
 * @param {string} query
 */
function filter(rows, query) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  return rows.filter((row) => !row.hidden).length;
}
