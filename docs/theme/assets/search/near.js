/** Nearness: units where operands stand near one another, and which of their spans do. For queries that ask for it. */

import { lowerBoundOf } from "./decode.js";
import { sizeOf } from "./leaves.js";
import { togetherOf } from "./reach.js";

const MARKS = "\0"; // the term of all kept marks
const SPAN_MAXIMUM = 4096; // tokens; a query has at most 2,000 signs

/** @typedef {import("./evaluate.js").Run} Run */
/** @typedef {import("./plan.js").Near} Near */
/** @typedef {import("./plan.js").TextNode} TextNode */
/** @typedef {import("./match.js").Stands} Stands */
/** @typedef {import("./leaves.js").Part} Part */

/**
 * @typedef {object} Span
 * @property {number} start first token.
 * @property {number} end the token behind it.
 * @property {boolean} claimed whether it is counted elsewhere already.
 * @property {string} term of a text of one term.
 */

/**
 * Units where operands stand near one another.
 *
 * @param {Run} run
 * @param {Near} node
 * @param {Uint8Array} among
 * @returns {Promise<Uint8Array>}
 */
export async function nearUnits(run, node, among) {
  const { window } = run;
  const operands = [...node.operands].sort((one, other) => sizeOf(one) - sizeOf(other));
  const together = togetherOf(run.volume, node);
  const allowed = window.unitsOf(among, operands[0][0].kinds);
  let both = together ? window.those(together, allowed) : allowed;
  for (const operand of operands) {
    const left = window.articlesOf(both);
    /** @type {Uint32Array[]} */
    const parts = [];
    for (const text of operand) parts.push((await run.matches(text, left)).counts);
    both = both.map((wanted, unit) => (wanted && parts.some((counts) => counts[unit]) ? 1 : 0));
  }
  const [one, other] = [await operandSpans(run, operands[0], both), await operandSpans(run, operands[1], both)];
  const spansAt = (/** @type {number} */ unit) => /** @type {[Span[], Span[]]} */ ([one.get(unit), other.get(unit)]);
  const marks = await marksIn(run, both, (unit, most) => {
    const [spans, others] = spansAt(unit);
    return nearSpans(spans, others, node.distance + most, []).length > nearSpans(spans, others, node.distance, []).length;
  });
  /** @type {Map<number, Span[]>} */
  const spans = new Map();
  both.forEach((wanted, unit) => {
    if (!wanted) return;
    const near = nearSpans(...spansAt(unit), node.distance, marks.get(unit) ?? []);
    if (near.length) spans.set(unit, near);
    else both[unit] = 0;
  });
  run.near.set(node, spans);
  run.looked.set(node, among);
  return both;
}

/**
 * Positions of marks in those units where they matter.
 *
 * @param {Run} run
 * @param {Uint8Array} units
 * @param {(unit: number, most: number) => boolean} matter whether so many marks at most could bring more spans near.
 * @returns {Promise<Stands>}
 */
async function marksIn({ volume, matcher, signal }, units, matter) {
  const open = units.map((wanted, unit) => (wanted && matter(unit, Infinity) ? 1 : 0));
  const entry = open.includes(1) ? await volume.entry(MARKS, signal) : null;
  if (!entry) return new Map();
  const part = { offset: 0, entries: [entry], size: entry.occurrences };
  const counts = await matcher.counts(part, open);
  return matcher.stands(part, open.map((wanted, unit) => (wanted && matter(unit, counts[unit]) ? 1 : 0)));
}

/**
 * Spans of an operand's texts in some units.
 *
 * @param {Run} run
 * @param {TextNode[]} texts
 * @param {Uint8Array} units
 * @returns {Promise<Map<number, Span[]>>}
 */
async function operandSpans({ plan, found, matcher }, texts, units) {
  const { keys, terms } = plan.claimed;
  /** @type {Map<number, Span[]>} */
  const spans = new Map();
  const add = (/** @type {Stands} */ stands, /** @type {number} */ length, /** @type {boolean} */ claimed, term = "") => {
    for (const [unit, places] of stands) {
      if (!units[unit]) continue;
      const here = spans.get(unit) ?? [];
      spans.set(unit, here);
      for (const start of places) here.push({ start, end: start + length, claimed, term });
    }
  };
  for (const text of texts) {
    const { key, length, parts } = text.leaf;
    const known = /** @type {import("./match.js").Matches} */ (found.get(text)).stands;
    if (known) add(known, length, keys.has(key));
    for (const entry of known || !parts.length ? [] : parts[0].entries) {
      const stands = await matcher.stands({ ...parts[0], entries: [entry] }, units);
      add(stands, length, keys.has(key) || (length === 1 && terms.has(entry.term)), entry.term);
    }
  }
  return spans;
}

/**
 * The spans of both operands that have one of the other operand near them, without overlap.
 *
 * @param {Span[]} one
 * @param {Span[]} other
 * @param {number} distance tokens between at most.
 * @param {number[]} marks positions of tokens that distances do not count, in order.
 * @returns {Span[]}
 */
function nearSpans(one, other, distance, marks) {
  return [...withNeighbour(one, other, distance, marks), ...withNeighbour(other, one, distance, marks)];
}

/**
 * @param {Span[]} spans
 * @param {Span[]} others
 * @param {number} distance
 * @param {number[]} marks
 * @returns {Span[]}
 */
function withNeighbour(spans, others, distance, marks) {
  const starts = others.map(({ start }) => start).sort((a, b) => a - b);
  const ends = others.map(({ end }) => end).sort((a, b) => a - b);
  const between = (/** @type {number} */ from, /** @type {number} */ to) => to - from - (marks.length ? lowerBoundOf(marks, to) - lowerBoundOf(marks, from) : 0);
  return spans.filter(({ start, end }) => {
    const after = lowerBoundOf(starts, end);
    if (after < starts.length && between(end, starts[after]) <= distance) return true;
    const before = lowerBoundOf(ends, start + 1) - 1;
    return before >= 0 && between(ends[before], start) <= distance;
  });
}

/**
 * Distinct spans that stand near others and that no text outside nearness counts.
 *
 * @param {Run} run
 * @returns {Map<number, Map<number, string>>} in each unit: the term of each span, by its place and length.
 */
export function nearIn({ plan, near }) {
  /** @type {Map<number, Map<number, string>>} */
  const distinct = new Map();
  for (const node of plan.nears) {
    for (const [unit, spans] of near.get(node) ?? []) {
      const here = distinct.get(unit) ?? new Map();
      distinct.set(unit, here);
      for (const { start, end, claimed, term } of spans) if (!claimed) here.set(start * SPAN_MAXIMUM + end - start, term);
    }
  }
  return distinct;
}
