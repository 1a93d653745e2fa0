/** Nearness: units where operands stand near one another, and which of their spans do. For queries that ask for it. */

import { sizeOf } from "./leaves.js";
import { lowerBoundOf } from "./match.js";

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
  let both = window.unitsOf(among, operands[0][0].kinds);
  for (const operand of operands) {
    const left = window.articlesOf(both);
    const parts = [];
    for (const text of operand) parts.push((await run.matches(text, left)).counts);
    both = both.map((wanted, unit) => (wanted && parts.some((counts) => counts[unit]) ? 1 : 0));
  }
  const [one, other] = [await operandSpans(run, operands[0], both), await operandSpans(run, operands[1], both)];
  const marks = await marksIn(run, both, (unit, known, most) => marksMatter(one.get(unit), other.get(unit), node.distance, known, most));
  const spans = new Map();
  both.forEach((wanted, unit) => {
    if (!wanted) return;
    const near = nearSpans(one.get(unit), other.get(unit), node.distance, marks.get(unit) ?? []);
    if (near.length) spans.set(unit, near);
    else both[unit] = 0;
  });
  run.near.set(node, spans);
  run.looked.set(node, among);
  return both;
}

/**
 * Positions of marks, one mark after another, in those units where they may matter still: rarely are all of them read.
 *
 * @param {Run} run
 * @param {Uint8Array} units
 * @param {(unit: number, known: number[], most: number) => boolean} matter
 * @returns {Promise<Stands>}
 */
async function marksIn({ volume, matcher, signal }, units, matter) {
  /** @type {Stands} */
  const marks = new Map();
  let open = units.map((wanted, unit) => (wanted && matter(unit, [], Infinity) ? 1 : 0));
  if (!open.includes(1)) return marks;
  const parts = (await volume.entriesFrom(" ", signal)).map((entry) => ({ offset: 0, entries: [entry], size: entry.occurrences }));
  const dear = (/** @type {Part} */ { entries: [{ blocks }], size }) => (blocks ? 1 / size : 0);
  parts.sort((one, other) => dear(one) - dear(other));
  const counts = await Promise.all(parts.map((part) => matcher.counts(part, open)));
  const left = counts.reduce((sum, one) => sum.map((count, unit) => count + one[unit]), new Uint32Array(units.length));
  for (const [index, part] of parts.entries()) {
    open = open.map((wanted, unit) => (wanted && matter(unit, marks.get(unit) ?? [], left[unit]) ? 1 : 0));
    for (const [unit, places] of await matcher.stands(part, open)) {
      marks.set(unit, [...(marks.get(unit) ?? []), ...places].sort((one, other) => one - other));
    }
    counts[index].forEach((count, unit) => (left[unit] -= count));
  }
  return marks;
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
    const known = found.get(text).stands;
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
 * Whether more marks, whose places are not known yet, could bring more spans near.
 *
 * @param {Span[]} one
 * @param {Span[]} other
 * @param {number} distance
 * @param {number[]} marks known ones.
 * @param {number} most others there are.
 * @returns {boolean}
 */
function marksMatter(one, other, distance, marks, most) {
  return nearSpans(one, other, distance + most, marks).length > nearSpans(one, other, distance, marks).length;
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
  const between = (from, to) => to - from - (marks.length ? lowerBoundOf(marks, to) - lowerBoundOf(marks, from) : 0);
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
