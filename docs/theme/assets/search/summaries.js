/** What a finished search amounts to: hits over time, and facets of the matching articles. */

import { dateOf } from "./fields.js";
import { FACETS } from "./facets.js";
import { scopeOf } from "./query.js";

/** @typedef {import("./search.js").Search} Search */
/** @typedef {"year" | "month" | "day"} Unit */

const LENGTH = { year: 4, month: 7, day: 10 };
const SHOWN = FACETS.filter((facet) => facet !== "dateline-place");

/**
 * Occurrences and articles of every query in each year, month or day that has any; and how much text these hold.
 *
 * @param {Search} search finished.
 * @param {Unit} unit
 * @param {AbortSignal} signal
 * @returns {Promise<{series: {query: string, counts: [string, number, number][]}[], lengths: Record<string, number>}>}
 *     lengths: code points of all articles of that time in the languages where the listed query may match.
 */
export async function countsOf(search, unit, signal) {
  const series = [];
  for (const [number, listing] of search.listings.entries()) {
    /** @type {Map<string, [string, number, number]>} */
    const counts = new Map();
    for (const [volume, rows] of listing.volumes) {
      if (!rows.articles.length) continue;
      const { days } = await search.site.volumes[volume].days(signal);
      const keys = new Map();
      rows.articles.forEach((article, at) => {
        const day = days[article];
        if (!keys.has(day)) keys.set(day, dateOf(day).slice(0, LENGTH[unit]));
        const key = keys.get(day);
        const count = counts.get(key) ?? [key, 0, 0];
        counts.set(key, [key, count[1] + rows.occurrences[at], count[2] + 1]);
      });
    }
    series.push({ query: search.typed[number], counts: [...counts.values()].sort(([one], [other]) => (one < other ? -1 : 1)) });
  }
  return { series, lengths: await lengthsOf(search, unit, signal) };
}

/**
 * @param {Search} search
 * @param {Unit} unit
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, number>>}
 */
async function lengthsOf(search, unit, signal) {
  const { lang } = scopeOf(search.queries[0]);
  const sum = (/** @type {number} */ zh, /** @type {number} */ en) => (lang.includes("en") ? 0 : zh) + (lang.includes("zh") ? 0 : en);
  /** @type {Record<string, number>} */
  const lengths = {};
  const add = (/** @type {string} */ key, /** @type {number} */ length) => {
    lengths[key] = (lengths[key] ?? 0) + length;
  };
  if (unit === "day") {
    for (const volume of search.site.volumes) {
      for (const [day, [zh, en]] of (await volume.days(signal)).lengths) add(dateOf(day), sum(zh, en));
    }
    return lengths;
  }
  const months = await search.site.json(search.site.index.lengths, signal);
  for (const [month, [, zh, en]] of Object.entries(months)) add(month.slice(0, LENGTH[unit]), sum(zh, en));
  return lengths;
}

/**
 * How many matching articles have each value.
 *
 * @param {Search} search finished.
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, [string | number, number][]>>} years and pages in order, others the most frequent first.
 */
export async function facetsOf(search, signal) {
  /** @type {Record<string, Map<string | number, number>>} */
  const counts = Object.fromEntries(["year", "page", ...SHOWN].map((facet) => [facet, new Map()]));
  const add = (/** @type {string} */ facet, /** @type {string | number} */ value) => counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  for (const [number, { articles }] of search.listings[0].volumes) {
    if (!articles.length) continue;
    const volume = search.site.volumes[number];
    const [{ days }, facets] = await Promise.all([volume.days(signal), volume.facets(signal)]);
    for (const article of articles) {
      add("year", Number(dateOf(days[article]).slice(0, 4)));
      if (facets.pages[article]) add("page", facets.pages[article]);
      for (const facet of SHOWN) {
        const { numbers, starts } = facets.articles[facet];
        for (let at = starts[article]; at < starts[article + 1]; at += 1) add(facet, facets.values[facet][numbers[at]]);
      }
    }
  }
  const sorted = ([facet, values]) => {
    const byCount = (one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1);
    return [facet, [...values].sort(facet === "year" || facet === "page" ? (one, other) => one[0] - other[0] : byCount)];
  };
  return Object.fromEntries(Object.entries(counts).map(sorted));
}
