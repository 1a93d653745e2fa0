/** Results as a concordance: one line per hit, sorted by what stands before or behind it; some at first, all on demand. */

import { element } from "../../dom.js";
import { addressOf } from "../address.js";
import { head, sorted, tail } from "./kwic.js";
import "./later.js";
import { CHOICES, articleLink } from "./state.js";
import { button, told, tell } from "./words.js";

/** Articles whose lines are read without being asked. */
const ARTICLES_AT_FIRST = 100;
/** Lines on one page. */
const LINES_SHOWN = 100;
const PAUSE = 250;
/** Width of a context, in Latin letters. */
const WIDTH = 50;

/** @typedef {{state: import("./state.js").State, base: string, order: (order: import("./state.js").State["order"]) => void, size: number}} TableContext */

/** The concordance of one result. */
export class Lines {
  /**
   * @param {import("./client.js").Client} client
   * @param {() => void} changed
   * @param {(error: import("./client.js").Message) => void} failed
   */
  constructor(client, changed, failed) {
    this.client = client;
    this.changed = changed;
    this.failed = failed;
    /** @type {import("./kwic.js").Line[]} */
    this.read = [];
    /** @type {number|undefined} */
    this.timer = undefined;
    this.clear();
  }

  clear() {
    this.read = [];
    this.isAll = false;
    this.isReading = false;
    /** Whether no more is read until someone asks for it. */
    this.isHeld = false;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** Someone else reads now, or reading failed: what is here stays, and says that it is a part. */
  stop() {
    if (!this.isReading) return;
    this.client.cancel("all");
    this.isReading = false;
    this.isHeld = true;
    this.soon();
  }

  /**
   * Reads what the address asks for, unless that has been done.
   *
   * @param {number} articles of the result.
   * @param {import("./state.js").State} state
   */
  begin(articles, { read, offset }) {
    if (this.isReading || this.isHeld) return;
    // An address may name a page of lines that have not been read.
    const everything = articles <= ARTICLES_AT_FIRST || read === "all" || (this.read.length > 0 && offset >= this.read.length);
    if (everything || !this.read.length) this.start(everything);
  }

  /** @param {boolean} everything */
  start(everything) {
    if (this.isAll) return;
    this.clear();
    this.isReading = true;
    this.client.ask("all", {}, (message) => {
      if (message.type === "error") {
        this.stop();
        this.failed(message);
        return;
      }
      for (const line of message.lines ?? []) this.read.push(line);
      if (message.final) this.isAll = true;
      if (message.final || (!everything && message.done >= ARTICLES_AT_FIRST)) this.isReading = false;
      if (!this.isReading && !message.final) this.client.cancel("all");
      this.soon();
    });
    this.soon();
  }

  /** Shows what came in, not more often than the eye can follow. */
  soon() {
    if (!this.isReading) {
      clearTimeout(this.timer);
      this.timer = undefined;
      this.changed();
    } else {
      this.timer ??= setTimeout(() => {
        this.timer = undefined;
        this.changed();
      }, PAUSE);
    }
  }

  /**
   * @param {{occurrences: number, articles: number}} totals
   * @param {import("./page.js").SearchPage} page
   * @returns {HTMLElement}
   */
  show(totals, page) {
    const { state, base } = page;
    const order = (/** @type {import("./state.js").State["order"]} */ order) => page.go({ order, offset: 0 });
    const readAll = () => {
      this.isHeld = false;
      if (state.read === "all") this.start(true);
      else page.go({ read: "all" });
    };
    const over = { count: this.read.length, all: totals.occurrences };
    const note = element("p", { class: "note" }, ...tell(this.isAll ? "sorted-all" : "sorted-some", over));
    if (this.isReading) note.append(" ", ...tell("loading"));
    else if (!this.isAll) note.append(" ", button("read-all", readAll, { articles: totals.articles }));
    return element("div", {}, note, element("div", { class: "wide", role: "region", tabindex: "0", "aria-label": told("view-lines") }, linesTable(this.read, { state, base, order, size: LINES_SHOWN })));
  }

  get pages() {
    return { size: LINES_SHOWN, all: this.read.length };
  }
}

/**
 * The table of one page of lines.
 *
 * @param {import("./kwic.js").Line[]} lines all that are read.
 * @param {TableContext} context
 * @returns {HTMLElement}
 */
function linesTable(lines, context) {
  const { state } = context;
  const heads = CHOICES.order.map((order) => {
    const press = element("button", { type: "button", title: told("sort-by") }, ...tell(`order-${order}`));
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
 * @param {{state: import("./state.js").State, base: string}} context
 * @returns {HTMLElement[]}
 */
function rowsOf(line, { state, base }) {
  const lang = line.unit.startsWith("zh") || line.unit.endsWith("zh") ? "zh" : "en";
  const where = element("a", { href: base + articleLink(state, addressOf(line.article), line.unit) }, line.date);
  const name = `${line.date} ${line.unit}`;
  const place = element("th", { scope: "row", abbr: name }, where, " ", element("small", {}, line.unit));
  const row = element(
    "tr",
    {},
    place,
    element("td", { class: "left", lang }, tail(line.left, WIDTH)),
    element("td", { class: "hit", lang }, element("mark", {}, line.hit)),
    element("td", { class: "right", lang }, head(line.right, WIDTH)),
  );
  if (!line.pair) return [row];
  const other = element("tr", { class: "other" }, element("td", { colspan: "4", lang: lang === "zh" ? "en" : "zh" }, line.pair));
  other.hidden = true;
  const open = element("button", { type: "button", class: "pair-button", "aria-expanded": "false", "aria-label": `${told("show-pair")}: ${name}`, title: told("show-pair") }, "⇄");
  open.addEventListener("click", () => {
    other.hidden = !other.hidden;
    open.setAttribute("aria-expanded", String(!other.hidden));
  });
  place.append(" ", open);
  return [row, other];
}
