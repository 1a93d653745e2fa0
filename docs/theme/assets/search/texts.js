/** Texts of listed articles: the units with hits for display, and all hits as lines of a concordance. */

import { articleUnits } from "./pages.js";
import { scopeOf } from "./query.js";
import { unitOf, satisfies, spansOf } from "./spans.js";
import { KIND, kindsOf } from "./window.js";

/** @typedef {import("./search.js").Search} Search */
/** @typedef {import("./pages.js").PageUnit} PageUnit */
/** @typedef {{unit: string, lang: string, text: string, pair: string[], whole: boolean, spans: [number, number][]}} MarkedUnit */
/** @typedef {{article: string, date: string, page: number, unit: string, left: string, hit: string, right: string, pair: string}} Line */

const CONTEXT = 80; // code points left and right of a hit
const KINDS = { "headline-zh": KIND.headlineZh, "headline-en": KIND.headlineEn, "byline-zh": KIND.bylineZh, "byline-en": KIND.bylineEn };

/**
 * Units of an article with the places of hits in them.
 *
 * @param {Search} search
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<MarkedUnit[]>} whole: the unit satisfies the query by itself.
 */
async function marked(search, id, signal) {
  const [query] = search.queries;
  const kinds = kindsOf(scopeOf(query));
  const forms = new Map([...search.listings[0].forms].map(([word, counts]) => [word, new Set(counts.keys())]));
  const units = await articleUnits(search.site, id, signal);
  await search.site.cover(units.map(({ text }) => text), signal);
  return units.map((unit) => {
    if (!((KINDS[unit.unit] ?? KIND[unit.lang]) & kinds) || !unit.text) return { ...unit, whole: false, spans: [] };
    const cut = unitOf(unit.text, search.folding);
    const spans = spansOf(query, cut, forms).map(({ start, end }) => /** @type {[number, number]} */ ([start, end]));
    return { ...unit, whole: spans.length > 0 && satisfies(query, cut, forms, () => true), spans };
  });
}

/**
 * The units of an article that hold hits, with those of the other language beside them.
 *
 * @param {Search} search
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<object>} an answer of type "text".
 */
export async function textOf(search, id, signal) {
  const units = await marked(search, id, signal);
  const shown = new Set(units.filter(({ spans }) => spans.length).flatMap(({ unit, pair }) => [unit, ...pair]));
  const text = (/** @type {string} */ name) => units.find(({ unit }) => unit === name)?.text ?? "";
  const headline = { en: text("headline-en"), zh: text("headline-zh") };
  return { type: "text", article: id, headline, units: units.filter(({ unit }) => shown.has(unit)) };
}

/**
 * All hits of an article as lines.
 *
 * @param {Search} search
 * @param {{id: string, date: string, page: number}} head
 * @param {AbortSignal} signal
 * @returns {Promise<Line[]>}
 */
export async function linesOf(search, { id, date, page }, signal) {
  const units = await marked(search, id, signal);
  const texts = new Map(units.map(({ unit, text }) => [unit, text]));
  return units.flatMap(({ unit, text, pair, spans }) => {
    if (!spans.length) return [];
    const points = [...text];
    const beside = pair.map((name) => texts.get(name)).join(" ");
    const cut = (/** @type {number} */ from, /** @type {number} */ to) => points.slice(Math.max(0, from), to).join("");
    return spans.map(([start, end]) => ({
      article: id, date, page, unit, left: cut(start - CONTEXT, start), hit: cut(start, end), right: cut(end, end + CONTEXT), pair: beside,
    }));
  });
}
