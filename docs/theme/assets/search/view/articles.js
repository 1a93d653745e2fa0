/** Results as articles: headlines, date, page, and the paragraphs that say most, the other language beside them. */

import { element } from "../../dom.js";
import { fullest, joined, windowAt } from "./cut.js";
import { articleLink } from "./state.js";
import { button, dateEn, dateZh, tell } from "./words.js";

/** Paragraphs shown of one article, and code points shown of a long one. */
const MOST_ROWS = 3;
const ROOM = { zh: 130, en: 330 };

/**
 * @typedef {import("../texts.js").MarkedUnit} Unit
 * @typedef {import("../texts.js").TextAnswer} Text
 * @typedef {import("../listing.js").Hit} Hit
 */

/**
 * Fills a list with hits; texts that are already known are shown at once.
 *
 * @param {HTMLOListElement} list
 * @param {Hit[]} hits
 * @param {Map<string, Text>} texts
 * @param {{state: import("./state.js").State, base: string, offset: number}} context
 */
export function showHits(list, hits, texts, { state, base, offset }) {
  list.start = offset + 1;
  const known = new Map(/** @type {HTMLElement[]} */ ([...list.children]).map((item) => [item.dataset.article, item]));
  list.replaceChildren(
    ...hits.map((hit) => {
      const old = known.get(hit.id);
      // An item that already shows its text stays as it is, with the focus and what was unfolded in it.
      if (old && old.dataset.of === signature(hit, state) && (old.classList.contains("full") || !texts.has(hit.id))) return old;
      return item(hit, texts.get(hit.id), state, base);
    }),
  );
}

/**
 * What an item says besides its text: equal where it need not be made anew.
 *
 * @param {Hit} hit
 * @param {import("./state.js").State} state
 * @returns {string}
 */
function signature(hit, state) {
  return [articleLink(state, hit.address), ...hit.units.map(({ unit, occurrences }) => `${unit} ${occurrences}`)].join();
}

/**
 * @param {Hit} hit
 * @param {Text|undefined} text
 * @param {import("./state.js").State} state
 * @param {string} base
 * @returns {HTMLElement}
 */
function item(hit, text, state, base) {
  const made = element("li", { class: text ? "hit full" : "hit", "data-article": hit.id, "data-of": signature(hit, state) });
  const rows = text ? rowsOf(text.units) : [];
  const link = (/** @type {string} */ unit) => base + articleLink(state, hit.address, unit);
  const href = link(hit.units.find(({ unit }) => /^(?:zh|en)/.test(unit))?.unit ?? "");
  made.append(element("h2", {}, element("a", { href }, ...headline(hit, text))), about(hit));
  if (!text) return made;
  const byline = text.units.filter(({ unit, spans }) => unit.startsWith("byline") && spans.length);
  if (byline.length) {
    const names = byline.map(({ lang, text: words, spans }) => element("span", { lang }, ...marked(words, spans)));
    made.append(element("p", { class: "byline" }, ...tell("byline"), " ", ...names.flatMap((name) => [name, " "])));
  }
  const best = [...rows].sort((one, other) => other.weight - one.weight).slice(0, MOST_ROWS);
  for (const row of rows) if (best.includes(row)) made.append(rowOf(row, link));
  if (rows.length > best.length) {
    made.append(element("p", { class: "rest" }, element("a", { href }, ...tell("more-paragraphs", { count: rows.length - best.length }))));
  }
  return made;
}

/** @param {Hit} hit @param {Text|undefined} text @returns {(Node|string)[]} */
function headline(hit, text) {
  if (!text) return [`${dateEn(hit.date)} …`];
  const spansOf = (/** @type {string} */ unit) => text.units.find((given) => given.unit === unit)?.spans ?? [];
  const { en, zh } = text.headline;
  const nodes = [];
  if (en) nodes.push(element("span", { lang: "en" }, ...marked(en, spansOf("headline-en"))));
  if (zh) nodes.push(" ", element("span", { lang: "zh" }, ...marked(zh, spansOf("headline-zh"))));
  return nodes.length ? nodes : tell("untitled");
}

/** @param {Hit} hit @returns {HTMLElement} */
function about(hit) {
  const parts = [
    [element("time", { datetime: hit.date }, dateEn(hit.date), " ", element("i", { lang: "zh" }, dateZh(hit.date)))],
    hit.page ? tell("page-n", { page: String(hit.page) }) : tell("page-unknown"),
  ];
  if (hit.occurrences) parts.push(tell("occurrences-n", { count: hit.occurrences }));
  return element("p", { class: "about" }, ...parts.flatMap((part, index) => (index ? [" · ", ...part] : part)));
}

/**
 * @typedef {{en: Unit[], zh: Unit[], weight: number}} Row paragraphs that stand side by side.
 */

/**
 * The pairs that hold hits, in the order of the text.
 *
 * @param {Unit[]} units
 * @returns {Row[]}
 */
export function rowsOf(units) {
  const byName = new Map(units.map((unit) => [unit.unit, unit]));
  const named = (/** @type {string[]} */ names) => /** @type {Unit[]} */ (names.map((name) => byName.get(name)).filter(Boolean));
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {Row[]} */
  const rows = [];
  for (const unit of units) {
    if (!/^(?:zh|en)\d/.test(unit.unit) || !unit.spans.length || used.has(unit.unit)) continue;
    const other = named(unit.pair);
    const group = [...new Set([unit, ...named(other.flatMap(({ pair }) => pair)), ...other])];
    for (const { unit: name } of group) used.add(name);
    const of = (/** @type {string} */ lang) => group.filter((part) => part.lang === lang).sort((one, two) => numberOf(one) - numberOf(two));
    rows.push({ en: of("en"), zh: of("zh"), weight: group.reduce((sum, part) => sum + part.spans.length, 0) });
  }
  return rows.sort((one, other) => placeOf(one) - placeOf(other));
}

/** @param {Unit} unit @returns {number} */
function numberOf(unit) {
  return Number(unit.unit.slice(2));
}

/** @param {Row} row @returns {number} */
function placeOf(row) {
  return numberOf(row.zh[0] ?? row.en[0]);
}

/**
 * @param {Row} row
 * @param {(unit: string) => string} link
 * @returns {HTMLElement}
 */
function rowOf(row, link) {
  const made = element("div", { class: "row" });
  const fill = (/** @type {boolean} */ whole) => {
    const cells = [...row.en, ...row.zh].map((unit) => paragraph(unit, row, link, whole));
    made.replaceChildren(...cells.map(({ node }) => node));
    if (cells.some(({ cut }) => cut)) {
      const more = button("whole-paragraphs", () => {
        fill(true);
        /** @type {HTMLElement} */ (made.querySelector("a"))?.focus();
      });
      more.className = "more";
      made.append(more);
    }
  };
  fill(false);
  return made;
}

/**
 * @param {Unit} unit
 * @param {Row} row
 * @param {(unit: string) => string} link
 * @param {boolean} whole
 * @returns {{node: HTMLElement, cut: boolean}}
 */
function paragraph(unit, row, link, whole) {
  const points = [...unit.text];
  const spans = joined(unit.spans);
  const room = whole ? Infinity : ROOM[unit.lang];
  const part = windowAt(points, spans.length ? fullest(spans, room) : points.length * share(row, unit), room);
  const number = element("a", { href: link(unit.unit), class: "number" }, unit.unit);
  return { node: element("p", { lang: unit.lang }, number, " ", ...marked(unit.text, spans, part)), cut: part[0] > 0 || part[1] < points.length };
}

/** How far into its paragraph the first hit stands: the other language is cut at about the same place. @param {Row} row @param {Unit} unit */
function share(row, unit) {
  const other = (unit.lang === "en" ? row.zh : row.en).find(({ spans }) => spans.length);
  return other ? joined(other.spans)[0][0] / [...other.text].length : 0;
}

/**
 * A part of a text as nodes, its hits in `<mark>`.
 *
 * @param {string} text
 * @param {import("./cut.js").Span[]} spans
 * @param {import("./cut.js").Span} [part]
 * @returns {(Node|string)[]}
 */
function marked(text, spans, part) {
  const points = [...text];
  const [from, to] = part ?? [0, points.length];
  const piece = (/** @type {number} */ start, /** @type {number} */ end) => points.slice(Math.max(start, from), Math.min(end, to)).join("");
  /** @type {(Node|string)[]} */
  const nodes = from > 0 ? ["… "] : [];
  let at = from;
  for (const [start, end] of joined(spans)) {
    if (end <= from || start >= to) continue;
    nodes.push(piece(at, start), element("mark", {}, piece(start, end)));
    at = end;
  }
  nodes.push(piece(at, to));
  if (to < points.length) nodes.push(" …");
  return nodes;
}
