/** All hits of a search as concordance lines. For those who ask for them. */

import { headsOf } from "./further.js";
import { sleep } from "./loads.js";
import { loadPage, marked, textIn, unescaped } from "./texts.js";

/**
 * @typedef {object} Line
 * @property {string} article
 * @property {string} date
 * @property {number} page
 * @property {string} unit
 * @property {string} left
 * @property {string} hit
 * @property {string} right
 * @property {string} pair the paragraphs of the other language beside it, a line for each.
 * @property {string} address of the article: on the published site, where its page knows it.
 * @property {string} citation of the work that the unit is from, as its page has it.
 */

const BATCH = 8; // pages fetched side by side
const CONTEXT = 80; // code points left and right of a hit
const CANONICAL = /<link rel="canonical[^"]*" href="([^"]*)">/u;
const CITED = /<div class="cite">(.*?)<\/div>/su;
const CITATION = /<p>(.*?)<\/p>/gsu;

/**
 * All hits of a finished search, and the ids of the articles that match, some articles at a time.
 *
 * @param {import("./search.js").Search} search
 * @param {AbortSignal} signal
 */
export async function* allLines(search, signal) {
  const all = search.listings[0].totals.articles;
  for (let done = 0; done < all; done += BATCH) {
    const heads = await headsOf(search, done, BATCH, signal);
    const lines = (await Promise.all(heads.map((head) => linesOf(search, head, signal)))).flat();
    yield { type: "lines", articles: heads.map(({ id }) => id), lines, done: Math.min(all, done + BATCH), all, final: false };
    await sleep(0, signal);
  }
  yield { type: "lines", articles: [], lines: [], done: all, all, final: true };
}

/**
 * All hits of an article as lines.
 *
 * @param {import("./search.js").Search} search
 * @param {{id: string, address: string, date: string, page: number, occurrences: number}} head
 * @param {AbortSignal} signal
 * @returns {Promise<Line[]>}
 */
async function linesOf(search, { id, address, date, page, occurrences }, signal) {
  if (!occurrences) return []; // nothing in it is marked
  const units = await marked(search, id, occurrences, signal);
  const html = textIn(await loadPage(search.site, id, signal));
  const canonical = unescaped(CANONICAL.exec(html)?.[1] ?? "") || `${search.site.base}${address}`;
  const [original = "", translation = original] = citationsOf(html);
  const texts = new Map(units.map(({ unit, text }) => [unit, text]));
  return units.flatMap(({ unit, lang, text, pair, spans }) => {
    if (!spans.length) return [];
    const points = [...text];
    const beside = pair.map((name) => texts.get(name)).join("\n");
    const cut = (/** @type {number} */ from, /** @type {number} */ to) => points.slice(Math.max(0, from), to).join("");
    return spans.map(([start, end]) => ({
      article: id, date, page, unit, left: cut(start - CONTEXT, start), hit: cut(start, end), right: cut(end, end + CONTEXT), pair: beside,
      address: canonical, citation: lang === "en" ? translation : original,
    }));
  });
}

/**
 * The citations that stand in an article's page: of the original, and of the translation where there is one.
 *
 * @param {string} html
 * @returns {string[]}
 */
function citationsOf(html) {
  const all = (CITED.exec(html)?.[1] ?? "").matchAll(CITATION);
  return [...all].map(([, citation]) => unescaped(citation.replaceAll(/<[^>]*>/gu, "")).trim());
}
