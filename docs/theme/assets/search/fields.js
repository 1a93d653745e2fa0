/** What is known of articles beside their texts: fields of a query, facets, hits over time. For those who ask for them. */

import { FormatError, expect, running, sections, varints } from "./decode.js";
import { DAY, EPOCH, dateOf } from "./listing.js";
import { scopeOf } from "./query.js";
import { HAN } from "./typed.js";
import { compact } from "./query-field.js";

/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {import("./query.js").Field} Field */
/** @typedef {import("./search.js").Search} Search */
/** @typedef {"year" | "month" | "day"} Unit */

/** Facets in the order of their sections. */
export const FACETS = /** @type {const} */ (["section", "column", "agency", "dateline-place", "tag"]);
const LENGTH = { year: 4, month: 7, day: 10 };

/**
 * Proleptic ordinal of a date; 0001-01-01 is 1.
 *
 * @param {string} date as 1958-01-06.
 * @returns {number}
 */
function ordinalOf(date) {
  const [year, month, day] = date.split("-").map(Number);
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY) + EPOCH;
}

/**
 * Which articles of a volume have a field's value.
 *
 * @param {Volume} volume
 * @param {Field} field not byline:, lang: or in:.
 * @param {import("./plan.js").Context} context
 * @param {AbortSignal} signal
 * @returns {Promise<boolean | Uint8Array>} for all alike, or for each.
 */
export async function articlesWith(volume, field, context, signal) {
  if (field.name === "year" || field.name === "date") return inTime(volume, field, signal);
  if (field.name === "page") {
    const [low, high] = field.value;
    const fits = (/** @type {number} */ page) => page >= (low ?? 0) && page <= (high ?? Infinity);
    const isUnknown = low === 0 && high === 0;
    return Uint8Array.from(await volume.pages(signal), (page) => (fits(page) && (page > 0 || isUnknown) ? 1 : 0));
  }
  const facets = await volume.facets(signal);
  const labels = field.name === "tag" ? await context.tags() : {};
  const values = facets.values[field.name].map((value) => [value, ...(labels[value] ?? [])]);
  await context.cover(values.flat());
  const fits = (/** @type {string} */ value) => {
    const folded = compact(context.folding, value);
    return field.prefix ? folded.startsWith(field.value) : folded === field.value;
  };
  const wanted = values.map((names) => names.some(fits));
  const { numbers, starts } = facets.articles[field.name];
  return Uint8Array.from({ length: volume.info.articles }, (_, article) => {
    return numbers.subarray(starts[article], starts[article + 1]).some((number) => wanted[number]) ? 1 : 0;
  });
}

/**
 * @param {Volume} volume
 * @param {Field} field
 * @param {AbortSignal} signal
 * @returns {Promise<boolean | Uint8Array>}
 */
async function inTime(volume, { name, value }, signal) {
  const [low, high] = value.map((/** @type {any} */ border) => border ?? null);
  const four = (/** @type {number} */ year) => String(year).padStart(4, "0");
  const from = low === null ? "" : name === "year" ? `${four(low)}-01-01` : low;
  const to = high === null ? "9999-12-31" : name === "year" ? `${four(high)}-12-31` : high;
  const { first, last } = volume.info;
  if (last < from || first > to) return false;
  if (from <= first && last <= to) return true;
  const days = await volume.days(signal);
  const [lowest, highest] = [from ? ordinalOf(from) : 0, ordinalOf(to)];
  return Uint8Array.from(days, (day) => (day >= lowest && day <= highest ? 1 : 0));
}

/**
 * @typedef {object} Facets
 * @property {Record<string, string[]>} values of each facet.
 * @property {Record<string, {numbers: Uint32Array, starts: Uint32Array}>} articles numbers of each article's values.
 */

/**
 * facets.bin.
 *
 * @param {Uint8Array} payload
 * @param {number} count of articles.
 * @returns {Facets}
 */
export function decodeFacets(payload, count) {
  const parts = sections(payload, 6);
  const values = JSON.parse(new TextDecoder().decode(parts[0]));
  /** @type {Record<string, {numbers: Uint32Array, starts: Uint32Array}>} */
  const articles = {};
  FACETS.forEach((facet, place) => {
    const column = varints(parts[1 + place]);
    /** @type {number[]} */
    const numbers = [];
    const starts = new Uint32Array(count + 1);
    let at = 0;
    for (let article = 0; article < count; article += 1) {
      for (let left = column[at++]; left > 0; left -= 1) numbers.push(column[at++]);
      starts[article + 1] = numbers.length;
    }
    const known = values[facet];
    const fits = at === column.length && Array.isArray(known) && numbers.every((number) => number < known.length);
    if (!fits) throw new FormatError(`values of ${facet} that do not add up`);
    articles[facet] = { numbers: Uint32Array.from(numbers), starts };
  });
  return { values, articles };
}

/**
 * Occurrences and articles of every query in each year, month or day that has any, and how much text each query may match there.
 *
 * @param {Search} search finished.
 * @param {Unit} unit
 * @param {AbortSignal} signal
 * @returns {Promise<{type: "counts", series: {query: string, counts: [string, number, number][], lengths: Record<string, number>}[]}>}
 *     lengths: code points of all articles of that time in the languages that the query is about.
 */
export async function countsOf(search, unit, signal) {
  const series = [];
  /** Queries of the same languages share one table. @type {Map<string, Record<string, number>>} */
  const lengths = new Map();
  for (const [number, listing] of search.listings.entries()) {
    /** @type {Map<string, [string, number, number]>} */
    const counts = new Map();
    for (const [volume, rows] of listing.volumes) {
      if (!rows.articles.length) continue;
      const days = await search.site.volumes[volume].days(signal);
      /** @type {Map<number, string>} */
      const keys = new Map();
      rows.articles.forEach((article, at) => {
        const day = days[article];
        if (!keys.has(day)) keys.set(day, dateOf(day).slice(0, LENGTH[unit]));
        const key = /** @type {string} */ (keys.get(day));
        const count = counts.get(key) ?? [key, 0, 0];
        counts.set(key, [key, count[1] + rows.occurrences[at], count[2] + 1]);
      });
    }
    const lang = languagesOf(search.queries[number]);
    const languages = lang.join(" ");
    if (!lengths.has(languages)) lengths.set(languages, await lengthsOf(search.site, lang, unit, signal));
    const sorted = [...counts.values()].sort(([one], [other]) => (one < other ? -1 : 1));
    series.push({ query: search.typed[number], counts: sorted, lengths: /** @type {Record<string, number>} */ (lengths.get(languages)) });
  }
  return { type: "counts", series };
}

/**
 * The languages by whose text a rate is reckoned: what `lang:` says, else the one that all texts to be found are written in; none for both.
 *
 * @param {import("./query.js").Query} query
 * @returns {string[]}
 */
function languagesOf(query) {
  const { lang } = scopeOf(query);
  const written = new Set(textsOf(query).map(({ tokens }) => languageOf(tokens.map(([, text]) => text).join(""))));
  return lang.length || written.size !== 1 ? lang : [...written].filter(Boolean);
}

/** @param {import("./query.js").Query} query @returns {import("./query.js").Text[]} what is to be found. */
function textsOf(query) {
  if (query.type === "text") return [query];
  return query.type === "and" || query.type === "or" || query.type === "near" ? query.parts.flatMap(textsOf) : [];
}

/** @param {string} text @returns {string} empty for figures and marks, which both languages have. */
function languageOf(text) {
  if (HAN.test(text)) return "zh";
  return /\p{L}/u.test(text) ? "en" : "";
}

/**
 * @param {import("./site.js").OpenSite} site
 * @param {string[]} lang where a query may match; none for both.
 * @param {Unit} unit
 * @param {AbortSignal} signal
 * @returns {Promise<Record<string, number>>}
 */
async function lengthsOf(site, lang, unit, signal) {
  const sum = (/** @type {number} */ zh, /** @type {number} */ en) => (lang.includes("en") ? 0 : zh) + (lang.includes("zh") ? 0 : en);
  /** @type {Record<string, number>} */
  const lengths = {};
  const add = (/** @type {string} */ key, /** @type {number} */ length) => {
    lengths[key] = (lengths[key] ?? 0) + length;
  };
  if (unit === "day") {
    for (const volume of site.volumes) {
      const days = [...new Set(await volume.days(signal))];
      const [zh, en] = await volume.amounts(days.length, signal);
      days.forEach((day, index) => add(dateOf(day), sum(zh[index], en[index])));
    }
    return lengths;
  }
  const months = await site.json(site.index.lengths, signal);
  for (const [month, [, zh, en]] of Object.entries(months)) add(month.slice(0, LENGTH[unit]), sum(zh, en));
  return lengths;
}

/**
 * days.bin as the day of every article.
 *
 * @param {Uint8Array} payload
 * @param {number} count
 * @returns {Uint32Array}
 */
export function decodeDays(payload, count) {
  const [gaps, articles] = sections(payload, 2).map(varints);
  expect(gaps.length === articles.length, "days of unequal columns");
  const ordinals = running(gaps);
  const days = new Uint32Array(count);
  let at = 0;
  articles.forEach((number, index) => days.fill(ordinals[index], at, (at += number)));
  expect(at === count, "another number of articles");
  return days;
}

/**
 * amounts.bin: code points of each day that has articles.
 *
 * @param {Uint8Array} payload
 * @param {number} days
 * @returns {Uint32Array[]} Chinese and English.
 */
export function decodeAmounts(payload, days) {
  const columns = sections(payload, 2).map(varints);
  expect(columns.every((column) => column.length === days), "another number of days");
  return columns;
}
