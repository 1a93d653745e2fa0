/** Fields of a query: which articles of a volume have the value. */

import { compact } from "./query-field.js";

/** @typedef {import("./volume.js").Volume} Volume */
/** @typedef {import("./query.js").Field} Field */

const EPOCH = 719_163; // proleptic ordinal of 1970-01-01
const DAY = 86_400_000;

/**
 * Proleptic ordinal of a date; 0001-01-01 is 1.
 *
 * @param {string} date as 1958-01-06.
 * @returns {number}
 */
export function ordinalOf(date) {
  const [year, month, day] = date.split("-").map(Number);
  return Math.round(new Date(0).setUTCFullYear(year, month - 1, day) / DAY) + EPOCH;
}

/**
 * The date of an ordinal, as 1958-01-06.
 *
 * @param {number} ordinal
 * @returns {string}
 */
export function dateOf(ordinal) {
  return new Date((ordinal - EPOCH) * DAY).toISOString().slice(0, 10);
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
  const facets = await volume.facets(signal);
  if (field.name === "page") {
    const [low, high] = field.value;
    return Uint8Array.from(facets.pages, (page) => (page && page >= (low ?? 0) && page <= (high ?? Infinity) ? 1 : 0));
  }
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
  const [low, high] = value.map((border) => border ?? null);
  const four = (/** @type {number} */ year) => String(year).padStart(4, "0");
  const from = low === null ? "" : name === "year" ? `${four(low)}-01-01` : low;
  const to = high === null ? "9999-12-31" : name === "year" ? `${four(high)}-12-31` : high;
  const { first, last } = volume.info;
  if (last < from || first > to) return false;
  if (from <= first && last <= to) return true;
  const { days } = await volume.days(signal);
  const [lowest, highest] = [from ? ordinalOf(from) : 0, ordinalOf(to)];
  return Uint8Array.from(days, (day) => (day >= lowest && day <= highest ? 1 : 0));
}
