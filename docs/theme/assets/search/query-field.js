/** Fields of a query: what stands before and behind the colon. */

import { tokenize } from "./fold.js";
import { ENDING, Input, QueryError, pairsOf } from "./query-input.js";

/** @typedef {import("./query.js").Field} Field */
/** @typedef {import("./fold.js").Folding} Folding */
/** @typedef {string|[number|null, number|null]|[string|null, string|null]|["word"|"sign", string][]} Value */

/** Fields whose value may end in a star. */
const STARRED = ["section", "column", "agency"];
const YEAR = /^[0-9]{4}$/;
const PAGE = /^[0-9]{1,4}$/;
const DATE = /^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$/;

/** @typedef {(folding: Folding, typed: string) => Value|null} Reader reads a value; null where it is none. */

/** @type {Record<string, Reader>} */
const READERS = {
  year: (folding, typed) => rangeOf(compact(folding, typed), yearIn, yearIn),
  date: (folding, typed) => rangeOf(compact(folding, typed), firstDayIn, lastDayIn),
  page: (folding, typed) => rangeOf(compact(folding, typed), pageIn, pageIn),
  section: compact,
  column: compact,
  agency: compact,
  byline: (folding, typed) => pairsOf(tokenize(folding, typed)),
  tag: compact,
  lang: choiceOf("zh", "en"),
  in: choiceOf("headline", "byline", "text"),
};
const FIELDS = new Map(Object.entries(READERS));

/**
 * What reads the fields of a query to a site, and remembers the first tag that this site does not have.
 *
 * @param {import("./site.js").OpenSite} site
 * @param {string} text
 * @param {AbortSignal} signal
 * @returns {Promise<import("./query-input.js").ReadField>}
 */
export async function readerFor(site, text, signal) {
  const { folding } = site;
  if (!/tag:/i.test(new Input(folding, text).points.join(""))) return readField;
  const names = Object.entries(await site.json(site.index.tags, signal)).flat(2);
  await site.cover(names, signal);
  const known = new Set(names.map((name) => compact(folding, name)));
  /** @type {import("./query-input.js").ReadField} */
  const reader = (input) => {
    const from = input.at;
    const read = readField(input);
    const fields = /** @type {Field[]} */ (read?.type === "or" ? read.parts : read ? [read] : []);
    if (fields.length && fields.every(({ name, value }) => name === "tag" && !known.has(value))) reader.unknown ??= new QueryError("unknown-tag", input.places[from], input.places[input.at] ?? [...text].length);
    return read;
  };
  return reader;
}

/**
 * Reads the field that begins here, if one does.
 *
 * @param {Input} input
 * @returns {Field|import("./query.js").Group|null}
 */
export function readField(input) {
  const from = input.at;
  const name = nameHere(input);
  if (!name) return null;
  input.at += name.length + 1;
  const quoted = input.takeQuoted();
  const held = quoted === null ? takeHeld(input) : null;
  const bare = quoted === null && held === null;
  const typed = quoted ?? held ?? input.takeRun();
  const starred = bare ? typed.endsWith("*") : input.take("*");
  // Curly marks around Han may be part of a name, or only hold it together.
  const texts = held ? [typed, typed.slice(1, -1)] : [starred && bare ? typed.slice(0, -1) : typed];
  const fields = texts.map((text) => {
    const value = starred && !STARRED.includes(name) ? null : FIELDS.get(name)?.(input.folding, text);
    if (!value?.length) throw new QueryError("bad-value", from, input.at);
    return /** @type {Field} */ ({ type: "field", name, value, ...(starred ? { prefix: true } : {}), at: [from, input.at] });
  });
  return held ? { type: "or", parts: fields } : fields[0];
}

/**
 * Goes behind curly marks around Han, if they hold the whole value together: it ends behind them, with a star or without.
 *
 * @param {Input} input
 * @returns {string|null} with the marks, which may belong to the name.
 */
function takeHeld(input) {
  const from = input.at;
  const close = input.here === "“" ? input.points.indexOf("”", from + 1) : -1;
  const after = input.points[close + 1];
  if (close < 0 || !(after === undefined || after === "*" || ENDING.has(after) || input.classes[close + 1] === "blank")) return null;
  input.at = close + 1;
  return input.slice(from, input.at);
}

/**
 * The Latin word that stands here before a colon; nothing where none does.
 *
 * @param {Input} input
 * @returns {string}
 */
function nameHere({ points, at }) {
  let to = at;
  while (/^[A-Za-z]$/.test(points[to] ?? "")) to += 1;
  if (to === at || points[to] !== ":") return "";
  const name = points.slice(at, to).join("").toLowerCase();
  if (FIELDS.has(name)) return name;
  throw new QueryError("unknown-field", at, to);
}

/**
 * A text folded, without its blanks and what shows nothing.
 *
 * @param {Folding} folding
 * @param {string} text
 * @returns {string}
 */
export function compact(folding, text) {
  const signs = [...folding.fold(text)];
  return signs.filter((sign) => !/blank|ignorable/.test(folding.classOf(/** @type {number} */ (sign.codePointAt(0))))).join("");
}

/**
 * @param {...string} allowed
 * @returns {(folding: Folding, typed: string) => string|null}
 */
function choiceOf(...allowed) {
  return (folding, typed) => allowed.find((one) => one === compact(folding, typed)) ?? null;
}

/**
 * `low..high`, one of them or one alone; null where a border is none, or the low one lies above the high one.
 *
 * @template {string|number} T
 * @param {string} text
 * @param {(text: string) => T|null} lowIn
 * @param {(text: string) => T|null} highIn
 * @returns {[T|null, T|null]|null}
 */
function rangeOf(text, lowIn, highIn) {
  const dots = text.indexOf("..");
  const [before, after] = dots < 0 ? [text, text] : [text.slice(0, dots), text.slice(dots + 2)];
  const low = lowIn(before);
  const high = highIn(after);
  const wrong = (before && low === null) || (after && high === null) || (!before && !after);
  if (wrong || (low !== null && high !== null && low > high)) return null;
  return [low, high];
}

/** @param {string} text */
function yearIn(text) {
  return YEAR.test(text) ? Number(text) || null : null;
}

/** @param {string} text */
function pageIn(text) {
  return PAGE.test(text) ? Number(text) : null;
}

/** @param {string} text */
function firstDayIn(text) {
  return dayIn(text, false);
}

/** @param {string} text */
function lastDayIn(text) {
  return dayIn(text, true);
}

/**
 * The first or the last day of what is named: a day, a month or a year.
 *
 * @param {string} text
 * @param {boolean} last
 * @returns {string|null}
 */
function dayIn(text, last) {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year, month = last ? "12" : "01", day] = match;
  const days = new Date(0);
  days.setUTCFullYear(Number(year), Number(month), 0);
  const length = days.getUTCDate();
  if (Number(year) < 1 || Number(month) < 1 || Number(month) > 12) return null;
  if (day !== undefined && (Number(day) < 1 || Number(day) > length)) return null;
  return `${year}-${month}-${day ?? (last ? String(length) : "01")}`;
}
