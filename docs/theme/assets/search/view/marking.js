/** Finding and marking the hits of a query in the text of an article's page. */

import { addText, textNodes, textOf, wrap } from "../../places.js";
import { tokenize } from "../fold.js";
import { readField } from "../query-field.js";
import { parseQueries, scopeOf } from "../query.js";
import { widenedWords } from "../query-input.js";
import { spansIn } from "../spans.js";
import { stem } from "../stem.js";

/**
 * @typedef {object} Unit a unit of the article as it stands in the page.
 * @property {"headline"|"byline"|"text"} kind
 * @property {string} lang
 * @property {string} text
 * @property {import("../../places.js").Place[]} places of each code point.
 */

/**
 * The units of the page, in the order of the text.
 *
 * @param {ParentNode} article
 * @returns {Unit[]}
 */
export function unitsOf(article) {
  const units = [...article.querySelectorAll("h1 > span[lang]")].map((span) => unitOf("headline", span.getAttribute("lang"), [...span.childNodes]));
  units.push(...bylines(article.querySelector(".masthead")));
  for (const paragraph of article.querySelectorAll(".text p[id]")) {
    units.push(unitOf("text", paragraph.getAttribute("lang"), textNodes(paragraph)));
  }
  return units;
}

/**
 * @param {Unit["kind"]} kind
 * @param {string|null} lang
 * @param {Node[]} nodes
 * @returns {Unit}
 */
function unitOf(kind, lang, nodes) {
  return { kind, lang: lang ?? "", ...textOf(nodes) };
}

/**
 * The byline in both languages, as the line below the headline has it: `<bdi>Jing Yu <i lang="zh">静宇</i></bdi>`.
 *
 * @param {Element|null} masthead
 * @returns {Unit[]}
 */
function bylines(masthead) {
  const name = masthead?.querySelector("bdi");
  const [first] = name?.childNodes ?? [];
  /** @type {Unit} */
  const en = { kind: "byline", lang: "en", text: "", places: [] };
  if (first instanceof Text) addText(en, first, 0, first.data.trimEnd().length);
  const zh = name?.querySelector('i[lang="zh"]');
  return [...(en.text ? [en] : []), ...(zh ? [unitOf("byline", "zh", [...zh.childNodes])] : [])];
}

/**
 * The forms of a query's widened words among the words of this article.
 *
 * @param {import("../query.js").Query} query
 * @param {Unit[]} units
 * @param {import("../fold.js").Folding} folding
 * @param {string[]} without
 * @returns {Map<string, Set<string>>}
 */
function formsIn(query, units, folding, without) {
  const forms = new Map(widenedWords(query, true).map((word) => [word, new Set()]));
  if (!forms.size) return forms;
  const words = new Set(units.flatMap(({ text }) => tokenize(folding, text).filter(({ kind }) => kind === "word").map((token) => token.text)));
  const out = new Set(without.map((form) => folding.fold(form)));
  for (const [word, found] of forms) {
    const root = stem(word);
    for (const form of words) if (stem(form) === root && !out.has(form)) found.add(form);
  }
  return forms;
}

/**
 * Marks the hits of the first query of a text.
 *
 * @param {ParentNode} article
 * @param {string} text as typed.
 * @param {string[]} without
 * @param {import("../fold.js").Folding} folding
 * @returns {HTMLElement[][]} the marks of each hit, in the order of the text.
 */
export function markHits(article, text, without, folding) {
  const [{ query }] = parseQueries(folding, text, readField);
  const units = unitsOf(article);
  const forms = formsIn(query, units, folding, without);
  const scope = scopeOf(query);
  const isMeant = (/** @type {Unit} */ { lang, kind }) => scope.lang.every((value) => value === lang) && scope.in.every((value) => value === kind);
  return units.filter(isMeant).flatMap((unit) => {
    const spans = spansIn(query, unit.text, folding, forms);
    const pieces = new Map(piecesOf(spans).map(([start, end]) => [start, { end, marks: wrap(unit.places.slice(start, end)) }]));
    return spans.map(({ start, end }) => marksBetween(pieces, start, end));
  });
}

/**
 * The marks of the pieces that a hit is made of.
 *
 * @param {Map<number, {end: number, marks: HTMLElement[]}>} pieces by where they begin.
 * @param {number} start
 * @param {number} end
 * @returns {HTMLElement[]}
 */
function marksBetween(pieces, start, end) {
  const found = [];
  for (let at = start; at < end; ) {
    const piece = /** @type {{end: number, marks: HTMLElement[]}} */ (pieces.get(at));
    found.push(...piece.marks);
    at = piece.end;
  }
  return found;
}

/**
 * What hits cover, cut wherever one of them begins or ends, so that each is made of whole pieces: hits may overlap.
 * From the last to the first: cutting a text node leaves what stands before it where it is.
 *
 * @param {{start: number, end: number}[]} spans
 * @returns {[number, number][]}
 */
function piecesOf(spans) {
  /** @type {Map<number, number>} */
  const changes = new Map();
  const change = (/** @type {number} */ at, /** @type {number} */ by) => changes.set(at, (changes.get(at) ?? 0) + by);
  for (const { start, end } of spans) {
    change(start, 1);
    change(end, -1);
  }
  const edges = [...changes.keys()].sort((one, other) => one - other);
  let around = 0;
  /** @type {[number, number][]} */
  const pieces = [];
  edges.forEach((edge, at) => {
    around += /** @type {number} */ (changes.get(edge));
    if (around) pieces.push([edge, edges[at + 1]]);
  });
  return pieces.reverse();
}
