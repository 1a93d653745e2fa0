/** Narrowing a query by a field: text in, text out. Pure; the query language is docs/guide/search.md. */

import { outsideQuotes, queriesOf } from "../typed.js";

/** White_Space of Unicode, which a query is parted by. */
const BLANK = /[\t-\r\u0085\p{Z}]/u;
const PLAIN_VALUE = /^[\p{L}\p{N}\p{M}-]+$/u;
const DATES = /^(?:year|date):/;
const RANGE = /^(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?)?(\.\.)?(?:(\d{4})(?:-(\d\d)(?:-(\d\d))?)?)?$/;

/**
 * @typedef {object} Parts
 * @property {string[]} parts what stands between blanks at the top of one query.
 * @property {boolean} either whether `|` stands at its top.
 */

/**
 * The top of one query.
 *
 * @param {string} query
 * @returns {Parts}
 */
export function partsOf(query) {
  const cuts = [-1];
  let depth = 0;
  let either = false;
  outsideQuotes(query, (character, at) => {
    if (character === "(") depth += 1;
    else if (character === ")") depth -= 1;
    else if (depth === 0 && character === "|") either = true;
    else if (depth === 0 && BLANK.test(character)) cuts.push(at);
  });
  const parts = cuts.map((cut, index) => query.slice(cut + 1, cuts[index + 1])).filter((part) => part !== "");
  return { parts, either };
}

/**
 * A field as it is written in a query; null where no query can say it.
 *
 * @param {string} name
 * @param {string} value
 * @returns {string|null}
 */
export function fieldText(name, value) {
  if (PLAIN_VALUE.test(value)) return `${name}:${value}`;
  return value.includes('"') ? null : `${name}:"${value}"`;
}

/**
 * Adds a field to every query of a comparison, in place of fields that it makes needless.
 *
 * @param {string} text
 * @param {string} field
 * @param {RegExp} [replaced] parts that go.
 * @returns {string}
 */
export function withField(text, field, replaced) {
  const one = (/** @type {string} */ query) => {
    const { parts, either } = partsOf(query);
    if (either) return `(${parts.join(" ")}) ${field}`;
    return [...parts.filter((part) => part !== field && !replaced?.test(part)), field].join(" ");
  };
  return queriesOf(text).map(one).join(" ; ");
}

/**
 * Narrows every query of a comparison to some days; years and dates that it already asks for stay in force.
 *
 * @param {string} text
 * @param {string} first day, `1958-01-01`.
 * @param {string} last day.
 * @returns {string}
 */
export function withDays(text, first, last) {
  const one = (/** @type {string} */ query) => {
    const { parts, either } = partsOf(query);
    let [from, to] = [first, last];
    for (const part of either ? [] : parts.filter((part) => DATES.test(part))) {
      const days = daysOf(part.replace(DATES, "").replaceAll('"', ""));
      if (!days) return withField(query, daysField(first, last));
      if (days[0] > from) from = days[0];
      if (days[1] < to) to = days[1];
    }
    // With no day in common nothing matches: both fields say so, and stay a query that can be read.
    return from > to ? withField(query, daysField(first, last)) : withField(query, daysField(from, to), DATES);
  };
  return queriesOf(text).map(one).join(" ; ");
}

/**
 * The first and last day that the value of a year or date field means.
 *
 * @param {string} value `1958`, `1957..1960`, `1958-01`, `1958-01..1958-03-15`, `..1960`
 * @returns {[string, string]|null}
 */
export function daysOf(value) {
  const found = RANGE.exec(value);
  if (!found || value === "" || value === "..") return null;
  const [, year, month, day, dots, lastYear, lastMonth, lastDay] = found;
  const low = year ? firstDay([year, month, day].filter(Boolean).join("-")) : "0001-01-01";
  if (!dots) return lastYear ? null : [low, lastDayOf([year, month, day].filter(Boolean).join("-"))];
  return [low, lastYear ? lastDayOf([lastYear, lastMonth, lastDay].filter(Boolean).join("-")) : "9999-12-31"];
}

/** @param {string} key year, month or day. @returns {string} */
export function firstDay(key) {
  return `${key}-01-01`.slice(0, 10);
}

/** @param {string} key year, month or day. @returns {string} */
export function lastDayOf(key) {
  if (key.length === 10) return key;
  if (key.length === 4) return `${key}-12-31`;
  const [year, month] = key.split("-").map(Number);
  return `${key}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`;
}

/**
 * The shortest field for some days.
 *
 * @param {string} first
 * @param {string} last
 * @returns {string}
 */
function daysField(first, last) {
  const range = (/** @type {string} */ low, /** @type {string} */ high) => (low === high ? low : `${low}..${high}`);
  if (first.endsWith("-01-01") && last.endsWith("-12-31")) return `year:${range(first.slice(0, 4), last.slice(0, 4))}`;
  const months = [first.slice(0, 7), last.slice(0, 7)];
  if (first.endsWith("-01") && last === lastDayOf(months[1])) return `date:${range(months[0], months[1])}`;
  return `date:${range(first, last)}`;
}

/**
 * The unit of time that suits a result narrowed to some periods: within one year months, within one month days.
 *
 * @param {"year"|"month"|"day"} unit
 * @param {string} first
 * @param {string} last
 * @returns {"year"|"month"|"day"}
 */
export function finer(unit, first, last) {
  if (first !== last || unit === "day") return unit;
  return unit === "year" ? "month" : "day";
}
