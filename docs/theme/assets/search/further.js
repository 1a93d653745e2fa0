/** Listed articles beyond the first ones. For those who ask for them. */

import { evaluate } from "./evaluate.js";
import { headOf } from "./listing.js";
import { planFor } from "./plan.js";

/** @typedef {import("./search.js").Search} Search */

/**
 * Ids, dates, pages and occurrences of some of the listed articles.
 *
 * @param {Search} search
 * @param {number} offset
 * @param {number} limit
 * @param {AbortSignal} signal
 */
export function headsOf(search, offset, limit, signal) {
  const rows = search.listings[0].rows(offset, limit);
  const one = async (/** @type {import("./listing.js").Row} */ { volume, article, occurrences }) => ({ ...(await headOf(search.site.volumes[volume], article, signal)), occurrences });
  return Promise.all(rows.map(one));
}

/**
 * Some of the listed articles.
 *
 * @param {Search} search
 * @param {number} offset
 * @param {number} limit
 * @param {AbortSignal} signal
 * @returns {Promise<import("./listing.js").Hit[]>}
 */
export async function furtherHits(search, offset, limit, signal) {
  const hits = [];
  const context = search.context(false, () => {}, signal);
  /** @type {Map<number, import("./plan.js").Plan>} */
  const plans = new Map();
  for (const { volume: at, article, score: value } of search.listings[0].rows(offset, limit)) {
    const volume = search.site.volumes[at];
    if (!plans.has(at)) plans.set(at, await planFor(volume, search.queries[0], context, signal));
    const found = await evaluate(volume, /** @type {import("./plan.js").Plan} */ (plans.get(at)), await volume.windowOf(article, signal), context.wishes, signal);
    const hit = await search.hit(volume, found, 0, signal);
    hits.push(value === undefined ? hit : { ...hit, score: value });
    await search.turn(signal);
  }
  return hits;
}
