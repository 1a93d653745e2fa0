/** Results as a concordance: one line per hit, sorted by what stands before or behind it. */

import { element } from "../../dom.js";
import { head, pairText, sorted, tail } from "./kwic.js";
import { articleLink } from "./state.js";
import { told, tell } from "./words.js";

/** Width of a context, in Latin letters. */
const WIDTH = 54;
const ORDERS = /** @type {const} */ (["text", "left", "hit", "right"]);
const ORDER_LABELS = { text: "order-text", left: "order-left", hit: "order-hit", right: "order-right" };

/**
 * The table of one page of lines.
 *
 * @param {import("./kwic.js").Line[]} lines all that are read.
 * @param {{state: import("./state.js").State, base: string, addressOf: (id: string) => string, order: (order: string) => void, size: number}} context
 * @returns {HTMLElement}
 */
export function linesTable(lines, context) {
  const { state } = context;
  const heads = ORDERS.map((order) => {
    const press = element("button", { type: "button", title: told("sort-by") }, ...tell(ORDER_LABELS[order]));
    press.addEventListener("click", () => context.order(order));
    return element("th", { scope: "col", class: `by-${order}`, ...(state.order === order ? { "aria-sort": "ascending" } : {}) }, press);
  });
  const shown = sorted(lines, state.order).slice(state.offset, state.offset + context.size);
  return element(
    "table",
    { class: "kwic" },
    element("caption", { class: "hidden" }, ...tell("view-lines")),
    element("thead", {}, element("tr", {}, ...heads)),
    element("tbody", {}, ...shown.flatMap((line) => rowsOf(line, context))),
  );
}

/**
 * A line, and below it, on demand, its counterpart in the other language.
 *
 * @param {import("./kwic.js").Line} line
 * @param {{state: import("./state.js").State, base: string, addressOf: (id: string) => string}} context
 * @returns {HTMLElement[]}
 */
function rowsOf(line, { state, base, addressOf }) {
  const lang = line.unit.startsWith("zh") || line.unit.endsWith("zh") ? "zh" : "en";
  const where = element("a", { href: base + articleLink(state, addressOf(line.article), line.unit) }, line.date);
  const place = element("th", { scope: "row" }, where, " ", element("small", {}, line.unit));
  const row = element(
    "tr",
    {},
    place,
    element("td", { class: "left", lang }, tail(line.left, WIDTH)),
    element("td", { class: "hit", lang }, element("mark", {}, line.hit)),
    element("td", { class: "right", lang }, head(line.right, WIDTH)),
  );
  const text = pairText(line);
  if (!text) return [row];
  const other = element("tr", { class: "other" }, element("td", { colspan: "4", lang: lang === "zh" ? "en" : "zh" }, text));
  other.hidden = true;
  const open = element("button", { type: "button", class: "pair-button", "aria-expanded": "false", "aria-label": told("show-pair"), title: told("show-pair") }, "⇄");
  open.addEventListener("click", () => {
    other.hidden = !other.hidden;
    open.setAttribute("aria-expanded", String(!other.hidden));
  });
  place.append(" ", open);
  return [row, other];
}
