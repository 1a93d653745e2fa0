/** Where a query's texts stand in one unit, and whether the unit satisfies the query by itself. */

import { tokenize } from "./fold.js";

/** @typedef {import("./fold.js").Folding} Folding */
/** @typedef {import("./query.js").Query} Query */
/** @typedef {import("./query.js").Text} Text */
/** @typedef {import("./query.js").Near} Near */
/** @typedef {import("./query.js").Field} Field */
/** @typedef {Map<string, Set<string>>} Forms the forms of each widened word; one that is not there stands for itself. */

/**
 * @typedef {object} Span
 * @property {number} start in code points of the unit's text.
 * @property {number} end
 */

/**
 * @typedef {object} Stand where a text stands, as indexes of tokens.
 * @property {number} first
 * @property {number} behind the first token behind it.
 */

/**
 * @typedef {object} Unit a unit's text, cut.
 * @property {import("./fold.js").Token[]} tokens
 * @property {number[]} counted how many tokens before each one distances count; one more entry for the end.
 */

/**
 * The distinct spans of all texts of a query that are not under `-`; of nearness only those that take part in it.
 *
 * Whether the article satisfies the query, and whether lang: and in: allow this unit, is the caller's to know.
 *
 * @param {Query} query
 * @param {string} text of one unit, as written.
 * @param {Folding} folding
 * @param {Forms} forms
 * @returns {Span[]} by start, then end.
 */
export function spansIn(query, text, folding, forms) {
  return spansOf(query, unitOf(text, folding), forms);
}

/**
 * A text, cut once for many questions.
 *
 * @param {string} text
 * @param {Folding} folding
 * @returns {Unit}
 */
export function unitOf(text, folding) {
  const tokens = tokenize(folding, text);
  const counted = [0];
  for (const token of tokens) counted.push(counted[counted.length - 1] + (token.counts ? 1 : 0));
  return { tokens, counted };
}

/**
 * What {@link spansIn} says, of a unit that is cut.
 *
 * @param {Query} query
 * @param {Unit} unit
 * @param {Forms} forms
 * @returns {Span[]}
 */
export function spansOf(query, unit, forms) {
  /** @type {Map<string, Span>} */
  const distinct = new Map();
  for (const { first, behind } of positiveStands(query, unit, forms)) {
    const span = { start: unit.tokens[first].start, end: unit.tokens[behind - 1].end };
    distinct.set(`${span.start} ${span.end}`, span);
  }
  return [...distinct.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

/**
 * Whether a unit satisfies a query with nothing else beside it.
 *
 * @param {Query} query
 * @param {Unit} unit
 * @param {Forms} forms
 * @param {(field: Field) => boolean} fieldHolds whether the article's own value is the field's.
 * @returns {boolean}
 */
export function satisfies(query, unit, forms, fieldHolds) {
  switch (query.type) {
    case "and":
      return query.parts.every((part) => satisfies(part, unit, forms, fieldHolds));
    case "or":
      return query.parts.some((part) => satisfies(part, unit, forms, fieldHolds));
    case "not":
      return !satisfies(query.part, unit, forms, fieldHolds);
    case "field":
      return fieldHolds(query);
    case "near":
      return nearStands(query, unit, forms).length > 0;
    default:
      return standsOf(query, unit, forms).length > 0;
  }
}

/**
 * @param {Query} query
 * @param {Unit} unit
 * @param {Forms} forms
 * @returns {Stand[]}
 */
function positiveStands(query, unit, forms) {
  switch (query.type) {
    case "and":
    case "or":
      return query.parts.flatMap((part) => positiveStands(part, unit, forms));
    case "near":
      return nearStands(query, unit, forms);
    case "text":
      return standsOf(query, unit, forms);
    default:
      return [];
  }
}

/**
 * The stands of both operands that have one of the other operand near them.
 *
 * @param {Near} near
 * @param {Unit} unit
 * @param {Forms} forms
 * @returns {Stand[]}
 */
function nearStands(near, unit, forms) {
  const [one, other] = near.parts.map((part) => positiveStands(part, unit, forms));
  return [...withNeighbour(one, other, near.distance, unit), ...withNeighbour(other, one, near.distance, unit)];
}

/**
 * Those stands that have one of the others at most so many tokens before or behind them, without overlap.
 *
 * @param {Stand[]} stands
 * @param {Stand[]} others
 * @param {number} distance
 * @param {Unit} unit
 * @returns {Stand[]}
 */
function withNeighbour(stands, others, distance, { tokens, counted }) {
  // For each place between tokens the nearest border of another stand: one pass, however many stands there are.
  const next = new Int32Array(tokens.length + 1).fill(-1);
  const last = new Int32Array(tokens.length + 1).fill(-1);
  for (const { first, behind } of others) {
    next[first] = first;
    last[behind] = behind;
  }
  for (let at = tokens.length - 1; at >= 0; at -= 1) if (next[at] < 0) next[at] = next[at + 1];
  for (let at = 1; at <= tokens.length; at += 1) if (last[at] < 0) last[at] = last[at - 1];
  return stands.filter(({ first, behind }) => {
    const [before, after] = [last[first], next[behind]];
    const fits = before >= 0 && counted[first] - counted[before] <= distance;
    return fits || (after >= 0 && counted[after] - counted[behind] <= distance);
  });
}

/**
 * Where a text stands.
 *
 * @param {Text} text
 * @param {Unit} unit
 * @param {Forms} forms
 * @returns {Stand[]}
 */
function standsOf(text, unit, forms) {
  const words = text.tokens.map(([, word]) => word);
  if (text.mode === "exact") return sequenceIn(words, unit);
  const [word] = words;
  const wanted = text.mode === "widen" ? (forms.get(word) ?? new Set([word])) : null;
  /** @type {Stand[]} */
  const stands = [];
  unit.tokens.forEach((token, at) => {
    if (wanted ? wanted.has(token.text) : token.text.startsWith(word)) stands.push({ first: at, behind: at + 1 });
  });
  return stands;
}

/**
 * Where a sequence of tokens stands; overlapping places count.
 *
 * After Knuth, Morris and Pratt, so that no text and no sequence takes more than one pass. No word is also a sign:
 * comparing what is written is enough.
 *
 * @param {string[]} words
 * @param {Unit} unit
 * @returns {Stand[]}
 */
export function sequenceIn(words, { tokens }) {
  const borders = bordersOf(words);
  /** @type {Stand[]} */
  const stands = [];
  let same = 0;
  tokens.forEach(({ text }, at) => {
    while (same > 0 && text !== words[same]) same = borders[same - 1];
    if (text === words[same]) same += 1;
    if (same < words.length) return;
    stands.push({ first: at + 1 - same, behind: at + 1 });
    same = borders[same - 1];
  });
  return stands;
}

/**
 * For each beginning of a sequence: the length of its longest proper beginning that is also its end.
 *
 * @param {string[]} words
 * @returns {number[]}
 */
function bordersOf(words) {
  const borders = [0];
  for (let at = 1, same = 0; at < words.length; at += 1) {
    while (same > 0 && words[at] !== words[same]) same = borders[same - 1];
    if (words[at] === words[same]) same += 1;
    borders.push(same);
  }
  return borders;
}
