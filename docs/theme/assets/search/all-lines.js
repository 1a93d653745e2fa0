/** All hits of a search as concordance lines. For those who ask for them. */

import { damaged } from "./errors.js";
import { headsOf } from "./further.js";
import { sleep } from "./loads.js";
import { marked } from "./texts.js";

/** @typedef {{article: string, date: string, page: number, unit: string, left: string, hit: string, right: string, pair: string}} Line */

const BATCH = 8; // pages fetched side by side
const CONTEXT = 80; // code points left and right of a hit

/**
 * All hits of a finished search, some articles at a time.
 *
 * @param {import("./search.js").Search} search
 * @param {AbortSignal} signal
 */
export async function* allLines(search, signal) {
  const all = search.listings[0].totals.articles;
  for (let done = 0; done < all; done += BATCH) {
    const heads = await headsOf(search, done, BATCH, signal);
    const lines = (await Promise.all(heads.map((head) => linesOf(search, head, signal)))).flat();
    yield { type: "lines", lines, done: Math.min(all, done + BATCH), all, final: false };
    await sleep(0, signal);
  }
  yield { type: "lines", lines: [], done: all, all, final: true };
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
  const units = await marked(search, id, signal);
  // A page with other text than the one that was indexed would lose lines in silence.
  if (units.reduce((sum, { spans }) => sum + spans.length, 0) !== occurrences) throw damaged("page", `${search.site.base}${address}`);
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
