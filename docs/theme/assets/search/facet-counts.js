/** Facets of a finished search with exact counts. For those who open them. */

import { FACETS } from "./fields.js";
import { dateOf } from "./listing.js";
import { compact } from "./query-field.js";

/** @typedef {import("./search.js").Search} Search */
/** @typedef {[value: string | number, articles: number]} FacetCount */
/** @typedef {Record<string, Map<string | number, number>>} Counts */

const SHOWN = FACETS.filter((facet) => facet !== "dateline-place");

/**
 * How many matching articles have each value.
 *
 * @param {Search} search finished.
 * @param {AbortSignal} signal
 * @returns {Promise<{type: "facets", facets: Record<string, FacetCount[]>}>} years and pages in order, others the most frequent first;
 *     values that a query cannot tell apart as one, written as the most frequent of them.
 */
export async function facetsOf(search, signal) {
  /** @type {Counts} */
  const counts = Object.fromEntries(["year", "page", ...SHOWN].map((facet) => [facet, new Map()]));
  /** @type {Map<string, number>} */
  const written = new Map();
  for (const [number, { articles }] of search.listings[0].volumes) {
    if (!articles.length) continue;
    const volume = search.site.volumes[number];
    const [days, pages, facets] = await Promise.all([volume.days(signal), volume.pages(signal), volume.facets(signal)]);
    for (const article of articles) {
      count(counts.year, Number(dateOf(days[article]).slice(0, 4)));
      if (pages[article]) count(counts.page, pages[article]);
    }
    for (const facet of SHOWN) {
      await search.site.cover(facets.values[facet], signal);
      countValues(facet, facets, articles, { counted: counts[facet], written, folding: search.folding });
    }
  }
  const shown = shownAs(written, search.folding);
  const sorted = (/** @type {[string, Map<string | number, number>]} */ [facet, values]) => {
    const byCount = (/** @type {FacetCount} */ one, /** @type {FacetCount} */ other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
    const byNumber = (/** @type {FacetCount} */ [one], /** @type {FacetCount} */ [other]) => Number(one) - Number(other);
    const named = [...values].map(([value, articles]) => /** @type {FacetCount} */ ([shown.get(`${facet} ${value}`) ?? value, articles]));
    return [facet, named.sort(facet === "year" || facet === "page" ? byNumber : byCount)];
  };
  return { type: "facets", facets: Object.fromEntries(Object.entries(counts).map(sorted)) };
}

/** @param {Map<any, number>} counted @param {string | number} value */
function count(counted, value) {
  counted.set(value, (counted.get(value) ?? 0) + 1);
}

/**
 * Counts the values that some articles of a volume have in a facet, an article once where it has one in two spellings.
 *
 * @param {string} facet
 * @param {import("./fields.js").Facets} facets of the volume.
 * @param {Uint32Array | number[]} articles
 * @param {{counted: Map<string | number, number>, written: Map<string, number>, folding: import("./fold.js").Folding}} into written: how
 *     often each value is written so, by facet and value; tags are ids, and written in one way.
 */
function countValues(facet, facets, articles, { counted, written, folding }) {
  const values = facets.values[facet];
  const keys = values.map((value) => (facet === "tag" ? value : compact(folding, value)));
  const { numbers, starts } = facets.articles[facet];
  for (const article of articles) {
    const own = numbers.subarray(starts[article], starts[article + 1]);
    if (facet !== "tag") for (const number of own) count(written, `${facet} ${values[number]}`);
    for (const key of new Set(Array.from(own, (number) => keys[number]))) count(counted, key);
  }
}

/**
 * How the values of facets are written most often.
 *
 * @param {Map<string, number>} written by facet and value how often.
 * @param {import("./fold.js").Folding} folding
 * @returns {Map<string, string>} by facet and folded value.
 */
function shownAs(written, folding) {
  const byCount = [...written].sort(([one, often], [other, oftener]) => often - oftener || (one > other ? -1 : 1));
  return new Map(byCount.map(([key]) => {
    const [facet, value] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
    return [`${facet} ${compact(folding, value)}`, value];
  }));
}
